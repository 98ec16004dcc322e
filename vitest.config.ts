import { configDefaults, defineConfig } from 'vitest/config'

/** The pure core, which leaves nothing behind that another test could meet. The properties run too long to be grouped. */
const pure = ['tests/unit/shared/!(sync)/**/*.test.ts', 'tests/unit/shared/sync/{*,rules/*}.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // One core is not kept free: nobody works beside the tests.
    maxWorkers: '100%',
    projects: [
      // One process for many files: to begin each anew cost four times what its tests do.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['tests/{unit,integration,vectors,second-reader,fuzz}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...pure],
          // An IndexedDB for the unit tests of what stands on it; it must be there before Dexie loads.
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
    ],
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,integration,vectors,second-reader,fuzz}/**/*.test.{ts,tsx}'],
    // An IndexedDB for the unit tests of what stands on it; it must be there before Dexie loads.
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: 60_000,
    // One core is not kept free: nobody works beside the tests.
    maxWorkers: '100%',
  },
})

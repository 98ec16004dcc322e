import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The pure core, which leaves nothing behind that another test could meet. The properties run too long to be grouped. */
const pure = ['tests/unit/shared/!(sync)/**/*.test.ts', 'tests/unit/shared/sync/{*,rules/*}.test.ts']

/** What runs for half a minute begins first: begun last, it would keep one core waiting for the other. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ moduleId }: TestSpecification) =>
      Number(!/\/(fuzz|properties|power-cut|import-killed|papers\.)/.test(moduleId))
    return (await super.sort(files)).toSorted((a, b) => isShort(a) - isShort(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    setupFiles: ['tests/support/setup.ts'],
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
        },
      },
    ],
  },
})

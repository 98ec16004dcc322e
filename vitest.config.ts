import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,integration,vectors,second-reader,fuzz}/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 60_000,
    // One core is not kept free: nobody works beside the tests.
    maxWorkers: '100%',
  },
})

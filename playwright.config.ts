import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  // Two cores are enough for two browsers, no more.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
})

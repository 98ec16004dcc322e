import { defineConfig } from '@playwright/test'
import type { AppKind } from './tests/support/app.ts'

// Specs that are about one host only; all others run in the plain browser and, where there is a binary, in Electron.
const ofBrowser = /(host-contract|parts|browser-shell|command-line-kill|lost-storage)\.spec\.ts$/
const ofElectron = /electron-shell\.spec\.ts$/
// What damage, sudden ends and backups do to the disk is tried on both ways of keeping the journal. `STAND_IN=all` tries the
// others there too; what sixty branches send is too much for it, since all bytes go to and fro as text.
const ofDisk = /(electron-shell|damaged-profile|crash|backup)\.spec\.ts$/

const inStandIn = process.env.STAND_IN === 'all' ? { testIgnore: ofBrowser } : { testMatch: ofDisk }

export default defineConfig<object, { kind: AppKind }>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // What a busy machine with two cores needs; only a test that fails waits so long.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Two browsers at a time are what two cores bear.
  workers: 2,
  // Each test has profiles of its own: none waits for the others of its file, and both browsers are busy to the end.
  fullyParallel: true,
  // One more try, because other work on the machine can hold a browser up for minutes; `npm test` names what needed it.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    { name: 'browser', testIgnore: ofElectron, use: { kind: 'browser' } },
    { name: 'stand-in', ...inStandIn, use: { kind: 'stand-in' } },
    { name: 'electron', testIgnore: ofBrowser, use: { kind: 'electron' } },
  ],
})

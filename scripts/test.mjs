import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { add, countPlaywright, countVitest, failedInPlaywright, failedInVitest, sentence } from './count.mjs'
import { prepare } from './requirements.mjs'
import { programOf, projectFolder } from './tools.mjs'

// Every test runs once with the clock of Shanghai. The pure core without `sync` (which knows no days) runs a second
// time with the clock of Los Angeles, on the other side of midnight. Both runs are counted.

/** What failed, told at the end. @type {string[]} */
const failures = []
const reports = mkdtempSync(join(tmpdir(), 'xiaojia-report-'))

/** @param {string} path */
const readReport = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * @param {readonly string[]} values
 * @param {Record<string, string>} environment
 */
const run = (values, environment) =>
  spawnSync(process.execPath, values, {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  }).status

/**
 * @param {string} zone
 * @param {readonly string[]} which
 */
const vitest = (zone, which) => {
  console.log(`\n== vitest, ${zone}`)
  const report = join(reports, `vitest-${zone.replace('/', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = run([programOf('vitest'), 'run', '--passWithNoTests', ...reporters, ...which], {
    TZ: zone,
  })
  const text = readReport(report)
  for (const test of failedInVitest(text)) failures.push(`vitest, ${zone}: ${test}`)
  return countVitest(text, status)
}

const playwright = () => {
  console.log('\n== playwright')
  const report = join(reports, 'playwright.json')
  const status = run([programOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const text = readReport(report)
  failures.push(...failedInPlaywright(text))
  return countPlaywright(text, status)
}

prepare()
const counts = []
const isBuilt = build()
if (!isBuilt) {
  console.log('the build failed')
  counts.push({ passed: 0, failed: 1, skipped: 0 })
}
counts.push(
  vitest('Asia/Shanghai', []),
  vitest('America/Los_Angeles', ['--project=pure', '--exclude=tests/unit/shared/sync/**']),
)
if (isBuilt) counts.push(playwright())
rmSync(reports, { recursive: true, force: true })

const total = add(counts)
process.exitCode = total.failed > 0 ? 1 : 0
for (const failure of failures) console.log(`\nfailed in ${failure}`)
console.log(`\n${sentence(total)}`)

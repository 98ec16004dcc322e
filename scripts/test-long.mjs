import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { programOf, projectFolder } from './tools.mjs'

// The properties of the synchronisation with many more histories than `npm test` gives them:
//   RUNS=100000 npm run test:long -- docs/property-runs.md
// Prints a dated summary, and writes it to the file if one is named.

const runs = Number(process.env.RUNS ?? 100_000)
const file = process.argv[2]
const folder = mkdtempSync(join(tmpdir(), 'xiaojia-long-'))
const report = join(folder, 'properties.ndjson')
writeFileSync(report, '')

const start = Date.now()
const { status } = spawnSync(
  process.execPath,
  [programOf('vitest'), 'run', 'tests/unit/shared/sync/properties', 'tests/fuzz'],
  {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, RUNS: String(runs), PROPERTY_REPORT: report },
  },
)
const minutes = ((Date.now() - start) / 60_000).toFixed(1)

/** @type {{ name: string, runs: number, shares: [string, number][] }[]} */
const properties = readFileSync(report, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
properties.sort((a, b) => Number(a.name.slice(1)) - Number(b.name.slice(1)))
rmSync(folder, { recursive: true, force: true })

const difficulties = properties[0]?.shares.map(([what]) => what) ?? []
/** @param {readonly (string | number)[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`
const summary = [
  `# Property runs of ${new Date().toISOString().slice(0, 10)}`,
  '',
  `${status === 0 ? 'All hold' : 'NOT ALL HOLD'}. ${runs.toLocaleString('en')} histories each, ${minutes} minutes on ` +
    `${cpus().length} cores, Node ${process.versions.node}. Shares: how many of the histories had it.`,
  '',
  row(['property', 'histories', ...difficulties]),
  row(['---', '---:', ...difficulties.map(() => '---:')]),
  ...properties.map(({ name, runs: count, shares }) =>
    row([name, count.toLocaleString('en'), ...shares.map(([, share]) => `${(share * 100).toFixed(1)} %`)]),
  ),
  '',
].join('\n')
console.log(`\n${summary}`)
if (file) writeFileSync(join(projectFolder, file), summary)
process.exitCode = status === 0 ? 0 : 1

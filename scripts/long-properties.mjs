import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'
import { programOf, projectFolder } from './tools.mjs'

// The properties of the synchronisation with many more histories than `npm test` gives them:
//   RUNS=100000 npm run test:long -- docs/property-runs.md
// Prints a dated summary, and writes it to the file if one is named.

const runs = Number(process.env.RUNS ?? 100_000)
const file = process.argv[2]
const folder = mkdtempSync(join(tmpdir(), 'xiaojia-long-'))
const report = join(folder, 'properties.ndjson')
writeFileSync(report, '')

/**
 * Each property as one file: between modules the test runner looks up every name at every call, and a history makes
 * millions of calls.
 * @param {string} source
 * @param {string} target
 */
const bundle = async (source, target) => {
  const names = readdirSync(source).filter((name) => name.endsWith('.test.ts'))
  for (const name of names) {
    await build({
      configFile: false,
      root: projectFolder,
      logLevel: 'error',
      build: {
        ssr: join(source, name),
        outDir: target,
        emptyOutDir: false,
        minify: false,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: `${basename(name, '.ts')}.mjs` } },
      },
    })
  }
}

// Inside the project, so that the packages are found from there.
const bundles = join(projectFolder, 'out', 'property-runs')
rmSync(bundles, { recursive: true, force: true })
mkdirSync(bundles, { recursive: true })
await bundle(join(projectFolder, 'tests', 'unit', 'shared', 'sync', 'properties'), bundles)
const config = join(bundles, 'vitest.config.mjs')
writeFileSync(config, "export default { test: { include: ['*.test.mjs'], testTimeout: 60_000 } }\n")

/** @param {string[]} what */
const vitest = (what) =>
  spawnSync(process.execPath, [programOf('vitest'), 'run', ...what], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, RUNS: String(runs), PROPERTY_REPORT: report },
  }).status

const start = Date.now()
const statuses = [vitest(['--root', bundles, '--config', config]), vitest(['tests/fuzz'])]
const status = statuses.every((one) => one === 0) ? 0 : 1
rmSync(bundles, { recursive: true, force: true })
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
if (file) writeFileSync(resolve(projectFolder, file), summary)
process.exitCode = status === 0 ? 0 : 1

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { addPiece, readSum, sumText } from './property-sum.mjs'
import { programOf, projectFolder } from './tools.mjs'

// The properties of the synchronisation with many more histories than `npm test` gives them (`RUNS`). What held is added to
// docs/property-runs.md, so that a machine that is free for an hour at a time comes to a hundred thousand as well.

const runs = Number(process.env.RUNS ?? 100_000)
const file = join(projectFolder, 'docs', 'property-runs.md')
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

const program = createHash('sha256')
for (const name of readdirSync(bundles).sort()) program.update(readFileSync(join(bundles, name)))
const sum = readSum(existsSync(file) ? readFileSync(file, 'utf8') : '', program.digest('hex').slice(0, 12))

const start = Date.now()
const { status } = spawnSync(
  process.execPath,
  [programOf('vitest'), 'run', '--root', bundles, '--config', config],
  {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, RUNS: String(runs), PROPERTY_REPORT: report },
  },
)
const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean)
rmSync(bundles, { recursive: true, force: true })
rmSync(folder, { recursive: true, force: true })

if (status === 0) {
  const minutes = ((Date.now() - start) / 60_000).toFixed(1)
  const day = new Date().toISOString().slice(0, 10)
  const piece = `${day}: ${runs.toLocaleString('en')} each in ${minutes} minutes on ${cpus().length} cores, Node ${process.versions.node}`
  writeFileSync(
    file,
    sumText(
      addPiece(
        sum,
        piece,
        lines.map((line) => JSON.parse(line)),
      ),
    ),
  )
}
process.exitCode = status === 0 ? 0 : 1

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { addPiece, addReports, readSum, sumText } from './property-sum.mjs'
import { programOf, projectFolder } from './tools.mjs'

// The properties of the synchronisation with many more histories than `npm test` gives them (`RUNS`), on all cores. What held
// is added to docs/property-runs.md, so that a machine that is free for an hour at a time comes to a hundred thousand as well.

const runs = Number(process.env.RUNS ?? 100_000)
const file = join(projectFolder, 'docs', 'property-runs.md')

// Inside the project, so that the packages are found from there.
const folder = join(projectFolder, 'out', 'property-runs')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
// As one file: between modules the test runner looks up every name at every call, and a history makes millions of calls.
await build({
  configFile: false,
  root: projectFolder,
  logLevel: 'error',
  build: {
    ssr: join(projectFolder, 'tests', 'unit', 'shared', 'sync', 'properties', 'properties.test.ts'),
    outDir: folder,
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'properties.test.mjs' } },
  },
})
const program = createHash('sha256').update(readFileSync(join(folder, 'properties.test.mjs')))
const sum = readSum(existsSync(file) ? readFileSync(file, 'utf8') : '', program.digest('hex').slice(0, 12))

const config = join(folder, 'vitest.config.mjs')
writeFileSync(config, "export default { test: { include: ['*.test.mjs'] } }\n")

/**
 * Plays some of the histories in a process of its own.
 * @param {number} index
 * @param {number} count
 * @returns {Promise<import('./property-sum.mjs').Report | null>} What held; null when something did not.
 */
const play = (index, count) => {
  const report = join(folder, `report-${index}.json`)
  const values = [programOf('vitest'), 'run', '--root', folder, '--config', config]
  const child = spawn(process.execPath, values, {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, RUNS: String(count), PROPERTY_REPORT: report },
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? JSON.parse(readFileSync(report, 'utf8')) : null))
  })
}

const start = Date.now()
const cores = cpus().length
const counts = Array.from({ length: cores }, (_, i) => Math.ceil((runs - i) / cores))
const reports = await Promise.all(counts.filter((count) => count > 0).map((count, i) => play(i, count)))
rmSync(folder, { recursive: true, force: true })

const held = reports.reduce((one, other) => (one && other ? addReports(one, other) : null))
if (held) {
  const minutes = ((Date.now() - start) / 60_000).toFixed(1)
  const day = new Date().toISOString().slice(0, 10)
  const piece = `${day}: ${held.runs.toLocaleString('en')} in ${minutes} minutes on ${cores} cores, Node ${process.versions.node}`
  writeFileSync(file, sumText(addPiece(sum, piece, held)))
}
process.exitCode = held ? 0 : 1

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { build, isStale } from './build.mjs'
import { chosenParts, sectionOf } from './long-parts.mjs'
import { programOf, projectFolder } from './tools.mjs'

// Everything that chance decides, with many more tries than `npm test` gives it, one after the other:
//   npm run test:long -- docs/long-runs.md
// Name a number and only its part runs: RUNS=1000 (properties), FILES=1000 (hostile files), CRASHES=200 KILLS=1000 …
// Prints a dated summary with a section for each part, and writes it to the file if one is named.

const file = process.argv[2]

/**
 * Runs a program, shows what it says and keeps it.
 * @param {readonly string[]} values
 * @param {Record<string, string>} environment
 * @returns {Promise<{ readonly said: string, readonly isGood: boolean }>}
 */
const run = (values, environment) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, values, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    })
    let said = ''
    child.stdout.on('data', (data) => {
      process.stdout.write(data)
      said += data
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ said, isGood: code === 0 }))
  })

/**
 * The command of a part.
 * @param {import('./long-parts.mjs').Part} part
 * @returns {readonly string[]}
 */
const commandOf = ({ by, what }) => {
  if (by === 'vitest') return [programOf('vitest'), 'run', ...what]
  if (by === 'playwright')
    return [programOf('@playwright/test', 'playwright'), 'test', '--workers=1', ...what]
  return [join(projectFolder, 'scripts', 'long-properties.mjs')]
}

const parts = chosenParts(process.env)
if (parts.some(({ by }) => by === 'playwright') && isStale() && !build()) throw new Error('the build failed')
const sections = []
let isGood = true
for (const part of parts) {
  const start = Date.now()
  const done = await run(commandOf(part), { [part.number]: String(part.count) })
  isGood &&= done.isGood
  const minutes = (Date.now() - start) / 60_000
  sections.push(sectionOf(part, { ...done, minutes }))
}

const day = new Date().toISOString().slice(0, 10)
const heading = `# Long runs of ${day}\n\nOn ${cpus().length} cores, Node ${process.versions.node}.\n`
const summary = [heading, ...sections].join('\n')
console.log(`\n${summary}`)
if (file) writeFileSync(resolve(projectFolder, file), summary)
process.exitCode = isGood ? 0 : 1

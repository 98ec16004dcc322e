import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mutant, mutants, once } from './list.ts'

// Breaks one rule after the other in a private copy of the tree, and shows that a property notices each.
//   npm run test:mutants            all of them
//   npm run test:mutants -- late    those whose rule or name contains the word

const project = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'xiaojia-mutants-'))
const runs = process.env.RUNS ?? '400'
const properties = 'tests/unit/shared/sync/properties/properties.test.ts'

interface Report {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** What became of a property: it holds, it was broken by a history, or it could not be asked at all. */
type Outcome = 'holds' | 'killed' | 'no test'

const ask = (property: string, count: string): Outcome => {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs')
  spawnSync(process.execPath, [vitest, 'run', properties, '--reporter=json', `--outputFile=${report}`], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, RUNS: count, SHRINK: 'no', PROPERTIES: property },
    timeout: 600_000,
  })
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
    if (tests.length === 0) return 'no test'
    const failed = tests.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return 'holds'
    return failed.some(({ failureMessages }) => /Property failed/.test(failureMessages.join()))
      ? 'killed'
      : 'no test'
  } catch {
    return 'no test'
  }
}

const apply = ({ file, find, replace }: Mutant): (() => void) => {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  if (!once(text, find)) throw new Error(`${file} does not hold once: ${find}`)
  writeFileSync(
    path,
    text.replace(find, () => replace),
  )
  return () => writeFileSync(path, text)
}

const prepare = (): void => {
  for (const part of ['src', 'tests', 'package.json', 'vitest.config.ts', 'tsconfig.json'])
    cpSync(join(project, part), join(folder, part), { recursive: true, force: true })
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir')
}

const main = (): void => {
  prepare()
  const word = process.argv[2] ?? ''
  const chosen = mutants.filter(({ name, rule }) => `${name} ${rule}`.includes(word))
  let failures = 0
  const say = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`)
  say(['mutant', 'breaks', 'property', 'outcome', 's'])
  say(['---', '---', '---', '---', '---:'])
  for (const property of new Set(chosen.map(({ killer }) => killer))) {
    const outcome = ask(property, '40')
    if (outcome !== 'holds') failures++
    if (outcome !== 'holds') say(['(none)', '', property, `does not hold by itself: ${outcome}`, ''])
  }
  for (const mutant of chosen) {
    const start = Date.now()
    const restore = apply(mutant)
    const outcome = ask(mutant.killer, runs)
    restore()
    if (outcome !== 'killed') failures++
    const words = outcome === 'killed' ? 'killed' : outcome === 'holds' ? 'SURVIVED' : 'NO TEST RAN'
    say([mutant.name, mutant.rule, mutant.killer, words, ((Date.now() - start) / 1000).toFixed(0)])
  }
  console.log(`\n${chosen.length} mutants, ${failures} not killed`)
  process.exitCode = failures > 0 ? 1 : 0
}

try {
  main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

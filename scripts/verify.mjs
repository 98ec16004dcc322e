import { spawnSync } from 'node:child_process'
import { programOf, projectFolder } from './tools.mjs'

/** Everything that must hold before a change is taken; the cheap things first, all of them in any case. */
const steps = /** @type {const} */ ([
  ['types', ['scripts/types.mjs']],
  ['lint', [programOf('@biomejs/biome', 'biome'), 'lint', '--error-on-warnings', '.']],
  [
    'promises',
    [programOf('oxlint'), '--type-aware', '-D', 'typescript/no-floating-promises', 'src', 'scripts', 'tests'],
  ],
  ['format', [programOf('@biomejs/biome', 'biome'), 'format', '.']],
  ['test', ['scripts/test.mjs']],
])

const failed = []
for (const [name, values] of steps) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, values, { cwd: projectFolder, stdio: 'inherit' })
  if (status !== 0) failed.push(name)
}
console.log(failed.length > 0 ? `\nverify: failed: ${failed.join(', ')}` : '\nverify: all good')
process.exitCode = failed.length > 0 ? 1 : 0

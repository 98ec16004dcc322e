import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Expected } from '#shared/sample/expected.ts'
import { programOf, projectFolder } from '../../scripts/tools.mjs'

/** Bundles of invented branches for one school, and what they must come to. */
export interface SampleFiles {
  /** Files that have arrived. */
  readonly paths: readonly string[]
  readonly expected: Expected
}

/** Runs `npm run sample` for the school of a card, as a person would who tries the product out. */
export const writeSample = async (
  card: Uint8Array,
  folder: string,
  size: { readonly branches: number; readonly members: number },
): Promise<SampleFiles> => {
  const cardPath = join(folder, 'card.xjb')
  writeFileSync(cardPath, card)
  const out = join(folder, 'sample')
  const values = [
    'scripts/sample.ts',
    ...['--branches', String(size.branches), '--members', String(size.members)],
    ...['--card', cardPath, '--out', out],
  ]
  const child = spawn(process.execPath, [programOf('tsx'), ...values], { cwd: projectFolder })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`npm run sample failed: ${said}`)
  const branch = join(out, 'branch')
  return {
    paths: readdirSync(branch)
      .sort()
      .map((name) => join(branch, name)),
    expected: JSON.parse(readFileSync(join(out, 'expected.json'), 'utf8')) as Expected,
  }
}

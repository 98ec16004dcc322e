import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seed } from '#tests/support/seed.ts'

const root = join(import.meta.dirname, '../..')
const runs = Number(process.env.FILES ?? 2000)

/** What a run of tests/fuzz/run.ts prints. */
interface Report {
  readonly runs: number
  readonly slowest: number
  readonly memory: number
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly problems: readonly string[]
}

const run = (
  env: Readonly<Record<string, string>>,
): Promise<{ readonly out: string; readonly code: number | null }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=400', '--import', 'tsx', 'tests/fuzz/run.ts'],
      {
        cwd: root,
        env: { ...process.env, ...env },
      },
    )
    let out = ''
    child.stdout.on('data', (data: Buffer) => (out += data.toString()))
    child.stderr.on('data', (data: Buffer) => (out += data.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ out, code }))
  })

describe(`${runs} hostile files, seed ${seed}`, () => {
  test('none crashes, hangs, grows, or is refused without a reason', {
    timeout: 60_000 + runs * 300,
  }, async () => {
    const { out, code } = await run({ FILES: String(runs), SEED: String(seed) })
    expect(code, out.slice(-2000)).toBe(0)
    const report = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Report
    const met = new Set(Object.values(report.outcomes).flatMap((row) => Object.keys(row)))
    console.info(
      `seed ${seed}: ${report.runs} files, slowest ${report.slowest} ms, ${report.memory} MB, ${[...met].sort().join(' ')}`,
    )
    expect(report.problems).toEqual([])
    expect(report.memory).toBeLessThan(500)
    // Mutants that never pass the first check prove little: each layer must have been reached.
    const taken = Object.values(report.outcomes).filter((row) => (row.ok ?? 0) > 0)
    expect(taken.length).toBeGreaterThan(8)
    for (const outcome of [
      'damaged',
      'truncated',
      'bad-signature',
      'cannot-decrypt',
      'unknown-sender',
      'wrong-code',
    ]) {
      expect([...met]).toContain(outcome)
    }
  })
  const fewer = Math.ceil(runs / 10)
  test(`the second reader comes to the same for ${fewer}`, { timeout: 60_000 + runs * 300 }, async () => {
    const { out, code } = await run({ FILES: String(fewer), SEED: String(seed), AGREE: '1' })
    expect(code, out.slice(-2000)).toBe(0)
    const report = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Report
    expect(report.runs).toBe(fewer)
    expect(report.problems).toEqual([])
  })
})

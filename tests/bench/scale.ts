import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load1, median, megabytes, type Part, ratio, seconds, table } from './median.ts'
import type { ScaleFound, ScaleJob } from './scale-child.ts'

const child = fileURLToPath(new URL('out/scale-child.mjs', import.meta.url))

const run = (job: ScaleJob): ScaleFound | null => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, JSON.stringify(job)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return job.step === 'make' ? null : (JSON.parse(stdout) as ScaleFound)
}

/** A journal folded from its first byte, and a tenth of it. */
export const benchScale = (changes: number, seed: number, rounds: number): Part => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-scale-'))
  const sizes = [Math.round(changes / 10), changes]
  const found = new Map(sizes.map((size) => [size, [] as ScaleFound[]]))
  const checked = new Map(sizes.map((size) => [size, [] as ScaleFound[]]))
  const jobOf = (size: number, step: ScaleJob['step']): ScaleJob => ({
    step,
    changes: size,
    seed,
    journal: join(folder, `journal${size}`),
    store: join(folder, 'store'),
  })
  const before = load1()
  try {
    for (const size of sizes) run(jobOf(size, 'make'))
    for (let round = 0; round < rounds; round++) {
      for (const [size, rows] of found) {
        const one = run(jobOf(size, 'fold'))
        const other = run(jobOf(size, 'check'))
        if (one) rows.push(one)
        if (other) checked.get(size)?.push(other)
      }
    }
    const middle = (rows: readonly ScaleFound[], pick: (one: ScaleFound) => number): number =>
      median(rows.map(pick))
    const each = (rows: readonly ScaleFound[], pick: 'clock' | 'cpu'): number =>
      middle(rows, (one) => (one[pick] / one.changes) * 1000)
    const rows = [...found].map(([, all]) => all)
    const [small = [], large = []] = rows
    const names = Object.keys(large[0]?.parts ?? {})
    const [cpu, clock] = [
      each(large, 'cpu') / each(small, 'cpu'),
      each(large, 'clock') / each(small, 'clock'),
    ]
    const peak = middle(large, (one) => one.peak)
    const commandPeak = middle(checked.get(changes) ?? [], (one) => one.peak)
    return {
      text: [
        `Median of ${rounds}, each in a fresh process, in turn; load ${before} before, ${load1()} after.`,
        '',
        table([
          [
            'changes',
            'records',
            'journal',
            'whole (clock)',
            'one change: processor / clock',
            'peak memory',
            ...names,
          ],
          ...rows.map((all) => [
            String(all[0]?.changes),
            String(all[0]?.records),
            megabytes(middle(all, (one) => one.bytes)),
            seconds(middle(all, (one) => one.clock)),
            `${each(all, 'cpu').toFixed(0)} / ${each(all, 'clock').toFixed(0)} µs`,
            megabytes(middle(all, (one) => one.peak)),
            ...names.map((name) => seconds(middle(all, ({ parts }) => parts[name] ?? 0))),
          ]),
        ]),
        '',
        table([
          ["the command line's `rebuild`", 'whole (clock)', 'one change: processor / clock', 'peak memory'],
          ...[...checked.values()].map((all) => [
            String(all[0]?.changes),
            seconds(middle(all, (one) => one.clock)),
            `${each(all, 'cpu').toFixed(0)} / ${each(all, 'clock').toFixed(0)} µs`,
            megabytes(middle(all, (one) => one.peak)),
          ]),
        ]),
      ].join('\n'),
      aims: [
        {
          aim: `one change of ${changes} costs at most 1.3 times one of ${Math.round(changes / 10)}`,
          found: `${ratio(cpu)} times the processor time, ${ratio(clock)} times the clock`,
          met: cpu <= 1.3,
        },
        { aim: 'peak memory there under 500 MB', found: megabytes(peak), met: peak < 500e6 },
        {
          aim: "peak memory of the command line's `rebuild` there under 500 MB",
          found: megabytes(commandPeak),
          met: commandPeak < 500e6,
        },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

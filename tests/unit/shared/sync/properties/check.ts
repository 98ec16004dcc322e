import fc from 'fast-check'
import { expect } from 'vitest'
import type { Batch } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { buildView, View, type ViewProblems } from '#shared/sync/view.ts'
import { type AfterEdit, type History, histories, play } from './history.ts'
import { registry, type World } from './world.ts'

/** How many histories each property sees. */
const runs = 300

/** A record without the order of its parts that nobody relies on. */
export interface Snapshot {
  readonly records: Readonly<Record<string, unknown>>
  readonly problems: ViewProblems
  readonly intervals?: unknown
}

/** A view in a form that compares. */
export const snapshot = (view: {
  readonly records: ReadonlyMap<string, FoldedRecord>
  readonly problems: ViewProblems
}): Snapshot => ({
  records: Object.fromEntries([...view.records].sort(([a], [b]) => (a < b ? -1 : 1))),
  problems: view.problems,
})

/** The view of some batches, taken in one after the other. */
export const grow = (batches: Iterable<Batch>): View => {
  const view = new View(registry)
  for (const batch of batches) view.add(batch)
  return view
}

/** The snapshot of a grown view, with its chains. */
export const snapshotOf = (view: View): Snapshot => ({
  ...snapshot({ records: view.records(), problems: view.problems() }),
  intervals: view.state.chains.intervals(),
})

/** The snapshot of the same batches computed from nothing. */
export const fromScratch = (batches: Iterable<Batch>): Snapshot => snapshot(buildView(batches, registry))

/** A source of numbers below one, the same for a seed. */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The same list in another order. */
export const shuffled = <T>(list: readonly T[], chance: () => number): T[] => {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    const [a, b] = [copy[i], copy[j]]
    if (a !== undefined && b !== undefined) {
      copy[i] = b
      copy[j] = a
    }
  }
  return copy
}

/** Everything that any PC holds or any file carried. */
export const union = (world: World): readonly Batch[] => [
  ...world.replicas.flatMap(({ held }) => held),
  ...world.files.map(({ batch }) => batch),
]

/** The same content cut into small pieces, some twice, in any order. */
export const pieces = (batches: readonly Batch[], chance: () => number): readonly Batch[] => {
  const all: Batch[] = []
  for (const { changes, withheld = [], statements = [] } of batches) {
    for (const change of changes) all.push({ changes: [change] })
    for (const link of withheld) all.push({ changes: [], withheld: [link] })
    for (const statement of new Set(statements))
      if (chance() < 0.5) all.push({ changes: [], statements: [statement] })
    all.push({ changes: [], statements })
  }
  const order = shuffled([...all, ...all.filter(() => chance() < 0.2)], chance)
  const result: Batch[] = []
  while (order.length > 0) {
    const some = order.splice(0, 1 + Math.floor(chance() * 8))
    result.push({
      changes: some.flatMap(({ changes }) => changes),
      withheld: some.flatMap(({ withheld = [] }) => withheld),
      statements: some.flatMap(({ statements = [] }) => statements),
    })
  }
  return result
}

/**
 * Runs a property over random histories, prints how often these had what makes merging hard, and fails when one of
 * those was rare: a property that never meets a conflict proves nothing.
 */
export const holds = async (
  name: string,
  property: (world: World, history: History) => void,
  after?: AfterEdit,
): Promise<void> => {
  const met = { conflicts: 0, waiting: 0, forks: 0, lost: 0 }
  let count = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const world = await play(history, after)
      const problems = world.replicas.map(({ view }) => view.problems())
      const whole = buildView(union(world), registry).problems
      count++
      if ([...problems, whole].some(({ conflicts }) => conflicts.length > 0)) met.conflicts++
      if (problems.some(({ waiting }) => waiting.length > 0)) met.waiting++
      if (whole.forks.length > 0) met.forks++
      if (world.files.some(({ lost, batch }) => lost && batch.changes.length > 0)) met.lost++
      property(world, history)
    }),
    // Shrinking a history can take longer than finding it; the seed is printed either way.
    { numRuns: runs, interruptAfterTimeLimit: 240_000 },
  )
  const shares = Object.entries(met).map(([what, n]) => [what, n / count] as const)
  console.info(
    `${name}: ${shares.map(([what, share]) => `${what} ${(share * 100).toFixed(0)} %`).join(', ')}`,
  )
  for (const [what, share] of shares) expect(share, what).toBeGreaterThanOrEqual(0.02)
}

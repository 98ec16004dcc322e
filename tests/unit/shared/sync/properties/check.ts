import { expect } from 'vitest'
import { sameValue } from '#shared/base/same.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { buildView, type View, type ViewProblems } from '#shared/sync/view.ts'
import { emptyView, optionsOf, type Replica, school, type TestOrg, type World } from './world.ts'

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

/** Fails unless two values are the same; the slow matcher, which tells how they differ, is asked only when they do. */
export const expectSame = (actual: unknown, expected: unknown): void => {
  if (!sameValue(actual, expected)) expect(actual).toEqual(expected)
}

/** Some batches as a workspace of an organisation sees them, taken in one after the other. */
export const grow = (batches: Iterable<Batch>, org: TestOrg = school, schema = 1): View => {
  const view = emptyView(org, schema)
  for (const batch of batches) view.add(batch)
  return view
}

/** The snapshot of a grown view, with its chains. */
export const snapshotOf = (view: View): Snapshot => ({
  ...snapshot({ records: view.records(), problems: view.problems() }),
  intervals: view.state.chains.intervals(),
})

/** The snapshot of the same batches computed from nothing. */
export const fromScratch = (batches: Iterable<Batch>, org: TestOrg = school, schema = 1): Snapshot =>
  snapshot(buildView(batches, optionsOf(org, schema)))

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

/** All that a PC holds, in one batch: what a full file of it carries. */
export const heldBy = (replica: Replica): Batch => ({
  changes: [...replica.changes.values()],
  withheld: [...replica.bare.values()],
  statements: [...replica.statements],
})

/** Everything that any PC holds or any file carried; the same thing is said once. */
export const union = (world: World): readonly Batch[] => {
  const distinct = new Set([
    ...world.replicas.flatMap(({ held }) => held),
    ...world.files.map((f) => f.batch),
  ])
  return [...distinct]
}

/** Several batches as one, which is taken in quicker; that it comes to the same is I2. */
export const together = (batches: readonly Batch[]): Batch => ({
  changes: batches.flatMap(({ changes }) => changes),
  withheld: batches.flatMap(({ withheld = [] }) => withheld),
  statements: batches.flatMap(({ statements = [] }) => statements),
})

/** The same content cut into small pieces, some twice, in any order. */
export const pieces = (batches: readonly Batch[], chance: () => number): readonly Batch[] => {
  const all: Batch[] = []
  const said = new Set<unknown>()
  for (const { changes, withheld = [], statements = [] } of batches) {
    // The same change comes with many files; here it comes once, or sometimes again.
    for (const change of changes) {
      if (said.has(change) && chance() < 0.9) continue
      said.add(change)
      all.push({ changes: [change] })
    }
    for (const link of withheld) all.push({ changes: [], withheld: [link] })
    for (const statement of statements) {
      if (said.has(statement)) continue
      said.add(statement)
      all.push({ changes: [], statements: [statement] })
    }
  }
  const order = shuffled(all, chance)
  const result: Batch[] = []
  while (order.length > 0) {
    const some = order.splice(0, 1 + Math.floor(chance() * 8))
    result.push(together(some))
  }
  return result
}

import { expect, test } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import { type FoldedRecord, fieldsWithHeads, headsOf, lifeState } from '#shared/sync/fold.ts'
import type { View } from '#shared/sync/view.ts'
import { writesField } from '#shared/sync/write.ts'
import { holds, patience, union } from './check.ts'
import { emptyView, school, tree, type World } from './world.ts'

/** Whether the author of one write really had the other on the screen or under it, by what the PCs held. */
const hadSeen = (world: World, later: ChangeId, earlier: ChangeId): boolean =>
  world.knew.get(later)?.has(earlier) ?? false

/**
 * Whether one write stands behind another: its author had seen it, or had seen one whose author had. A link of that chain
 * may have been taken back since; what it replaced does not return beside what replaced it (sync.md rule 3).
 */
const standsBehind = (
  world: World,
  later: ChangeId,
  earlier: ChangeId,
  links: readonly ChangeId[],
): boolean => {
  const done = new Set<ChangeId>()
  const stack = [later]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (done.has(at)) continue
    done.add(at)
    const from = at
    if (hadSeen(world, from, earlier)) return true
    stack.push(...links.filter((id) => hadSeen(world, from, id)))
  }
  return false
}

const checkRecord = (world: World, record: FoldedRecord): void => {
  const { writes, ineffective } = record
  const counts = (id: ChangeId, field: string): boolean =>
    !ineffective.some((item) => item.id === id && (item.field === null || item.field === field))
  const fields = new Set(writes.flatMap((write) => [...Object.keys(write.values), ...write.missing]))
  for (const field of fields) {
    const heads = headsOf(record, field)
    const links = writes.filter((write) => writesField(write, field)).map(({ id }) => id)
    for (const write of writes) {
      if (!writesField(write, field) || !counts(write.id, field) || heads.includes(write.id)) continue
      const superseded = writes.some(
        (other) =>
          writesField(other, field) &&
          counts(other.id, field) &&
          standsBehind(world, other.id, write.id, links),
      )
      expect(superseded, `${field} of ${record.entity}`).toBe(true)
    }
  }
  if (record.life !== 'void') return
  const voids = writes.filter((write) => lifeState(write.values.life) === 'void' && counts(write.id, 'life'))
  for (const field of fieldsWithHeads(record)) {
    for (const head of headsOf(record, field)) {
      const isKnown = voids.some(
        ({ id }) => id === head || hadSeen(world, id, head) || hadSeen(world, head, id),
      )
      expect(isKnown, `${field} under a void`).toBe(true)
    }
  }
}

/** The changes of one save count together or not at all. */
const checkSaves = (world: World, view: View): void => {
  for (const record of view.records().values()) {
    for (const { id, save } of record.writes) {
      if (save[2] === 1) continue
      const parts = [...world.written.values()].filter(({ header }) => header.save[0] === save[0])
      const complete = parts.every((part) => view.state.chains.has(part.id))
      const waits = record.ineffective.some((item) => item.id === id && item.reason === 'waiting-save')
      const other = record.ineffective.some((item) => item.id === id && item.reason !== 'waiting-save')
      if (!other) expect(waits).toBe(!complete)
    }
  }
}

test(
  'I4: no write is lost: a head, superseded by one who had seen it, or listed with its reason',
  () =>
    holds('I4', (world) => {
      const whole = emptyView(school)
      for (const batch of [...union(world), { changes: [], statements: tree() }]) whole.add(batch)
      for (const view of [whole, ...world.replicas.map((replica) => replica.view)]) {
        for (const record of view.records().values()) checkRecord(world, record)
        checkSaves(world, view)
      }
      // Everything written is in the set, and in its record.
      for (const [id, { header }] of world.written) {
        const record = whole.get(header.kind, header.entity)
        expect(record?.writes.some((write) => write.id === id)).toBe(true)
      }
    }),
  patience,
)

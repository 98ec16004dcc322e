import { expect } from 'vitest'
import type { ChangeId, OrgId } from '#shared/base/id.ts'
import { homeField, systemKind } from '#shared/sync/change.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { buildView } from '#shared/sync/view.ts'
import { expectSame, grow, together, union } from './check.ts'
import type { Property } from './property.ts'
import { approvalFaults, homeFaults, kinsOf, retireFaults } from './truth.ts'
import { kinOf, lineage, optionsOf, school, tree, type World } from './world.ts'

const isPlain = (kind: string): boolean => kind === 'member' || kind === 'note'

const movedBelow = (world: World, entity: unknown, org: OrgId): boolean =>
  [...world.written.values()].some(
    ({ id: move, header, values }) =>
      header.entity === entity &&
      !world.bad.has(move) &&
      Object.hasOwn(values, homeField) &&
      lineage(values[homeField] as OrgId).includes(org),
  )

const mintedBelow = (world: World, entity: unknown, org: OrgId): boolean => {
  const first = [...world.written.values()].find(({ header }) => header.entity === entity)
  return first !== undefined && lineage(first.header.org).includes(org)
}

/**
 * A record that was moved to the forger's own organisation is his to write in, and what he wrote before counts; so does his
 * word that some records are one, when all of them have come to be his.
 */
const isRighted = (world: World, id: ChangeId): boolean => {
  const forged = world.written.get(id)
  if (!forged) return false
  const { org, kind, entity } = forged.header
  if (movedBelow(world, entity, org)) return true
  const { records } = forged.values
  return (
    kind === systemKind.sameAs &&
    Array.isArray(records) &&
    records.every((one) => movedBelow(world, one, org) || mintedBelow(world, one, org))
  )
}

/** Whether a PC wrote again to what shows as one record after a forgery of its own. */
const isContinued = (records: readonly FoldedRecord[], bad: ReadonlySet<ChangeId>): boolean => {
  const writes = records.flatMap((record) => record.writes)
  return writes.some(
    (forged) =>
      bad.has(forged.id) &&
      writes.some(({ id, device, seq }) => !bad.has(id) && device === forged.device && seq > forged.seq),
  )
}

export const authority: Property = {
  name: 'I3',
  says: "what is written without authority changes no owned field and no other organisation's record, and is listed",
  check: (world) => {
    const all = [...union(world), { changes: [], statements: tree() }]
    const bad = new Set([...world.bad].filter((id) => !isRighted(world, id)))
    const isBad = ({ id }: { readonly id: ChangeId }): boolean => bad.has(id)
    const without = all.map((batch) => ({
      ...batch,
      changes: batch.changes.filter((change) => !isBad(change)),
      // They keep their places in their chains, but say nothing.
      withheld: [
        ...(batch.withheld ?? []),
        ...batch.changes
          .filter(isBad)
          .map(({ id, header: { device, seq, prev } }) => ({ device, seq, id, prev })),
      ],
    }))
    const view = grow([together(all)])
    const dirty = { records: view.records(), problems: view.problems() }
    const clean = buildView(without, optionsOf(school))
    for (const [key, record] of dirty.records) {
      if (!isPlain(record.kind)) continue
      const { values, life, heads, conflicts, editedWhileVoided } = record
      const same = clean.records.get(key)
      // What a forgery is named by waits for it where it is not held; and what its PC writes to the record afterwards stands
      // behind all that the forgery had seen (sync.md rule 3).
      if (same && (same.waiting.length > 0 || isContinued(kinOf(view, record), bad))) continue
      if (!same) expect([life, values]).toEqual(['incomplete', {}])
      else {
        expectSame(
          [values, life, editedWhileVoided, conflicts],
          [same.values, same.life, same.editedWhileVoided, same.conflicts],
        )
        if (heads && same.heads) expectSame(heads, same.heads)
      }
    }
    // What was approved, moved away or ended: nobody speaks there who did not know or may not.
    expect(retireFaults(world, view)).toEqual([])
    for (const kin of kinsOf(view)) {
      expect(approvalFaults(world, kin)).toEqual([])
      expect(homeFaults(world, kin.shown)).toEqual([])
    }
    const listed = new Set(dirty.problems.ineffective.map(({ id }) => id))
    for (const id of bad) {
      if (isPlain(world.written.get(id)?.header.kind ?? '')) expect(listed.has(id), id).toBe(true)
    }
  },
}

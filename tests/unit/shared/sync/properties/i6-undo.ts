import { expect } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import { type Approval, approvalField, type Change, systemKind } from '#shared/sync/change.ts'
import { dependantsOf } from '#shared/sync/dependants.ts'
import { type Batch, recordKey } from '#shared/sync/fact-state.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import type { View } from '#shared/sync/view.ts'
import type { Write } from '#shared/sync/write.ts'
import { expectSame, grow, heldBy } from './check.ts'
import { chanceOf } from './devices.ts'
import { edit, isOurs } from './drafts.ts'
import { importFile } from './files.ts'
import { type Property, runs } from './property.ts'
import { bringBack, setAside } from './rulings.ts'
import { speaks } from './truth.ts'
import { copyOf, type Import, kinOf, lineage, linkOf, orgs, type Replica, save, type World } from './world.ts'

/** What no taking back touches: who is who, who may speak, what is erased, and what others set aside. */
const stays = new Set<string>([
  systemKind.statement,
  systemKind.retire,
  systemKind.admit,
  systemKind.erase,
  systemKind.setAside,
])

/** What a person reads of a record, and what stands behind it. */
const looksOf = (
  view: View,
  record: FoldedRecord | undefined,
  known: (field: string) => boolean,
): unknown => {
  if (!record) return null
  const { values, life, home, editedWhileVoided, approval, erased, conflicts, sameAs } = record
  const fields = Object.keys(values).filter(known).sort()
  const heads = fields.map((field) => [field, [...headsOf(record, field)].sort()])
  return {
    values,
    life,
    home,
    editedWhileVoided,
    approval,
    erased,
    conflicts,
    sameAs,
    heads,
    // What is said to be the same but was taken back whole lies there, and says nothing.
    with: record.with.filter((other) => speaks(view.get(record.kind, other))),
  }
}

/** The same set as if the import had brought no more than bare ids of what is taken back: its gaps are filled. */
const withoutContent = (before: Batch, file: Batch, taken: ReadonlySet<ChangeId>): readonly Batch[] => [
  before,
  {
    changes: file.changes.filter(({ id }) => !taken.has(id)),
    withheld: [...(file.withheld ?? []), ...file.changes.filter(({ id }) => taken.has(id)).map(linkOf)],
    statements: file.statements ?? [],
  },
]

/** Records with a save of which one part was here before: it counts as a whole or not at all, so nothing is said of it. */
const torn = (world: World, before: Replica, taken: readonly Change[]): ReadonlySet<string> => {
  const saves = new Set(taken.map(({ header }) => header.save[0]))
  const parts = [...world.written.values()].filter(({ header }) => saves.has(header.save[0]))
  const split = new Set(
    parts.filter(({ id }) => before.changes.has(id) || before.bare.has(id)).map((c) => c.header.save[0]),
  )
  const mixed = new Set(parts.filter(({ header }) => stays.has(header.kind)).map((c) => c.header.save[0]))
  return new Set(
    parts
      .filter(({ header }) => split.has(header.save[0]) || mixed.has(header.save[0]))
      .map(({ header }) => recordKey(header.kind, header.entity)),
  )
}

const sawOneOf = ({ header }: Change, taken: ReadonlySet<ChangeId>): boolean =>
  Object.values(header.seen).some((ids) => ids.some((id) => taken.has(id)))

interface Undone {
  readonly world: World
  readonly before: Replica
  readonly pc: Replica
  readonly item: Import
  readonly ruling: Change
  readonly taken: ReadonlySet<ChangeId>
}

/** Whether a write names, as seen or as approved, something that is taken back: a gap that the import filled. */
const names = ({ seen, values }: Pick<Write, 'seen' | 'values'>, taken: ReadonlySet<ChangeId>): boolean => {
  const { covers = {} } = (values[approvalField] ?? {}) as Partial<Approval>
  return [...Object.values(seen), ...Object.values(covers)].some((ids) => ids.some((id) => taken.has(id)))
}

/** The view after is that of before, but for filled gaps and for what cannot be taken back. */
const checkView = ({ world, before, pc, item, taken }: Undone): number => {
  const expected = grow(withoutContent(heldBy(before), item.batch, taken), pc.org, pc.schema)
  const gone = item.batch.changes.filter(({ id }) => taken.has(id))
  const skipped = torn(world, before, gone)
  let compared = 0
  for (const [key, record] of expected.records()) {
    // What waits for an earlier write here found it in the import, and whose PC minted it: those gaps stay filled.
    if (record.waiting.length > 0 || record.home === null) continue
    const kin = kinOf(expected, record)
    if (kin.some((one) => skipped.has(recordKey(one.kind, one.entity)))) continue
    if (kin.some(({ writes }) => writes.some((write) => names(write, taken)))) continue
    const known = (field: string): boolean => expected.state.facts.field(record.kind, field) !== undefined
    expectSame(
      [key, looksOf(pc.view, pc.view.records().get(key), known)],
      [key, looksOf(expected, record, known)],
    )
    compared++
  }
  for (const change of gone) {
    const { kind, entity } = change.header
    if (skipped.has(recordKey(kind, entity)) || expected.records().has(recordKey(kind, entity))) continue
    const record = pc.view.get(kind, entity)
    const counts = record?.writes.some(({ id }) => !record.ineffective.some((one) => one.id === id))
    expect(counts, `${kind} that only the import brought`).toBe(false)
  }
  return compared
}

/** Nobody but the organisation itself and those above it see a difference; those above only in what is theirs below. */
const checkOthers = ({ pc, ruling }: Undone): void => {
  const whole = heldBy(pc)
  const without: Batch = {
    ...whole,
    changes: whole.changes.filter(({ id }) => id !== ruling.id),
    withheld: [...(whole.withheld ?? []), linkOf(ruling)],
  }
  const listed = (view: View): ReadonlySet<string> =>
    new Set(view.problems().ineffective.flatMap(({ id, reason }) => (reason === 'set-aside' ? [id] : [])))
  for (const org of orgs) {
    if (org.id === pc.org.id) continue
    const [after, before] = [grow([whole], org, pc.schema), grow([without], org, pc.schema)]
    if (lineage(pc.org.id).includes(org.id)) {
      const earlier = listed(before)
      for (const id of listed(after)) {
        const writer = pc.changes.get(id as ChangeId)?.header.org
        if (!earlier.has(id)) expect(lineage(writer ?? null)).toContain(pc.org.id)
      }
      continue
    }
    const own = recordKey(ruling.header.kind, ruling.header.entity)
    for (const [key, record] of before.records()) {
      // Whose PC minted a record may be known by the ruling alone.
      if (key !== own && record.home !== null) expectSame(after.records().get(key), record)
    }
  }
}

let compared = 0
let dependants = 0

export const undo: Property = {
  name: 'I6',
  says: 'taking an import back gives the view of before; what was built on it is listed and stays; nobody else sees it',
  check: async (world, { seed }) => {
    const chance = chanceOf(seed)
    const before = world.replicas[Math.floor(chance() * world.replicas.length)]
    if (!before) throw new Error('a history has replicas')
    const files = world.files.filter(({ batch }) => batch.changes.some(({ id }) => !before.changes.has(id)))
    const file = files[Math.floor(chance() * files.length)]
    if (!file) return
    const pc = copyOf(before)
    importFile(pc, file)
    const item = pc.imports.at(-1)
    if (!item) throw new Error('it brought something')
    const taken = new Set(
      item.batch.changes
        .filter(({ id, header }) => !before.changes.has(id) && !stays.has(header.kind))
        .map(({ id }) => id),
    )

    // Sometimes something is built on it first.
    const ours = item.batch.changes
      .filter(({ id, header }) => taken.has(id) && (header.kind === 'member' || header.kind === 'note'))
      .flatMap(({ header }) => pc.view.get(header.kind, header.entity) ?? [])
      .filter((record) => record.sameAs === null && isOurs(pc, record))
    const record = chance() < 0.5 ? ours[0] : undefined
    const later = record ? await save(world, pc, [edit(pc, record, Math.floor(chance() * 99), 7)]) : []

    const full = grow([heldBy(pc)], pc.org, pc.schema)
    const [ruling] = await setAside(world, pc, item)
    if (!ruling) throw new Error('a set-aside is written')
    const said = pc.view.get(ruling.header.kind, ruling.header.entity)
    // A PC that nobody vouches for, or that was retired, takes nothing back.
    if (!said || said.ineffective.length > 0) return
    const undone = { world, before, pc, item, ruling, taken }
    if (later.length === 0) compared += checkView(undone)
    for (const change of later) {
      const { kind, entity } = change.header
      const [was, is] = [full.get(kind, entity), pc.view.get(kind, entity)]
      if (!was || !is || was.ineffective.some(({ id }) => id === change.id)) continue
      const reasons = is.ineffective.filter(({ id }) => id === change.id).map(({ reason }) => reason)
      // Where the import brought the record to this organisation, or its approval, that goes with it.
      if (was.home !== is.home || was.approval !== is.approval) continue
      expect(reasons).toEqual([])
      for (const field of Object.keys(change.values)) expect(headsOf(is, field)).toContain(change.id)
      const goes = ({ id }: { readonly id: ChangeId }): boolean => taken.has(id)
      const listed = dependantsOf(kinOf(full, was), goes, full.state.facts).map(({ write }) => write.id)
      if (sawOneOf(change, taken)) {
        expect(listed).toContain(change.id)
        dependants++
      }
    }
    checkOthers(undone)
    await bringBack(world, pc, item)
    for (const [key, old] of full.records()) {
      if (old.home === null) continue
      const known = (field: string): boolean => full.state.facts.field(old.kind, field) !== undefined
      expectSame([key, looksOf(pc.view, pc.view.records().get(key), known)], [key, looksOf(full, old, known)])
    }
  },
  done: () => {
    expect(compared).toBeGreaterThan(runs)
    // A handful of runs may build on nothing.
    if (runs >= 300) expect(dependants).toBeGreaterThan(runs / 200)
  },
}

import type { ChangeId, OrgId } from '#shared/base/id.ts'
import { levelRank } from '#shared/base/level.ts'
import { sameValue } from '#shared/base/same.ts'
import {
  type Approval,
  approvalField,
  type Change,
  homeField,
  type Stretch,
  systemKind,
} from '#shared/sync/change.ts'
import { type FoldedRecord, headsOf, type Ineffective, lifeState } from '#shared/sync/fold.ts'
import type { View } from '#shared/sync/view.ts'
import { type Write, writesField } from '#shared/sync/write.ts'
import { kinOf, lineage, school, type World } from './world.ts'

/** Whether the author of one write really had the other on the screen or under it, by what the PCs held. */
export const hadSeen = (world: World, later: ChangeId, earlier: ChangeId): boolean =>
  world.knew.get(later)?.has(earlier) ?? false

/**
 * Whether one write stands behind another: its author had seen it, or had seen one whose author had. A link of that chain
 * may have been taken back since; what it replaced does not return beside what replaced it (sync.md rule 3).
 */
export const standsBehind = (
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

/** Records that show as one, the one they show under first, with all that lies behind them. */
export interface Kin {
  readonly shown: FoldedRecord
  readonly writes: readonly Write[]
  readonly ineffective: readonly Ineffective[]
  /** Ids held in records that were the same once and are not any more: whoever names them waits for nothing. */
  readonly parted: ReadonlySet<ChangeId>
}

/** Every record of a view that shows itself, with its kin. */
export const kinsOf = (view: View): readonly Kin[] =>
  [...view.records().values()]
    .filter(({ sameAs }) => sameAs === null)
    .map((shown) => {
      const all = kinOf(view, shown)
      return {
        shown,
        writes: all.flatMap(({ writes }) => writes),
        ineffective: all.flatMap(({ ineffective }) => ineffective),
        parted: partedFrom(view, shown),
      }
    })

const partedFrom = (view: View, { kind, entity }: FoldedRecord): ReadonlySet<ChangeId> => {
  const groups = view.state.facts.kinOf(kind, entity)?.groups ?? []
  const records = groups.flat().flatMap((one) => view.get(kind, one) ?? [])
  return new Set(records.flatMap(({ writes }) => writes.map(({ id }) => id)))
}

/** Whether a write counts for a field, as the view lists it. */
export const countsFor = ({ ineffective }: Pick<Kin, 'ineffective'>, id: ChangeId, field: string): boolean =>
  !ineffective.some((item) => item.id === id && (item.field === null || item.field === field))

/** Whether any write of a record counts for anything. */
export const speaks = (record: FoldedRecord | undefined): boolean =>
  record?.writes.some((write) =>
    [...Object.keys(write.values), ...write.missing].some((field) => countsFor(record, write.id, field)),
  ) ?? false

/** Something that a view may not say: what, where. */
export type Fault = string

const isVoid = (write: Write): boolean => lifeState(write.values.life) === 'void'

/**
 * Rule 7: where an approval stands, nothing counts that its author could not have covered, unless its own author knew of
 * it; and without the right to approve nobody voids or takes back what was approved.
 */
export const approvalFaults = (world: World, record: Kin): readonly Fault[] => {
  const faults: Fault[] = []
  const all = record.writes.map(({ id }) => id)
  for (const approval of headsOf(record.shown, approvalField)) {
    // What was erased covers nothing.
    const value = record.writes.find(({ id }) => id === approval)?.values[approvalField] as
      | Approval
      | undefined
    for (const [field, covered] of Object.entries(value?.covers ?? {})) {
      // It was given while two records were one that are two again: of what is not here nothing can be told.
      if (!covered.every((id) => all.includes(id))) continue
      const links = record.writes.filter((write) => writesField(write, field)).map(({ id }) => id)
      for (const write of record.writes) {
        const { id, role } = write
        // An approval names what its author saw of `life`, whatever it covers: none of that came after it.
        const isCovered =
          (field === 'life' && hadSeen(world, approval, id)) ||
          covered.some((one) => one === id || standsBehind(world, one, id, links))
        const isBelow = levelRank(role) < levelRank('school')
        if (
          covered.includes(id) &&
          isBelow &&
          record.ineffective.some((i) => i.id === id && i.reason === 'revoked')
        )
          faults.push(`${field}: an approved write was revoked from below`)
        if (isCovered || !writesField(write, field) || !countsFor(record, id, field)) continue
        if (!standsBehind(world, id, approval, all)) faults.push(`${field}: a late write counts`)
        else if (field === 'life' && isVoid(write) && isBelow)
          faults.push('an approved record was voided from below')
      }
    }
  }
  return faults
}

/** Rule 2: where a record was moved, its former home counts only with what the mover knew. */
export const homeFaults = (world: World, record: FoldedRecord): readonly Fault[] => {
  const faults: Fault[] = []
  const all = record.writes.map(({ id }) => id)
  for (const move of headsOf(record, homeField)) {
    const to = record.writes.find(({ id }) => id === move)?.values[homeField] as OrgId | undefined
    if (!to) continue
    for (const { id, org, values } of record.writes) {
      if (lineage(to).includes(org) || standsBehind(world, move, id, all)) continue
      for (const field of Object.keys(values)) {
        if (countsFor(record, id, field)) faults.push(`${field}: a write of the former home counts`)
      }
    }
  }
  return faults
}

/** The chain that ends in a change, by what its device really wrote. */
const chainTo = (world: World, tip: ChangeId | null): ReadonlySet<ChangeId> => {
  const chain = new Set<ChangeId>()
  for (let at = tip; at !== null; at = world.written.get(at)?.header.prev ?? null) chain.add(at)
  return chain
}

interface Retired {
  readonly org: OrgId
  readonly device: string
  readonly accepted: ReadonlySet<ChangeId>
}

/** The retirements that nothing can stand against: the school's own, of PCs that no retirement touches. */
const surelyRetired = (world: World): readonly Retired[] => {
  const retires = [...world.written.values()].filter(
    ({ id, header, values }) => header.kind === systemKind.retire && !world.bad.has(id) && 'device' in values,
  )
  const touched = new Set(retires.map(({ values }) => values.device))
  return retires
    .filter(({ header }) => header.org === school.id && header.schema === 1 && !touched.has(header.device))
    .map(({ header, values }) => ({
      org: header.org,
      device: String(values.device),
      accepted: chainTo(world, (values.last as { readonly id: ChangeId } | null)?.id ?? null),
    }))
}

const admittedBy = (world: World): readonly Stretch[] =>
  [...world.written.values()]
    .filter(({ header }) => header.kind === systemKind.admit)
    .flatMap(({ values }) => values.stretches as readonly Stretch[])

/** Rule 1: nothing of a retired PC counts after the last change accepted of it, unless it was admitted. */
export const retireFaults = (world: World, view: View): readonly Fault[] => {
  const retired = surelyRetired(world)
  const stretches = admittedBy(world)
  const isAdmitted = (change: Change): boolean =>
    stretches.some(({ device, from, to }) => {
      const { header } = change
      return header.device === device && header.seq >= from - 3 && header.seq <= to + 3
    })
  const faults: Fault[] = []
  for (const { org, device, accepted } of retired) {
    for (const change of world.written.values()) {
      const { header, id } = change
      if (header.device !== device || accepted.has(id) || isAdmitted(change)) continue
      // To end a PC and to let one go on is not for a PC that is ended itself, but for whom it can have no effect either.
      // What is erased is gone for good, so no later word can end an erasure.
      if ([systemKind.retire, systemKind.admit, systemKind.erase].some((kind) => kind === header.kind))
        continue
      const record = view.get(header.kind, header.entity)
      const isListed = record?.ineffective.some((item) => item.id === id && item.field === null)
      if (record && lineage(header.org).includes(org) && !isListed)
        faults.push(`${header.kind} of a retired PC counts`)
    }
  }
  return faults
}

/** Rule 3 and 4: a missing predecessor is waited for; heads that differ are a conflict; the shown one is the highest. */
export const headFaults = ({ shown: record, writes, parted }: Kin): readonly Fault[] => {
  const faults: Fault[] = []
  const byId = new Map(writes.map((write) => [write.id, write]))
  for (const field of Object.keys(record.values)) {
    const heads = headsOf(record, field).flatMap((id) => byId.get(id) ?? [])
    const lacks = heads.some(({ seen }) => (seen[field] ?? []).some((id) => !byId.has(id) && !parted.has(id)))
    if (lacks && record.conflicts.includes(field)) faults.push(`${field}: a conflict while it waits`)
    if (lacks && !record.waiting.includes(field)) faults.push(`${field}: nothing is waited for`)
    const live = heads.filter((write) => Object.hasOwn(write.values, field) && !write.erased)
    const differ = live.some(({ values }) => !sameValue(values[field], live[0]?.values[field]))
    const open = record.waiting.includes(field) || record.conflicts.includes(field)
    if (differ && !open) faults.push(`${field}: differing heads are no conflict`)
    const [shown, ...others] = live
    if (shown && others.some((one) => isBetter(one, shown))) faults.push(`${field}: a lesser head is shown`)
  }
  return faults
}

const isBetter = (a: Write, b: Write): boolean =>
  levelRank(a.role) !== levelRank(b.role)
    ? levelRank(a.role) > levelRank(b.role)
    : a.at !== b.at
      ? a.at > b.at
      : a.id > b.id

import { type ChangeId, isKeyId, type OrgId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import { homeField } from './change.ts'
import type { Facts, IneffectiveReason } from './facts.ts'
import { type Ancestry, ancestryOf, compareHeads, seenOf } from './fold-field.ts'
import type { Write } from './write.ts'

/** Where a record belongs: where it was minted, or where it was moved. */
export interface Moves {
  /** The organisation whose device minted it; null while that device is unknown. */
  readonly minted: OrgId | null
  /** Writes of `home` by who may move it there, by id; they need not count. */
  readonly to: ReadonlyMap<ChangeId, OrgId>
  /** Who moved it by a write whose value is not held, most often erased: to itself or to somebody below, nobody knows whom. */
  readonly unsaid: ReadonlySet<OrgId>
  /** The counting ones that no counting one descends from; the one shown first. */
  readonly heads: readonly Write[]
  readonly home: OrgId | null
}

type Ground = Pick<Facts, 'field' | 'isBefore' | 'isAtOrAbove'>

/**
 * The moves of one record, from its writes of `home`. One must be written at the field's level by an organisation at or
 * above both the minting one and the new one.
 */
export const movesOf = (
  kind: string,
  minted: OrgId | null,
  writers: readonly Write[],
  reasonAgainst: (write: Write) => IneffectiveReason | null,
  facts: Ground,
): Moves => {
  const to = new Map<ChangeId, OrgId>()
  const unsaid = new Set<OrgId>()
  const rule = writers.length > 0 ? facts.field(kind, homeField) : undefined
  if (!rule || minted === null) return { minted, to, unsaid, heads: [], home: minted }
  for (const write of writers) {
    const reason = reasonAgainst(write)
    if (reason === 'rejected-author' || reason === 'newer-schema') continue
    if (levelRank(write.role) < levelRank(rule.owner) || !facts.isAtOrAbove(write.org, minted)) continue
    if (!Object.hasOwn(write.values, homeField)) {
      unsaid.add(write.org)
      continue
    }
    const org = write.values[homeField]
    if (isKeyId(org) && facts.isAtOrAbove(write.org, org as OrgId)) to.set(write.id, org as OrgId)
  }
  const counting = writers.filter((write) => to.has(write.id) && reasonAgainst(write) === null)
  const ancestry = ancestryOf(homeField, writers, facts)
  const covered = new Set<Write>()
  for (const write of counting) ancestry.markFrom(write, covered)
  const heads = counting.filter((write) => !covered.has(write)).sort(compareHeads(homeField))
  const [shown] = heads
  return { minted, to, unsaid, heads, home: (shown && to.get(shown.id)) ?? minted }
}

/**
 * Why a write of another field does not count where its record belongs; null when it does. It counts when its organisation
 * is at or above each home the record was moved to, or when the move's author had seen it (or what descends from it) and
 * it was written at or below none of the homes it knew of. `late-home`: it would have counted but for a move.
 */
export const homeJudge = (
  { minted, to, heads }: Moves,
  fields: readonly { readonly field: string; readonly ancestry: Ancestry }[],
  facts: Pick<Facts, 'isAtOrAbove'>,
): ((write: Write) => 'late-home' | 'rejected-home' | null) => {
  const { isAtOrAbove } = facts
  const knows = (org: OrgId, home: OrgId | null): boolean =>
    home !== null && (org === home || isAtOrAbove(org, home))
  /** The homes the author could know of. */
  const couldWrite = (write: Write): boolean => {
    const seen = seenOf(write, homeField).flatMap((id) => to.get(id) ?? [])
    return seen.length > 0 ? seen.some((home) => knows(write.org, home)) : knows(write.org, minted)
  }
  const seenBy = heads.map((move) => {
    const all = new Set<Write>()
    for (const { field, ancestry } of fields) {
      const marked = new Set<Write>()
      ancestry.markIds(seenOf(move, field), marked)
      for (const write of marked) all.add(write)
    }
    return { home: to.get(move.id) ?? null, marked: all }
  })
  return (write) => {
    const counts =
      heads.length === 0
        ? knows(write.org, minted)
        : seenBy.every(
            ({ home, marked }) => knows(write.org, home) || (marked.has(write) && couldWrite(write)),
          )
    if (counts) return null
    return couldWrite(write) ? 'late-home' : 'rejected-home'
  }
}

import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { isAtOrBelow } from '#renderer/below.ts'
import { useServices } from '#renderer/services.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { duplicatePairs, type LikenessReason, pairKey } from '#shared/domain/duplicate.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type Member, member, memberEvent } from '#shared/domain/member.ts'
import { eventsByMember, joinedOn } from '#shared/domain/membership.ts'

/** One of two records that may be one person. */
export interface DuplicateSide {
  readonly rec: Rec<Member>
  readonly homeName: string
  readonly joinedOn: Day | null
}

/** Two records side by side, and why they are. */
export interface Duplicate {
  readonly key: string
  readonly why: LikenessReason
  readonly sides: readonly [DuplicateSide, DuplicateSide]
}

/** Members of this organisation and those below that may be recorded twice, but for the pairs in `apart`; undefined while they are read. */
export const useDuplicates = (apart: readonly string[]): readonly Duplicate[] | undefined => {
  const { records, workspace } = useServices()
  const read = useLiveQuery(
    () => Promise.all([records.list(member), records.list(memberEvent), records.orgs()]),
    [records],
  )
  const all = useMemo(() => {
    if (!read) return undefined
    const [members, events, orgs] = read
    const byMember = eventsByMember(events)
    const sides = new Map<EntityId, DuplicateSide>()
    for (const rec of members) {
      if (!isAtOrBelow(orgs, rec.home, workspace.org)) continue
      const homeName = orgs.get(rec.home)?.name ?? workspace.name
      const day = joinedOn(byMember.get(rec.id) ?? []) ?? rec.values.arrivedOn ?? null
      sides.set(rec.id, { rec, homeName, joinedOn: day })
    }
    const people = [...sides.values()].map(({ rec: { id, values }, joinedOn: day }) => ({
      id,
      name: values.name ?? null,
      staffNo: values.staffNo ?? null,
      birthday: values.birthday ?? null,
      joinedOn: day,
    }))
    return duplicatePairs(people).flatMap(({ first, second, why }): Duplicate[] => {
      const [one, other] = [sides.get(first), sides.get(second)]
      return one && other ? [{ key: pairKey(first, second), why, sides: [one, other] }] : []
    })
  }, [read, workspace])
  return useMemo(() => {
    const known = new Set(apart)
    return all?.filter(({ key }) => !known.has(key))
  }, [all, apart])
}

/** Saying that two records are one person. */
export const useLink = () => {
  const { engine } = useServices()
  return {
    link: ({ sides: [one, other] }: Duplicate) => engine.linkSame(member.kind, [one.rec.id, other.rec.id]),
    undo: engine.undo,
  }
}

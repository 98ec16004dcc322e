import { useMemo } from 'react'
import { isAtOrBelow } from '#renderer/below.ts'
import { createReading } from '#renderer/reading.ts'
import { useServices } from '#renderer/services.ts'
import type { Day } from '#shared/base/day.ts'
import { whileSame } from '#shared/base/once.ts'
import { duplicatePairs, type LikenessReason, pairKey } from '#shared/domain/duplicate.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type Member, type MemberEvent, member, memberEvent } from '#shared/domain/member.ts'
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

/** Pairs that may be one person, looked for once as long as members and events stay the same: a school has tens of thousands. */
const pairsOf = whileSame((members: readonly Rec<Member>[], events: readonly Rec<MemberEvent>[]) => {
  const byMember = eventsByMember(events)
  const dayOf = ({ id, values }: Rec<Member>): Day | null =>
    joinedOn(byMember.get(id) ?? []) ?? values.arrivedOn ?? null
  const byId = new Map(members.map((rec) => [rec.id, rec]))
  const people = members.map((rec) => ({
    id: rec.id,
    name: rec.values.name ?? null,
    staffNo: rec.values.staffNo ?? null,
    birthday: rec.values.birthday ?? null,
    joinedOn: dayOf(rec),
  }))
  return duplicatePairs(people).flatMap(({ first, second, why }) => {
    const [one, other] = [byId.get(first), byId.get(second)]
    return one && other ? [{ why, sides: [one, other] as const, dayOf }] : []
  })
})

const useRead = createReading((records) =>
  Promise.all([records.list(member), records.list(memberEvent), records.orgs()]),
)

/** Members of this organisation and those below that may be recorded twice, but for the pairs in `apart`; undefined while they are read. */
export const useDuplicates = (apart: readonly string[]): readonly Duplicate[] | undefined => {
  const { workspace } = useServices()
  const read = useRead()
  const all = useMemo(() => {
    if (!read) return undefined
    const [members, events, orgs] = read
    const isOurs = (rec: Rec<Member>): boolean => isAtOrBelow(orgs, rec.home, workspace.org)
    return pairsOf(members, events).flatMap(({ why, sides: [one, other], dayOf }): Duplicate[] => {
      if (!isOurs(one) || !isOurs(other)) return []
      const sideOf = (rec: Rec<Member>): DuplicateSide => ({
        rec,
        homeName: orgs.get(rec.home)?.name ?? workspace.name,
        joinedOn: dayOf(rec),
      })
      return [{ key: pairKey(one.id, other.id), why, sides: [sideOf(one), sideOf(other)] }]
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

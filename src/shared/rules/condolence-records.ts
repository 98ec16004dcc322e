import { type Day, dayParts } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import type { Portions } from '../base/portions.ts'
import type { CondolenceEvent, Visit } from '../domain/condolence.ts'
import { visitDay } from '../domain/condolence-check.ts'
import type { Rec } from '../domain/field.ts'
import type { Member, MemberEvent } from '../domain/member.ts'
import { eventsByMember, membershipAt } from '../domain/membership.ts'
import { parseVerdict, type Verdict, wouldDiffer } from '../domain/verdict.ts'
import type { CondolencePack } from './condolence.ts'
import { judgeVisit } from './condolence-judge.ts'
import type { DuesFacts } from './dues.ts'

/** The records a visit is judged with. */
export interface RuleRecords {
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly visits: readonly Rec<Visit>[]
  /** How members stand with dues (`duesFacts`); without, what is noted of them counts. */
  readonly dues?: DuesFacts
}

/** Judges one visit; `self` is its id when it is saved already. */
export type Judge = (pack: CondolencePack | null, draft: Visit, self: EntityId | null) => Verdict

/** What each union gave, by year and event, in fen; only effective visits count. */
const sumsOf = (visits: readonly Rec<Visit>[]): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const sums = new Map<string, Map<string, number>>()
  for (const { life, home, values } of visits) {
    const day = visitDay(values)
    const amount = values.gift?.amount
    if (life !== 'active' || !day || amount == null || !values.event) continue
    const key = `${home} ${dayParts(day).year}`
    const byEvent = sums.get(key) ?? new Map<string, number>()
    byEvent.set(values.event, (byEvent.get(values.event) ?? 0) + amount)
    sums.set(key, byEvent)
  }
  return sums
}

/** Judges visits against the same records; building it once makes judging thousands cheap. */
export const createJudge = (records: RuleRecords, today: Day): Judge => {
  const members = new Map(records.members.map((one) => [one.id, one]))
  const events = eventsByMember(records.events)
  const visits = groupBy(records.visits, ({ values }) => values.member)
  const sums = sumsOf(records.visits)
  return (pack, draft, self) => {
    const of = draft.member
    const member = of ? members.get(of) : undefined
    const others = (of && visits.get(of)) || []
    const saved = others.find(({ id, life }) => id === self && life === 'active')
    const home = saved?.home ?? member?.home ?? ''
    const givenByUnion = (year: number, among: readonly CondolenceEvent[]): Fen => {
      let total = 0
      for (const [event, amount] of sums.get(`${home} ${year}`) ?? [])
        if (among.length === 0 || among.some((one) => one === event)) total += amount
      const own = saved?.values
      const day = own && visitDay(own)
      const counted = own?.event && (among.length === 0 || among.includes(own.event))
      if (counted && day && dayParts(day).year === year) total -= own.gift?.amount ?? 0
      return total as Fen
    }
    const on = draft.happenedOn ?? visitDay(draft) ?? today
    return judgeVisit(pack, draft, {
      member: member?.values ?? null,
      status: of ? membershipAt(events.get(of) ?? [], on) : 'none',
      ...(of && records.dues ? { dues: records.dues(of, on) } : {}),
      others,
      self,
      givenByUnion,
    })
  }
}

/** A visit that other rules would judge otherwise than it was judged when it was saved. */
export interface Changed {
  readonly id: EntityId
  readonly before: Verdict | null
  readonly after: Verdict
}

/**
 * What a pack would change: the effective visits of a stretch of days (both ends in), each as it was judged when it was
 * saved and as the pack judges it. Nothing is written: a stored verdict stays.
 */
export function* comparePack(
  pack: CondolencePack,
  records: RuleRecords,
  stretch: { readonly from: Day; readonly to: Day },
): Portions<{ readonly judged: number; readonly changed: readonly Changed[] }> {
  const judge = createJudge(records, stretch.to)
  const changed: Changed[] = []
  let judged = 0
  for (const { id, life, values } of records.visits) {
    const day = visitDay(values)
    if (life !== 'active' || !day || day < stretch.from || day > stretch.to) continue
    judged += 1
    const before = parseVerdict(values.verdict)
    const after = judge(pack, values, id)
    if (!before || wouldDiffer(before, after)) changed.push({ id, before, after })
    yield judged
  }
  return { judged, changed }
}

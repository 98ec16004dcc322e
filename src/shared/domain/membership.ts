import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { oncePer } from '../base/once.ts'
import type { Rec } from './field.ts'
import type { Member, MemberEvent, MemberEventType } from './member.ts'
import type { OrganisationRecord } from './organisation.ts'

/** How a person stands to the union on a day. Only `active` is counted; retired and retained members keep their membership without dues or vote (S102). */
export type MembershipStatus =
  | 'none'
  | 'active'
  | 'retained'
  | 'retired'
  | 'transferred-out'
  | 'left'
  | 'withdrawn'
  | 'lapsed'
  | 'expelled'
  | 'dead'

const outside: ReadonlySet<MembershipStatus> = new Set([
  'none',
  'transferred-out',
  'left',
  'withdrawn',
  'lapsed',
  'expelled',
  'dead',
])

/** Whether somebody takes no part any more; retired and retained members keep their membership and come along. */
export const isOutside = (status: MembershipStatus): boolean => outside.has(status)

const statusAfter: Readonly<Record<Exclude<MemberEventType, 'moved'>, MembershipStatus>> = {
  joined: 'active',
  'transferred-in': 'active',
  restored: 'active',
  retained: 'retained',
  'transferred-out': 'transferred-out',
  left: 'left',
  withdrew: 'withdrawn',
  lapsed: 'lapsed',
  retired: 'retired',
  expelled: 'expelled',
  died: 'dead',
}

// Among leaving events of one day the last of this list wins.
const leaving: readonly MemberEventType[] = [
  'retained',
  'transferred-out',
  'left',
  'withdrew',
  'lapsed',
  'retired',
  'expelled',
]
const entering: readonly MemberEventType[] = ['joined', 'transferred-in', 'restored']

/**
 * The status at the end of a day. The order in which events were written does not matter. On one day an active member
 * leaves before entering again, anybody else enters before leaving; a death is last and final. A member without any event,
 * or whose first event is not an entry, is taken as active before: many rosters do not say when somebody joined.
 */
export const membershipAt = (events: readonly MemberEvent[], day: Day): MembershipStatus => {
  const byDay = new Map<Day, Set<MemberEventType>>()
  let first: Day | null = null
  for (const { event, day: on } of events) {
    if (!event || !on || event === 'moved') continue
    const set = byDay.get(on)
    if (set) set.add(event)
    else byDay.set(on, new Set([event]))
    if (first === null || on < first) first = on
  }
  const firstEvents = first === null ? undefined : byDay.get(first)
  let status: MembershipStatus =
    firstEvents && entering.some((one) => firstEvents.has(one)) ? 'none' : 'active'
  for (const on of [...byDay.keys()].sort()) {
    if (on > day) break
    const happened = byDay.get(on) ?? new Set<MemberEventType>()
    if (happened.has('died')) return 'dead'
    const enters = entering.some((one) => happened.has(one))
    const leaves = leaving.findLast((one) => happened.has(one))
    const afterLeaving: MembershipStatus = leaves
      ? statusAfter[leaves as Exclude<MemberEventType, 'moved'>]
      : status
    if (enters && leaves) status = status === 'active' ? 'active' : afterLeaving
    else status = enters ? 'active' : afterLeaving
  }
  return status
}

/** The day somebody first came in, as far as it is written. */
export const joinedOn = (events: readonly MemberEvent[]): Day | null =>
  events.reduce<Day | null>(
    (found, { event, day }) =>
      event && day && entering.includes(event) && (found === null || day < found) ? day : found,
    null,
  )

/** The effective events of each member. */
export const eventsByMember = oncePer(
  (events: readonly Rec<MemberEvent>[]): ReadonlyMap<EntityId, readonly MemberEvent[]> => {
    const map = new Map<EntityId, MemberEvent[]>()
    for (const { life, values } of events) {
      if (life !== 'active' || !values.member) continue
      const list = map.get(values.member)
      if (list) list.push(values)
      else map.set(values.member, [values])
    }
    return map
  },
)

/** Counts at the end of a day, each opening down to its members. */
export interface Headcount {
  readonly members: readonly EntityId[]
  readonly count: number
  readonly women: number
  /** Anything but 在编, where it is stated. */
  readonly nonEstablished: number
  readonly foreign: number
  /** Counted although no day of joining is written. */
  readonly undated: number
}

/** 外籍: by the way of employment, or by a nationality that is stated and is not China's. */
export const isForeign = ({ employment, nationality }: Member): boolean =>
  employment === 'foreign' || !/^(中国|中华|china|chinese|$)/i.test((nationality ?? '').trim())

/** Who is counted as a member at the end of a day: not void, not incomplete, membership `active`. */
export const headcount = (
  members: readonly Rec<Member>[],
  events: readonly Rec<MemberEvent>[],
  day: Day,
): Headcount => {
  const byMember = eventsByMember(events)
  const counted = members.filter(
    ({ id, life }) => life === 'active' && membershipAt(byMember.get(id) ?? [], day) === 'active',
  )
  return {
    members: counted.map(({ id }) => id).sort(),
    count: counted.length,
    women: counted.filter(({ values }) => values.sex === 'female').length,
    nonEstablished: counted.filter(({ values }) => values.employment && values.employment !== 'established')
      .length,
    foreign: counted.filter(({ values }) => isForeign(values)).length,
    undated: counted.filter(({ id }) => joinedOn(byMember.get(id) ?? []) === null).length,
  }
}

/** The staff of a union, members or not, as its record says. */
export type Staff = NonNullable<OrganisationRecord['staff']>

/** 入会率 of all staff, of those who are not 在编, and of foreigners; null where the number of staff is not known. */
export interface Admission {
  readonly all: number | null
  readonly nonEstablished: number | null
  readonly foreign: number | null
}

/** The admission rates of a headcount. */
export const admission = (heads: Headcount, staff: Staff | null | undefined): Admission => ({
  all: admissionRate(heads.count, staff?.count),
  nonEstablished: admissionRate(heads.nonEstablished, staff?.nonEstablished),
  foreign: admissionRate(heads.foreign, staff?.foreign),
})

/** What is wrong with the numbers of staff: a part larger than the whole. */
export const staffProblem = (staff: Staff): 'part-larger' | null => {
  const { count, nonEstablished, foreign } = staff
  return count != null && Math.max(nonEstablished ?? 0, foreign ?? 0) > count ? 'part-larger' : null
}

/** 入会率 as a share; null when the number of staff is not known. Above 1 when one of the two numbers is wrong. */
export const admissionRate = (members: number, staff: number | null | undefined): number | null =>
  staff ? members / staff : null

import { addDays, type Day, dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { honoursByMember, isModelWorker, type MemberHonour } from '#shared/domain/honour.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import {
  type Admission,
  admission,
  eventsByMember,
  headcount,
  joinedOn,
  type MembershipStatus,
  membershipAt,
  type Staff,
} from '#shared/domain/membership.ts'
import { isDelegate, type MemberPost, type PostRole, postsByMember, rolesOn } from '#shared/domain/post.ts'
import type { DuesFacts } from '#shared/rules/dues.ts'

/** One member of the list, with what other records say. */
export interface MemberRow {
  readonly id: EntityId
  readonly rec: Rec<Member>
  readonly values: Member
  readonly home: string
  readonly branch: string
  /** The first joining or coming; null when nobody has written it down. */
  readonly joinedOn: Day | null
  readonly status: MembershipStatus
  /** What the member is today: posts and delegate, with days or by the roster. */
  readonly roles: readonly PostRole[]
  readonly honoured: boolean
  readonly modelWorker: boolean
  /** The last day of the last month paid: by the ledger, else as noted. */
  readonly duesThrough: Day | null
  readonly duesLate: boolean
}

/** Dues are late when somebody has said so, or when the last month paid ended before the month before `today`. */
export const duesLate = (member: Member, today: Day): boolean => {
  if (member.paysDues === false) return true
  if (!member.duesThrough) return false
  const { year, month } = dayParts(today)
  const start = month === 1 ? dayOf(year - 1, 12, 1) : dayOf(year, month - 1, 1)
  return start !== null && member.duesThrough < start
}

/** What the ledger of dues says; where it says nothing, what is noted of the member. */
const duesOf = (
  { id, values }: Rec<Member>,
  today: Day,
  facts: DuesFacts | undefined,
): Pick<MemberRow, 'duesThrough' | 'duesLate'> => {
  const standing = facts?.(id, today) ?? { type: 'unknown' }
  if (standing.type === 'unknown')
    return { duesThrough: values.duesThrough ?? null, duesLate: duesLate(values, today) }
  return standing.type === 'paid'
    ? { duesThrough: standing.through, duesLate: false }
    : { duesThrough: addDays(standing.since, -1), duesLate: true }
}

/** The other records that speak of members. */
export interface MemberMore {
  readonly posts?: readonly Rec<MemberPost>[]
  readonly honours?: readonly Rec<MemberHonour>[]
  /** How a member stands with dues on a day (`duesFacts`). */
  readonly dues?: DuesFacts
}

/** The list of members from their records and events. */
export const memberRows = (
  members: readonly Rec<Member>[],
  events: readonly Rec<MemberEvent>[],
  branchOf: (home: string) => string,
  today: Day,
  more: MemberMore = {},
): readonly MemberRow[] => {
  const byMember = eventsByMember(events)
  const held = postsByMember(more.posts ?? [])
  const honours = honoursByMember(more.honours ?? [])
  return members.map((rec) => {
    const own = byMember.get(rec.id) ?? []
    const honoured = honours.get(rec.id) ?? []
    return {
      id: rec.id,
      rec,
      values: rec.values,
      home: rec.home,
      branch: branchOf(rec.home),
      joinedOn: joinedOn(own),
      status: membershipAt(own, today),
      roles: rolesOn(rec.values, held.get(rec.id) ?? [], today),
      honoured: honoured.length > 0,
      modelWorker: isModelWorker(honoured),
      ...duesOf(rec, today, more.dues),
    }
  })
}

/** The answers of the count line. */
export interface MemberCounts {
  readonly people: number
  readonly women: number
  readonly nonEstablished: number
  readonly lastYear: number
  readonly foreign: number
  /** Members of all staff, of those not 在编, of foreigners; null where the staff are not known. */
  readonly rates: Admission
}

/** Counts members today and at the end of last year; `staff` are the numbers of all staff, members or not. */
export const memberCounts = (
  members: readonly Rec<Member>[],
  events: readonly Rec<MemberEvent>[],
  today: Day,
  staff: Staff | null | undefined,
): MemberCounts => {
  const now = headcount(members, events, today)
  const yearEnd = dayOf(dayParts(today).year - 1, 12, 31)
  return {
    people: now.count,
    women: now.women,
    nonEstablished: now.nonEstablished,
    lastYear: yearEnd ? headcount(members, events, yearEnd).count : 0,
    foreign: now.foreign,
    rates: admission(now, staff),
  }
}

/** What the list is narrowed by. */
export interface MemberFilter {
  readonly chips: readonly MemberChip[]
  readonly branch: string | null
  readonly group: string | null
  readonly find: string
}

export const memberChips = [
  'women',
  'nonEstablished',
  'withPost',
  'delegate',
  'honoured',
  'modelWorker',
  'duesLate',
  'left',
] as const
export type MemberChip = (typeof memberChips)[number]

const chipTests: Readonly<Record<Exclude<MemberChip, 'left'>, (row: MemberRow) => boolean>> = {
  women: (row) => row.values.sex === 'female',
  nonEstablished: (row) => Boolean(row.values.employment) && row.values.employment !== 'established',
  withPost: (row) => row.roles.some((role) => !isDelegate(role)),
  delegate: (row) => row.roles.some(isDelegate),
  honoured: (row) => row.honoured,
  modelWorker: (row) => row.modelWorker,
  duesLate: (row) => row.duesLate,
}

const present: ReadonlySet<MembershipStatus> = new Set(['active', 'retained'])

/** The rows a filter lets through. Those who left show only under their own chip. */
export const filterMembers = (
  rows: readonly MemberRow[],
  filter: MemberFilter,
  matches: (row: MemberRow, query: string) => boolean,
): readonly MemberRow[] => {
  const left = filter.chips.includes('left')
  const tests = filter.chips.flatMap((chip) => (chip === 'left' ? [] : [chipTests[chip]]))
  return rows.filter(
    (row) =>
      present.has(row.status) !== left &&
      tests.every((test) => test(row)) &&
      (filter.branch === null || row.home === filter.branch) &&
      (filter.group === null || row.values.group === filter.group) &&
      (filter.find.trim() === '' || matches(row, filter.find)),
  )
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import { ageBandOf, attendancesIn, coverageOf } from '#shared/domain/activity-coverage.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-06-15')
const member = (n: number, values: Member, more = {}) => rec<Member>(n, 'member', values, more)
const activity = (n: number, startsOn: string | null, values: Activity = {}, more = {}) =>
  rec<Activity>(
    n,
    'activity',
    { title: `活动${n}`, startsOn: startsOn ? day(startsOn) : null, ...values },
    more,
  )
const came = (
  n: number,
  at: number,
  who: number,
  signedInAt: string | null = '2026-03-08 14:00',
  more = {},
) =>
  rec<ActivityParticipant>(
    n,
    'activity-participant',
    { activity: idOf(at), member: idOf(who), signedInAt },
    more,
  )
const left = (n: number, who: number, event: 'retired' | 'left', on: string) =>
  rec<MemberEvent>(n, 'member-event', { member: idOf(who), event, day: day(on) })

const members = [
  member(1, { name: '甲', sex: 'female', birthday: day('1995-01-01'), employment: 'established' }),
  member(2, { name: '乙', sex: 'female', birthday: day('1970-06-15'), employment: 'agency' }),
  member(3, { name: '丙', sex: 'male', birthday: day('1970-06-16') }),
  member(4, { name: '丁', sex: 'male' }),
  member(5, { name: '作废', sex: 'male' }, { life: 'void' }),
]
const events = [left(50, 4, 'retired', '2026-05-01')]
const activities = [
  activity(10, '2026-03-08'),
  activity(11, '2026-04-01'),
  activity(12, '2026-05-01', { cancelled: true }),
  activity(13, '2026-07-01'),
  activity(14, '2025-03-08'),
  activity(15, '2026-02-01', {}, { life: 'void' }),
]
const participants = [
  came(20, 10, 1),
  came(21, 10, 1, '2026-03-08 13:50'),
  came(22, 10, 3),
  came(23, 11, 1),
  came(24, 10, 2, null),
  came(25, 10, 2, '2026-03-08 14:00', { life: 'void' }),
  came(26, 12, 2),
  came(27, 14, 2),
  came(28, 15, 2),
  came(29, 11, 4),
]
const records = { members, events, activities, participants }
const branchOf = (home: string) => home

describe('who took part in a year', () => {
  test('signed in at an activity that was held, each once', () => {
    expect(
      attendancesIn(activities, participants, 2026, today).map((one) => [
        one.activity.id,
        one.member,
        one.at,
      ]),
    ).toEqual([
      [idOf(10), idOf(1), '2026-03-08 13:50'],
      [idOf(10), idOf(3), '2026-03-08 14:00'],
      [idOf(11), idOf(1), '2026-03-08 14:00'],
      [idOf(11), idOf(4), '2026-03-08 14:00'],
    ])
  })

  test('is counted among the members of its last day, or of today; whoever left stands apart', () => {
    const coverage = coverageOf(records, 2026, today, branchOf)
    expect(coverage.on).toBe(today)
    expect([coverage.whole.members, coverage.whole.took, coverage.whole.missed]).toEqual([
      [idOf(1), idOf(2), idOf(3)],
      [idOf(1), idOf(3)],
      [idOf(2)],
    ])
    expect(coverage.whole.share).toBe(2 / 3)
    expect(coverage.people.map((one) => [one.member, one.attendances.length])).toEqual([
      [idOf(1), 2],
      [idOf(3), 1],
      [idOf(2), 0],
    ])
    expect(coverage.others.map(({ member: id }) => id)).toEqual([idOf(4)])
    const before = coverageOf(records, 2025, today, branchOf)
    expect([before.on, before.whole.members.length, before.whole.took]).toEqual(['2025-12-31', 4, [idOf(2)]])
  })

  test('is told apart by sex, age and employment; what is not written is a group of its own', () => {
    const { groups } = coverageOf(records, 2026, today, branchOf)
    expect(groups.map(({ by, key, members: all, took }) => [by, key, all.length, took.length])).toEqual([
      ['sex', 'male', 1, 1],
      ['sex', 'female', 2, 1],
      ['age', 'to-35', 1, 1],
      ['age', '46-55', 1, 1],
      ['age', 'from-56', 1, 0],
      ['employment', 'established', 1, 1],
      ['employment', 'agency', 1, 0],
      ['employment', 'unknown', 1, 1],
    ])
  })

  test('is told apart by branch where there are several', () => {
    const two = [...members, member(6, { name: '戊' }, { home: 'z' })]
    const { groups } = coverageOf({ ...records, members: two }, 2026, today, branchOf)
    expect(groups.filter(({ by }) => by === 'branch').map(({ members: all }) => all.length)).toEqual([3, 1])
  })
})

test('an age belongs to one band, and changes it on the birthday', () => {
  expect(ageBandOf(day('1990-06-15'), day('2026-06-14'))).toBe('to-35')
  expect(ageBandOf(day('1990-06-15'), day('2026-06-15'))).toBe('36-45')
  expect(ageBandOf(day('1980-06-15'), day('2026-06-15'))).toBe('46-55')
  expect(ageBandOf(day('1970-06-15'), day('2026-06-15'))).toBe('from-56')
  expect([ageBandOf(null, today), ageBandOf(day('2030-01-01'), today)]).toEqual(['unknown', 'unknown'])
})

test('whatever the order, each sort of members adds up to all of them, and so do their participations', () => {
  const shuffled = fc.record({
    members: fc.shuffledSubarray(members, { minLength: 0 }),
    events: fc.shuffledSubarray(events, { minLength: 0 }),
    activities: fc.shuffledSubarray(activities, { minLength: 0 }),
    participants: fc.shuffledSubarray(participants, { minLength: 0 }),
  })
  fc.assert(
    fc.property(shuffled, (all) => {
      const coverage = coverageOf(all, 2026, today, branchOf)
      for (const by of ['sex', 'age', 'employment'] as const) {
        const of = coverage.groups.filter((one) => one.by === by)
        const sum = (count: (one: (typeof of)[number]) => number) =>
          of.reduce((total, one) => total + count(one), 0)
        expect([sum((one) => one.members.length), sum((one) => one.took.length)]).toEqual([
          coverage.whole.members.length,
          coverage.whole.took.length,
        ])
        expect(sum((one) => one.attendances.length)).toBe(coverage.whole.attendances.length)
      }
      const turned = Object.fromEntries(Object.entries(all).map(([name, list]) => [name, list.toReversed()]))
      expect(coverageOf(turned as typeof all, 2026, today, branchOf)).toEqual(coverage)
    }),
  )
})

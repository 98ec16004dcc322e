import { expect, test } from 'vitest'
import { clubRoster, clubState, clubTable } from '#renderer/features/activity/club-tables.ts'
import type { EntityId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import type { Club, ClubMember } from '#shared/domain/club.ts'
import { unitsOf } from '#shared/domain/club-check.ts'
import { clubYears } from '#shared/domain/club-year.ts'
import type { Member } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-06-01')
const people = new Map(
  [
    rec<Member>(1, 'member', { name: '甲', staffNo: '001', unit: '系一' }),
    rec<Member>(2, 'member', { name: '乙', unit: ' 系一' }),
    rec<Member>(3, 'member', { name: '丙' }),
  ].map((one) => [one.id, one]),
)
const memberOf = (id: EntityId | null | undefined) => (id ? people.get(id) : undefined)
const club = rec<Club>(9, 'club', { name: '棋社', leader: idOf(1), termEndsOn: day('2026-05-31') })
const [year] = clubYears(
  {
    clubs: [club],
    places: [1, 2, 3, 4].map((n) =>
      rec<ClubMember>(20 + n, 'club-member', {
        club: idOf(9),
        member: idOf(n),
        post: n === 2 ? '秘书' : null,
      }),
    ),
    activities: [rec<Activity>(30, 'activity', { title: '赛', club: idOf(9), startsOn: day('2026-03-01') })],
    participants: [
      rec<ActivityParticipant>(31, 'activity-participant', {
        activity: idOf(30),
        member: idOf(1),
        signedInAt: '2026-03-01 14:00',
      }),
    ],
  },
  () => yuan(12.5),
  2026,
  today,
)
if (!year) throw new Error('no club')

test('departments are counted once, people without one not at all', () => {
  expect(unitsOf(year.members, memberOf)).toBe(1)
})

const fits = () => false

test('a club runs, is over its term, falls short of the rules, or has ended', () => {
  expect(clubState(year, today, fits)).toBe('termOver')
  expect(clubState(year, '2026-05-31', fits)).toBe('running')
  expect(clubState(year, '2026-05-31', (id) => id === club.id)).toBe('short')
  expect(clubState({ ...year, runs: false }, today, () => true)).toBe('ended')
})

test('the table of clubs sums what can be summed', () => {
  const table = clubTable([year], memberOf, '机械学院分工会', 2026, today, fits, zh)
  expect(table.rows).toEqual([['棋社', '甲', 4, 1, 1, 1, '25.0%', 1250, '任期已满']])
  expect(table.totals).toEqual(['合计', null, null, null, 1, 1, null, 1250, null])
})

test('the roster names the leader as such, and says where a record has not arrived', () => {
  expect(clubRoster(year, memberOf, today, zh).rows).toEqual([
    [1, '甲', '001', '系一', '负责人', null],
    [2, '乙', null, ' 系一', '秘书', null],
    [3, '丙', null, null, null, null],
    [4, zh.activityPage.unknown, null, null, null, null],
  ])
})

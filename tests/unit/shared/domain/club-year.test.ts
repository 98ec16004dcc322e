import { expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import type { Club, ClubMember } from '#shared/domain/club.ts'
import { clubYears } from '#shared/domain/club-year.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-06-15')
const clubs = [
  rec<Club>(1, 'club', { name: '羽毛球协会' }),
  rec<Club>(2, 'club', { name: '棋社', endedOn: day('2025-12-31') }),
  rec<Club>(3, 'club', { name: '作废' }, { life: 'void' }),
]
const place = (n: number, club: number, member: number, values: ClubMember = {}) =>
  rec<ClubMember>(n, 'club-member', { club: idOf(club), member: idOf(member), ...values })
const activity = (n: number, club: number, startsOn: string, values: Activity = {}) =>
  rec<Activity>(n, 'activity', { title: `活动${n}`, club: idOf(club), startsOn: day(startsOn), ...values })
const came = (n: number, at: number, member: number) =>
  rec<ActivityParticipant>(n, 'activity-participant', {
    activity: idOf(at),
    member: idOf(member),
    signedInAt: '2026-03-08 14:00',
  })

const records = {
  clubs,
  places: [
    place(10, 1, 101),
    place(11, 1, 102),
    place(12, 1, 103, { leftOn: day('2026-01-31') }),
    place(13, 2, 101),
  ],
  activities: [
    activity(20, 1, '2026-04-01'),
    activity(21, 1, '2026-03-08'),
    activity(22, 1, '2026-09-01'),
    activity(23, 1, '2026-05-01', { cancelled: true }),
    activity(24, 1, '2025-05-01'),
    activity(25, 2, '2025-05-02'),
  ],
  participants: [
    came(30, 20, 101),
    came(31, 21, 101),
    came(32, 21, 104),
    came(33, 22, 102),
    came(34, 25, 101),
  ],
}
const spentOf = (id: EntityId): Fen => yuan(id === idOf(23) ? 999 : 10.5)

test('a club has its members, the activities that were held, who came, and what they cost', () => {
  const [first] = clubYears(records, spentOf, 2026, today)
  expect(first).toMatchObject({ runs: true, took: [idOf(101)], share: 0.5, spent: yuan(21) })
  expect(first?.members.map(({ values }) => values.member)).toEqual([idOf(101), idOf(102)])
  expect(first?.activities.map(({ id }) => id)).toEqual([idOf(21), idOf(20)])
  expect(first?.attendances).toHaveLength(3)
})

test('a dissolved club stands last, and still has the years in which it ran', () => {
  const names = (year: number) =>
    clubYears(records, spentOf, year, today).map(({ club, runs }) => [club.values.name, runs])
  expect(names(2026)).toEqual([
    ['羽毛球协会', true],
    ['棋社', false],
  ])
  expect(names(2025)).toEqual([
    ['棋社', true],
    ['羽毛球协会', true],
  ])
  expect(clubYears(records, spentOf, 2025, today)[0]).toMatchObject({ took: [idOf(101)], share: 1 })
})

test('any order of records gives the same', () => {
  const turned = {
    clubs: clubs.toReversed(),
    places: records.places.toReversed(),
    activities: records.activities.toReversed(),
    participants: records.participants.toReversed(),
  }
  const plain = (all: typeof records) =>
    clubYears(all, spentOf, 2026, today).map(({ members, ...one }) => ({
      ...one,
      members: members.map(({ id }) => id).sort(),
    }))
  expect(plain(turned)).toEqual(plain(records))
})

import { expect, it } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { atOnce } from '#shared/base/portions.ts'
import type { Activity, ActivityParticipant, ActivitySpending } from '#shared/domain/activity.ts'
import type { Member } from '#shared/domain/member.ts'
import { parseActivityPack } from '#shared/rules/activity.ts'
import { type ActivityRuleRecords, compareActivities } from '#shared/rules/activity-records.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const pack = (perHead: number) => {
  const read = parseActivityPack({
    id: `p${perHead}`,
    title: '办法',
    source: '校工会',
    body: {
      format: 1,
      rows: [{ id: 'a', types: ['party'], caps: [{ perHead: yuan(perHead), per: 'activity' }] }],
    },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const stretch = { from: day('2025-11-27'), to: day('2026-11-27') }

/** A party of two on a day, with 200 yuan a head spent. */
const party = (n: number, startsOn: string, home: string, more: Activity = {}) => ({
  activity: rec<Activity>(n, 'activity', { type: 'party', startsOn: day(startsOn), ...more }, { home }),
  participants: [1, 2].map((i) =>
    rec<ActivityParticipant>(n * 10 + i, 'activity-participant', {
      activity: idOf(n),
      member: idOf(900 + i),
      signedInAt: `${startsOn} 09:00`,
    }),
  ),
  spending: rec<ActivitySpending>(n * 10 + 5, 'activity-spending', {
    activity: idOf(n),
    item: '茶点',
    use: 'food',
    cost: { amount: yuan(400), payer: 'branch-fund' },
  }),
})

const recordsOf = (...parties: readonly ReturnType<typeof party>[]): ActivityRuleRecords => ({
  activities: parties.map((one) => one.activity),
  participants: parties.flatMap((one) => one.participants),
  spendings: parties.map((one) => one.spending),
  prizes: [],
  attachments: [],
  members: [1, 2].map((i) => rec<Member>(900 + i, 'member', { name: `甲${i}` })),
  events: [],
})

it('an open activity is compared with what the rules of its day say now', () => {
  const records = recordsOf(party(1, '2026-03-01', 'a'), party(2, '2025-03-01', 'a'))
  const same = atOnce(compareActivities(pack(300), () => pack(250), records, stretch))
  expect(same).toEqual({ judged: 1, changed: [] })
  const { changed } = atOnce(compareActivities(pack(150), () => pack(250), records, stretch))
  expect(changed.map(({ id, before, after }) => [id, before.state, after.state])).toEqual([
    [idOf(1), 'allowed', 'warning'],
  ])
  expect(changed[0]?.after.sentences[0]).toMatchObject({ type: 'over-per-head', cap: yuan(150) })
})

it('one that was claimed is compared with the verdict kept then, whatever the rules of today say', () => {
  const kept = { state: 'allowed', sentences: [], rule: 'a', pack: 'old', source: '旧', missing: [] }
  const claimed: Activity = { claimedOn: day('2026-03-02'), verdict: kept }
  const records = recordsOf(party(1, '2026-03-01', 'a', claimed))
  expect(atOnce(compareActivities(pack(300), () => pack(150), records, stretch)).changed).toEqual([])
  expect(atOnce(compareActivities(pack(150), () => pack(150), records, stretch)).changed).toHaveLength(1)
})

it('activities without a day, void ones and those of other years are not judged', () => {
  const nowhere = party(1, '2026-03-01', 'a', { startsOn: null })
  const gone = party(2, '2026-03-01', 'a')
  const records = recordsOf(
    nowhere,
    { ...gone, activity: { ...gone.activity, life: 'void' } },
    party(3, '2026-11-28', 'a'),
  )
  expect(atOnce(compareActivities(pack(150), () => null, records, stretch))).toEqual({
    judged: 0,
    changed: [],
  })
})

import { expect, test } from 'vitest'
import {
  groupWord,
  lastOf,
  listKey,
  meanOf,
  readList,
  shareTables,
} from '#renderer/features/activity/share-rows.ts'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import { coverageOf } from '#shared/domain/activity-coverage.ts'
import type { Member } from '#shared/domain/member.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const members = [
  rec<Member>(1, 'member', { name: '甲', staffNo: '001', sex: 'female', employment: 'agency' }),
  rec<Member>(2, 'member', { name: '乙', sex: 'male', birthday: day('1980-01-01') }),
]
const activities = [3, 4].map((n) =>
  rec<Activity>(n, 'activity', { title: `活动${n}`, startsOn: day(`2026-03-0${n}`) }),
)
const participants = activities.map(({ id }, n) =>
  rec<ActivityParticipant>(10 + n, 'activity-participant', {
    activity: id,
    member: idOf(1),
    signedInAt: '2026-03-03 14:00',
  }),
)
const coverage = coverageOf(
  { members, events: [], activities, participants },
  2026,
  day('2026-06-01'),
  (home) => home,
)

test('each figure has an address that means the same when it is read', () => {
  const [group] = coverage.groups
  if (!group) throw new Error('no group')
  expect(readList(coverage, listKey(group, 'missed'))).toEqual({ type: 'figure', group, figure: 'missed' })
  expect(readList(coverage, listKey(coverage.whole, 'times'))).toMatchObject({ figure: 'times' })
  expect(readList(coverage, `person~${idOf(2)}`)).toMatchObject({ share: { attendances: [] } })
  expect(readList(coverage, 'others')).toEqual({ type: 'others' })
  for (const nothing of [undefined, '', 'person~x', 'sex~x~took', 'all~all~x', 'closing'])
    expect(readList(coverage, nothing)).toBe(null)
})

test('groups are named in words, what is not written among them', () => {
  const words = coverage.groups.map((group) => groupWord(zh, group, (id) => id))
  expect(words).toEqual(['男', '女', '46–55 岁', '没有出生日期', '人事代理', '没有填写'])
  expect(groupWord(en, coverage.whole, (id) => id)).toBe('All members')
})

test('the mean is of all members, the last day that of the latest activity', () => {
  expect(meanOf(coverage.whole)).toBe(1)
  expect(lastOf(coverage.whole.attendances)).toBe('2026-03-04')
  expect(lastOf([])).toBe(null)
})

test('the tables for Excel hold every group and every member', () => {
  const [groups, people] = shareTables(
    coverage,
    new Map(members.map((one) => [one.id, one])),
    '机械学院分工会',
    (id) => id,
    zh,
  )
  expect(groups?.rows[0]).toEqual(['全体', '全体会员', 2, 1, 1, '50.0%', 2])
  expect(groups?.rows).toHaveLength(1 + coverage.groups.length)
  expect(people?.rows).toEqual([
    ['甲', '001', null, '女', '没有出生日期', '人事代理', 2, '2026-03-04'],
    ['乙', null, null, '男', '46–55 岁', null, 0, null],
  ])
  expect(people?.totals?.[6]).toBe(2)
})

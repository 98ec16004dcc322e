import { describe, expect, test } from 'vitest'
import { draftLetter, letterPaper } from '#renderer/features/activity/letters.ts'
import { type ActivityRow, summarise } from '#renderer/features/activity/summary.ts'
import type { Activity, ActivityPrize } from '#shared/domain/activity.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const rowOf = (values: Activity): ActivityRow => {
  const [row] = summarise(
    [rec<Activity>(1, 'activity', values)],
    { participants: [], spendings: [], prizes: [], attachments: [] },
    day('2026-04-01'),
  )
  if (!row) throw new Error('no row')
  return row
}
const walk: Activity = {
  title: '健步走',
  startsOn: day('2026-03-08'),
  time: '14:00–16:30',
  place: '操场',
  organiser: '王敏',
  plan: '集合\n出发',
  content: '沿湖六公里。',
  guests: 2,
}
const prize = (n: number, item: string | null, winners: number) =>
  rec<ActivityPrize>(n, 'activity-prize', { activity: idOf(1), item, prize: { winners } })
const draft = (
  kind: 'notice' | 'news',
  values: Activity,
  prizes = [] as ReturnType<typeof prize>[],
  signed = 0,
) => draftLetter(kind, { ...rowOf(values), signed }, prizes, '机械学院分工会', zh, (on) => `〔${on}〕`)

describe('a notice drafted from the record', () => {
  test('names when, where, what and whom to ask', () => {
    expect(draft('notice', walk)).toBe(
      [
        '各位会员：',
        '　　机械学院分工会定于〔2026-03-08〕 14:00–16:30 在操场举办“健步走”，请大家积极参加。',
        '',
        '　　活动安排：',
        '　　集合',
        '　　出发',
        '',
        '　　报名：请于　　月　　日前向王敏报名。',
        '　　特此通知。',
      ].join('\n'),
    )
  })

  test('leaves a blank for the day that is not known', () => {
    expect(draft('notice', { title: '健步走' })).toContain('定于　　月　　日举办“健步走”')
  })
})

describe('a news item drafted from the record', () => {
  test('takes its numbers from sign-ins, guests and prizes', () => {
    expect(
      draft('news', walk, [prize(1, '男子单打', 3), prize(2, '男子单打', 2), prize(3, null, 1)], 40),
    ).toBe(
      [
        '　　〔2026-03-08〕 14:00–16:30，机械学院分工会在操场举办“健步走”，40 位会员参加，另有 2 位家属和来宾到场。',
        '　　沿湖六公里。',
        '　　比赛设男子单打，共产生 6 个奖项。',
        '　　活动由王敏组织。',
      ].join('\n'),
    )
  })

  test('says nothing of what is not recorded', () => {
    expect(draft('news', { title: '健步走' })).toBe('　　机械学院分工会举办“健步走”。')
    expect(draftLetter('news', rowOf({ title: 'Walk' }), [], 'Branch', en, String)).toBe(
      'Branch held “Walk”.',
    )
  })
})

test('a notice is dated when it is printed, news on the last day of the activity', () => {
  const row = rowOf({ ...walk, endsOn: day('2026-03-09') })
  const names = { org: '机械学院分工会', school: null }
  const today = day('2026-03-01')
  expect(letterPaper('notice', row, '文', names, today, zh)).toMatchObject({
    subject: '关于举办“健步走”的通知',
    text: '文',
    day: today,
  })
  expect(letterPaper('news', row, '文', names, today, zh)).toMatchObject({
    subject: '健步走',
    day: '2026-03-09',
  })
})

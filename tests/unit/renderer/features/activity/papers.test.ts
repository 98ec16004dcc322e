import { describe, expect, it } from 'vitest'
import { buildRecordPaper, buildSignInPaper } from '#renderer/features/activity/papers.ts'
import { summarise } from '#renderer/features/activity/summary.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Activity, ActivityParticipant, ActivitySpending } from '#shared/domain/activity.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { Member } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import { rec } from '#tests/support/named-record.ts'

const a = 'a' as EntityId
const people = [
  rec<ActivityParticipant>('activity-participant', 'p1', {
    activity: a,
    member: 'm1' as EntityId,
    signedInAt: '2026-03-08',
  }),
  rec<ActivityParticipant>('activity-participant', 'p2', { activity: a, member: 'm2' as EntityId }),
  rec<ActivityParticipant>('activity-participant', 'p3', { activity: a, member: 'gone' as EntityId }),
]
const spendings = [
  rec<ActivitySpending>('activity-spending', 's1', {
    activity: a,
    item: '水',
    cost: { amount: 2450 as Fen, payer: 'branch-fund' },
  }),
  rec<ActivitySpending>('activity-spending', 's2', { activity: a, item: '金额未到' }),
]
const attachments = [rec<Attachment>('attachment', 'f1', { of: a, role: 'photo' })]
const values: Activity = {
  title: '健步走',
  type: 'outing',
  startsOn: '2026-03-08' as Day,
  place: '湖边',
  guests: 2,
}
const [row] = summarise(
  [rec('activity', 'a', values)],
  { participants: people, spendings, prizes: [], attachments },
  '2026-11-20' as Day,
)
if (!row) throw new Error('no row')
const names = { org: '机械学院分工会', school: null }

describe('活动登记表', () => {
  const paper = buildRecordPaper(row, { participants: people, spendings, prizes: [], attachments }, names, zh)

  it('counts guests among those who came, and names the members', () => {
    expect([paper.attended, paper.members]).toEqual([3, 1])
  })

  it('lists spending with the words of its payer and leaves out lines whose amount is not here', () => {
    expect(paper.spending).toEqual([
      { item: '水', quantity: null, price: null, amount: 2450, source: '分工会经费' },
    ])
  })

  it('ticks only the papers that are there', () => {
    expect(paper.attachments.filter((one) => one.present).map((one) => one.name)).toEqual(['照片'])
  })
})

describe('签到表', () => {
  it('prints everybody on the list by name, and nobody whose record has not arrived', () => {
    const members = ['m1', 'm2'].map((id, n) =>
      rec<Member>('member', id, { name: ['王敏', '李伟'][n] ?? '' }),
    )
    const paper = buildSignInPaper(row, people, members, 5, names)
    expect(paper.rows.map((one) => one.name)).toEqual(['王敏', '李伟'])
    expect(paper.blankRows).toBe(5)
  })
})

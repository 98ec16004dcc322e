import { describe, expect, it } from 'vitest'
import { needsOf, onePerMember, signInTime, summarise } from '#renderer/features/activity/summary.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Activity, ActivityParticipant, ActivitySpending } from '#shared/domain/activity.ts'
import type { Attachment, AttachmentRole } from '#shared/domain/attachment.ts'
import { rec } from '#tests/support/named-record.ts'

const today = '2026-11-20' as Day
const id = (text: string) => text as EntityId

const activityOf = (values: Activity, name = 'a') => rec('activity', name, values)
const person = (member: string, signedInAt: string | null = null, activity = 'a') =>
  rec<ActivityParticipant>('activity-participant', `${activity}-${member}-${signedInAt}`, {
    activity: id(activity),
    member: id(member),
    ...(signedInAt ? { signedInAt } : {}),
  })
const spent = (amount: number, more: Partial<NonNullable<ActivitySpending['cost']>> = {}) =>
  rec<ActivitySpending>('activity-spending', `s${amount}`, {
    activity: id('a'),
    item: '奖品',
    cost: { amount: amount as Fen, ...more },
  })
const file = (role: AttachmentRole) => rec<Attachment>('attachment', role, { of: id('a'), role })

const whole: Activity = {
  title: '羽毛球赛',
  startsOn: '2026-03-08' as Day,
  place: '体育馆',
  organiser: '陈敏',
  content: '已举行。',
}

const rowOf = (values: Activity, parts: Partial<Parameters<typeof summarise>[1]> = {}) => {
  const [row] = summarise(
    [activityOf(values)],
    { participants: [], spendings: [], prizes: [], attachments: [], ...parts },
    today,
  )
  if (!row) throw new Error('no row')
  return row
}

describe('the checklist of an activity', () => {
  it('asks for no papers of money where nothing was spent', () => {
    const needs = needsOf(whole, { participants: [], spendings: [], prizes: [], attachments: [] })
    expect(needs.map((one) => one.need)).toEqual([
      'place',
      'organiser',
      'content',
      'people',
      'signed',
      'photo',
    ])
  })

  it('asks for plan, signed list, invoices, payees and news once money was spent', () => {
    const needs = needsOf(whole, { participants: [], spendings: [spent(100)], prizes: [], attachments: [] })
    const lacking = needs.filter((one) => !one.have).map((one) => one.need)
    expect(lacking).toEqual(expect.arrayContaining(['plan', 'sign-in-list', 'invoice', 'payee', 'news']))
  })

  it('takes the signed list as a paper: signing in on screen does not replace it', () => {
    const parts = { participants: [person('m1', '2026-03-08 14:00')], spendings: [spent(100)] }
    const without = needsOf(whole, { ...parts, prizes: [], attachments: [] })
    const with1 = needsOf(whole, { ...parts, prizes: [], attachments: [file('sign-in-list')] })
    const have = (list: typeof without) => list.find((one) => one.need === 'sign-in-list')?.have
    expect([have(without), have(with1)]).toEqual([false, true])
  })

  it('has the invoices when every line names its number, or the file is there', () => {
    const have = (
      spendings: readonly ReturnType<typeof spent>[],
      attachments: readonly ReturnType<typeof file>[],
    ) =>
      needsOf(whole, { participants: [], spendings, prizes: [], attachments }).find(
        (one) => one.need === 'invoice',
      )?.have
    expect(have([spent(100, { invoiceNo: '1' }), spent(200)], [])).toBe(false)
    expect(have([spent(100, { invoiceNo: '1' }), spent(200, { invoiceNo: '2' })], [])).toBe(true)
    expect(have([spent(100)], [file('invoice')])).toBe(true)
  })
})

describe('the state of an activity', () => {
  it('is planned without a day and before its day', () => {
    expect(rowOf({ title: '春游' }).state).toBe('planned')
    expect(rowOf({ ...whole, startsOn: '2026-11-21' as Day }).state).toBe('planned')
  })

  it('is lacking until the checklist is done, then full', () => {
    expect(rowOf(whole).state).toBe('lacking')
    const row = rowOf(whole, {
      participants: [person('m1', '2026-03-08 14:00')],
      attachments: [file('photo')],
    })
    expect(row.state).toBe('full')
  })

  it('is cancelled whatever else is missing', () => {
    expect(rowOf({ ...whole, cancelled: true }).state).toBe('cancelled')
  })
})

describe('the list of activities', () => {
  it('adds spending exactly and leaves out lines without an amount', () => {
    const empty = rec<ActivitySpending>('activity-spending', 'empty', { activity: id('a'), item: '水' })
    expect(rowOf(whole, { spendings: [spent(10), spent(20), empty] }).total).toBe(30)
  })

  it('counts a member once, and signed in when any of the records says so', () => {
    const twice = [person('m1'), person('m1', '2026-03-08 14:00'), person('m2')]
    expect(onePerMember(twice).map((one) => one.values.signedInAt ?? null)).toEqual([
      '2026-03-08 14:00',
      null,
    ])
    const row = rowOf(whole, { participants: twice })
    expect([row.signed, row.expected]).toEqual([1, 2])
    expect(rowOf(whole, { participants: twice.toReversed() })).toMatchObject({ signed: 1, expected: 2 })
    expect(rowOf(whole, { participants: [...twice, ...twice] })).toMatchObject({ signed: 1, expected: 2 })
  })

  it('stands with the newest first and those without a day last', () => {
    const rows = summarise(
      [
        activityOf({ title: 'no day' }, 'x'),
        activityOf({ title: 'old', startsOn: '2025-01-01' as Day }, 'y'),
        activityOf({ title: 'new', startsOn: '2026-01-01' as Day }, 'z'),
      ],
      { participants: [], spendings: [], prizes: [], attachments: [] },
      today,
    )
    expect(rows.map((row) => row.title)).toEqual(['new', 'old', 'no day'])
  })
})

describe('the moment of a sign-in', () => {
  it('is what the clock says, also for a list that is entered later', () => {
    expect(signInTime(today, new Date(2026, 10, 20, 9, 5).getTime())).toBe('2026-11-20 09:05')
  })
})

import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { ActivityParticipant, ActivitySpending } from '#shared/domain/activity.ts'
import {
  attendance,
  checkActivity,
  checkAttachment,
  checkParticipant,
  checkSpending,
  spentOn,
} from '#shared/domain/activity-check.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const blob = { id: 'A'.repeat(43) as never, media: 'image/png', bytes: 10, name: '照片.png' } as const
const listed = (n: number, member: number, signedInAt: string | null, more = {}) =>
  rec<ActivityParticipant>(
    n,
    'activity-participant',
    { activity: idOf(1), member: idOf(member), signedInAt },
    more,
  )
const line = (n: number, amount: number, invoiceNo: string | null, more = {}) =>
  rec<ActivitySpending>(
    n,
    'activity-spending',
    { activity: idOf(1), item: '水', cost: { amount: yuan(amount), invoiceNo } },
    more,
  )
const types = (checked: { ok: boolean; error?: readonly { type: string }[] }) =>
  checked.ok ? [] : checked.error?.map(({ type }) => type)

describe('checks of activities', () => {
  test('a title is enough; an end needs a start before it', () => {
    expect(checkActivity({ title: '春游' }).ok).toBe(true)
    expect(types(checkActivity({ title: '春游', endsOn: day('2026-03-08') }))).toEqual(['start-needed'])
    expect(
      types(checkActivity({ title: '春游', startsOn: day('2026-03-09'), endsOn: day('2026-03-08') })),
    ).toEqual(['ends-before-start'])
  })

  test('a member stands once on the list, and signs in at a moment', () => {
    const draft = { activity: idOf(1), member: idOf(5) }
    expect(types(checkParticipant(draft, [listed(10, 5, null)]))).toEqual(['already-listed'])
    expect(
      types(checkParticipant(draft, [listed(10, 5, null, { life: 'void' }), listed(11, 6, null)])),
    ).toEqual([])
    expect(types(checkParticipant({ ...draft, signedInAt: '2026-03-08 14:05' }, []))).toEqual([])
    for (const wrong of ['14:05', '2026-03-08', '2026-02-30 14:05', '2026-03-08 24:00', '2026-03-08T14:05'])
      expect(types(checkParticipant({ ...draft, signedInAt: wrong }, []))).toEqual(['bad-sign-in'])
  })

  test('a spending line has an amount, and an invoice is claimed once', () => {
    const draft = { activity: idOf(1), item: '水' }
    expect(types(checkSpending(draft, []))).toEqual(['amount-needed'])
    const again = { ...draft, cost: { amount: yuan(5), invoiceNo: ' 123 ' } }
    expect(checkSpending(again, [line(10, 5, '123')])).toEqual({
      ok: false,
      error: [{ type: 'invoice-used', by: idOf(10) }],
    })
    expect(checkSpending(again, [line(10, 5, '123', { life: 'void' })]).ok).toBe(true)
  })

  test('an attachment has a record, a role, a file, and was not taken tomorrow', () => {
    const today = day('2026-03-08')
    expect(checkAttachment({ of: idOf(1), role: 'photo', file: blob, capturedOn: today }, { today }).ok).toBe(
      true,
    )
    expect(types(checkAttachment({ capturedOn: day('2026-03-09') }, { today }))).toEqual([
      'field',
      'field',
      'field',
      'captured-in-future',
    ])
  })

  test('everybody is counted once, money exactly', () => {
    const people = [
      listed(10, 5, null),
      listed(11, 5, '2026-03-08 14:00'),
      listed(12, 6, null),
      listed(13, 7, 'x', { life: 'void' }),
    ]
    expect(attendance(idOf(1), people)).toEqual({ listed: [idOf(5), idOf(6)], signedIn: [idOf(5)] })
    expect(
      spentOn(idOf(1), [line(20, 0.1, null), line(21, 0.2, null), line(22, 9, null, { life: 'void' })]),
    ).toBe(30)
  })
})

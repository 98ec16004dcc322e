import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Activity, ActivityParticipant, ActivitySpending } from '#shared/domain/activity.ts'
import {
  checkActivity,
  checkAttachment,
  checkClaim,
  checkParticipant,
  checkPrize,
  checkSpending,
  signedIn,
  spentOn,
} from '#shared/domain/activity-check.ts'
import type { ActivityVerdict } from '#shared/domain/activity-verdict.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { counterEntry } from '#shared/domain/fund-check.ts'
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

const now = { today: day('2026-03-08'), entries: [] }
const came = { today: now.today, on: day('2026-03-08'), status: 'active' } as const

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
    expect(types(checkParticipant(draft, [listed(10, 5, null)], came))).toEqual(['already-listed'])
    expect(
      types(checkParticipant(draft, [listed(10, 5, null, { life: 'void' }), listed(11, 6, null)], came)),
    ).toEqual([])
    expect(types(checkParticipant({ ...draft, signedInAt: '2026-03-08 14:05' }, [], came))).toEqual([])
    for (const wrong of ['14:05', '2026-03-08', '2026-02-30 14:05', '2026-03-08 24:00', '2026-03-08T14:05'])
      expect(types(checkParticipant({ ...draft, signedInAt: wrong }, [], came))).toEqual(['bad-sign-in'])
  })

  test('whoever was no member on the day cannot be listed; a retired member can', () => {
    const draft = { activity: idOf(1), member: idOf(5) }
    for (const status of [
      'none',
      'left',
      'transferred-out',
      'withdrawn',
      'lapsed',
      'expelled',
      'dead',
    ] as const)
      expect(checkParticipant(draft, [], { ...came, status })).toEqual({
        ok: false,
        error: [{ type: 'not-a-member', status, on: '2026-03-08' }],
      })
    for (const status of ['active', 'retired', 'retained'] as const)
      expect(checkParticipant(draft, [], { ...came, status }).ok).toBe(true)
  })

  test('before the activity people can be expected and cannot sign in', () => {
    const draft = { activity: idOf(1), member: idOf(5) }
    const before = { ...came, today: day('2026-03-07') }
    expect(checkParticipant(draft, [], before).ok).toBe(true)
    expect(types(checkParticipant({ ...draft, signedInAt: '2026-03-07 14:05' }, [], before))).toEqual([
      'not-held-yet',
    ])
  })

  test('a spending line has an amount that is not negative, and no day after today', () => {
    const draft = { activity: idOf(1), item: '水' }
    expect(types(checkSpending(draft, [], now))).toEqual(['amount-needed'])
    expect(checkSpending({ ...draft, cost: { amount: yuan(-5) } }, [], now)).toMatchObject({
      ok: false,
      error: [{ type: 'field', field: 'cost', part: 'amount', fault: { type: 'too-low', min: 0 } }],
    })
    const late = {
      ...draft,
      cost: { amount: yuan(5) },
      spentOn: day('2026-03-09'),
      invoicedOn: day('2026-03-10'),
    }
    expect(types(checkSpending(late, [], now))).toEqual(['spent-in-future', 'invoiced-in-future'])
    expect(types(checkSpending(late, [], { ...now, today: day('2026-03-10') }))).toEqual([])
  })

  test('an invoice is claimed once; one invoice may be split by use within one activity', () => {
    const again: ActivitySpending = {
      activity: idOf(1),
      item: '水',
      cost: { amount: yuan(5), invoiceNo: ' 123 ' },
    }
    const used = (draft: ActivitySpending, other: ReturnType<typeof line>) =>
      checkSpending(draft, [other], now)
    expect(used(again, line(10, 5, '123'))).toEqual({
      ok: false,
      error: [{ type: 'invoice-used', by: idOf(10), elsewhere: false }],
    })
    expect(used(again, line(10, 5, '123', { life: 'void' })).ok).toBe(true)
    const other = line(10, 5, '123')
    const meal = { ...other, values: { ...other.values, use: 'meal' as const } }
    expect(used({ ...again, use: 'supplies' }, meal).ok).toBe(true)
    expect(types(used({ ...again, use: 'meal' }, meal))).toEqual(['invoice-used'])
    const elsewhere = { ...meal, values: { ...meal.values, activity: idOf(2) } }
    expect(used({ ...again, use: 'supplies' }, elsewhere)).toEqual({
      ok: false,
      error: [{ type: 'invoice-used', by: idOf(10), elsewhere: true }],
    })
    expect(used({ ...again, cost: { amount: yuan(5) } }, line(10, 5, null)).ok).toBe(true)
  })

  test('an invoice that stands in the fund is not claimed again, however it is typed; one that was taken back is free', () => {
    const draft: ActivitySpending = {
      activity: idOf(1),
      item: '水',
      cost: { amount: yuan(5), invoiceNo: '００12 3' },
    }
    const held = rec<FundEntry>(20, 'fund-entry', {
      side: 'spending',
      category: 'home',
      title: '书架',
      sum: { amount: yuan(5), invoiceNo: '00123' },
    })
    const back = rec<FundEntry>(21, 'fund-entry', counterEntry(held, { day: now.today, reason: '记错' }))
    const claimed = (...entries: readonly (typeof held)[]) => {
      const checked = checkSpending(draft, [], { ...now, entries })
      return checked.ok ? [] : checked.error
    }
    expect(claimed(held)).toEqual([{ type: 'invoice-in-fund', title: '书架' }])
    expect(claimed({ ...held, life: 'void' })).toEqual([])
    expect(claimed(held, back)).toEqual([])
    expect(claimed(held, { ...back, life: 'void' })).toHaveLength(1)
  })

  test('a grade of prizes has an amount, and teams a size', () => {
    expect(types(checkPrize({ activity: idOf(1) }))).toEqual(['amount-needed'])
    expect(types(checkPrize({ activity: idOf(1), prize: { form: 'team', amount: yuan(9) } }))).toEqual([
      'team-size-needed',
    ])
    expect(checkPrize({ activity: idOf(1), prize: { form: 'team', teamSize: 6, amount: yuan(9) } }).ok).toBe(
      true,
    )
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
    expect(signedIn(idOf(1), people)).toEqual([idOf(5)])
    expect(
      spentOn(idOf(1), [line(20, 0.1, null), line(21, 0.2, null), line(22, 9, null, { life: 'void' })]),
    ).toBe(30)
  })
})

describe('closing an activity for the claim', () => {
  const verdict = (more: Partial<ActivityVerdict> = {}): ActivityVerdict => ({
    state: 'allowed',
    sentences: [],
    rule: null,
    pack: null,
    source: null,
    missing: [],
    ...more,
  })
  const held: Activity = { title: '春游', startsOn: day('2026-03-06'), claimedOn: day('2026-03-08') }
  const claim = (values: Activity, of = verdict(), paid = 2) =>
    types(checkClaim({ ...held, ...values }, { ...now, verdict: of, paid }))

  test('an activity that was held and is allowed can be claimed', () => {
    expect(claim({})).toEqual([])
  })

  test('a day is needed, not after today and not before the activity', () => {
    expect(claim({ claimedOn: null })).toEqual(['field'])
    expect(claim({ claimedOn: day('2026-03-09') })).toEqual(['claimed-in-future'])
    expect(claim({ claimedOn: day('2026-03-05') })).toEqual(['claimed-before'])
  })

  test('what was not held, was cancelled, has no day, or cost nothing is not claimed', () => {
    expect(claim({ startsOn: day('2026-03-09') })).toEqual(['not-held-yet', 'claimed-before'])
    expect(claim({ cancelled: true })).toEqual(['cancelled'])
    expect(claim({ startsOn: null })).toEqual(['no-day'])
    expect(claim({}, verdict(), 0)).toEqual(['nothing-spent'])
  })

  test('a warning or a missing paper needs a written reason; a refusal cannot be overridden', () => {
    const reason = { overrideReason: '校工会已同意。' }
    expect(claim({}, verdict({ state: 'warning' }))).toEqual(['reason-needed'])
    expect(claim({ overrideReason: '  ' }, verdict({ missing: ['chair'] }))).toEqual(['reason-needed'])
    expect(claim(reason, verdict({ state: 'warning', missing: ['chair'] }))).toEqual([])
    expect(claim(reason, verdict({ state: 'refused' }))).toEqual(['refused'])
  })
})

import { describe, expect, it } from 'vitest'
import { cashOf } from '#renderer/features/condolence/papers.ts'
import { visitRows } from '#renderer/features/condolence/rows.ts'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { zh } from '#shared/i18n/messages.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

describe('what a bank pays of some visits', () => {
  it('is the cash alone, each with its campaign or its event', () => {
    const visit = (n: number, values: Visit) =>
      rec<Visit>(n, 'visit', { member: idOf(n), visitedOn: day('2026-03-01'), ...values })
    const rows = visitRows(
      [
        visit(1, { event: 'illness', gift: { form: 'cash', amount: yuan(500) } }),
        visit(2, {
          event: 'winter-warmth',
          campaign: '2026年送温暖',
          gift: { form: 'cash', amount: yuan(800) },
        }),
        visit(3, { event: 'marriage', gift: { form: 'goods', amount: yuan(300) } }),
        visit(4, { event: 'illness', gift: { form: 'cash' } }),
      ],
      [],
      () => '',
    )
    expect(cashOf(rows, zh).toSorted((a, b) => Number(a.amount) - Number(b.amount))).toEqual([
      { member: idOf(1), amount: yuan(500), note: '生病住院' },
      { member: idOf(2), amount: yuan(800), note: '2026年送温暖' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { fillReturn, sdjtuReturn } from '#shared/domain/help-return.ts'
import { parseCondolencePack } from '#shared/rules/condolence.ts'
import { judgeVisit } from '#shared/rules/condolence-judge.ts'
import { sdjtu2025 } from '#shared/rules/packs/sdjtu-2025.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const visit = (n: number, values: Visit, more = {}) =>
  rec<Visit>(n, 'visit', { member: idOf(n), ...values }, more)

const year2025: readonly ReturnType<typeof visit>[] = [
  visit(1, {
    event: 'marriage',
    happenedOn: day('2025-05-01'),
    visitedOn: day('2025-05-10'),
    gift: { form: 'goods', amount: yuan(600) },
  }),
  visit(2, {
    event: 'childbirth',
    happenedOn: day('2025-03-01'),
    visitedOn: day('2025-03-08'),
    gift: { form: 'goods', amount: yuan(500) },
  }),
  visit(3, { event: 'illness', happenedOn: day('2025-12-29') }),
  visit(4, {
    event: 'relative-death',
    relation: 'parent',
    happenedOn: day('2025-12-30'),
    visitedOn: day('2026-01-04'),
    gift: { form: 'cash', amount: yuan(1000) },
  }),
  visit(5, {
    event: 'retirement',
    visitedOn: day('2025-07-01'),
    gift: { form: 'souvenir', amount: yuan(2000) },
  }),
]

describe('the yearly return of 山东交通学院 (S62)', () => {
  it('has four tables by item: weddings and births, illness, bereavement, retirement', () => {
    const tables = fillReturn(sdjtuReturn, year2025, 2025)
    expect(tables.map(({ id, lines, amount }) => [id, lines.map(({ visit: { id } }) => id), amount])).toEqual(
      [
        ['family', [idOf(2), idOf(1)], yuan(1100)],
        ['illness', [idOf(3)], 0],
        ['bereavement', [idOf(4)], yuan(1000)],
        ['retirement', [idOf(5)], yuan(2000)],
      ],
    )
  })

  it('goes by the day it happened, so that what is visited in January counts for the year before', () => {
    expect(fillReturn(sdjtuReturn, year2025, 2026).flatMap(({ lines }) => lines)).toEqual([])
  })

  it('tells what is still to be made, and which papers its rules ask for', () => {
    const pack = parseCondolencePack(sdjtu2025)
    if (!pack.ok) throw new Error('the shipped rules are sound')
    const draft: Visit = {
      member: idOf(3),
      event: 'illness',
      relation: 'self',
      happenedOn: day('2025-12-29'),
      evidence: ['hospital-receipt'],
    }
    const verdict = judgeVisit(pack.value, draft, { member: {}, status: 'active', others: [] })
    const [, illness] = fillReturn(sdjtuReturn, [visit(3, { ...draft, verdict })], 2025)
    expect(illness).toMatchObject({ open: 1, people: 1 })
    expect(illness?.lines[0]).toMatchObject({ done: false, missing: ['medical-record', 'discharge-record'] })
  })

  it('counts no void or incomplete visit, none of other events, and none without a day', () => {
    const others = [
      visit(6, { event: 'marriage', happenedOn: day('2025-05-01') }, { life: 'void' }),
      visit(7, { event: 'marriage', happenedOn: day('2025-05-01') }, { life: 'incomplete' }),
      visit(8, { event: 'birthday', happenedOn: day('2025-05-01') }),
      visit(9, { event: 'marriage' }),
    ]
    expect(fillReturn(sdjtuReturn, others, 2025).flatMap(({ lines }) => lines)).toEqual([])
  })
})

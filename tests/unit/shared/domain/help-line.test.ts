import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { type Help, helpContents, helpForms } from '#shared/domain/help.ts'
import {
  campaigns,
  checkHelp,
  helpLines,
  helpOfYear,
  helpSums,
  helpYears,
  sumHelp,
} from '#shared/domain/help-line.ts'
import type { HelpVerdict } from '#shared/domain/help-verdict.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const helped = (n: number, values: Help = {}, more = {}) =>
  rec<Help>(
    n,
    'help',
    {
      member: idOf(1),
      day: day('2026-03-01'),
      content: 'medical',
      form: 'cash',
      aid: { amount: yuan(1000), payer: 'school-union' },
      ...values,
    },
    more,
  )

const visited = (n: number, values: Visit = {}, more = {}) =>
  rec<Visit>(
    n,
    'visit',
    {
      member: idOf(2),
      event: 'winter-warmth',
      visitedOn: day('2026-01-20'),
      gift: { form: 'goods', amount: yuan(300), payer: 'branch-fund', item: '米和油' },
      ...values,
    },
    more,
  )

describe('the help ledger', () => {
  it('lists help and the visits that were help, newest first, each with the record it comes from', () => {
    const lines = helpLines(
      [helped(1)],
      [visited(2), visited(3, { event: 'birthday' }), visited(4, { event: 'hardship', visitedOn: null })],
    )
    expect(lines.map(({ kind, id, content, form }) => [kind, id, content, form])).toEqual([
      ['help', idOf(1), 'medical', 'cash'],
      ['visit', idOf(2), 'warmth', 'goods'],
    ])
  })

  it('leaves out void and incomplete records', () => {
    expect(helpLines([helped(1, {}, { life: 'void' })], [visited(2, {}, { life: 'incomplete' })])).toEqual([])
  })

  it('sums by form and by content; each sum holds the lines it is made of', () => {
    const lines = helpLines(
      [
        helped(1),
        helped(2, { aid: { amount: yuan(500), payer: 'welfare-fund' } }),
        helped(3, { form: 'service', content: 'legal', aid: null }),
      ],
      [visited(4)],
    )
    const { total, byForm, byContent } = helpSums(lines)
    expect([total.times, total.people, total.amount]).toEqual([4, 2, yuan(1800)])
    expect(byForm.map(({ form, times, amount }) => [form, times, amount])).toEqual([
      ['cash', 2, yuan(1500)],
      ['goods', 1, yuan(300)],
      ['service', 1, 0],
    ])
    expect(byContent.map(({ content, people }) => [content, people])).toEqual([
      ['medical', 1],
      ['warmth', 1],
      ['legal', 1],
    ])
    for (const one of [...byForm, ...byContent]) expect(sumHelp(one.lines).amount).toBe(one.amount)
    expect(byForm.flatMap((one) => one.lines)).toHaveLength(total.times)
  })

  it('loses no fen and no line in its sums, whatever order the records were entered in', () => {
    const one = fc.record({
      who: fc.integer({ min: 1, max: 5 }),
      amount: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      form: fc.option(fc.constantFrom(...helpForms)),
      content: fc.constantFrom(...helpContents),
      at: fc.integer({ min: 10, max: 28 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (drafts) => {
        const helps = drafts.map(({ who, amount, form, content, at }, n) =>
          helped(n + 1, {
            member: idOf(who),
            day: day(`2026-03-${at}`),
            form,
            content,
            aid: { amount: amount as Fen | null, payer: 'school-union' },
          }),
        )
        const lines = helpLines(helps, [])
        expect(helpLines(helps.toReversed(), [])).toEqual(lines)
        const { total, byForm, byContent } = helpSums(lines)
        const all = drafts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
        for (const sums of [[total], byForm, byContent]) {
          expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBe(all)
          expect(sums.flatMap((sum) => sum.lines).length).toBe(drafts.length)
        }
      }),
    )
  })

  it('is read year by year', () => {
    const lines = helpLines([helped(1), helped(2, { day: day('2024-05-01') })], [])
    expect(helpYears(lines)).toEqual([2026, 2024])
    expect(helpOfYear(lines, 2024).map(({ id }) => id)).toEqual([idOf(2)])
  })

  it('gathers campaigns by name and year, whichever record they stand in', () => {
    const lines = helpLines(
      [
        helped(1, { campaign: '金秋助学', day: day('2025-09-01') }),
        helped(2, { campaign: '金秋助学', day: day('2026-09-01') }),
      ],
      [visited(3, { campaign: '2026年送温暖' }), visited(4, { member: idOf(5), campaign: ' 2026年送温暖 ' })],
    )
    expect(campaigns(lines).map(({ name, year, people, amount }) => [name, year, people, amount])).toEqual([
      ['金秋助学', 2026, 1, yuan(1000)],
      ['2026年送温暖', 2026, 2, yuan(600)],
      ['金秋助学', 2025, 1, yuan(1000)],
    ])
  })
})

describe('a help', () => {
  const today = day('2026-03-08')
  const types = (values: Help, verdict: HelpVerdict | null = null) => {
    const checked = checkHelp({ ...helped(1).values, ...values }, { today, verdict })
    return checked.ok ? [] : checked.error.map(({ type }) => type)
  }

  it('needs an amount and who pays, unless it is a service', () => {
    expect(types({})).toEqual([])
    expect(types({ aid: null })).toEqual(['amount-needed'])
    expect(types({ aid: { amount: yuan(0), payer: 'branch-fund' } })).toEqual(['amount-needed'])
    expect(types({ aid: { amount: yuan(10) } })).toEqual(['payer-needed'])
    expect(types({ form: 'service', aid: null })).toEqual([])
  })

  it('that goes beyond the rules needs a written reason', () => {
    const verdict: HelpVerdict = {
      state: 'warning',
      sentences: [{ type: 'over-cap', amount: yuan(3000), cap: yuan(2000) }],
      rule: 'living',
      pack: 'p',
      source: null,
      missing: [],
    }
    expect(types({}, { ...verdict, state: 'allowed' })).toEqual([])
    expect(types({}, verdict)).toEqual(['reason-needed'])
    expect(types({ overrideReason: ' ' }, verdict)).toEqual(['reason-needed'])
    expect(types({ overrideReason: '委员会同意' }, verdict)).toEqual([])
  })

  it('has happened', () => {
    expect(types({ day: day('2026-03-09') })).toEqual(['help-in-future'])
  })
})

import { describe, expect, test } from 'vitest'
import type { Visit } from '#shared/domain/condolence.ts'
import { zh } from '#shared/i18n/messages.ts'
import type { CellInput } from '#shared/sheet/cell.ts'
import {
  checkVisitColumns,
  findVisitHeadings,
  guessVisitColumns,
  readEvent,
} from '#shared/sheet/visit-columns.ts'
import { readVisitRows, type VisitContext } from '#shared/sheet/visit-rows.ts'
import { day, idOf } from '#tests/support/record.ts'

const context: VisitContext = {
  today: day('2026-07-01'),
  words: zh,
  members: [
    { id: idOf(1), values: { name: '张三', staffNo: '001' } },
    { id: idOf(2), values: { name: '李四', staffNo: '002' } },
    { id: idOf(3), values: { name: '李四', staffNo: '003' } },
  ],
  recorded: [],
  forAll: { event: null, form: 'goods', payer: 'branch-fund' },
}

const read = (
  headers: readonly string[],
  rows: readonly (readonly CellInput[])[],
  more: Partial<VisitContext> = {},
) => readVisitRows([headers, ...rows], 0, guessVisitColumns(headers), { ...context, ...more })

const usual = ['姓名', '工号', '慰问事项', '慰问日期', '金额'] as const
const faultsOf = (...cells: readonly CellInput[]) =>
  read(usual, [cells])[0]?.problems.map(({ field, fault }) => `${field ?? ''} ${fault.type}`)

describe('an old list of visits', () => {
  test('is found below its title by the headings offices use', () => {
    expect(
      findVisitHeadings([['2025年慰问台账'], [], ['序号', '慰问对象', '事由', '时间', '慰问金额（元）']]),
    ).toBe(2)
    expect(findVisitHeadings([['姓名']])).toBe(null)
  })

  test('needs somebody, an event and a day; the event may be one for all rows', () => {
    expect(checkVisitColumns(guessVisitColumns(usual), { event: false })).toEqual([])
    expect(checkVisitColumns(['amount', 'amount'], { event: true })).toEqual([
      { type: 'no-person-column' },
      { type: 'no-day-column' },
      { type: 'column-twice', field: 'amount', columns: [0, 1] },
    ])
  })

  test('becomes visits from before the ledger, each with its gift', () => {
    const [row] = read(
      [...usual, '列支渠道', '慰问品', '慰问人', '备注'],
      [['张三', '001', '住院', '2025.3.8', '500元', '校工会', '水果', '王主席、赵委员', '阑尾炎']],
    )
    expect(row).toEqual({
      row: 2,
      name: '张三',
      values: {
        member: idOf(1),
        event: 'illness',
        visitedOn: '2025-03-08',
        gift: { form: 'goods', amount: 50_000, payer: 'school-union', item: '水果' },
        companions: ['王主席', '赵委员'],
        words: '阑尾炎',
        earlier: true,
      },
      problems: [],
      ready: true,
    })
  })

  test('sums, remarks and empty rows are no visits', () => {
    expect(
      read(usual, [
        [null, null],
        ['合计', null, null, null, 900],
        ['填表人：甲', null],
      ]),
    ).toEqual([])
  })

  test.each([
    ['父亲去世', { event: 'relative-death', relation: 'parent', festival: null }],
    ['岳母去世', { event: 'relative-death', relation: 'parent-in-law', festival: null }],
    ['春节慰问', { event: 'festival', relation: null, festival: 'spring-festival' }],
    ['2025年春节福利', { event: 'festival', relation: null, festival: 'spring-festival' }],
    ['中秋', { event: 'festival', relation: null, festival: 'mid-autumn' }],
    ['住院手术', { event: 'surgery', relation: null, festival: null }],
    ['新婚慰问', { event: 'marriage', relation: null, festival: null }],
    ['开会', null],
  ])('%s is understood', (text, wanted) => {
    const festivals: Readonly<Record<string, string>> = { 春节: 'spring-festival', 中秋: 'mid-autumn' }
    expect(
      readEvent(text, { event: zh.condolence.choices.event, festivalOf: (one) => festivals[one] ?? null }),
    ).toEqual(wanted)
  })
})

describe('problems of a row', () => {
  test('each is told with its column', () => {
    expect(faultsOf('王五', '009', '结婚', '2025-05-01', 400)).toEqual(['name no-member'])
    expect(faultsOf('李四', null, '结婚', '2025-05-01', 400)).toEqual(['name several-members'])
    expect(faultsOf('张三', '002', '结婚', '2025-05-01', 400)).toEqual(['name name-differs'])
    expect(faultsOf('张三', '001', null, '2025-05-01', 400)).toEqual(['event no-event'])
    expect(faultsOf('张三', '001', '开会', '2025-05-01', 400)).toEqual(['event unknown-word'])
    expect(faultsOf('张三', '001', '直系亲属去世', '2025-05-01', 400)).toEqual(['relation no-relation'])
    expect(faultsOf('张三', '001', '节日慰问', '2025-05-01', 400)).toEqual(['festival no-festival'])
    expect(faultsOf('张三', '001', '结婚', null, 400)).toEqual(['visitedOn no-day'])
    expect(faultsOf('张三', '001', '结婚', '2027-05-01', 400)).toEqual([
      'visitedOn day-in-future',
      'visitedOn no-day',
    ])
    expect(faultsOf('张三', '001', '结婚', '2025-05-01', '-400')).toEqual(['amount unreadable-amount'])
    expect(faultsOf('张三', '001', '结婚', '2025-05-01', '#REF!')).toEqual(['amount formula-error'])
  })

  test('a doubt leaves a row ready, what lacks a person, an event or a day does not', () => {
    const ready = (...cells: readonly CellInput[]) => read(usual, [cells])[0]?.ready
    expect(ready('张三', '002', '结婚', '2025-05-01', 400)).toBe(true)
    expect(ready('张三', '001', '结婚', '2025-05-01', null)).toBe(true)
    expect(ready('王五', null, '结婚', '2025-05-01', 400)).toBe(false)
    expect(ready('张三', '001', '开会', '2025-05-01', 400)).toBe(false)
    expect(ready('张三', '001', '结婚', '2025-05-01', 'x')).toBe(false)
  })

  test('what is in the ledger, or above in the file, is not taken again; another payer is another gift', () => {
    const line = ['张三', '001', '结婚', '2025-05-01', 400] as const
    const [first] = read(usual, [line])
    expect(read(usual, [line, line]).map(({ ready }) => ready)).toEqual([true, false])
    const recorded: readonly Visit[] = first ? [first.values] : []
    expect(read(usual, [line], { recorded })[0]?.problems.at(-1)?.fault).toEqual({ type: 'recorded' })
    const both = read(
      [...usual, '列支渠道'],
      [
        [...line, '校工会'],
        [...line, '分工会'],
      ],
    )
    expect(both.map(({ ready }) => ready)).toEqual([true, true])
  })

  test('what holds for all rows fills those that say nothing', () => {
    const forAll = { event: 'festival', form: 'voucher', payer: 'school-union' } as const
    const [row] = read(['姓名', '节日', '日期', '金额'], [['张三', '端午', '2025-05-31', 300]], { forAll })
    expect(row?.values).toMatchObject({
      event: 'festival',
      festival: 'dragon-boat',
      gift: { form: 'voucher', payer: 'school-union' },
    })
  })
})

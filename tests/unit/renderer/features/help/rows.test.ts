import { describe, expect, it } from 'vitest'
import { cashOf, fileRows, spendingOf } from '#renderer/features/help/rows.ts'
import { yuan } from '#shared/base/money.ts'
import { checkFundEntry } from '#shared/domain/fund-check.ts'
import type { HardshipEvent, HardshipFile } from '#shared/domain/hardship.ts'
import type { Help } from '#shared/domain/help.ts'
import { helpLines } from '#shared/domain/help-line.ts'
import type { Member } from '#shared/domain/member.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')
const people = [
  rec<Member>(1, 'member', { name: '李敏', staffNo: '001' }),
  rec<Member>(2, 'member', { name: '张伟' }),
]
const members = new Map(people.map((one) => [one.id, one]))

const file = (n: number, member: number, more = {}) =>
  rec<HardshipFile>(n, 'hardship-file', { member: idOf(member), category: 'other', cause: 'other' }, more)

const step = (n: number, of: number, values: HardshipEvent) =>
  rec<HardshipEvent>(n, 'hardship-event', { file: idOf(of), ...values })

const helped = (n: number, member: number, values: Help = {}) =>
  rec<Help>(n, 'help', {
    member: idOf(member),
    day: day('2026-03-01'),
    content: 'living',
    form: 'cash',
    aid: { amount: yuan(1000), payer: 'school-union' },
    ...values,
  })

describe('the list of hardship files', () => {
  const files = [file(10, 1), file(11, 2), file(12, 3), file(13, 1, { life: 'void' })]
  const events = [
    step(20, 10, { step: 'opened', day: day('2025-01-01'), nextOn: day('2026-01-01') }),
    step(21, 11, { step: 'opened', day: day('2025-01-01'), nextOn: day('2025-12-01') }),
    step(22, 10, { step: 'reviewed', day: day('2025-12-20'), nextOn: day('2026-12-20') }),
  ]
  const lines = helpLines([helped(30, 1), helped(31, 1, { day: day('2025-01-05') }), helped(32, 2)], [])
  const rows = fileRows(files, events, lines, members, today)

  it('has open files first, the next review first; what was never opened comes after, what is void not at all', () => {
    expect(rows.map(({ id, state, nextOn }) => [id, state, nextOn])).toEqual([
      [idOf(11), 'open', '2025-12-01'],
      [idOf(10), 'open', '2026-12-20'],
      [idOf(12), 'draft', null],
    ])
  })

  it('joins the member, the steps newest first, and all help of that member', () => {
    const own = rows.find(({ id }) => id === idOf(10))
    expect(own?.member?.values.name).toBe('李敏')
    expect(own?.steps.map(({ id }) => id)).toEqual([idOf(22), idOf(20)])
    expect(own?.lines.map(({ id }) => id)).toEqual([idOf(30), idOf(31)])
    expect(own?.helpedThisYear).toBe(yuan(1000))
    expect(rows.find(({ id }) => id === idOf(12))?.member).toBeNull()
  })
})

describe('what is paid in cash', () => {
  it('leaves out goods and services', () => {
    const helps = [
      helped(1, 1),
      helped(2, 1, { form: 'goods' }),
      helped(3, 2, { form: 'service', aid: null }),
    ]
    const lines = helpLines(helps, [])
    expect(cashOf(lines, ({ campaign }) => campaign ?? '帮扶')).toEqual([
      { member: idOf(1), amount: yuan(1000), note: '帮扶' },
    ])
  })
})

describe('help as spending of the fund', () => {
  it('is an entry the fund takes, for condolence, that names nobody', () => {
    const entry = spendingOf(day('2026-03-01'), '困难帮扶：医疗救助', yuan(2000))
    expect(entry).toEqual({
      side: 'spending',
      category: 'condolence',
      day: '2026-03-01',
      title: '困难帮扶：医疗救助',
      sum: { amount: yuan(2000) },
    })
    if (!entry) throw new Error('there is an amount')
    expect(checkFundEntry(entry, { today, self: null, others: [], spendings: [] })).toMatchObject({
      ok: true,
    })
  })

  it('is none without a day or an amount', () => {
    expect(spendingOf(null, '帮扶', yuan(1))).toBeNull()
    expect(spendingOf(day('2026-03-01'), '帮扶', yuan(0))).toBeNull()
  })
})

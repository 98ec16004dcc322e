import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Block } from '#shared/documents/definition.ts'
import { fundDisclosure } from '#shared/documents/fund-disclosure.ts'
import type { PaperContext } from '#shared/documents/paper.ts'
import { textOf } from '#shared/documents/text-of.ts'
import { paper as zh } from '#shared/i18n/zh/paper.ts'
import { longSamples, shortSamples } from '#tests/support/paper-samples.ts'

const context: PaperContext = { messages: zh, now: new Date(2026, 10, 26, 12).getTime() }
const sample = shortSamples['fund-disclosure']
const lines = (data: typeof sample) => textOf(fundDisclosure(data, context)).join('|')

test('the four figures are the sums of the lines that are printed', () => {
  const text = lines(sample)
  expect(text).toContain('一、年初结余|||1,200.50|')
  expect(text).toContain('二、本年收入|13||20,740.10|')
  expect(text).toContain('三、本年支出|24|13,000.00|13,559.30|-559.30')
  expect(text).toContain('四、结余|||8,381.30|')
  expect(text).toContain('　职工慰问支出|9|3,000.00|3,600.00|-600.00')
  expect(text).toContain('　其他支出|1||88.00|')
})

test('says how much goes back only where the rule clears', () => {
  expect(lines(sample)).not.toContain('年底收回')
  expect(lines({ ...sample, cleared: yuan(8381.3) })).toContain('其中：年底收回|||8,381.30|')
})

test('names the accounts with their balances where there are several', () => {
  expect(lines(sample)).not.toContain('女工活动费')
  const [general, women] = longSamples['fund-disclosure'].accounts
  if (!general || !women) throw new Error('no accounts')
  const text = lines({ ...sample, accounts: [general, women] })
  expect(text).toContain('　其中：女工活动费|||0.00|')
  expect(text).toContain('女工活动费：年初结余 0.00 元，收入 4,100.00 元，支出 4,100.00 元，结余 0.00 元')
})

test('shows the calculation of an allocation, what was corrected, and what is not counted', () => {
  const text = lines(sample)
  expect(text).toContain('会员 52 人，人均支出 260.76 元')
  expect(text).toContain('拨款计算：2025年12月31日会员 52 人，52 × 300.00 = 15,600.00')
  expect(text).toContain('本年更正 1 笔')
  expect(text).toContain('另有 2 条记录没有填完整')
  const bare = lines({ ...sample, income: [], spending: [], basis: [], corrections: 0, leftOut: 0, heads: 0 })
  expect(bare).toContain('本年没有收支')
  for (const piece of ['人均', '拨款计算', '更正', '没有填完整']) expect(bare).not.toContain(piece)
})

test('who answers for it signs by hand: the days of posting and the boxes are blank', () => {
  const text = lines(sample)
  expect(text).toContain('公示时间：　　年　　月　　日至　　年　　月　　日')
  expect(text).toContain('制表人||经费审查||分工会主席|')
})

test('its parts stand at the left, and what each is made of is set in', () => {
  const tables = (blocks: readonly Block[]): readonly Block[] =>
    blocks.flatMap((block) => ('stack' in block ? tables(block.stack) : [block]))
  const firsts = tables(fundDisclosure(sample, context).content).flatMap((block) =>
    'table' in block ? block.table.body.flatMap(([cell]) => (cell && 'text' in cell ? [cell] : [])) : [],
  )
  const of = (text: string) => firsts.find((cell) => cell.text === text)
  expect(of('二、本年收入')).toMatchObject({ alignment: 'left', bold: true })
  expect(of('　会费')).toMatchObject({ alignment: 'left', preserveLeadingSpaces: true })
})

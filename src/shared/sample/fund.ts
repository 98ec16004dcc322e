import { addDays, type Day, dayOf, dayParts } from '../base/day.ts'
import { type Fen, yuan } from '../base/money.ts'
import type { Desk, SampleWrite } from './desk.ts'
import type { Person } from './member.ts'

const items = [
  ['小家图书角书架', 'home'],
  ['咖啡角用品', 'home'],
  ['瑜伽垫', 'home'],
  ['会员之家绿植', 'home'],
  ['打印纸和档案盒', 'other'],
  ['劳模工作室展板', 'studio'],
] as const

const plans = [
  ['culture', 6000],
  ['condolence', 4000],
  ['outing', 3000],
  ['home', 2000],
] as const

const perHead = yuan(300)
const womenHead = yuan(100)

/** Who had joined by a day, also those who were recorded later. */
const headsOn = (people: readonly Person[], day: Day): number =>
  people.filter(
    ({ values, until }) =>
      values.arrivedOn && addDays(values.arrivedOn, 30) <= day && (until === null || day < until),
  ).length

/** The fund of a branch: opening balance, allocations by headcount, dues, spending of its own, budgets, one correction. */
export const inventFund = (desk: Desk, people: readonly Person[]): void => {
  const { chance, mint, since, until } = desk
  const entry = (day: Day, fields: SampleWrite['fields']): SampleWrite => {
    const write = { kind: 'fund-entry', entity: mint(0, day), fields: { day, ...fields } }
    desk.save(day, [write])
    return write
  }
  const dues = (day: Day): void => {
    entry(day, {
      side: 'income',
      source: 'dues',
      title: `${dayParts(day).month} 月会费留成`,
      sum: { amount: (headsOn(people, day) * chance.int(180, 320) * 10) as Fen, party: '校工会' },
    })
  }
  const spend = (day: Day): SampleWrite => {
    const [title, category] = chance.pick(items)
    return entry(day, {
      side: 'spending',
      category,
      title,
      sum: {
        amount: chance.int(2_000, 60_000) as Fen,
        invoiceNo: `示例F${String(chance.int(0, 99_999_999)).padStart(8, '0')}`,
        party: '示例商店',
      },
      handler: '示例主席',
    })
  }
  entry(since, {
    side: 'income',
    source: 'opening',
    title: '期初结余',
    sum: { amount: yuan(chance.int(500, 3000)) },
  })
  const first = dayParts(since).year
  const last = dayParts(until).year
  for (let year = first; year <= last; year++) {
    const begin = dayOf(year, 1, 10) ?? since
    const from = begin < since ? addDays(since, 5) : begin
    if (from > until) continue
    const counted = dayOf(year - 1, 12, 31) ?? since
    const heads = headsOn(people, counted)
    desk.save(
      from,
      plans.map(([category, budget]) => ({
        kind: 'fund-budget',
        entity: mint(0, from),
        fields: { year, category, budget: yuan(budget + chance.int(0, 10) * 100) },
      })),
    )
    if (heads > 0 && counted >= since)
      entry(addDays(from, 3), {
        side: 'income',
        source: 'headcount',
        title: `${year} 年活动经费`,
        sum: { amount: (perHead * heads) as Fen, party: '校工会' },
        basis: { people: 'all', heads, on: counted, perHead, rule: '示例规则' },
      })
    if (chance.share(0.85))
      entry(addDays(from, 4), {
        side: 'income',
        source: 'administration',
        title: `${year} 年学院行政补助`,
        sum: { amount: yuan(chance.int(30, 90) * 100), party: '学院办公室' },
      })
    for (const month of [3, 6, 9, 12]) {
      const day = dayOf(year, month, 20)
      if (!day || day < from || day > until) continue
      dues(day)
      spend(addDays(day, -chance.int(1, 15)))
    }
  }
  const women = people.filter(({ values }) => values.sex === 'female')
  for (let year = first; year <= last; year++) {
    const counted = dayOf(year, 3, 31) ?? since
    const heads = headsOn(women, counted)
    if (heads === 0 || counted < since || addDays(counted, 9) > until) continue
    entry(addDays(counted, 5), {
      side: 'income',
      source: 'headcount',
      title: `${year} 年女工活动费`,
      sum: { amount: (womenHead * heads) as Fen, party: '校工会' },
      basis: { people: 'women', heads, on: counted, perHead: womenHead, rule: '示例规则' },
    })
    entry(addDays(counted, 9), {
      side: 'spending',
      category: 'culture',
      title: '女工瑜伽课',
      sum: { amount: yuan(600), invoiceNo: `示例W${year}0001`, party: '示例瑜伽馆' },
      handler: '示例主席',
      pot: 'women',
    })
  }
  const wrong = spend(addDays(until, -70))
  const { side, category, title, sum, day } = wrong.fields
  entry(addDays(until, -20), {
    side,
    category,
    title,
    sum: { amount: (sum as { readonly amount: Fen }).amount },
    corrects: wrong.entity,
    reason: `与 ${String(day)} 的活动支出重复登记`,
  })
}

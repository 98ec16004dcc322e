import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Activity } from '#shared/domain/activity.ts'
import { zh } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { allowancesOf } from '#shared/rules/activity-allowance.ts'
import { activityRowOf, judgeActivity } from '#shared/rules/activity-judge.ts'
import {
  branchOf,
  factsOf,
  prize,
  type Scene,
  type ShippedActivityPack,
  shippedActivityPack,
  spent,
} from '#tests/support/activity.ts'
import { day } from '#tests/support/record.ts'

const allowancesIn = (id: ShippedActivityPack, scene: Scene, context = branchOf(52)) => {
  const pack = shippedActivityPack(id)
  const facts = factsOf(scene)
  return allowancesOf(pack, activityRowOf(pack, facts), facts, context)
}

describe('the fund of the year of 浙江大学 2019 (A3)', () => {
  const members = branchOf(52, [{ on: '2026-02-01', count: 2 }])
  const paid = (amount: number): Scene => ({
    values: { type: 'contest' },
    came: 30,
    prizes: [prize(100, { winners: 10 })],
    spending: [spent('prize', amount, { payer: 'branch-fund' })],
  })
  const said = (scene: Scene, context = members) =>
    judgeActivity(shippedActivityPack('activity-zju-2019'), factsOf(scene), context).sentences.map((one) =>
      sentenceOf(zh.activity.sentences, one),
    )
  const over =
    '分工会经费本年累计 15,600.01 元，规定不超过 15,600.00 元（2025-12-31 会员 52 人 × 300.00 元）。'

  test('is 15 600 by the 52 members of the last 31 December, though there are 54 now', () => {
    expect(allowancesIn('activity-zju-2019', paid(100), members)).toMatchObject([
      { on: '2025-12-31', heads: 52, most: yuan(15_600), used: yuan(100), per: 'year' },
    ])
    expect(members.headcountOn(day('2026-04-18'), null)).toBe(54)
    expect(said(paid(15_600))).toEqual([])
    expect(said(paid(15_600.01))).toEqual([over])
  })

  test('counts what was spent earlier in the year, not last year and not later', () => {
    const party: Activity = { type: 'party', startsOn: day('2026-01-20') }
    const other = (startsOn: string) =>
      factsOf(
        {
          values: { ...party, startsOn: day(startsOn) },
          spending: [spent('food', 600, { payer: 'branch-fund' })],
        },
        2,
      )
    expect(said(paid(15_000.01), { ...members, others: [other('2026-01-20')] })).toEqual([over])
    const others = [other('2025-12-20'), other('2026-05-20')]
    expect(said(paid(15_600), { ...members, others })).toEqual([])
  })

  test('of women is counted by women on the last day of March', () => {
    expect(allowancesIn('activity-zju-2019', { values: { type: 'women' } })).toMatchObject([
      { on: '2026-03-31', heads: 26, most: yuan(2600) },
    ])
  })
})

describe('grants for one activity', () => {
  test('杭州电子科技大学 2021 gives 4000 and 4000 for the 40 who came, not for all 52 (A4)', () => {
    expect(allowancesIn('activity-hdu-2021', { values: { type: 'outing' }, came: 40 })).toMatchObject([
      { payers: ['school-union'], heads: 40, most: yuan(4000), on: null },
      { payers: ['branch-fund'], heads: 40, most: yuan(4000), on: null },
    ])
  })

  test('广东技术师范大学 2022 gives 9200 for the 46 members of 1 October (A7)', () => {
    const members = branchOf(46, [{ on: '2026-10-02', count: 3 }])
    const goods: Activity = { type: 'festival-goods', startsOn: day('2026-09-28') }
    expect(allowancesIn('activity-gpnu-2022', { values: goods }, members)).toMatchObject([
      { on: '2026-10-01', heads: 46, most: yuan(9200), beyond: 'staff' },
    ])
    expect(allowancesIn('activity-gpnu-2022', { values: { ...goods, startsOn: null } }, members)).toEqual([])
  })
})

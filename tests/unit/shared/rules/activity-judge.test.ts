import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Activity, ActivityPrize, ActivitySpending } from '#shared/domain/activity.ts'
import type { ActivitySentence } from '#shared/domain/activity-verdict.ts'
import { zh } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { judgeActivity } from '#shared/rules/activity-judge.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import {
  branchOf,
  factsOf,
  loadActivityPack,
  prize,
  type Scene,
  type ShippedActivityPack,
  shippedActivityPack,
  spent,
} from '#tests/support/activity.ts'
import { day } from '#tests/support/record.ts'

const say = (sentence: ActivitySentence): string => sentenceOf(zh.activity.sentences, sentence)
const judged = (id: ShippedActivityPack, scene: Scene, context = branchOf(52)) =>
  judgeActivity(shippedActivityPack(id), factsOf(scene), context)
const saidOf = (id: ShippedActivityPack, scene: Scene, context = branchOf(52)): readonly string[] =>
  judged(id, scene, context).sentences.map(say)

type Case = readonly [what: string, scene: Scene, says: readonly string[]]

describe('浙江大学 2019 (A3)', () => {
  const contest: Activity = { type: 'contest' }
  const awards = (winners: number) => [prize(100, { winners })]
  const withPrizes = (hours: number | null, ...spending: readonly ActivitySpending[]): Scene => ({
    values: { ...contest, hours },
    came: 30,
    prizes: awards(20),
    spending,
  })
  const cases: readonly Case[] = [
    ['20 winners of 30 are two thirds', { values: contest, came: 30, prizes: awards(20) }, []],
    [
      '21 winners are too many',
      { values: contest, came: 30, prizes: awards(21) },
      ['获奖 21 人，参加 30 人，规定获奖不超过 2/3（20 人）。'],
    ],
    [
      'the members of a team all win',
      { values: contest, came: 30, prizes: [prize(1200, { form: 'team', winners: 4, teamSize: 6 })] },
      ['获奖 24 人，参加 30 人，规定获奖不超过 2/3（20 人）。'],
    ],
    ['an individual first prize of 600', { values: contest, came: 30, prizes: [prize(600)] }, []],
    [
      'an individual first prize of 620',
      { values: contest, came: 30, prizes: [prize(620, { item: '男子单打' })] },
      ['男子单打 个人第 1 名 620.00 元，规定不超过 600.00 元。'],
    ],
    [
      'a team of 6 gets 2400',
      { values: contest, came: 30, prizes: [prize(2400, { form: 'team', teamSize: 6 })] },
      [],
    ],
    [
      'a team of 6 gets 2500',
      { values: contest, came: 30, prizes: [prize(2500, { form: 'team', teamSize: 6 })] },
      ['团体第 1 名 2,500.00 元，规定不超过 2,400.00 元（6 人 × 400.00 元）。'],
    ],
    [
      'a second prize as high as the first',
      {
        values: contest,
        came: 30,
        prizes: [prize(300, { rank: 2, item: '跳绳' }), prize(300, { item: '跳绳' })],
      },
      ['跳绳 个人第 2 名 300.00 元，没有低于前一名次（300.00 元），规定依次递减。'],
    ],
    [
      'the second prize of another contest may be higher',
      {
        values: contest,
        came: 30,
        prizes: [prize(300, { rank: 2, item: '跳绳' }), prize(200, { item: '拔河' })],
      },
      [],
    ],
    [
      'souvenirs beside prizes',
      withPrizes(null, spent('souvenir', 300, { item: '纪念毛巾' })),
      ['设奖的活动不得列支纪念品（纪念毛巾）。'],
    ],
    [
      'money spent on prizes makes it a contest with prizes',
      {
        values: contest,
        came: 30,
        spending: [spent('prize', 900), spent('souvenir', 300, { item: '毛巾' })],
      },
      ['设奖的活动不得列支纪念品（毛巾）。'],
    ],
    [
      'food where there are no prizes',
      { values: contest, came: 30, spending: [spent('food', 90, { item: '糕点' })] },
      ['不设奖的活动不得列支食品（糕点）。'],
    ],
    [
      '100 a head in souvenirs without prizes',
      { values: contest, came: 30, spending: [spent('souvenir', 3000)] },
      [],
    ],
    [
      'one fen more',
      { values: contest, came: 30, spending: [spent('souvenir', 3000.01)] },
      [
        '纪念品、慰问品、日用品 100.01 元/人，规定不超过 100.00 元（30 人共 3,000.01 元，不超过 3,000.00 元）。',
      ],
    ],
    [
      'a meal at 3.5 hours',
      withPrizes(3.5, spent('meal', 600)),
      ['时长 3.5 小时，规定 4 小时以上才能列支餐费。'],
    ],
    ['a meal at 4 hours', withPrizes(4, spent('meal', 600)), []],
    [
      'a meal of unknown hours',
      withPrizes(null, spent('meal', 600)),
      ['请填写时长：规定 4 小时以上才能列支餐费。'],
    ],
    [
      'food on the tables of a party',
      { values: { type: 'party' }, came: 30, spending: [spent('food', 600)] },
      [],
    ],
    [
      'a meal at a party',
      { values: { type: 'party' }, came: 30, spending: [spent('meal', 600, { item: '聚餐' })] },
      ['这类活动不得列支餐费（聚餐）。'],
    ],
  ]
  test.each(cases)('%s', (_, scene, says) => {
    const verdict = judged('activity-zju-2019', scene)
    expect(verdict.sentences.map(say)).toEqual(says)
    expect(verdict.state).toBe(says.length > 0 ? 'warning' : 'allowed')
  })
})

describe('杭州电子科技大学 2021 (A4)', () => {
  const outing: Activity = { type: 'outing', area: 'province' }
  const went = (...spending: readonly ActivitySpending[]): Scene => ({ values: outing, came: 40, spending })
  const bySchool = { payer: 'school-union' } as const
  const byBranch = { payer: 'branch-fund' } as const
  const total = '总额 205.00 元/人·天，规定不超过 200.00 元（40 人共 8,200.00 元，不超过 8,000.00 元）。'
  const cases: readonly Case[] = [
    [
      '4000 and 4000 by 40 who came',
      went(spent('ticket', 4000, bySchool), spent('transport', 4000, byBranch)),
      [],
    ],
    [
      'the school gives for the 40 who came, not for all 52',
      went(spent('ticket', 5200, bySchool)),
      ['校工会支付 5,200.00 元，规定不超过 4,000.00 元（实际参加 40 人 × 100.00 元）。'],
    ],
    [
      'the branch adds no more than 4000',
      went(spent('ticket', 4000.01, byBranch)),
      ['分工会经费支付 4,000.01 元，规定不超过 4,000.00 元（实际参加 40 人 × 100.00 元）。'],
    ],
    ['205 a head', went(spent('ticket', 8200)), [total]],
    [
      'what staff paid themselves does not count',
      went(spent('ticket', 8000), spent('ticket', 200, { payer: 'staff' })),
      [],
    ],
    [
      'supplies of 1250',
      went(spent('supplies', 1250), spent('ticket', 100)),
      ['活动用品 31.25 元/人，规定不超过 30.00 元（40 人共 1,250.00 元，不超过 1,200.00 元）。'],
    ],
    ['supplies of 1200', went(spent('supplies', 1200)), []],
    [
      'a day with nothing but a meal of 4100',
      went(spent('meal', 4100)),
      ['餐费 102.50 元/人·天，规定不超过 100.00 元（40 人共 4,100.00 元，不超过 4,000.00 元）。'],
    ],
    ['a meal of 4100 beside tickets', went(spent('meal', 4100), spent('ticket', 100)), []],
    [
      'a claim of 1 June',
      { ...went(spent('ticket', 100)), values: { ...outing, claimedOn: day('2026-06-01') } },
      ['2026-06-01 报账已逾期，规定不晚于 2026-05-31。'],
    ],
    [
      'a claim of 31 May',
      { ...went(spent('ticket', 100)), values: { ...outing, claimedOn: day('2026-05-31') } },
      [],
    ],
    [
      'two days',
      { ...went(spent('ticket', 100)), values: { ...outing, endsOn: day('2026-04-19') } },
      ['活动 2 天，规定当日往返。'],
    ],
    [
      'another province',
      { ...went(spent('ticket', 100)), values: { ...outing, area: 'beyond' } },
      ['活动地域为更远，规定限于市内、省内。'],
    ],
    [
      'nobody signed in',
      { values: outing, came: 0, spending: [spent('ticket', 100)] },
      ['还没有人签到，不能按人数核对。'],
    ],
  ]
  test.each(cases)('%s', (_, scene, says) => {
    const verdict = judged('activity-hdu-2021', scene)
    expect(verdict.sentences.map(say)).toEqual(says)
    expect(verdict.state).toBe(says.length > 0 ? 'warning' : 'allowed')
  })
})

describe('浙江工商大学 2024', () => {
  const went = (...spending: readonly ActivitySpending[]): Scene => ({
    values: { type: 'outing' },
    came: 40,
    spending,
  })
  const cases: readonly Case[] = [
    ['200 for each who took part', went(spent('transport', 8000)), []],
    [
      'more than 200',
      went(spent('transport', 8000.01)),
      ['经费支付 8,000.01 元，规定不超过 8,000.00 元（实际参加 40 人 × 200.00 元）。'],
    ],
    [
      'a meal of more than 100',
      went(spent('meal', 4001)),
      ['餐费 100.03 元/人·天，规定不超过 100.00 元（40 人共 4,001.00 元，不超过 4,000.00 元）。'],
    ],
    [
      'water of more than 30',
      went(spent('supplies', 1201)),
      ['活动用品 30.03 元/人，规定不超过 30.00 元（40 人共 1,201.00 元，不超过 1,200.00 元）。'],
    ],
    ['temple tickets', went(spent('ticket', 100, { item: '灵隐寺门票' })), ['不在开支范围内：灵隐寺门票。']],
  ]
  test.each(cases)('%s', (_, scene, says) => expect(saidOf('activity-zjsu-2024', scene)).toEqual(says))
})

describe('广东技术师范大学 2022 (A7)', () => {
  const goods: Activity = { type: 'festival-goods', startsOn: day('2026-09-28') }
  const members = branchOf(46, [{ on: '2026-10-02', count: 3 }])
  const bought = (...spending: readonly ActivitySpending[]): Scene => ({ values: goods, spending })
  const line = (amount: number, item: string, invoiceNo: string) =>
    spent('goods', amount, { item, invoiceNo })
  const four = [1, 2, 3, 4].map((n) => line(100, '洗涤用品', `0${n}`))
  const cases: readonly (readonly [string, Scene, string, readonly string[]])[] = [
    ['46 members of 1 October make 9200', bought(line(9200, '食用油', '01')), 'allowed', []],
    [
      'of 9350 staff pay 150 themselves',
      bought(line(9350, '食用油', '01')),
      'warning',
      [
        '总额 9,350.00 元，最多报账 9,200.00 元（2026-10-01 会员 46 人 × 200.00 元），超出的 150.00 元由职工自付。',
      ],
    ],
    [
      'once their 150 are recorded, it is allowed',
      bought(line(9200, '食用油', '01'), spent('goods', 150, { item: '食用油', payer: 'staff' })),
      'allowed',
      [],
    ],
    ['a fourth invoice', bought(...four), 'warning', ['发票 4 张，规定不超过 3 张。']],
    [
      'a fourth invoice of a joint branch',
      { ...bought(...four), values: { ...goods, joint: true } },
      'allowed',
      [],
    ],
    [
      'two lines of one invoice are one invoice',
      bought(...four.slice(1), line(100, '大米', '02')),
      'allowed',
      [],
    ],
    ['shopping cards', bought(line(100, '购物卡', '01')), 'refused', ['按规定不得购买：购物卡。']],
    ['things to wash with', bought(line(100, '洗涤用品', '01')), 'allowed', []],
    [
      'goods that are not listed',
      bought(line(100, '保温杯', '01')),
      'warning',
      [
        '保温杯 不在规定的物品范围内（普通月饼、米、面、油、肉、蛋、香菇、奶制品、水果、干果、卷（抽）纸、洗涤用品）。',
      ],
    ],
    [
      'an invoice of 1 November',
      bought(spent('goods', 100, { item: '大米', invoiceNo: '01', invoicedOn: day('2026-11-01') })),
      'refused',
      ['发票日期 2026-11-01（大米），规定不晚于 2026-10-31，不能报账。'],
    ],
    [
      'an invoice of 31 October',
      bought(spent('goods', 100, { item: '大米', invoiceNo: '01', invoicedOn: day('2026-10-31') })),
      'allowed',
      [],
    ],
  ]
  test.each(cases)('%s', (_, scene, state, says) => {
    const verdict = judged('activity-gpnu-2022', scene, members)
    expect(verdict.sentences.map(say)).toEqual(says)
    expect(verdict.state).toBe(state)
  })
})

describe('the table of a province', () => {
  const film = (n: number, amount: number, on: string, came = 10) =>
    factsOf({ values: { type: 'film', startsOn: day(on) }, came, spending: [spent('ticket', amount)] }, n)
  const judge = (facts: ReturnType<typeof film>, others: readonly ReturnType<typeof film>[]) =>
    judgeActivity(shippedActivityPack('activity-anhui'), facts, branchOf(10, [], others)).sentences.map(say)

  test('films of a year count for the person who went most often', () => {
    const [spring, summer] = [film(1, 800, '2026-03-01'), film(2, 900, '2026-06-01')]
    expect(judge(spring, [summer])).toEqual([])
    expect(judge(summer, [spring])).toEqual(['本年累计总额 170.00 元/人，规定每年不超过 150.00 元。'])
    // Two of ten went to the first one: 80 each for them.
    expect(judge(summer, [film(1, 160, '2026-03-01', 2)])).toEqual([
      '本年累计总额 170.00 元/人，规定每年不超过 150.00 元。',
    ])
    expect(judge(summer, [film(1, 800, '2025-03-01')])).toEqual([])
  })

  test('a third may win, 500 is the most', () => {
    const contest = (scene: Scene) =>
      saidOf('activity-anhui', { values: { type: 'contest' }, came: 30, ...scene })
    expect(contest({ prizes: [prize(500, { winners: 10 })] })).toEqual([])
    expect(contest({ prizes: [prize(501, { winners: 11 })] })).toEqual([
      '获奖 11 人，参加 30 人，规定获奖不超过 1/3（10 人）。',
      '个人第 1 名 501.00 元，规定不超过 500.00 元。',
    ])
  })
})

describe('other sorts of rules', () => {
  const pack = loadActivityPack({
    id: 'x',
    title: 't',
    source: 's',
    body: {
      format: 1,
      rows: [{ id: 'club', types: ['club'], participation: { part: 2, of: 3 }, claim: { days: 30 } }],
    },
  })

  test('two thirds of the members must come', () => {
    const came = (count: number) =>
      judgeActivity(pack, factsOf({ values: { type: 'club' }, came: count }), branchOf(52)).sentences.map(say)
    expect(came(35)).toEqual([])
    expect(came(34)).toEqual(['参加 34 人，会员 52 人，规定参加不少于 2/3（35 人）。'])
  })

  test('a claim is due so many days after the end', () => {
    const on = (claimedOn: string) =>
      judgeActivity(
        pack,
        factsOf({ values: { type: 'club', endsOn: day('2026-04-20'), claimedOn: day(claimedOn) } }),
        branchOf(52),
      ).sentences
    expect(on('2026-05-20')).toEqual([])
    expect(on('2026-05-21')).toEqual([{ type: 'claim-late', on: '2026-05-21', last: '2026-05-20' }])
  })

  test('a type without rules, and no rules at all, are told and change nothing', () => {
    const facts = factsOf({ values: { type: 'meeting' }, spending: [spent('food', 9000)] })
    expect(judgeActivity(pack, facts, branchOf(52))).toMatchObject({
      state: 'allowed',
      rule: null,
      sentences: [{ type: 'no-rule' }],
      missing: [],
    })
    expect(judgeActivity(null, facts, branchOf(52))).toMatchObject({
      state: 'allowed',
      pack: null,
      sentences: [{ type: 'no-pack' }],
    })
  })
})

describe('the order in which records were entered', () => {
  const lines = fc.array(
    fc.record({
      use: fc.constantFrom('prize', 'souvenir', 'goods', 'food', 'meal', 'supplies', null),
      amount: fc.integer({ min: 0, max: 20_000 }),
      item: fc.constantFrom('购物卡', '大米', '毛巾', '保温杯', '灵隐寺门票'),
      invoiceNo: fc.constantFrom('01', '02', '03', '04', '05'),
      payer: fc.constantFrom('branch-fund', 'school-union', 'staff', null),
      invoicedOn: fc.constantFrom(day('2026-04-01'), day('2026-11-02'), day('2026-12-03')),
    }),
    { maxLength: 12 },
  )
  const grades = fc.array(
    fc.record({
      item: fc.constantFrom('跳绳', '拔河'),
      form: fc.constantFrom('individual', 'team'),
      rank: fc.integer({ min: 1, max: 4 }),
      winners: fc.integer({ min: 1, max: 4 }),
      teamSize: fc.integer({ min: 1, max: 6 }),
      amount: fc.integer({ min: 0, max: 3000 }),
    }),
    { maxLength: 8 },
  )
  const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
    list
      .map((one, i) => ({ one, key: keys[i % keys.length] ?? 0, i }))
      .sort((a, b) => a.key - b.key || b.i - a.i)
      .map(({ one }) => one)

  test('does not show in the verdict', () => {
    fc.assert(
      fc.property(
        lines,
        grades,
        fc.constantFrom('contest', 'outing', 'festival-goods', 'film'),
        fc.array(fc.integer(), { minLength: 1, maxLength: 12 }),
        (spending, prizes, type, keys) => {
          const before: Scene = {
            values: { type, claimedOn: day('2026-06-02') },
            came: 7,
            spending: spending.map(({ use, amount, ...more }): ActivitySpending => spent(use, amount, more)),
            prizes: prizes.map(({ amount, ...more }): ActivityPrize => prize(amount, more)),
          }
          const facts = factsOf(before)
          const after = {
            ...facts,
            attended: shuffled(facts.attended, keys),
            spending: shuffled(facts.spending, keys),
            prizes: shuffled(facts.prizes, keys),
          }
          const others = [2, 3, 4].map((n) => factsOf({ ...before, came: n }, n))
          const [one, two] = [branchOf(20, [], others), branchOf(20, [], shuffled(others, keys))]
          for (const { id } of shippedPacks.activity)
            expect(judgeActivity(shippedActivityPack(id), after, two)).toEqual(
              judgeActivity(shippedActivityPack(id), facts, one),
            )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('an amount in fen makes the verdict, not a rounded one', () => {
    const facts = factsOf({
      values: { type: 'outing', area: 'city' },
      came: 3,
      spending: [{ item: 'x', use: 'ticket', cost: { amount: (yuan(600) + 1) as never } }],
    })
    expect(
      judgeActivity(shippedActivityPack('activity-hdu-2021'), facts, branchOf(3)).sentences,
    ).toMatchObject([{ type: 'over-per-head', amount: 20_001, total: 60_001, most: 60_000 }])
  })
})

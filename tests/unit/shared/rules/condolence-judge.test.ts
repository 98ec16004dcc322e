import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { condolenceEvents, type Visit } from '#shared/domain/condolence.ts'
import {
  type CondolencePack,
  eventsOf,
  parseCondolencePack,
  relationsOf,
  suggest,
} from '#shared/rules/condolence.ts'
import { type JudgeContext, judgeVisit } from '#shared/rules/condolence-judge.ts'
import { cugb2023 } from '#shared/rules/packs/cugb-2023.ts'
import { gdut2023 } from '#shared/rules/packs/gdut-2023.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const load = (source: PackSource): CondolencePack => {
  const read = parseCondolencePack(source)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const cugb = load(cugb2023)
const gdut = load(gdut2023)

const context: JudgeContext = { member: { name: '王某', paysDues: true }, status: 'active', others: [] }
const draft = (values: Visit): Visit => ({ member: idOf(1), happenedOn: day('2026-03-01'), ...values })

describe('the table of 中国地质大学（北京） 2023 (A1)', () => {
  test('i: a wedding is 400 in goods from the branch, approved by the branch alone', () => {
    expect(suggest(cugb, { event: 'marriage' })).toEqual({
      rule: 'marriage',
      form: 'goods',
      amount: yuan(400),
      payer: 'branch-fund',
      chain: ['branch'],
      evidence: [],
    })
  })

  test('ii: an illness is 300 in goods from the branch fund', () => {
    expect(suggest(cugb, { event: 'illness' })).toMatchObject({
      form: 'goods',
      amount: yuan(300),
      payer: 'branch-fund',
    })
  })

  test('iii: a critical illness is 2000 in cash from the branch fund through the long chain', () => {
    expect(suggest(cugb, { event: 'critical-illness' })).toMatchObject({
      form: 'cash',
      amount: yuan(2000),
      payer: 'branch-fund',
      chain: ['group', 'branch', 'school', 'receipt'],
    })
  })

  test('iv: the death of a parent is 1000 in cash from the branch fund through the same chain', () => {
    expect(suggest(cugb, { event: 'relative-death', relation: 'parent' })).toMatchObject({
      form: 'cash',
      amount: yuan(1000),
      payer: 'branch-fund',
      chain: ['group', 'branch', 'school', 'receipt'],
    })
  })

  test('v: the death of spouse, child or the member is 10000 in cash from the school union', () => {
    for (const occasion of [
      { event: 'relative-death', relation: 'spouse' },
      { event: 'relative-death', relation: 'child' },
      { event: 'member-death' },
    ] as const)
      expect(suggest(cugb, occasion)).toMatchObject({
        form: 'cash',
        amount: yuan(10_000),
        payer: 'school-union',
      })
  })

  test('vi: a retirement is 400 in goods from the school union', () => {
    expect(suggest(cugb, { event: 'retirement' })).toMatchObject({
      form: 'goods',
      amount: yuan(400),
      payer: 'school-union',
    })
  })

  test('vii: a member who does not pay dues on time is refused, with the reason', () => {
    const verdict = judgeVisit(cugb, draft({ event: 'marriage' }), {
      ...context,
      member: { paysDues: false },
    })
    expect(verdict.state).toBe('refused')
    expect(verdict.sentences).toEqual([{ type: 'dues-not-paid' }])
  })

  test('viii: a wedding in cash is warned of: form not allowed', () => {
    const verdict = judgeVisit(
      cugb,
      draft({ event: 'marriage', gift: { form: 'cash', amount: yuan(400), payer: 'branch-fund' } }),
      context,
    )
    expect(verdict).toEqual({
      state: 'warning',
      sentences: [{ type: 'form-not-allowed', form: 'cash', forms: ['goods'] }],
      rule: 'marriage',
      pack: 'cugb-2023',
      source: '中国地质大学（北京） 工会会员日常慰问管理办法 2023',
      missing: [],
    })
  })

  test('what follows the table is allowed', () => {
    const gift = { form: 'goods', amount: yuan(300), payer: 'branch-fund' } as const
    expect(judgeVisit(cugb, draft({ event: 'illness', gift }), context)).toMatchObject({
      state: 'allowed',
      sentences: [],
    })
  })

  test('nobody having said whether dues are paid is told, and does not change the verdict', () => {
    const gift = { form: 'goods', amount: yuan(300), payer: 'branch-fund' } as const
    expect(judgeVisit(cugb, draft({ event: 'illness', gift }), { ...context, member: {} })).toMatchObject({
      state: 'allowed',
      sentences: [{ type: 'dues-unknown' }],
    })
  })

  test('one fen too much and another payer are warned of', () => {
    const gift = { form: 'goods', amount: (yuan(300) + 1) as never, payer: 'school-union' } as const
    expect(judgeVisit(cugb, draft({ event: 'illness', gift }), context).sentences).toEqual([
      { type: 'payer-not-allowed', payer: 'school-union', payers: ['branch-fund'] },
      { type: 'over-cap', amount: 30_001, cap: 30_000 },
    ])
  })

  test('a relative is needed, and must be one the table names', () => {
    expect(judgeVisit(cugb, draft({ event: 'relative-death' }), context).sentences).toEqual([
      { type: 'relation-needed', relations: ['parent', 'spouse', 'child'] },
    ])
    expect(
      judgeVisit(cugb, draft({ event: 'relative-death', relation: 'parent-in-law' }), context).sentences,
    ).toEqual([{ type: 'relation-not-covered', relations: ['parent', 'spouse', 'child'] }])
    expect(relationsOf(cugb, 'relative-death')).toEqual(['spouse', 'parent', 'child'])
  })

  test('an event the table does not know is warned of, as is the lack of any table', () => {
    expect(judgeVisit(cugb, draft({ event: 'birthday' }), context)).toMatchObject({
      state: 'warning',
      sentences: [{ type: 'no-rule' }],
      rule: null,
    })
    expect(judgeVisit(null, draft({ event: 'birthday' }), context)).toMatchObject({
      state: 'warning',
      sentences: [{ type: 'no-pack' }],
      source: null,
    })
    expect(suggest(cugb, { event: 'birthday' })).toBeNull()
    expect(eventsOf(cugb)).toHaveLength(7)
  })

  test('somebody who is no member on that day is refused; a retired member only at retirement passes', () => {
    const status = (one: JudgeContext['status'], values: Visit) =>
      judgeVisit(cugb, draft(values), { ...context, status: one })
    expect(status('withdrawn', { event: 'illness' })).toMatchObject({
      state: 'refused',
      sentences: [{ type: 'not-a-member', status: 'withdrawn' }],
    })
    expect(status('retired', { event: 'retirement' }).state).toBe('allowed')
    expect(status('retired', { event: 'illness' }).sentences).toEqual([
      { type: 'not-active', status: 'retired' },
    ])
    expect(status('dead', { event: 'member-death' }).state).toBe('allowed')
    expect(status('dead', { event: 'illness' }).state).toBe('warning')
  })

  test('the evidence still missing is named and does not change the state', () => {
    const gift = { form: 'cash', amount: yuan(1000), payer: 'branch-fund' } as const
    const values = draft({ event: 'relative-death', relation: 'parent', gift })
    expect(judgeVisit(cugb, values, context)).toMatchObject({ state: 'allowed', missing: ['approval-form'] })
    expect(judgeVisit(cugb, { ...values, evidence: ['approval-form'] }, context).missing).toEqual([])
  })
})

describe('the table of 广东工业大学 2023 (A2)', () => {
  const visited = (n: number, on: string, more: Visit = {}) =>
    rec<Visit>(n, 'visit', { member: idOf(1), event: 'illness', happenedOn: day(on), ...more })
  const illness = (on: string, amount = 500): Visit => ({
    member: idOf(1),
    event: 'illness',
    happenedOn: day(on),
    gift: { form: 'cash', amount: yuan(amount), payer: 'branch-fund' },
  })
  const others = [visited(2, '2026-03-05'), visited(3, '2026-06-05')]

  test('a second hospital visit in a year is allowed, a third is warned of', () => {
    expect(judgeVisit(gdut, illness('2026-06-05'), { ...context, others: others.slice(0, 1) }).state).toBe(
      'allowed',
    )
    expect(judgeVisit(gdut, illness('2026-11-05'), { ...context, others }).sentences).toEqual([
      { type: 'too-often', per: 'year', number: 3, max: 2 },
    ])
    expect(judgeVisit(gdut, illness('2027-01-05'), { ...context, others }).state).toBe('allowed')
  })

  test('only other effective visits of the same member and event before it count', () => {
    const noise = [
      visited(4, '2026-05-01', { member: idOf(9) }),
      visited(5, '2026-05-01', { event: 'marriage' }),
      visited(6, '2026-12-01'),
      { ...visited(7, '2026-05-01'), life: 'void' as const },
      { ...visited(8, '2026-05-01'), life: 'incomplete' as const },
    ]
    expect(
      judgeVisit(gdut, illness('2026-06-05'), { ...context, others: [...others, ...noise], self: idOf(3) })
        .state,
    ).toBe('allowed')
  })

  test('501 is over the cap', () => {
    expect(judgeVisit(gdut, illness('2026-03-05', 501), context).sentences).toEqual([
      { type: 'over-cap', amount: 50_100, cap: 50_000 },
    ])
  })

  test('a retirement in cash is refused and asks for the note of the farewell meeting', () => {
    const gift = { form: 'cash', amount: yuan(500), payer: 'branch-fund' } as const
    expect(judgeVisit(gdut, draft({ event: 'retirement', gift }), context)).toMatchObject({
      state: 'refused',
      sentences: [{ type: 'form-forbidden', form: 'cash', forms: ['souvenir'] }],
      missing: ['receipt-list', 'meeting-note'],
    })
  })
})

describe('other sorts of rules', () => {
  const pack = load({
    ...gdut2023,
    body: {
      format: 1,
      rows: [
        {
          id: 'light',
          event: 'illness',
          severities: ['ordinary'],
          payers: ['branch-fund'],
          forms: ['cash'],
          cap: yuan(500),
          usual: yuan(300),
          noDuplicate: true,
          window: { count: 6, unit: 'months' },
        },
        {
          id: 'heavy',
          event: 'illness',
          severities: ['critical'],
          payers: ['welfare-fund'],
          forms: ['cash'],
          cap: yuan(2000),
        },
        {
          id: 'card',
          event: 'birthday',
          payers: ['branch-fund'],
          forms: ['card'],
          cap: yuan(300),
          frequency: { max: 1, per: 'ever' },
        },
        {
          id: 'twice',
          event: 'accident',
          payers: ['branch-fund'],
          forms: ['cash'],
          cap: yuan(300),
          frequency: { max: 1, per: 'occurrence' },
          window: { count: 30, unit: 'days' },
        },
      ],
    },
  })

  test('severity chooses the row, and so does the payer where it is open', () => {
    expect(suggest(pack, { event: 'illness', severity: 'critical' })?.rule).toBe('heavy')
    expect(suggest(pack, { event: 'illness' })).toMatchObject({ rule: 'light', amount: yuan(300) })
    expect(suggest(pack, { event: 'illness', payer: 'welfare-fund' })?.rule).toBe('heavy')
    expect(judgeVisit(pack, draft({ event: 'illness', severity: 'serious' }), context).sentences).toEqual([
      { type: 'severity-not-covered' },
    ])
  })

  test('six months of claiming end on the same date six months later', () => {
    const late = (visitedOn: string) =>
      judgeVisit(
        pack,
        draft({ event: 'illness', happenedOn: day('2025-08-31'), visitedOn: day(visitedOn) }),
        context,
      ).sentences
    expect(late('2026-02-28')).toEqual([])
    expect(late('2026-03-01')).toEqual([{ type: 'late', days: 182, count: 6, unit: 'months' }])
  })

  test('days of claiming count from the event', () => {
    const late = (visitedOn: string) =>
      judgeVisit(pack, draft({ event: 'accident', visitedOn: day(visitedOn) }), context).sentences
    expect(late('2026-03-31')).toEqual([])
    expect(late('2026-04-01')).toEqual([{ type: 'late', days: 31, count: 30, unit: 'days' }])
  })

  test('once for ever, once for an occurrence, and no duplicate from another payer', () => {
    const other = (event: Visit['event'], on: string) => ({
      ...context,
      others: [rec<Visit>(5, 'visit', { member: idOf(1), event: event ?? null, happenedOn: day(on) })],
    })
    expect(judgeVisit(pack, draft({ event: 'birthday' }), other('birthday', '2020-03-01')).sentences).toEqual(
      [{ type: 'too-often', per: 'ever', number: 2, max: 1 }],
    )
    expect(judgeVisit(pack, draft({ event: 'accident' }), other('accident', '2026-02-01')).state).toBe(
      'allowed',
    )
    expect(judgeVisit(pack, draft({ event: 'accident' }), other('accident', '2026-03-01')).sentences).toEqual(
      [{ type: 'too-often', per: 'occurrence', number: 2, max: 1 }],
    )
    expect(judgeVisit(pack, draft({ event: 'illness' }), other('illness', '2026-03-01')).sentences).toEqual([
      { type: 'duplicate' },
    ])
  })
})

describe('sums and payers side by side', () => {
  const given = (n: number, values: Visit, amount: number, payer: 'branch-fund' | 'welfare-fund') =>
    rec<Visit>(n, 'visit', {
      member: idOf(1),
      happenedOn: day('2026-03-01'),
      gift: { amount: yuan(amount), payer },
      ...values,
    })
  const both = load({
    ...gdut2023,
    body: {
      format: 1,
      rows: [
        {
          id: 'each',
          event: 'illness',
          payers: ['welfare-fund', 'branch-fund'],
          eachPayer: true,
          forms: ['cash'],
          cap: yuan(200),
          frequency: { max: 1, per: 'occurrence' },
          noDuplicate: true,
        },
        { id: 'rest', event: 'any', payers: ['branch-fund'], forms: ['cash'], cap: yuan(300) },
      ],
      limits: [
        { id: 'person', per: 'member', cap: yuan(500) },
        { id: 'all', per: 'union', events: ['birthday'], cap: yuan(1000) },
      ],
    },
  })
  const ill = (payer: 'branch-fund' | 'welfare-fund', amount = 200) =>
    draft({ event: 'illness', gift: { form: 'cash', amount: yuan(amount), payer } })

  test('two payers each give their 200; a second time from the same one is warned of (S69)', () => {
    const others = [given(2, { event: 'illness' }, 200, 'welfare-fund')]
    expect(judgeVisit(both, ill('branch-fund'), { ...context, others }).state).toBe('allowed')
    expect(judgeVisit(both, ill('branch-fund', 201), { ...context, others }).sentences).toEqual([
      { type: 'over-cap', amount: 20_100, cap: 20_000 },
    ])
    expect(judgeVisit(both, ill('welfare-fund'), { ...context, others }).sentences).toEqual([
      { type: 'too-often', per: 'occurrence', number: 2, max: 1 },
      { type: 'duplicate' },
    ])
  })

  test('a row for any event is for those that no row names', () => {
    expect(eventsOf(both)).toHaveLength(condolenceEvents.length)
    expect(suggest(both, { event: 'illness' })?.rule).toBe('each')
    expect(suggest(both, { event: 'accident' })?.rule).toBe('rest')
  })

  test('the sum for a member over a calendar year is warned of from one fen over', () => {
    const others = [
      given(2, { event: 'accident' }, 300, 'branch-fund'),
      given(3, { event: 'accident', happenedOn: day('2025-12-31') }, 300, 'branch-fund'),
    ]
    expect(judgeVisit(both, ill('branch-fund'), { ...context, others }).state).toBe('allowed')
    const more = [...others, given(4, { event: 'accident', gift: { amount: 1 as never } }, 0, 'branch-fund')]
    expect(judgeVisit(both, ill('branch-fund'), { ...context, others: more }).sentences).toEqual([
      { type: 'over-limit', per: 'member', events: [], total: 50_001, cap: 50_000 },
    ])
  })

  test('the sum for the whole union counts only the events it names', () => {
    const birthday = draft({
      event: 'birthday',
      gift: { form: 'cash', amount: yuan(300), payer: 'branch-fund' },
    })
    const union = (amount: number) => ({ ...context, givenByUnion: () => yuan(amount) })
    expect(judgeVisit(both, birthday, union(700)).state).toBe('allowed')
    expect(judgeVisit(both, birthday, union(701)).sentences).toEqual([
      { type: 'over-limit', per: 'union', events: ['birthday'], total: 100_100, cap: 100_000 },
    ])
    expect(judgeVisit(both, ill('branch-fund'), union(100_000)).state).toBe('allowed')
  })
})

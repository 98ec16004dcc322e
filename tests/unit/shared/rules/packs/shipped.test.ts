import { describe, expect, test } from 'vitest'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { EvidenceKind, GiftForm, Payer, Visit } from '#shared/domain/condolence.ts'
import {
  type CondolencePack,
  findRow,
  type Occasion,
  parseCondolencePack,
  suggest,
} from '#shared/rules/condolence.ts'
import { type JudgeContext, judgeVisit } from '#shared/rules/condolence-judge.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const pack = (id: string): CondolencePack => {
  const source = shippedPacks.condolence.find((one) => one.id === id)
  const read = source && parseCondolencePack(source)
  if (!read?.ok) throw new Error(`${id}: ${JSON.stringify(read?.error)}`)
  return read.value
}

/** occasion, form, amount in yuan, payer, chain: what a school's table says, row by row. */
type Line = readonly [Occasion, GiftForm, number, Payer, ...(readonly string[])]
const branchOnly = ['branch'] as const
const long = ['group', 'branch', 'school', 'receipt'] as const
const spouse = { event: 'relative-death', relation: 'spouse' } as const
const child = { event: 'relative-death', relation: 'child' } as const
const parent = { event: 'relative-death', relation: 'parent' } as const
const inLaw = { event: 'relative-death', relation: 'parent-in-law' } as const

const tables: Readonly<Record<string, readonly Line[]>> = {
  // A1 (S60)
  'cugb-2023': [
    [{ event: 'marriage' }, 'goods', 400, 'branch-fund', ...branchOnly],
    [{ event: 'childbirth' }, 'goods', 300, 'branch-fund', ...branchOnly],
    [{ event: 'illness' }, 'goods', 300, 'branch-fund', ...branchOnly],
    [{ event: 'critical-illness' }, 'cash', 2000, 'branch-fund', ...long],
    [parent, 'cash', 1000, 'branch-fund', ...long],
    [spouse, 'cash', 10_000, 'school-union', ...long],
    [child, 'cash', 10_000, 'school-union', ...long],
    [{ event: 'member-death' }, 'cash', 10_000, 'school-union', ...long],
    [{ event: 'retirement' }, 'goods', 400, 'school-union', ...branchOnly],
  ],
  // A2 (S61)
  'gdut-2023': [
    [{ event: 'marriage' }, 'goods', 500, 'branch-fund', ...branchOnly],
    [{ event: 'childbirth' }, 'goods', 500, 'branch-fund', ...branchOnly],
    [{ event: 'illness' }, 'goods', 500, 'branch-fund', ...branchOnly],
    [parent, 'goods', 500, 'branch-fund', ...branchOnly],
    [spouse, 'goods', 500, 'branch-fund', ...branchOnly],
    [child, 'goods', 500, 'branch-fund', ...branchOnly],
    [{ event: 'member-death' }, 'goods', 500, 'branch-fund', ...branchOnly],
    [{ event: 'retirement' }, 'souvenir', 500, 'branch-fund', ...branchOnly],
  ],
  // S62
  'sdjtu-2025': [
    [{ event: 'marriage' }, 'goods', 600, 'branch-fund', ...branchOnly],
    [{ event: 'childbirth' }, 'goods', 600, 'branch-fund', ...branchOnly],
    [{ event: 'illness' }, 'cash', 600, 'branch-fund', ...branchOnly],
    [parent, 'cash', 1000, 'branch-fund', ...branchOnly],
    [spouse, 'cash', 1000, 'branch-fund', ...branchOnly],
    [child, 'cash', 1000, 'branch-fund', ...branchOnly],
    [{ event: 'retirement' }, 'souvenir', 2000, 'branch-fund', ...branchOnly],
  ],
  // S63
  'muc-2019': [
    [{ event: 'childbirth' }, 'goods', 500, 'branch-fund'],
    [{ event: 'illness', severity: 'ordinary' }, 'cash', 500, 'branch-fund'],
    [{ event: 'illness', severity: 'serious' }, 'cash', 1000, 'branch-fund'],
    [{ event: 'illness', severity: 'critical' }, 'cash', 2000, 'branch-fund'],
    [{ event: 'critical-illness' }, 'cash', 2000, 'branch-fund'],
    [parent, 'cash', 500, 'branch-fund'],
    [spouse, 'cash', 500, 'branch-fund'],
    [child, 'cash', 500, 'branch-fund'],
    [{ event: 'member-death' }, 'cash', 5000, 'branch-fund'],
    [{ event: 'retirement' }, 'goods', 500, 'branch-fund'],
    [{ event: 'festival' }, 'goods', 1000, 'branch-fund'],
    [{ event: 'hardship' }, 'cash', 2000, 'branch-fund'],
  ],
  // S65
  'syvtc-2022': [
    [{ event: 'marriage' }, 'goods', 300, 'branch-fund', ...branchOnly],
    [{ event: 'childbirth' }, 'goods', 200, 'branch-fund', ...branchOnly],
    [{ event: 'surgery' }, 'cash', 300, 'branch-fund', ...branchOnly],
    [{ event: 'surgery', severity: 'critical' }, 'cash', 600, 'branch-fund', ...branchOnly],
    [{ event: 'other' }, 'cash', 200, 'branch-fund', ...branchOnly],
    [parent, 'cash', 200, 'branch-fund', ...branchOnly],
    [spouse, 'cash', 200, 'branch-fund', ...branchOnly],
    [child, 'cash', 200, 'branch-fund', ...branchOnly],
  ],
  // S67
  'hut-2014': [
    [{ event: 'illness' }, 'cash', 300, 'school-union'],
    [parent, 'cash', 500, 'school-union'],
    [spouse, 'cash', 500, 'school-union'],
    [child, 'cash', 500, 'school-union'],
    [inLaw, 'cash', 500, 'school-union'],
  ],
  // S69: the college gives beside its union, whatever the event
  'usc-2013': [
    [{ event: 'illness' }, 'cash', 200, 'college-administration'],
    [{ event: 'illness', payer: 'branch-fund' }, 'cash', 200, 'college-administration'],
    [{ event: 'marriage' }, 'cash', 200, 'college-administration'],
  ],
  // S72
  'gpnu-2022': [
    [{ event: 'festival', festival: 'mid-autumn' }, 'goods', 200, 'branch-fund'],
    [{ event: 'festival', festival: 'national-day' }, 'goods', 200, 'branch-fund'],
  ],
  // S66: one amount for every event
  'condolence-s66': [
    [{ event: 'marriage' }, 'cash', 1000, 'branch-fund'],
    [{ event: 'illness' }, 'cash', 1000, 'branch-fund'],
    [parent, 'cash', 1000, 'branch-fund'],
  ],
  // S71
  'anhui-2018': [
    [{ event: 'festival' }, 'goods', 1500, 'branch-fund'],
    [{ event: 'birthday' }, 'goods', 300, 'branch-fund'],
    [{ event: 'marriage' }, 'goods', 600, 'branch-fund'],
    [{ event: 'childbirth' }, 'goods', 600, 'branch-fund'],
    [{ event: 'illness' }, 'cash', 1000, 'branch-fund'],
    [{ event: 'member-death' }, 'cash', 2000, 'branch-fund'],
    [parent, 'cash', 1000, 'branch-fund'],
    [{ event: 'retirement' }, 'souvenir', 1000, 'branch-fund'],
  ],
  'fujian-2018': [
    [{ event: 'festival' }, 'goods', 1300, 'branch-fund'],
    [{ event: 'birthday' }, 'goods', 300, 'branch-fund'],
    [{ event: 'childbirth' }, 'goods', 500, 'branch-fund'],
    [{ event: 'illness' }, 'cash', 500, 'branch-fund'],
    [{ event: 'surgery' }, 'cash', 1000, 'branch-fund'],
    [{ event: 'member-death' }, 'cash', 2000, 'branch-fund'],
    [parent, 'cash', 1000, 'branch-fund'],
    [{ event: 'retirement' }, 'souvenir', 500, 'branch-fund'],
  ],
  'hubei-2018': [
    [{ event: 'festival' }, 'goods', 1200, 'branch-fund'],
    [{ event: 'birthday' }, 'goods', 300, 'branch-fund'],
    [{ event: 'marriage' }, 'goods', 1000, 'branch-fund'],
    [{ event: 'childbirth' }, 'goods', 500, 'branch-fund'],
    [{ event: 'illness' }, 'cash', 1000, 'branch-fund'],
    [{ event: 'member-death' }, 'cash', 1000, 'branch-fund'],
    [parent, 'cash', 1000, 'branch-fund'],
    [{ event: 'retirement' }, 'souvenir', 1000, 'branch-fund'],
  ],
  'guizhou-2018': [
    [{ event: 'festival', festival: 'spring-festival' }, 'goods', 500, 'branch-fund'],
    [{ event: 'festival', festival: 'dragon-boat' }, 'goods', 200, 'branch-fund'],
    [{ event: 'birthday' }, 'goods', 300, 'branch-fund'],
  ],
  'beijing-2019': [[{ event: 'birthday' }, 'goods', 300, 'branch-fund']],
}

describe('every shipped condolence pack says what its document says', () => {
  test('each pack has a table here, a title, a year and a source', () => {
    expect(shippedPacks.condolence.map(({ id }) => id).sort()).toEqual(Object.keys(tables).sort())
    for (const one of shippedPacks.condolence) expect(one.title && one.year && one.source).toBeTruthy()
  })

  const lines = Object.entries(tables).flatMap(([id, rows]) =>
    rows.map(([occasion, form, amount, payer, ...chain]) => ({ id, occasion, form, amount, payer, chain })),
  )
  test.each(lines)('$id: $occasion is $form of $amount from $payer', ({ id, occasion, amount, ...says }) => {
    expect(suggest(pack(id), occasion)).toMatchObject({ ...says, amount: yuan(amount) })
  })

  test('no pack has a row that its table does not name', () => {
    for (const [id, rows] of Object.entries(tables)) {
      const named = new Set(rows.map(([occasion]) => findRow(pack(id), occasion)?.id))
      expect([
        id,
        pack(id)
          .rows.filter((row) => !named.has(row.id))
          .map((row) => row.id),
      ]).toEqual([id, []])
    }
  })
})

const context: JudgeContext = { member: { name: '王某', paysDues: true }, status: 'active', others: [] }
const visit = (values: Visit, amount: number, form: GiftForm, payer: Payer = 'branch-fund'): Visit => ({
  member: idOf(1),
  happenedOn: day('2026-03-01'),
  gift: { form, amount: yuan(amount), payer },
  ...values,
})
const typesOf = (id: string, draft: Visit, more: Partial<JudgeContext> = {}): readonly string[] => {
  const { state, sentences } = judgeVisit(pack(id), draft, { ...context, ...more })
  return [state, ...sentences.map(({ type }) => type)]
}

describe('what the shipped packs judge', () => {
  // pack, visit, state and objections
  const cases: readonly (readonly [string, Visit, string, string?])[] = [
    ['cugb-2023', visit({ event: 'marriage' }, 400, 'goods'), 'allowed'],
    ['cugb-2023', visit({ event: 'marriage' }, 400, 'cash'), 'warning', 'form-not-allowed'],
    ['gdut-2023', visit({ event: 'illness' }, 501, 'cash'), 'warning', 'over-cap'],
    ['gdut-2023', visit({ event: 'retirement' }, 500, 'cash'), 'refused', 'form-forbidden'],
    ['sdjtu-2025', visit({ event: 'illness' }, 600, 'cash'), 'allowed'],
    ['sdjtu-2025', visit({ event: 'illness' }, 601, 'cash'), 'warning', 'over-cap'],
    ['sdjtu-2025', visit({ event: 'marriage' }, 600, 'cash'), 'warning', 'form-not-allowed'],
    ['sdjtu-2025', visit(inLaw, 1000, 'cash'), 'warning', 'relation-not-covered'],
    ['hut-2014', visit(inLaw, 500, 'cash', 'school-union'), 'allowed'],
    ['hut-2014', visit({ event: 'illness' }, 300, 'goods'), 'warning', 'payer-not-allowed'],
    ['muc-2019', visit({ event: 'illness', severity: 'serious' }, 499, 'cash'), 'warning', 'under-floor'],
    ['muc-2019', visit({ event: 'illness', severity: 'serious' }, 500, 'cash'), 'allowed'],
    ['muc-2019', visit({ event: 'hardship' }, 999, 'cash'), 'warning', 'under-floor'],
    [
      'gpnu-2022',
      visit({ event: 'festival', festival: 'mid-autumn' }, 200, 'card'),
      'refused',
      'form-forbidden',
    ],
    [
      'gpnu-2022',
      visit({ event: 'festival', festival: 'qingming' }, 200, 'goods'),
      'warning',
      'festival-not-covered',
    ],
    ['guizhou-2018', visit({ event: 'festival', festival: 'new-year' }, 201, 'goods'), 'warning', 'over-cap'],
    ['guizhou-2018', visit({ event: 'festival', festival: 'spring-festival' }, 500, 'goods'), 'allowed'],
    ['anhui-2018', visit({ event: 'retirement' }, 1000, 'cash'), 'refused', 'form-forbidden'],
    ['syvtc-2022', visit({ event: 'retirement' }, 400, 'goods'), 'warning', 'no-rule'],
  ]
  test.each(cases.map(([id, draft, state, objection]) => ({ id, draft, state, objection })))(
    '$id: $draft.event of $draft.gift.amount fen as $draft.gift.form is $state $objection',
    ({ id, draft, state, objection }) => {
      expect(typesOf(id, draft)).toEqual(objection ? [state, objection] : [state])
    },
  )

  test('S66: a claim is in time until six months after, and one day later it is late', () => {
    const on = (visitedOn: string) =>
      typesOf('condolence-s66', visit({ event: 'accident', visitedOn: day(visitedOn) }, 1000, 'cash'))
    expect(on('2026-09-01')).toEqual(['allowed'])
    expect(on('2026-09-02')).toEqual(['warning', 'late'])
  })

  test('S69: the college and its union give side by side, each up to its own 200', () => {
    const given = (amount: number, payer: Payer) =>
      visit({ event: 'illness', visitedOn: day('2026-03-02') }, amount, 'cash', payer)
    const college = rec<Visit>(2, 'visit', given(200, 'college-administration'))
    expect(typesOf('usc-2013', given(200, 'branch-fund'), { others: [college] })).toEqual(['allowed'])
    expect(typesOf('usc-2013', given(201, 'college-administration'))).toEqual(['warning', 'over-cap'])
    expect(typesOf('usc-2013', given(200, 'school-union'))).toEqual(['warning', 'payer-not-allowed'])
  })

  test('S62: each event asks for its own papers', () => {
    const missing = (values: Visit) =>
      judgeVisit(pack('sdjtu-2025'), visit(values, 600, 'cash'), context).missing
    expect(missing({ event: 'marriage' })).toEqual(['marriage-certificate'])
    expect(missing({ event: 'childbirth' })).toEqual(['birth-certificate'])
    expect(missing({ event: 'illness' })).toEqual(['hospital-receipt', 'medical-record', 'discharge-record'])
    expect(missing({ event: 'retirement' })).toEqual(['retirement-data'])
  })

  test('A2: every grant asks for a receipt list, a retirement also for the note of the meeting', () => {
    const asks = (event: Visit['event']): readonly EvidenceKind[] =>
      judgeVisit(pack('gdut-2023'), visit({ event: event ?? null }, 500, 'goods'), context).missing
    for (const event of ['marriage', 'childbirth', 'illness', 'member-death'] as const)
      expect(asks(event)).toEqual(['receipt-list'])
    expect(asks('retirement')).toEqual(['receipt-list', 'meeting-note'])
  })

  test('S63: festival goods of a year are added up; what comes to 1000 passes, one fen more is warned of', () => {
    const draft = (fen: number) =>
      visit(
        { event: 'festival', festival: 'mid-autumn', gift: { form: 'goods', amount: fen as Fen } },
        0,
        'goods',
      )
    const others = [
      rec<Visit>(2, 'visit', visit({ event: 'festival', festival: 'spring-festival' }, 600, 'goods')),
      rec<Visit>(
        3,
        'visit',
        visit({ event: 'festival', festival: 'national-day', happenedOn: day('2025-10-01') }, 900, 'goods'),
      ),
    ]
    expect(typesOf('muc-2019', draft(40_000), { others })).toEqual(['allowed'])
    expect(judgeVisit(pack('muc-2019'), draft(40_001), { ...context, others }).sentences).toEqual([
      { type: 'over-year-cap', total: 100_001, cap: 100_000 },
    ])
  })

  test('a birthday in Beijing is signed for by real name', () => {
    expect(
      judgeVisit(pack('beijing-2019'), visit({ event: 'birthday' }, 300, 'goods'), context),
    ).toMatchObject({ state: 'allowed', missing: ['receipt-list'] })
  })
})

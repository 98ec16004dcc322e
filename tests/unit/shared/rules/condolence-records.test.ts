import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { atOnce } from '#shared/base/portions.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { type CondolencePack, parseCondolencePack } from '#shared/rules/condolence.ts'
import { comparePack, createJudge } from '#shared/rules/condolence-records.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')
const packOf = (cap: number, limit?: number): CondolencePack => {
  const row = { id: 'r', event: 'illness', payers: ['branch-fund'], forms: ['cash'], cap: yuan(cap) }
  const limits = limit === undefined ? {} : { limits: [{ id: 'l', per: 'union', cap: yuan(limit) }] }
  const read = parseCondolencePack({
    id: 'p',
    title: 't',
    source: 's',
    body: { format: 1, rows: [row], ...limits },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const verdict = (state: Verdict['state'], sentences: Verdict['sentences'] = []): Verdict => ({
  state,
  sentences,
  rule: 'illness',
  pack: 'old',
  source: null,
  missing: [],
})
const visit = (n: number, on: string, amount: number, stored: Verdict | null) =>
  rec<Visit>(n, 'visit', {
    member: idOf(1),
    event: 'illness',
    visitedOn: day(on),
    gift: { form: 'cash', amount: yuan(amount), payer: 'branch-fund' },
    verdict: stored,
  })
const members = [rec<Member>(1, 'member', { name: '王某' }), rec<Member>(8, 'member', { name: '李某' })]

test('only visits of the stretch that the pack judges otherwise are listed, with both verdicts', () => {
  const visits = [
    visit(2, '2026-03-08', 500, verdict('allowed')),
    visit(3, '2025-03-08', 300, verdict('allowed')),
    visit(4, '2025-03-07', 500, verdict('allowed')),
    visit(
      5,
      '2026-01-01',
      300,
      verdict('warning', [{ type: 'over-cap', amount: 1 as never, cap: 0 as never }]),
    ),
    visit(6, '2026-01-02', 300, null),
    { ...visit(7, '2026-01-03', 500, verdict('allowed')), life: 'void' as const },
  ]
  const found = atOnce(
    comparePack(packOf(400), { members, events: [], visits }, { from: day('2025-03-08'), to: today }),
  )
  expect(found.judged).toBe(4)
  expect(found.changed.map(({ id, before, after }) => [id, before?.state ?? null, after.state])).toEqual([
    [idOf(2), 'allowed', 'warning'],
    [idOf(5), 'warning', 'allowed'],
    [idOf(6), null, 'allowed'],
  ])
})

test('another name of a row, other evidence and what is only told are no change', () => {
  const stored = { ...verdict('allowed', [{ type: 'dues-unknown' }]), missing: ['photo'] as const }
  const visits = [visit(2, '2026-03-01', 300, stored)]
  expect(
    atOnce(comparePack(packOf(400), { members, events: [], visits }, { from: day('2026-01-01'), to: today })),
  ).toEqual({ judged: 1, changed: [] })
})

test('the sum of a union counts each of its effective visits of that year once', () => {
  const visits = [
    visit(2, '2026-01-05', 300, null),
    visit(3, '2026-02-05', 300, null),
    visit(4, '2025-12-31', 300, null),
    { ...visit(5, '2026-02-06', 300, null), life: 'void' as const },
    { ...visit(6, '2026-02-07', 300, null), home: 'other' as never },
  ]
  const judge = createJudge({ members, events: [], visits }, today)
  const draft: Visit = { ...visit(9, '2026-03-01', 300, null).values, member: idOf(8) }
  expect(judge(packOf(400, 900), draft, null).state).toBe('allowed')
  expect(judge(packOf(400, 899), draft, null).sentences).toEqual([
    { type: 'over-limit', per: 'union', events: [], total: 90_000, cap: 89_900 },
  ])
  // One that is saved already does not count twice.
  expect(judge(packOf(400, 600), visits[0]?.values ?? {}, idOf(2)).state).toBe('allowed')
})

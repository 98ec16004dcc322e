import { describe, expect, it } from 'vitest'
import { buildSelfRating } from '#renderer/features/home/papers.ts'
import {
  approvalOf,
  evidenceOf,
  gapList,
  type RatingApproval,
  ratingRows,
  readSchemes,
  readTables,
} from '#renderer/features/home/rating.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { HomeRating, HomeScore } from '#shared/domain/home.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { rec } from '#tests/support/named-record.ts'

const id = (text: string) => text as EntityId
const tables = readTables(shippedPacks.tables)
const schemes = readSchemes(shippedPacks.levels)
const table = tables.find((one) => one.id === 'home-s15')
if (!table) throw new Error('no shipped table')
const items = table.groups.flatMap((group) => group.items)

const ratingOf = (more: HomeRating = {}) =>
  rec<HomeRating>('home-rating', 'r', {
    year: 2026,
    table: { id: 'home-s15', version: 1 },
    target: { scheme: 'levels-s9' },
    ...more,
  })
const score = (indicator: string, points: number) =>
  rec<HomeScore>('home-score', `s${indicator}`, { rating: id('r'), indicator, self: { points } })
const full = items.map((item) => score(item.id, item.max))
const rowOf = (values: HomeRating, scores: readonly ReturnType<typeof score>[]) => {
  const [row] = ratingRows([ratingOf(values)], scores, tables, schemes)
  if (!row) throw new Error('no row')
  return row
}

describe('a rating', () => {
  it('is being scored until every item has points', () => {
    expect(rowOf({}, full.slice(1)).state).toBe('scoring')
    expect(rowOf({}, full).state).toBe('scored')
  })

  it('is submitted, and judged, by what is written down', () => {
    expect(rowOf({ submittedOn: '2026-11-01' as Day }, []).state).toBe('submitted')
    expect(rowOf({ result: { points: 91 } }, []).state).toBe('judged')
  })

  it('with 100 points and no title may apply only for the lowest level (A6)', () => {
    const row = rowOf({}, full)
    expect([row.totals?.total, row.level?.id]).toEqual([100, 'qualified'])
    expect(row.next?.bars).toEqual([{ type: 'must-hold', level: 'qualified', name: '合格' }])
  })

  it('climbs the ladder with the level held', () => {
    expect(rowOf({ ownLevel: 'advanced' }, full).level?.id).toBe('model')
    expect(rowOf({ ownLevel: 'advanced' }, full).next).toBeNull()
  })

  it('is approved with its scores only: one that changed or came since says so', () => {
    const approved = <R extends object>(one: R, approval: RatingApproval): R => ({ ...one, approval })
    const own = approved(ratingOf(), 'approved')
    const [first, second] = [score('a', 1), score('b', 1)]
    expect(approvalOf(ratingOf(), [approved(first, 'approved')])).toBe('none')
    expect(approvalOf(own, [approved(first, 'approved'), approved(second, 'approved')])).toBe('approved')
    expect(approvalOf(own, [approved(first, 'approved'), second])).toBe('changed')
    expect(approvalOf(own, [approved(first, 'changed')])).toBe('changed')
    expect(approvalOf(approved(ratingOf(), 'changed'), [])).toBe('changed')
  })

  it('whose table is not on this PC is listed without sums', () => {
    const row = rowOf({ table: { id: 'unknown', version: 3 } }, full)
    expect([row.table, row.totals, row.level]).toEqual([null, null, null])
  })
})

describe('the gap list', () => {
  it('puts items nobody scored first, then those without evidence, then the smallest gain', () => {
    const [a, b, c, d] = items
    if (!a || !b || !c || !d) throw new Error('table too small')
    const scores = [
      score(a.id, a.max - 3),
      score(b.id, b.max - 1),
      score(c.id, c.max),
      score(d.id, d.max - 2),
    ]
    const row = rowOf({}, scores)
    const files = evidenceOf([
      rec<Attachment>('attachment', 'f1', { of: id(`s${a.id}`) }),
      rec<Attachment>('attachment', 'f2', { of: id(`s${b.id}`) }),
    ])
    const gaps = gapList(table, row.scores, files)
    const scored = gaps.filter((one) => one.why !== 'not-scored').map((one) => [one.indicator.id, one.why])
    expect(gaps[0]?.why).toBe('not-scored')
    expect(scored).toEqual([
      [d.id, 'no-evidence'],
      [b.id, 'points'],
      [a.id, 'points'],
    ])
    expect(gaps.some((one) => one.indicator.id === c.id)).toBe(false)
  })
})

describe('自评表', () => {
  const words = { period: '2026年度', evidence: (count: number) => `佐证 ${count} 件` }

  it('prints every item with own points and the number of files that prove it', () => {
    const row = rowOf({}, full)
    const files = evidenceOf([rec<Attachment>('attachment', 'f', { of: id(`s${items[0]?.id}`) })])
    const paper = buildSelfRating(row, files, { org: '分工会', school: null }, words)
    expect(paper?.groups.flatMap((group) => group.items)).toHaveLength(items.length)
    expect(paper?.groups[0]?.items[0]).toMatchObject({ self: items[0]?.max, note: '佐证 1 件' })
    expect(paper?.level).toBe('合格')
  })

  it('prints the members’ review only when it was counted: no ballot is made up', () => {
    const none = buildSelfRating(rowOf({}, full), new Map(), { org: '分工会', school: null }, words)
    expect(none?.review).toBeNull()
    const review = { distributed: 141, returned: 137, valid: 137, satisfied: 127, basicallySatisfied: 10 }
    const counted = buildSelfRating(
      rowOf({ review }, full),
      new Map(),
      { org: '分工会', school: null },
      words,
    )
    expect(counted?.review).toMatchObject({ valid: 137, satisfied: 127, dissatisfied: 0 })
  })

  it('is not printed without its table', () => {
    const row = rowOf({ table: { id: 'unknown', version: 1 } }, [])
    expect(buildSelfRating(row, new Map(), { org: '分工会', school: null }, words)).toBeNull()
  })
})

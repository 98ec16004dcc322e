import { describe, expect, test } from 'vitest'
import type { HomeScore } from '#shared/domain/home.ts'
import { homeS14 } from '#shared/rules/packs/home-s14.ts'
import { homeS15 } from '#shared/rules/packs/home-s15.ts'
import { levelsS9 } from '#shared/rules/packs/levels-s9.ts'
import {
  type Indicator,
  type LevelScheme,
  parseLevels,
  parseScoringTable,
  type ScoringTable,
} from '#shared/rules/rating.ts'
import {
  attainable,
  checkScore,
  nextLevel,
  proposePoints,
  type RatingTotals,
  scoresOf,
  standings,
  totalOf,
} from '#shared/rules/rating-score.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { idOf, rec } from '#tests/support/record.ts'

const source = (body: unknown): PackSource => ({ id: 'x', title: 't', source: 's', body })
const tableOf = (pack: PackSource): ScoringTable => {
  const read = parseScoringTable(pack)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const levelsOf = (pack: PackSource): LevelScheme => {
  const read = parseLevels(pack)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const item = (more: Record<string, unknown>) => ({ id: '1', text: '指标', max: 10, ...more })
const problemsOf = (more: Record<string, unknown>) => {
  const read = parseScoringTable(
    source({
      format: 1,
      groups: [
        { title: '一', items: [item({ id: '0' })] },
        { title: '二', items: [item(more)] },
      ],
    }),
  )
  return read.ok ? [] : read.error
}
const indicator = (rule: unknown): Indicator => {
  const [group] = tableOf(source({ format: 1, groups: [{ title: '一', items: [item({ rule })] }] })).groups
  if (!group?.items[0]) throw new Error('no indicator')
  return group.items[0]
}
const totals = (total: number, groups: readonly number[] = []): RatingTotals => ({
  total,
  max: 100,
  groups: groups.map((points, i) => ({ title: `${i}`, points, max: 100, missing: 0 })),
  missing: [],
  problems: [],
})

describe('scoring tables', () => {
  test('the shipped tables are whole: 100 points and no contradiction', () => {
    for (const pack of [homeS15, homeS14]) {
      const table = tableOf(pack)
      expect(table.max).toBe(100)
      expect(table.warnings).toEqual([])
    }
    expect(tableOf(homeS15).groups.map((group) => group.items.length)).toEqual([6, 3])
  })

  test('a heading that disagrees with its items is warned of and used all the same (S22)', () => {
    const table = tableOf(
      source({
        format: 1,
        printed: 15,
        groups: [
          {
            title: '三',
            printed: 15,
            items: [item({ max: 6 }), item({ id: '2', max: 6 }), item({ id: '3', max: 8 })],
          },
        ],
      }),
    )
    expect(table.max).toBe(20)
    expect(table.warnings).toEqual([
      { type: 'group-sum-differs', group: '三', printed: 15, sum: 20 },
      { type: 'total-differs', printed: 15, sum: 20 },
    ])
  })

  test.each([
    [{ max: -1 }, 'out-of-range', 'items.1.max'],
    [{ max: '10' }, 'wrong-type', 'items.1.max'],
    [{ text: '' }, 'wrong-type', 'items.1.text'],
    [{ id: '0' }, 'repeated', 'id 0'],
    [{ weight: 2 }, 'unknown-key', 'items.1.weight'],
    [{ rule: { kind: 'magic' } }, 'unknown-value', 'items.1.rule.kind'],
    [{ rule: { kind: 'award' } }, 'missing', 'items.1.rule.each'],
    [{ rule: { kind: 'deduction', each: 0 } }, 'out-of-range', 'items.1.rule.each'],
    [{ rule: { kind: 'steps', steps: [] } }, 'empty', 'items.1.rule.steps'],
    [{ rule: { kind: 'steps', steps: [{ label: '好', points: 11 }] } }, 'out-of-range', 'items.1.rule.steps'],
    [
      {
        rule: {
          kind: 'percent',
          steps: [
            { from: 90, points: 4 },
            { from: 90, points: 3 },
          ],
        },
      },
      'repeated',
      'items.1.rule.steps',
    ],
    [{ rule: { kind: 'fixed', each: 1 } }, 'unknown-key', 'items.1.rule.each'],
  ])('%j names its heading and place', (more, type, key) => {
    expect(problemsOf(more)).toContainEqual({ type, row: 2, key })
  })

  test('a table without groups, or of another format, is refused', () => {
    expect(parseScoringTable(source({ format: 1, groups: [] })).ok).toBe(false)
    expect(parseScoringTable(source({ format: 9, groups: [{ title: 'a', items: [item({})] }] })).ok).toBe(
      false,
    )
    expect(parseScoringTable(source('x')).ok).toBe(false)
  })
})

describe('points by rule', () => {
  test('deductions stop at 0, awards at the most', () => {
    const deduction = indicator({ kind: 'deduction', each: 0.5 })
    expect([0, 1, 3, 20, 99].map((n) => proposePoints(deduction, n))).toEqual([10, 9.5, 8.5, 0, 0])
    const award = indicator({ kind: 'award', each: 3 })
    expect([0, 1, 3, 4].map((n) => proposePoints(award, n))).toEqual([0, 3, 9, 10])
  })

  test('percentages take the highest step reached (S25: 88 % gives 3 of 4, below 60 % nothing)', () => {
    const percent = indicator({
      kind: 'percent',
      steps: [
        { from: 60, points: 2 },
        { from: 90, points: 4 },
        { from: 70, points: 3 },
      ],
    })
    expect([100, 90, 89.9, 88, 60, 59.9].map((n) => proposePoints(percent, n))).toEqual([4, 4, 3, 3, 2, 0])
  })

  test('fixed points and steps are left to a person, and so is an unknown count', () => {
    expect(proposePoints(indicator({ kind: 'fixed' }), 3)).toBeNull()
    expect(proposePoints(indicator({ kind: 'award', each: 1 }), null)).toBeNull()
    expect(proposePoints(indicator({ kind: 'award', each: 1 }), -1)).toBeNull()
  })

  test('points stay between 0 and the most, with two decimals, on a step where there are steps', () => {
    const fixed = indicator({ kind: 'fixed' })
    expect(checkScore(fixed, { points: 9.25 })).toEqual([])
    expect(checkScore(fixed, {})).toEqual([])
    expect(checkScore(fixed, { points: -1 })).toEqual([{ type: 'points-negative' }])
    expect(checkScore(fixed, { points: 11 })).toEqual([{ type: 'points-over-max', max: 10 }])
    expect(checkScore(fixed, { points: 1.001 })).toEqual([{ type: 'points-too-fine' }])
    const steps = indicator({
      kind: 'steps',
      steps: [
        { label: '好', points: 8 },
        { label: '中', points: 3 },
      ],
    })
    expect(checkScore(steps, { points: 5 })).toEqual([{ type: 'points-not-a-step', steps: [8, 3] }])
    const percent = indicator({ kind: 'percent', steps: [{ from: 60, points: 2 }] })
    expect(checkScore(percent, { count: 101 })).toEqual([{ type: 'percent-over-100' }])
  })
})

describe('totals', () => {
  const table = tableOf(homeS15)
  const score = (n: number, indicatorId: string, points: number | null, changedAt = 0, rating = 1) =>
    rec<HomeScore>(
      n,
      'home-score',
      { rating: idOf(rating), indicator: indicatorId, self: { points } },
      { changedAt },
    )

  test('sum by group, exactly, with what is missing', () => {
    const scores = [
      score(2, '1', 19.1),
      score(3, '2', 18.2),
      score(4, '3', 20),
      score(5, '7', 5),
      score(6, '9', null),
    ]
    const { byIndicator } = scoresOf(idOf(1), scores)
    expect(totalOf(table, byIndicator)).toEqual({
      total: 62.3,
      max: 100,
      groups: [
        { title: '积分', points: 57.3, max: 80, missing: 3 },
        { title: '总结与推荐', points: 5, max: 20, missing: 2 },
      ],
      missing: ['4', '5', '6', '8', '9'],
      problems: [],
    })
    expect(totalOf(table, byIndicator, 'schoolScore').total).toBe(0)
  })

  test('too many points are a problem and count as the most', () => {
    const { byIndicator } = scoresOf(idOf(1), [score(2, '1', 200)])
    const sums = totalOf(table, byIndicator)
    expect(sums.total).toBe(20)
    expect(sums.problems).toEqual([{ indicator: '1', problem: { type: 'points-over-max', max: 20 } }])
  })

  test('of two records for one indicator the later writing counts, in any order; the other is listed', () => {
    const records = [
      score(2, '1', 10, 5),
      score(3, '1', 12, 9),
      score(4, '1', 11, 9),
      score(5, '1', 1, 99, 7),
      { ...score(6, '1', 1, 99), life: 'void' as const },
    ]
    for (const order of [records, records.toReversed()]) {
      const picked = scoresOf(idOf(1), order)
      expect(picked.byIndicator.get('1')?.id).toBe(idOf(4))
      expect(picked.repeated).toEqual([idOf(2), idOf(3)])
    }
  })
})

describe('levels by ladder (A6 i)', () => {
  const scheme = levelsOf(levelsS9)
  test.each([
    [96, null, '合格'],
    [96, 'qualified', '先进'],
    [96, 'advanced', '模范'],
    [94, 'advanced', '先进'],
    [84.9, 'advanced', null],
    [85, null, '合格'],
  ])('%d points holding %s may apply for %s', (total, held, name) => {
    expect(attainable(standings(scheme, totals(total), held))?.name ?? null).toBe(name)
  })

  test('the gap to the next level names points and the level to be held first', () => {
    const standing = standings(scheme, totals(88.5), null)
    expect(nextLevel(standing)).toEqual({
      level: scheme.levels[1],
      bars: [
        { type: 'points-missing', points: 1.5 },
        { type: 'must-hold', level: 'qualified', name: '合格' },
      ],
    })
    expect(nextLevel(standings(scheme, totals(99), 'advanced'))).toBeNull()
  })

  test('a table with another total is compared in proportion, rounded down', () => {
    expect(attainable(standings(scheme, { ...totals(8.5), max: 10 }, null))?.name).toBe('合格')
    expect(attainable(standings(scheme, { ...totals(8.49), max: 10 }, null))).toBeNull()
  })

  test('a floor for every part bars all levels (A6 ii)', () => {
    const floor = levelsOf(
      source({
        format: 1,
        outOf: 500,
        groupFloor: 70,
        levels: [{ id: 'qualified', name: '合格', min: 400 }],
      }),
    )
    const of500 = (groups: readonly number[]) => ({
      ...totals(
        groups.reduce((a, b) => a + b, 0),
        groups,
      ),
      max: 500,
    })
    expect(standings(floor, of500([95, 92, 88, 69, 90]), null)[0]?.bars).toEqual([
      { type: 'group-below-floor', group: '3', floor: 70 },
    ])
    expect(attainable(standings(floor, of500([80, 80, 80, 80, 80]), null))?.id).toBe('qualified')
  })

  test.each([
    [{ outOf: 100, levels: [] }, 'empty', 'levels', null],
    [{ outOf: 100, levels: [{ id: 'a', name: 'A', min: 101 }] }, 'out-of-range', 'min', 1],
    [
      {
        outOf: 100,
        levels: [
          { id: 'a', name: 'A', min: 90 },
          { id: 'b', name: 'B', min: 80 },
        ],
      },
      'not-rising',
      'min',
      2,
    ],
    [{ outOf: 100, levels: [{ id: 'a', name: 'A', min: 9, holds: 'a' }] }, 'unknown-value', 'holds', 1],
    [
      {
        outOf: 100,
        levels: [
          { id: 'a', name: 'A', min: 9 },
          { id: 'a', name: 'B', min: 10 },
        ],
      },
      'repeated',
      'id',
      2,
    ],
  ])('%j is refused', (body, type, key, row) => {
    const read = parseLevels(source({ format: 1, ...body }))
    expect(read.ok ? [] : read.error).toContainEqual({ type, key, row })
  })
})

import type { EntityId } from '../base/id.ts'
import { byRef } from '../domain/by-ref.ts'
import type { Rec } from '../domain/field.ts'
import type { HomeScore } from '../domain/home.ts'
import { type HomeLevel, type Indicator, type LevelScheme, type ScoringTable, sumPoints } from './rating.ts'

/** What a rule proposes for a count (occurrences, or per cent); null when a person must decide. */
export const proposePoints = (indicator: Indicator, count: number | null | undefined): number | null => {
  const { rule, max } = indicator
  if (count === null || count === undefined || !Number.isFinite(count) || count < 0) return null
  switch (rule.kind) {
    case 'fixed':
    case 'steps':
      return null
    case 'deduction':
      return Math.max(0, sumPoints([max, -rule.each * count]))
    case 'award':
      return Math.min(max, sumPoints([rule.each * count]))
    case 'percent':
      return rule.steps.find((step) => count >= step.from)?.points ?? 0
  }
}

/** What is wrong with the points a person gave. */
export type ScoreProblem =
  | { readonly type: 'points-negative' }
  | { readonly type: 'points-over-max'; readonly max: number }
  | { readonly type: 'points-not-a-step'; readonly steps: readonly number[] }
  | { readonly type: 'points-too-fine' }
  | { readonly type: 'percent-over-100' }

/** Checks the points and the count of one indicator. */
export const checkScore = (
  indicator: Indicator,
  self: { readonly points?: number | null; readonly count?: number | null },
): readonly ScoreProblem[] => {
  const { rule, max } = indicator
  const problems: ScoreProblem[] = []
  const { points, count } = self
  if (rule.kind === 'percent' && (count ?? 0) > 100) problems.push({ type: 'percent-over-100' })
  if (points === null || points === undefined) return problems
  if (points < 0) problems.push({ type: 'points-negative' })
  if (points > max) problems.push({ type: 'points-over-max', max })
  if (Math.round(points * 100) / 100 !== points) problems.push({ type: 'points-too-fine' })
  if (rule.kind === 'steps' && !rule.steps.some((step) => step.points === points))
    problems.push({ type: 'points-not-a-step', steps: rule.steps.map((step) => step.points) })
  return problems
}

/** The scores of one rating by indicator. Two PCs may both have scored one: the later writing is shown, the other listed. */
export interface ScoresOfRating {
  readonly byIndicator: ReadonlyMap<string, Rec<HomeScore>>
  readonly repeated: readonly EntityId[]
}

/** Picks the scores of a rating, the same way for every order of records. */
export const scoresOf = (rating: EntityId, records: readonly Rec<HomeScore>[]): ScoresOfRating => {
  const byIndicator = new Map<string, Rec<HomeScore>>()
  const repeated: EntityId[] = []
  for (const record of byRef(records, 'rating', rating)) {
    const { indicator } = record.values
    if (record.life !== 'active' || !indicator) continue
    const held = byIndicator.get(indicator)
    const wins =
      !held ||
      record.changedAt > held.changedAt ||
      (record.changedAt === held.changedAt && record.id > held.id)
    if (held) repeated.push(wins ? held.id : record.id)
    if (wins) byIndicator.set(indicator, record)
  }
  return { byIndicator, repeated: repeated.sort() }
}

/** The sums of a rating. Points are capped to what the table allows, so that a typing error cannot win a title. */
export interface RatingTotals {
  readonly total: number
  readonly max: number
  readonly groups: readonly {
    readonly title: string
    readonly points: number
    readonly max: number
    readonly missing: number
  }[]
  /** Indicators without own points, in the table's order. */
  readonly missing: readonly string[]
  readonly problems: readonly { readonly indicator: string; readonly problem: ScoreProblem }[]
}

/** Adds up by the table; `column` chooses the branch's own points or the school's. */
export const totalOf = (
  table: ScoringTable,
  scores: ReadonlyMap<string, Pick<Rec<HomeScore>, 'values'>>,
  column: 'self' | 'schoolScore' = 'self',
): RatingTotals => {
  const pointsOf = (indicator: Indicator): number | null => {
    const points = scores.get(indicator.id)?.values[column]?.points
    return points === null || points === undefined ? null : Math.min(indicator.max, Math.max(0, points))
  }
  const groups = table.groups.map(({ title, items }) => ({
    title,
    points: sumPoints(items.map((item) => pointsOf(item) ?? 0)),
    max: sumPoints(items.map((item) => item.max)),
    missing: items.filter((item) => pointsOf(item) === null).length,
  }))
  const items = table.groups.flatMap((group) => group.items)
  return {
    total: sumPoints(groups.map((group) => group.points)),
    max: table.max,
    groups,
    missing: items.filter((item) => pointsOf(item) === null).map((item) => item.id),
    problems: items.flatMap((item) =>
      checkScore(item, scores.get(item.id)?.values[column] ?? {}).map((problem) => ({
        indicator: item.id,
        problem,
      })),
    ),
  }
}

/** Why a level may not be applied for. */
export type LevelBar =
  | { readonly type: 'points-missing'; readonly points: number }
  | { readonly type: 'must-hold'; readonly level: string; readonly name: string }
  | { readonly type: 'group-below-floor'; readonly group: string; readonly floor: number }

/** Each level of a scheme with what bars it; nothing bars those that may be applied for. */
export interface LevelStanding {
  readonly level: HomeLevel
  readonly bars: readonly LevelBar[]
}

/**
 * Judges every level by total, ladder and floor. A level that must be held counts as held when the level held stands at
 * or above it. The total is compared as it is when table and scheme have the same maximum, else in proportion.
 */
export const standings = (
  scheme: LevelScheme,
  totals: RatingTotals,
  held: string | null | undefined,
): readonly LevelStanding[] => {
  const rank = (id: string | null | undefined) => scheme.levels.findIndex((level) => level.id === id)
  const total =
    totals.max === scheme.outOf || totals.max === 0
      ? totals.total
      : Math.floor((totals.total * scheme.outOf * 100) / totals.max) / 100
  const { groupFloor } = scheme
  const floorBars: readonly LevelBar[] =
    groupFloor === null
      ? []
      : totals.groups
          .filter((group) => group.points < groupFloor)
          .map((group) => ({ type: 'group-below-floor', group: group.title, floor: groupFloor }))
  return scheme.levels.map((level) => {
    const bars: LevelBar[] = [...floorBars]
    if (total < level.min) bars.push({ type: 'points-missing', points: sumPoints([level.min, -total]) })
    if (level.holds !== null && rank(held) < rank(level.holds)) {
      const below = scheme.levels[rank(level.holds)]
      if (below) bars.push({ type: 'must-hold', level: below.id, name: below.name })
    }
    return { level, bars }
  })
}

/** The highest level that may be applied for; null for none. */
export const attainable = (standing: readonly LevelStanding[]): HomeLevel | null =>
  standing.findLast(({ bars }) => bars.length === 0)?.level ?? null

/** The next level above what may be applied for, with what is missing; null at the top. */
export const nextLevel = (standing: readonly LevelStanding[]): LevelStanding | null => {
  const reached = standing.findLastIndex(({ bars }) => bars.length === 0)
  return standing[reached + 1] ?? null
}

import { err, ok, type Result } from '../base/result.ts'
import { checkIds, openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/**
 * How an indicator is scored (domain 1.3). Points may have two decimals.
 * - fixed: anything from 0 to the most; a person decides.
 * - steps: one of the named steps.
 * - deduction: the most, less `each` for every occurrence, never below 0.
 * - award: `each` for every occurrence, never above the most.
 * - percent: the points of the highest step reached; 0 below all.
 */
export type ScoreRule =
  | { readonly kind: 'fixed' }
  | {
      readonly kind: 'steps'
      readonly steps: readonly { readonly label: string; readonly points: number }[]
    }
  | { readonly kind: 'deduction'; readonly each: number }
  | { readonly kind: 'award'; readonly each: number }
  | {
      readonly kind: 'percent'
      readonly steps: readonly { readonly from: number; readonly points: number }[]
    }

/** One indicator. */
export interface Indicator {
  readonly id: string
  readonly text: string
  readonly max: number
  readonly rule: ScoreRule
  /** What facts belong here: 大会召开时间、代表人数…… */
  readonly fact: string | null
  /** How it is looked at: 查台账, 实地查看. */
  readonly evidence: string | null
}

/** Indicators under one heading. `printed` is the points the heading itself names. */
export interface IndicatorGroup {
  readonly title: string
  readonly printed: number | null
  readonly items: readonly Indicator[]
}

/** A table that contradicts itself; real ones do (S22). Warned of, never refused. */
export type TableWarning =
  | {
      readonly type: 'group-sum-differs'
      readonly group: string
      readonly printed: number
      readonly sum: number
    }
  | { readonly type: 'total-differs'; readonly printed: number; readonly sum: number }

/** A scoring table, ready to score by. `max` is the sum of its indicators. */
export interface ScoringTable extends PackSource {
  readonly groups: readonly IndicatorGroup[]
  readonly max: number
  readonly warnings: readonly TableWarning[]
}

/** Adds points exactly to the second decimal. */
export const sumPoints = (points: Iterable<number>): number => {
  let total = 0
  for (const one of points) total += Math.round(one * 100)
  return total / 100
}

const ruleKinds = ['fixed', 'steps', 'deduction', 'award', 'percent'] as const

const readRule = (item: Reader, max: number, report: (type: PackProblem['type'], key: string) => void) => {
  const rule = item.object('rule')
  if (!rule) return { kind: 'fixed' } as const
  const kind = rule.one('kind', ruleKinds)
  const read = ((): ScoreRule => {
    switch (kind) {
      case 'fixed':
        return { kind }
      case 'deduction':
      case 'award':
        return { kind, each: rule.number('each', 0.01, 1000) }
      case 'steps': {
        const steps = rule.objects('steps', 1).map((step) => {
          const found = { label: step.text('label', 80), points: step.number('points', 0, 1000) }
          step.done()
          return found
        })
        if (steps.some((step) => step.points > max)) report('out-of-range', 'rule.steps')
        return { kind, steps }
      }
      case 'percent': {
        const steps = rule.objects('steps', 1).map((step) => {
          const found = { from: step.number('from', 0, 100), points: step.number('points', 0, 1000) }
          step.done()
          return found
        })
        if (steps.some((step) => step.points > max)) report('out-of-range', 'rule.steps')
        if (new Set(steps.map((step) => step.from)).size < steps.length) report('repeated', 'rule.steps')
        return { kind, steps: steps.toSorted((a, b) => b.from - a.from) }
      }
    }
  })()
  rule.done()
  return read
}

const warningsOf = (
  groups: readonly IndicatorGroup[],
  printedTotal: number | null,
  max: number,
): readonly TableWarning[] => {
  const warnings: TableWarning[] = groups.flatMap((group): TableWarning[] => {
    const sum = sumPoints(group.items.map((item) => item.max))
    return group.printed === null || group.printed === sum
      ? []
      : [{ type: 'group-sum-differs', group: group.title, printed: group.printed, sum }]
  })
  if (printedTotal !== null && printedTotal !== max)
    warnings.push({ type: 'total-differs', printed: printedTotal, sum: max })
  return warnings
}

/**
 * Reads a scoring table strictly; rows of problems count its headings. Body:
 * `{ format: 1, printed?, groups: [{ title, printed?, items: [{ id, text, max, rule?, fact?, evidence? }] }] }`.
 */
export const parseScoringTable = (pack: PackSource): Result<ScoringTable, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const printedTotal = body.numberOr('printed', 0, 100_000)
  const groups = body.objects('groups', 1).map((group, at): IndicatorGroup => {
    const read: IndicatorGroup = {
      title: group.text('title', 200),
      printed: group.numberOr('printed', 0, 10_000),
      items: group.objects('items', 1).map((item, n): Indicator => {
        const max = item.number('max', 0, 10_000)
        const found: Indicator = {
          id: item.text('id', 40),
          text: item.text('text', 1000),
          max,
          rule: readRule(item, max, (type, key) =>
            problems.push({ type, row: at + 1, key: `items.${n + 1}.${key}` }),
          ),
          fact: item.textOr('fact'),
          evidence: item.textOr('evidence'),
        }
        item.done()
        return found
      }),
    }
    group.done()
    return read
  })
  body.done()
  const items = groups.flatMap((group, at) => group.items.map(({ id }) => ({ id, row: at + 1 })))
  items.forEach(({ id, row }, i) => {
    if (id !== '' && items.findIndex((one) => one.id === id) < i)
      problems.push({ type: 'repeated', row, key: `id ${id}` })
  })
  if (problems.length > 0) return err(problems)
  const max = sumPoints(groups.flatMap((group) => group.items.map((item) => item.max)))
  return ok({ ...pack, groups, max, warnings: warningsOf(groups, printedTotal, max) })
}

/** One level of a scheme. */
export interface HomeLevel {
  readonly id: string
  readonly name: string
  /** The least total. */
  readonly min: number
  /** The level that must be held already; null for none. */
  readonly holds: string | null
}

/** Levels, lowest first (domain 1.1). */
export interface LevelScheme extends PackSource {
  readonly levels: readonly HomeLevel[]
  /** The total the thresholds refer to. */
  readonly outOf: number
  /** No group may be below this, or no level is given (S8); null for none. */
  readonly groupFloor: number | null
}

/** Reads a scheme of levels strictly: thresholds rise, and what must be held stands below. Body: `{ format: 1, outOf, groupFloor?, levels: [{ id, name, min, holds? }] }`. */
export const parseLevels = (pack: PackSource): Result<LevelScheme, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const outOf = body.number('outOf', 1, 100_000)
  const groupFloor = body.numberOr('groupFloor', 0, 100_000)
  const levels = body.objects('levels', 1).map((level): HomeLevel => {
    const read = {
      id: level.text('id', 40),
      name: level.text('name', 40),
      min: level.number('min', 0, 100_000),
      holds: level.textOr('holds'),
    }
    level.done()
    return read
  })
  body.done()
  checkIds(
    levels.map(({ id }) => id),
    problems,
  )
  levels.forEach((level, i) => {
    if (level.min > outOf) problems.push({ type: 'out-of-range', row: i + 1, key: 'min' })
    if (i > 0 && level.min < (levels[i - 1]?.min ?? 0))
      problems.push({ type: 'not-rising', row: i + 1, key: 'min' })
    if (level.holds !== null && !levels.slice(0, i).some((below) => below.id === level.holds))
      problems.push({ type: 'unknown-value', row: i + 1, key: 'holds' })
  })
  return problems.length > 0 ? err(problems) : ok({ ...pack, levels, outOf, groupFloor })
}

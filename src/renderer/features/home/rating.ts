import type { EntityId } from '#shared/base/id.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { HomeRating, HomeScore } from '#shared/domain/home.ts'
import {
  type HomeLevel,
  type Indicator,
  type LevelScheme,
  parseLevels,
  parseScoringTable,
  type ScoringTable,
} from '#shared/rules/rating.ts'
import {
  attainable,
  type LevelStanding,
  nextLevel,
  type RatingTotals,
  scoresOf,
  standings,
  totalOf,
} from '#shared/rules/rating-score.ts'
import type { PackSource } from '#shared/rules/read.ts'

export type RatingRec = Rec<HomeRating>
export type ScoreRec = Rec<HomeScore>
export type AttachmentRec = Rec<Attachment>

export type RatingState = 'scoring' | 'scored' | 'submitted' | 'judged'

/** Whether the union above approved a rating with its scores, and whether something of them changed or came since. */
export type RatingApproval = RatingRec['approval']

/** The approval of a rating as a whole: it counts only as far as it takes the scores in. */
export const approvalOf = (record: RatingRec, scores: Iterable<ScoreRec>): RatingApproval =>
  record.approval === 'approved' && [...scores].some(({ approval }) => approval !== 'approved')
    ? 'changed'
    : record.approval

/** One rating as lists and its own screen show it. */
export interface RatingRow {
  readonly id: EntityId
  readonly home: string
  readonly record: RatingRec
  readonly year: number
  /** Null when the table is not on this PC, or cannot be read. */
  readonly table: ScoringTable | null
  readonly scheme: LevelScheme | null
  readonly scores: ReadonlyMap<string, ScoreRec>
  readonly totals: RatingTotals | null
  readonly schoolTotals: RatingTotals | null
  readonly standing: readonly LevelStanding[]
  readonly level: HomeLevel | null
  readonly next: LevelStanding | null
  readonly state: RatingState
  readonly approval: RatingApproval
}

/** Packs that can be read, by id; what cannot be read is left out. */
export const readTables = (sources: readonly PackSource[]): readonly ScoringTable[] =>
  sources.flatMap((source) => {
    const parsed = parseScoringTable(source)
    return parsed.ok ? parsed.value : []
  })

/** Schemes of levels that can be read. */
export const readSchemes = (sources: readonly PackSource[]): readonly LevelScheme[] =>
  sources.flatMap((source) => {
    const parsed = parseLevels(source)
    return parsed.ok ? parsed.value : []
  })

/** What has been done, from the last step backwards. */
export const ratingState = (values: HomeRating, totals: RatingTotals | null): RatingState =>
  values.result?.points != null || values.result?.level
    ? 'judged'
    : values.submittedOn
      ? 'submitted'
      : totals && totals.missing.length === 0
        ? 'scored'
        : 'scoring'

/** Every rating with its sums and levels, the newest year first. */
export const ratingRows = (
  ratings: readonly RatingRec[],
  scores: readonly ScoreRec[],
  tables: readonly ScoringTable[],
  schemes: readonly LevelScheme[],
): readonly RatingRow[] => {
  const byRating = new Map<string, ScoreRec[]>()
  for (const one of scores) {
    const key = one.values.rating
    if (!key) continue
    const list = byRating.get(key)
    if (list) list.push(one)
    else byRating.set(key, [one])
  }
  return ratings
    .map((record): RatingRow => {
      const { values } = record
      const table = tables.find((one) => one.id === values.table?.id) ?? null
      const scheme =
        schemes.find((one) => one.id === values.target?.scheme) ??
        (values.target?.scheme ? null : (schemes[0] ?? null))
      const own = scoresOf(record.id, byRating.get(record.id) ?? []).byIndicator
      const totals = table && totalOf(table, own)
      const standing = scheme && totals ? standings(scheme, totals, values.ownLevel) : []
      return {
        id: record.id,
        home: record.home,
        record,
        year: values.year ?? 0,
        table,
        scheme,
        scores: own,
        totals,
        schoolTotals: table && totalOf(table, own, 'schoolScore'),
        standing,
        level: attainable(standing),
        next: standing.length > 0 ? nextLevel(standing) : null,
        state: ratingState(values, totals),
        approval: approvalOf(record, own.values()),
      }
    })
    .sort((a, b) => b.year - a.year)
}

/** An indicator where points can still be won. */
export interface Gap {
  readonly indicator: Indicator
  readonly gain: number
  readonly why: 'not-scored' | 'no-evidence' | 'points'
}

/**
 * What could be done for the next level, least effort first: items nobody has scored, then those without evidence, then
 * by the fewest points missing, so that small repairs stand above rebuilding a group.
 */
export const gapList = (
  table: ScoringTable,
  scores: ReadonlyMap<string, ScoreRec>,
  evidence: ReadonlyMap<string, readonly AttachmentRec[]>,
): readonly Gap[] => {
  const order = ['not-scored', 'no-evidence', 'points'] as const
  return table.groups
    .flatMap((group) => group.items)
    .flatMap((indicator): Gap[] => {
      const score = scores.get(indicator.id)
      const points = score?.values.self?.points ?? null
      const files = score ? (evidence.get(score.id) ?? []) : []
      const gain = Math.round((indicator.max - (points ?? 0)) * 100) / 100
      if (points === null) return [{ indicator, gain, why: 'not-scored' }]
      if (gain <= 0) return []
      return [{ indicator, gain, why: files.length === 0 ? 'no-evidence' : 'points' }]
    })
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || a.gain - b.gain)
}

/** Files by the score they prove. */
export const evidenceOf = (
  attachments: readonly AttachmentRec[],
): ReadonlyMap<string, readonly AttachmentRec[]> => {
  const byScore = new Map<string, AttachmentRec[]>()
  for (const one of attachments) {
    const key = one.values.of
    if (!key) continue
    const list = byScore.get(key)
    if (list) list.push(one)
    else byScore.set(key, [one])
  }
  return byScore
}

/** What was typed for one indicator. */
export type ScoreDraft = NonNullable<HomeScore['self']>

/** Points without trailing zeros. */
export const pointsText = (points: number): string => String(Math.round(points * 100) / 100)

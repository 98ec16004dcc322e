import type { PaperData } from '#shared/documents/papers.ts'
import type { AttachmentRec, RatingRow } from './rating.ts'

/** The names that stand above a paper. */
export interface PaperNames {
  readonly org: string
  readonly school: string | null
}

/** 自评表: every indicator with points, own score, grounds and the names of its evidence. Opinions and seals stay empty. */
export const buildSelfRating = (
  row: RatingRow,
  evidence: ReadonlyMap<string, readonly AttachmentRec[]>,
  names: PaperNames,
  words: { readonly period: string; readonly evidence: (count: number) => string },
): PaperData<'self-rating'> | null => {
  const { table, totals, record, scheme } = row
  if (!table || !totals) return null
  const { target, review } = record.values
  const wanted = scheme?.levels.find((one) => one.id === target?.level) ?? row.level
  const full =
    review?.distributed != null && review.returned != null && review.valid != null
      ? {
          distributed: review.distributed,
          returned: review.returned,
          valid: review.valid,
          satisfied: review.satisfied ?? 0,
          basicallySatisfied: review.basicallySatisfied ?? 0,
          dissatisfied: review.dissatisfied ?? 0,
        }
      : null
  return {
    head: names,
    scheme: table.title,
    period: words.period,
    groups: table.groups.map((group) => ({
      name: group.title,
      items: group.items.map((item) => {
        const score = row.scores.get(item.id)
        const files = score ? (evidence.get(score.id)?.length ?? 0) : 0
        return {
          number: item.id,
          text: item.text,
          max: item.max,
          self: score?.values.self?.points ?? null,
          note: [score?.values.self?.note, files > 0 ? words.evidence(files) : null]
            .filter((part) => part)
            .join('\n'),
        }
      }),
    })),
    total: totals.total,
    max: totals.max,
    level: wanted?.name ?? null,
    review: full,
  }
}

import type { Day } from '../base/day.ts'
import type { Rec } from '../domain/field.ts'
import type { RulePackRecord } from '../domain/rule-pack.ts'
import type { ScoringTableRecord } from '../domain/template.ts'
import type { PackSource } from './read.ts'

type Head = Partial<Pick<RulePackRecord, 'validFrom'> & Pick<ScoringTableRecord, 'version'>>

/** A record of kind `rule-pack` or `scoring-table` as the parsers take it. */
export const packOf = ({ id, values }: Rec<RulePackRecord> | Rec<ScoringTableRecord>): PackSource => {
  const { version, validFrom }: Head = values
  return {
    id,
    title: values.title ?? '',
    source: values.source ?? '',
    school: values.school ?? null,
    year: values.year ?? null,
    version: version ?? null,
    validFrom: validFrom ?? null,
    body: values.body ?? null,
  }
}

/**
 * The packs in force on a day, best first: those that began latest, then the newer year, then by id, so that every PC
 * chooses alike. Packs without a first day are always in force; shipped examples come after every record.
 */
export const packsInForce = (
  records: readonly Rec<RulePackRecord>[],
  topic: NonNullable<RulePackRecord['topic']>,
  on: Day,
  shipped: readonly PackSource[],
): readonly PackSource[] => [
  ...records
    .filter(
      ({ life, values }) => life === 'active' && values.topic === topic && (values.validFrom ?? on) <= on,
    )
    .map(packOf)
    .sort(
      (a, b) =>
        (b.validFrom ?? '').localeCompare(a.validFrom ?? '') ||
        (b.year ?? 0) - (a.year ?? 0) ||
        (a.id < b.id ? -1 : 1),
    ),
  ...shipped,
]

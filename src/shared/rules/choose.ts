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
 * The packs that have begun by a day, the one that counts first: that which began latest, then the newer year, then by id, so
 * that every PC chooses alike. Packs without a first day have always begun.
 */
export const inForceOn = <P extends Pick<PackSource, 'id' | 'validFrom' | 'year'>>(
  packs: readonly P[],
  on: Day,
): readonly P[] =>
  packs
    .filter(({ validFrom }) => (validFrom ?? on) <= on)
    .sort(
      (a, b) =>
        (b.validFrom ?? '').localeCompare(a.validFrom ?? '') ||
        (b.year ?? 0) - (a.year ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )

/** The packs of a topic in force on a day, best first (`inForceOn`); shipped examples come after every record. */
export const packsInForce = (
  records: readonly Rec<RulePackRecord>[],
  topic: NonNullable<RulePackRecord['topic']>,
  on: Day,
  shipped: readonly PackSource[],
): readonly PackSource[] => [
  ...inForceOn(
    records.filter(({ life, values }) => life === 'active' && values.topic === topic).map(packOf),
    on,
  ),
  ...shipped,
]

/** How a pack stands among the others of its topic on a day. */
export type PackState = 'in-force' | 'to-come' | 'replaced'

/** The state of each record of a topic on a day, by id: the first in force counts, those it followed were replaced. */
export const packStates = (
  records: readonly Rec<RulePackRecord>[],
  topic: NonNullable<RulePackRecord['topic']>,
  on: Day,
): ReadonlyMap<string, PackState> => {
  const packs = records.filter(({ life, values }) => life === 'active' && values.topic === topic).map(packOf)
  const [counts] = inForceOn(packs, on)
  return new Map(
    packs.map(({ id, validFrom }) => [
      id,
      id === counts?.id ? 'in-force' : (validFrom ?? on) > on ? 'to-come' : 'replaced',
    ]),
  )
}

import type { Day } from '#shared/base/day.ts'
import type { ApprovalStep, CondolenceEvent, Relation, Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { inForceOn, packOf } from '#shared/rules/choose.ts'
import {
  type CondolencePack,
  type CondolenceRow,
  findRow,
  parseCondolencePack,
  relationsOf,
  suggest,
} from '#shared/rules/condolence.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'

/** A pack and whether the school sent it or it came with the product as an example. */
export interface KnownPack {
  readonly pack: CondolencePack
  readonly origin: 'school' | 'example'
}

const parsed = (source: Parameters<typeof parseCondolencePack>[0]): readonly CondolencePack[] => {
  const read = parseCondolencePack(source)
  return read.ok ? [read.value] : []
}

const examples: readonly KnownPack[] = shippedPacks.condolence.flatMap((source) =>
  parsed(source).map((pack) => ({ pack, origin: 'example' as const })),
)

/** The packs that may apply: those the school sent, then the shipped examples. A pack that cannot be read is left out. */
export const knownPacks = (records: readonly Rec<RulePackRecord>[]): readonly KnownPack[] => [
  ...records
    .filter(({ life, values }) => life === 'active' && values.topic === 'condolence')
    .flatMap((record) => parsed(packOf(record)).map((pack) => ({ pack, origin: 'school' as const }))),
  ...examples,
]

/**
 * The pack that applies on a day: the school's latest one in force, else the example the branch has chosen, else the first
 * example.
 */
export const packOn = (packs: readonly KnownPack[], day: Day, chosen: string | null): KnownPack | null => {
  const inForce = inForceOn(
    packs.flatMap(({ pack, origin }) => (origin === 'school' ? pack : [])),
    day,
  )[0]
  const given = packs.filter(({ origin }) => origin === 'example')
  if (inForce) return { pack: inForce, origin: 'school' }
  return given.find(({ pack }) => pack.id === chosen) ?? given[0] ?? null
}

/** The relations a form offers for an event; none when it does not matter for whose sake. */
export const relationsFor = (pack: CondolencePack | null, event: CondolenceEvent): readonly Relation[] =>
  pack ? relationsOf(pack, event) : []

/**
 * The draft after its occasion was chosen: form, amount and payer as the rules usually say. What a person typed over
 * (anything but what was filled in before) stays.
 */
export const fillIn = (pack: CondolencePack | null, before: Visit, change: Visit): Visit => {
  const next: Visit = { ...before, ...change }
  if (!next.event) return next
  const choices = relationsFor(pack, next.event)
  const relation =
    change.event && change.event !== before.event
      ? choices.length === 0 || choices.includes('self')
        ? 'self'
        : null
      : (next.relation ?? null)
  const after: Visit = { ...next, relation, ...(next.event === 'festival' ? {} : { festival: null }) }
  const was = pack && before.event ? suggest(pack, before) : null
  const is = pack ? suggest(pack, after) : null
  const gift = before.gift ?? {}
  const pick = <V>(typed: V | null | undefined, filled: V | undefined, now: V | undefined): V | null =>
    typed == null || typed === filled ? (now ?? null) : typed
  return {
    ...after,
    gift: {
      ...gift,
      form: pick(gift.form, was?.form, is?.form),
      amount: pick(gift.amount, was?.amount, is?.amount),
      payer: pick(gift.payer, was?.payer, is?.payer),
    },
  }
}

/** The row of the rules that applies to a visit. */
export const rowOf = (pack: CondolencePack | null, values: Visit): CondolenceRow | null =>
  pack && findRow(pack, { ...values, payer: values.gift?.payer ?? null, form: values.gift?.form ?? null })

/** Who has to sign a visit: the chain of the row that applies. */
export const chainOf = (pack: CondolencePack | null, values: Visit): readonly ApprovalStep[] =>
  rowOf(pack, values)?.chain ?? []

import type { ApprovalStep, CondolenceEvent, Relation, Visit } from '#shared/domain/condolence.ts'
import {
  type CondolencePack,
  type CondolenceRow,
  findRow,
  relationsOf,
  suggest,
} from '#shared/rules/condolence.ts'
import type { KnownPack as Known } from '#shared/rules/topic-packs.ts'

/** The rules of visits that apply, and where they came from. */
export type KnownPack = Known<CondolencePack>

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

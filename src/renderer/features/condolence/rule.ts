import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { ApprovalStep, CondolenceEvent, Relation, Visit } from '#shared/domain/condolence.ts'
import { visitDay } from '#shared/domain/condolence-check.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import {
  type CondolencePack,
  type CondolenceRow,
  findRow,
  parseCondolencePack,
  relationsOf,
  suggest,
} from '#shared/rules/condolence.ts'
import { judgeVisit } from '#shared/rules/condolence-judge.ts'
import { cugb2023 } from '#shared/rules/packs/cugb-2023.ts'
import { gdut2023 } from '#shared/rules/packs/gdut-2023.ts'

/** A pack and whether the school sent it or it came with the product as an example. */
export interface KnownPack {
  readonly pack: CondolencePack
  readonly origin: 'school' | 'example'
}

const parsed = (source: Parameters<typeof parseCondolencePack>[0]): readonly CondolencePack[] => {
  const read = parseCondolencePack(source)
  return read.ok ? [read.value] : []
}

const examples: readonly KnownPack[] = [cugb2023, gdut2023].flatMap((source) =>
  parsed(source).map((pack) => ({ pack, origin: 'example' as const })),
)

/** The packs that may apply: those the school sent, then the shipped examples. A pack that cannot be read is left out. */
export const knownPacks = (records: readonly Rec<RulePackRecord>[]): readonly KnownPack[] => [
  ...records
    .filter(({ life, values }) => life === 'active' && values.topic === 'condolence')
    .flatMap(({ id, values }) =>
      parsed({
        id,
        title: values.title ?? '',
        source: values.source ?? '',
        school: values.school ?? null,
        year: values.year ?? null,
        validFrom: values.validFrom ?? null,
        body: values.body,
      }).map((pack) => ({ pack, origin: 'school' as const })),
    ),
  ...examples,
]

/**
 * The pack that applies on a day: the school's latest one in force, else the example the branch has chosen, else the first
 * example.
 */
export const packOn = (packs: readonly KnownPack[], day: Day, chosen: string | null): KnownPack | null => {
  const inForce = packs
    .filter(({ pack, origin }) => origin === 'school' && (pack.validFrom ?? '') <= day)
    .sort((a, b) => {
      const [x, y] = [a, b].map(({ pack }) => pack.validFrom ?? String(pack.year ?? ''))
      return (x ?? '') < (y ?? '') ? 1 : (x ?? '') > (y ?? '') ? -1 : 0
    })
  const given = packs.filter(({ origin }) => origin === 'example')
  return inForce[0] ?? given.find(({ pack }) => pack.id === chosen) ?? given[0] ?? null
}

/** The records a visit is judged with. */
export interface RuleRecords {
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly visits: readonly Rec<Visit>[]
}

/** Judges visits against the same records; building it once makes judging hundreds cheap. */
export const createJudge = (records: RuleRecords, today: Day) => {
  const members = new Map(records.members.map((one) => [one.id, one.values]))
  const events = eventsByMember(records.events)
  const visits = new Map<EntityId, Rec<Visit>[]>()
  for (const one of records.visits) {
    const of = one.values.member
    if (!of) continue
    const list = visits.get(of)
    if (list) list.push(one)
    else visits.set(of, [one])
  }
  return (pack: CondolencePack | null, draft: Visit, self: EntityId | null): Verdict => {
    const of = draft.member
    return judgeVisit(pack, draft, {
      member: (of && members.get(of)) || null,
      status: of ? membershipAt(events.get(of) ?? [], draft.happenedOn ?? visitDay(draft) ?? today) : 'none',
      others: (of && visits.get(of)) || [],
      self,
    })
  }
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

import { addDays, addMonths, type Day, dayParts, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { CondolenceEvent, Relation, Visit } from '../domain/condolence.ts'
import { visitDay } from '../domain/condolence-check.ts'
import type { DuesStanding } from '../domain/dues.ts'
import type { Rec } from '../domain/field.ts'
import { stateOf } from '../domain/judgement.ts'
import type { Member } from '../domain/member.ts'
import type { MembershipStatus } from '../domain/membership.ts'
import { tellingSentences, type Verdict, type VerdictSentence } from '../domain/verdict.ts'
import {
  type CondolencePack,
  type CondolenceRow,
  evidenceOf,
  type Festival,
  findRow,
  rowsFor,
} from './condolence.ts'
import { sourceLine } from './read.ts'

/** What a visit is judged with. */
export interface JudgeContext {
  readonly member: Member | null
  /** The membership on the day it happened (`membershipAt`). */
  readonly status: MembershipStatus
  /** How the member stands with dues on that day; nothing is known of them where it is missing. */
  readonly dues?: DuesStanding
  /** The member's other visits; void and incomplete ones are left out here. */
  readonly others: readonly Rec<Visit>[]
  /** The visit itself when it is saved already, so that it does not count twice. */
  readonly self?: EntityId | null
  /** What the union gives beside this visit in a calendar year for these events; needed for limits of a whole union. */
  readonly givenByUnion?: (year: number, events: readonly CondolenceEvent[]) => Fen
}

const refusing: ReadonlySet<VerdictSentence['type']> = new Set([
  'form-forbidden',
  'dues-not-paid',
  'dues-owing',
  'not-a-member',
])

const outside: readonly MembershipStatus[] = [
  'none',
  'transferred-out',
  'left',
  'withdrawn',
  'lapsed',
  'expelled',
]

/** What the ledger of dues says counts; where it says nothing, what somebody has noted of the member. */
const judgeDues = (member: Member | null, dues: DuesStanding = { type: 'unknown' }): VerdictSentence[] => {
  if (dues.type === 'owing') {
    const { since, months, amount } = dues
    return [{ type: 'dues-owing', since, months, amount }]
  }
  if (dues.type === 'paid' || member?.paysDues === true) return []
  return [{ type: member?.paysDues === false ? 'dues-not-paid' : 'dues-unknown' }]
}

const judgeMember = (draft: Visit, row: CondolenceRow | null, context: JudgeContext): VerdictSentence[] => {
  const { status, member } = context
  const found: VerdictSentence[] = []
  if (outside.includes(status)) found.push({ type: 'not-a-member', status })
  else if (
    status === 'retained' ||
    (status === 'retired' && draft.event !== 'retirement') ||
    (status === 'dead' && draft.event !== 'member-death')
  )
    found.push({ type: 'not-active', status })
  if (row?.duesRequired) found.push(...judgeDues(member, context.dues))
  return found
}

const judgeGift = (draft: Visit, row: CondolenceRow): VerdictSentence[] => {
  const { form, amount, payer } = draft.gift ?? {}
  const { forms, payers, cap, floor } = row
  const found: VerdictSentence[] = []
  if (form && row.forbidden.includes(form)) found.push({ type: 'form-forbidden', form, forms })
  else if (form && !forms.includes(form)) found.push({ type: 'form-not-allowed', form, forms })
  if (payer && !payers.includes(payer)) found.push({ type: 'payer-not-allowed', payer, payers })
  if (amount != null && amount > cap) found.push({ type: 'over-cap', amount, cap })
  if (amount != null && floor !== null && amount < floor) found.push({ type: 'under-floor', amount, floor })
  return found
}

const relationOf = (values: Visit): Relation => values.relation ?? 'self'

/** Whether another visit falls under the same row; where payers give side by side, each is counted for itself. */
const isSameCase = (draft: Visit, row: CondolenceRow, other: Visit): boolean =>
  other.event === draft.event &&
  (row.relations.length === 0 || row.relations.includes(relationOf(other))) &&
  (row.festivals.length === 0 || !other.festival || row.festivals.includes(other.festival)) &&
  isSamePurse(draft, row, other)

const isSamePurse = (draft: Visit, row: CondolenceRow, other: Visit): boolean =>
  !row.eachPayer || !draft.gift?.payer || draft.gift.payer === other.gift?.payer

const isSameOccurrence = (draft: Visit, other: Visit): boolean =>
  Boolean(draft.happenedOn) &&
  draft.event === other.event &&
  draft.happenedOn === other.happenedOn &&
  relationOf(draft) === relationOf(other)

/** The member's other visits that count, with those after this one left out: they are judged by themselves. */
const earlierThan = (draft: Visit, context: JudgeContext): readonly Visit[] => {
  const on = visitDay(draft)
  return context.others.flatMap(({ id, life, values }) => {
    const day = visitDay(values)
    const counts = life === 'active' && id !== context.self && values.member === draft.member
    return counts && !(on && day && day > on) ? values : []
  })
}

const isSameYear = (draft: Visit, other: Visit): boolean => {
  const [on, day] = [visitDay(draft), visitDay(other)]
  return Boolean(on && day) && dayParts(on as Day).year === dayParts(day as Day).year
}

const judgeOften = (
  draft: Visit,
  row: CondolenceRow,
  context: JudgeContext,
  earlier: readonly Visit[],
): VerdictSentence[] => {
  const found: VerdictSentence[] = []
  const { frequency } = row
  if (frequency) {
    const before = earlier.filter(
      (other) =>
        isSameCase(draft, row, other) &&
        (frequency.per === 'ever' ||
          (frequency.per === 'year' ? isSameYear(draft, other) : isSameOccurrence(draft, other))),
    ).length
    if (before + 1 > frequency.max)
      found.push({ type: 'too-often', per: frequency.per, number: before + 1, max: frequency.max })
  }
  const isAgain = ({ id, life, values }: Rec<Visit>): boolean =>
    life === 'active' &&
    id !== context.self &&
    values.member === draft.member &&
    isSameOccurrence(draft, values) &&
    isSamePurse(draft, row, values)
  if (row.noDuplicate && context.others.some(isAgain)) found.push({ type: 'duplicate' })
  return found
}

const amountOf = (values: Visit): Fen => values.gift?.amount ?? (0 as Fen)

const judgeSums = (
  pack: CondolencePack,
  draft: Visit,
  row: CondolenceRow | null,
  context: JudgeContext,
  earlier: readonly Visit[],
): VerdictSentence[] => {
  const amount = draft.gift?.amount
  const on = visitDay(draft)
  if (amount == null || !on) return []
  const thisYear = earlier.filter((other) => isSameYear(draft, other))
  const found: VerdictSentence[] = []
  if (row && row.yearCap !== null) {
    const given = thisYear.filter((other) => isSameCase(draft, row, other)).map(amountOf)
    const total = sumFen([amount, ...given])
    if (given.length > 0 && total > row.yearCap)
      found.push({ type: 'over-year-cap', total, cap: row.yearCap })
  }
  for (const { events, per, cap } of pack.limits) {
    const counts = (event: CondolenceEvent | null | undefined) =>
      Boolean(event) && (events.length === 0 || events.includes(event as CondolenceEvent))
    if (!counts(draft.event)) continue
    const given =
      per === 'member'
        ? sumFen(thisYear.filter((other) => counts(other.event)).map(amountOf))
        : (context.givenByUnion?.(dayParts(on).year, events) ?? (0 as Fen))
    const total = sumFen([amount, given])
    if (total > cap) found.push({ type: 'over-limit', per, events, total, cap })
  }
  return found
}

const lastClaimDay = (happened: Day, window: NonNullable<CondolenceRow['window']>): Day =>
  window.unit === 'days' ? addDays(happened, window.count) : addMonths(happened, window.count)

const judgeWindow = ({ happenedOn, visitedOn }: Visit, row: CondolenceRow): VerdictSentence[] => {
  if (!row.window || !happenedOn || !visitedOn || visitedOn <= lastClaimDay(happenedOn, row.window)) return []
  return [{ type: 'late', days: daysBetween(happenedOn, visitedOn), ...row.window }]
}

const judgeNoRow = (pack: CondolencePack, draft: Visit): VerdictSentence => {
  const rows = rowsFor(pack, draft.event)
  if (rows.length === 0) return { type: 'no-rule' }
  const covering = rows.filter(
    (row) => row.relations.length === 0 || row.relations.includes(relationOf(draft)),
  )
  const { festival, severity } = draft
  const onDay = (row: CondolenceRow) =>
    row.festivals.length === 0 || !festival || row.festivals.includes(festival as Festival)
  if (covering.length > 0 && severity && covering.some(onDay)) return { type: 'severity-not-covered' }
  if (covering.length > 0)
    return { type: 'festival-not-covered', festivals: [...new Set(covering.flatMap((row) => row.festivals))] }
  const relations = [...new Set(rows.flatMap((row) => row.relations))]
  return { type: draft.relation ? 'relation-not-covered' : 'relation-needed', relations }
}

/**
 * Judges a visit by a school's rules. Allowed; a warning that a person may override with a written reason; or refused: a
 * person who is no member, dues not paid where the rule asks for them, a form the rule forbids. Nothing else is refused.
 */
export const judgeVisit = (pack: CondolencePack | null, draft: Visit, context: JudgeContext): Verdict => {
  const row =
    pack && findRow(pack, { ...draft, payer: draft.gift?.payer ?? null, form: draft.gift?.form ?? null })
  const earlier = earlierThan(draft, context)
  const sentences: VerdictSentence[] = judgeMember(draft, row, context)
  if (!pack) sentences.push({ type: 'no-pack' })
  else if (!row) sentences.push(judgeNoRow(pack, draft))
  else
    sentences.push(
      ...judgeGift(draft, row),
      ...judgeOften(draft, row, context, earlier),
      ...judgeWindow(draft, row),
    )
  if (pack) sentences.push(...judgeSums(pack, draft, row, context, earlier))
  return {
    state: stateOf(sentences, refusing, tellingSentences),
    sentences,
    rule: row?.id ?? null,
    pack: pack?.id ?? null,
    source: pack ? sourceLine(pack, row?.clause) : null,
    missing: row ? evidenceOf(row).filter((kind) => !draft.evidence?.includes(kind)) : [],
  }
}

import { addDays, addMonths, type Day, dayParts, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Relation, Visit } from '../domain/condolence.ts'
import { visitDay } from '../domain/condolence-check.ts'
import type { Rec } from '../domain/field.ts'
import type { Member } from '../domain/member.ts'
import type { MembershipStatus } from '../domain/membership.ts'
import type { Verdict, VerdictSentence } from '../domain/verdict.ts'
import { type CondolencePack, type CondolenceRow, findRow } from './condolence.ts'
import { sourceLine } from './read.ts'

/** What a visit is judged with. */
export interface JudgeContext {
  readonly member: Member | null
  /** The membership on the day it happened (`membershipAt`). */
  readonly status: MembershipStatus
  /** The member's other visits; void and incomplete ones are left out here. */
  readonly others: readonly Rec<Visit>[]
  /** The visit itself when it is saved already, so that it does not count twice. */
  readonly self?: EntityId | null
}

const refusing: ReadonlySet<VerdictSentence['type']> = new Set([
  'form-forbidden',
  'dues-not-paid',
  'not-a-member',
])
const telling: ReadonlySet<VerdictSentence['type']> = new Set(['dues-unknown'])

const outside: readonly MembershipStatus[] = [
  'none',
  'transferred-out',
  'left',
  'withdrawn',
  'lapsed',
  'expelled',
]

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
  if (row?.duesRequired && member?.paysDues === false) found.push({ type: 'dues-not-paid' })
  else if (row?.duesRequired && member?.paysDues !== true) found.push({ type: 'dues-unknown' })
  return found
}

const judgeGift = (draft: Visit, row: CondolenceRow): VerdictSentence[] => {
  const { form, amount, payer } = draft.gift ?? {}
  const { forms, payers, cap } = row
  const found: VerdictSentence[] = []
  if (form && row.forbidden.includes(form)) found.push({ type: 'form-forbidden', form, forms })
  else if (form && !forms.includes(form)) found.push({ type: 'form-not-allowed', form, forms })
  if (payer && !payers.includes(payer)) found.push({ type: 'payer-not-allowed', payer, payers })
  if (amount != null && amount > cap) found.push({ type: 'over-cap', amount, cap })
  return found
}

const relationOf = (values: Visit): Relation => values.relation ?? 'self'

/** Whether another visit falls under the same row. */
const isSameCase = (row: CondolenceRow, other: Visit): boolean =>
  other.event === row.event && (row.relations.length === 0 || row.relations.includes(relationOf(other)))

const isSameOccurrence = (draft: Visit, other: Visit): boolean =>
  Boolean(draft.happenedOn) &&
  draft.event === other.event &&
  draft.happenedOn === other.happenedOn &&
  relationOf(draft) === relationOf(other)

const judgeOften = (draft: Visit, row: CondolenceRow, context: JudgeContext): VerdictSentence[] => {
  const on = visitDay(draft)
  const others = context.others.filter(
    (one) => one.life === 'active' && one.id !== context.self && one.values.member === draft.member,
  )
  const found: VerdictSentence[] = []
  const { frequency } = row
  if (frequency) {
    const earlier = others.filter(({ values }) => {
      const day = visitDay(values)
      // Visits after this one are judged by themselves.
      if (!isSameCase(row, values) || (on && day && day > on)) return false
      if (frequency.per === 'year') return on && day && dayParts(day).year === dayParts(on).year
      return frequency.per === 'ever' || isSameOccurrence(draft, values)
    }).length
    if (earlier + 1 > frequency.max)
      found.push({ type: 'too-often', per: frequency.per, number: earlier + 1, max: frequency.max })
  }
  if (row.noDuplicate && others.some(({ values }) => isSameOccurrence(draft, values)))
    found.push({ type: 'duplicate' })
  return found
}

const lastClaimDay = (happened: Day, window: NonNullable<CondolenceRow['window']>): Day =>
  window.unit === 'days' ? addDays(happened, window.count) : addMonths(happened, window.count)

const judgeWindow = ({ happenedOn, visitedOn }: Visit, row: CondolenceRow): VerdictSentence[] => {
  if (!row.window || !happenedOn || !visitedOn || visitedOn <= lastClaimDay(happenedOn, row.window)) return []
  return [{ type: 'late', days: daysBetween(happenedOn, visitedOn), ...row.window }]
}

const judgeNoRow = (pack: CondolencePack, draft: Visit): VerdictSentence => {
  const rows = pack.rows.filter((row) => row.event === draft.event)
  if (rows.length === 0) return { type: 'no-rule' }
  const covering = rows.filter(
    (row) => row.relations.length === 0 || row.relations.includes(relationOf(draft)),
  )
  if (covering.length > 0) return { type: 'severity-not-covered' }
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
  const sentences: VerdictSentence[] = judgeMember(draft, row, context)
  if (!pack) sentences.push({ type: 'no-pack' })
  else if (!row) sentences.push(judgeNoRow(pack, draft))
  else
    sentences.push(...judgeGift(draft, row), ...judgeOften(draft, row, context), ...judgeWindow(draft, row))
  const state = sentences.some(({ type }) => refusing.has(type))
    ? 'refused'
    : sentences.some(({ type }) => !telling.has(type))
      ? 'warning'
      : 'allowed'
  return {
    state,
    sentences,
    rule: row?.id ?? null,
    pack: pack?.id ?? null,
    source: pack ? sourceLine(pack, row?.clause) : null,
    missing: row?.evidence.filter((kind) => !draft.evidence?.includes(kind)) ?? [],
  }
}

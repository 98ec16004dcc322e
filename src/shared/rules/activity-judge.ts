import { daysBetween } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import type { ActivitySpending, PrizeForm } from '../domain/activity.ts'
import {
  type ActivitySentence,
  type ActivityVerdict,
  refusingSentences,
  type Share,
  tellingSentences,
} from '../domain/activity-verdict.ts'
import { stateOf } from '../domain/judgement.ts'
import {
  type ActivityPack,
  type ActivityRow,
  type Cap,
  findActivityRow,
  lastClaimDay,
  lastInvoiceDay,
} from './activity.ts'
import { type Allowance, allowancesOf } from './activity-allowance.ts'
import { type ClaimState, claimStates } from './activity-claim.ts'
import {
  type ActivityContext,
  type ActivityFacts,
  endOf,
  hasPrizes,
  sumOf,
  unionLines,
  yearUpTo,
} from './activity-facts.ts'
import { sourceLine } from './read.ts'

/** The row of the pack that applies to an activity; null when there is none. */
export const activityRowOf = (pack: ActivityPack | null, facts: ActivityFacts): ActivityRow | null =>
  pack && findActivityRow(pack, facts.values.type, hasPrizes(facts))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

// The order in which lines were written must not show.
const itemsOf = (lines: readonly ActivitySpending[]): readonly string[] =>
  [...new Set(lines.map(({ item }) => item?.trim() ?? ''))].sort()

const upTo = (share: Share, heads: number): number => Math.floor((heads * share.part) / share.of)
const atLeast = (share: Share, heads: number): number => Math.ceil((heads * share.part) / share.of)

const daysOf = ({ values: { startsOn, endsOn } }: ActivityFacts): number =>
  startsOn && endsOn && endsOn > startsOn ? daysBetween(startsOn, endsOn) + 1 : 1

const judgeYearCap = (
  pack: ActivityPack,
  row: ActivityRow,
  cap: Cap,
  facts: ActivityFacts,
  context: ActivityContext,
): readonly ActivitySentence[] => {
  const of = yearUpTo(facts, context.others).filter((one) => activityRowOf(pack, one)?.id === row.id)
  const shares = new Map(facts.attended.map((member) => [member, 0]))
  for (const one of of) {
    const each = sumOf(unionLines(one), cap.uses) / one.attended.length
    for (const member of one.attended) {
      const known = shares.get(member)
      if (known !== undefined) shares.set(member, known + each)
    }
  }
  // Sums of shares are fractions: a millionth of a fen is no excess.
  const amount = Math.ceil(Math.max(0, ...shares.values()) - 1e-6) as Fen
  return amount > cap.perHead ? [{ type: 'over-per-year', uses: cap.uses, amount, cap: cap.perHead }] : []
}

const judgeCaps = (
  pack: ActivityPack,
  row: ActivityRow,
  facts: ActivityFacts,
  context: ActivityContext,
): readonly ActivitySentence[] => {
  const lines = unionLines(facts)
  const heads = facts.attended.length
  if (sumOf(lines) === 0) return []
  if (heads === 0) {
    const asks = row.caps.length > 0 || row.grants.some(({ basis }) => basis === 'attended')
    return asks ? [{ type: 'nobody-signed-in' }] : []
  }
  return row.caps.flatMap((cap): readonly ActivitySentence[] => {
    const { uses, perHead, per } = cap
    const isOther = ({ use }: ActivitySpending) => !use || !uses.includes(use)
    if (cap.alone && lines.some(isOther)) return []
    if (per === 'year') return judgeYearCap(pack, row, cap, facts, context)
    const total = sumOf(lines, uses)
    const days = per === 'day' ? daysOf(facts) : 1
    const most = (perHead * heads * days) as Fen
    if (total <= most) return []
    const amount = Math.ceil(total / (heads * days)) as Fen
    return [{ type: 'over-per-head', uses, per, amount, cap: perHead, total, most, heads }]
  })
}

const judgeAllowances = (allowances: readonly Allowance[]): readonly ActivitySentence[] =>
  allowances.flatMap((one): readonly ActivitySentence[] => {
    const { payers, per, basis, on, heads, perHead, used: total, most } = one
    // Said once, by the caps: without heads nothing can be counted.
    if (total <= most || (basis === 'attended' && heads === 0)) return []
    return one.beyond === 'staff'
      ? [{ type: 'staff-pays-rest', on, heads, perHead, total, most, rest: (total - most) as Fen }]
      : [{ type: 'over-grant', payers, per, basis, on, heads, perHead, total, most }]
  })

const judgeLines = (row: ActivityRow, facts: ActivityFacts): readonly ActivitySentence[] => {
  const lines = unionLines(facts)
  const found: ActivitySentence[] = []
  for (const use of row.notUses) {
    const items = itemsOf(lines.filter((line) => line.use === use))
    if (items.length > 0) found.push({ type: 'use-not-allowed', use, items, prizes: row.prizes })
  }
  const naming = (as: 'refused' | 'warning') =>
    lines.filter(({ item, use }) =>
      row.items.some(
        (rule) =>
          rule.as === as &&
          (rule.uses.length === 0 || (use && rule.uses.includes(use))) &&
          rule.words.some((word) => item?.includes(word)),
      ),
    )
  const refused = naming('refused')
  if (refused.length > 0) found.push({ type: 'item-refused', items: itemsOf(refused) })
  const warned = naming('warning')
  if (warned.length > 0) found.push({ type: 'item-not-allowed', items: itemsOf(warned) })
  const words = row.goods.flatMap((one) => one.words)
  const unlisted = lines.filter(
    (line) =>
      row.goods.length > 0 &&
      line.use === 'goods' &&
      !refused.includes(line) &&
      !words.some((word) => line.item?.includes(word)),
  )
  if (unlisted.length > 0)
    found.push({
      type: 'goods-not-listed',
      items: itemsOf(unlisted),
      allowed: row.goods.map(({ name }) => name),
    })
  return found
}

const judgeMeal = (row: ActivityRow, facts: ActivityFacts): readonly ActivitySentence[] => {
  const from = row.mealFromHours
  if (from === null || !unionLines(facts).some(({ use }) => use === 'meal')) return []
  const { hours } = facts.values
  if (hours == null) return [{ type: 'hours-needed', from }]
  return hours < from ? [{ type: 'meal-too-short', hours, from }] : []
}

/** A grade of prizes with what is usual where nothing is written: one winner of a first prize. */
interface Prize {
  readonly item: string
  readonly form: PrizeForm
  readonly rank: number
  readonly winners: number
  /** Members of one team; 1 for one person. */
  readonly heads: number
  readonly amount: Fen | null
}

const prizesOf = (facts: ActivityFacts): readonly Prize[] =>
  facts.prizes
    .map(({ item, prize }): Prize => {
      const form = prize?.form ?? 'individual'
      return {
        item: item?.trim() ?? '',
        form,
        rank: prize?.rank ?? 1,
        winners: prize?.winners ?? 1,
        heads: form === 'team' ? (prize?.teamSize ?? 1) : 1,
        amount: prize?.amount ?? null,
      }
    })
    // Whoever wrote first: by contest and grade.
    .sort(
      (a, b) =>
        compare(a.item, b.item) ||
        compare(a.form, b.form) ||
        a.rank - b.rank ||
        (a.amount ?? 0) - (b.amount ?? 0) ||
        a.heads - b.heads,
    )

const judgePrizes = (row: ActivityRow, facts: ActivityFacts): readonly ActivitySentence[] => {
  const prizes = prizesOf(facts)
  const found: ActivitySentence[] = []
  const came = facts.attended.length
  const winners = prizes.reduce((sum, one) => sum + one.winners * one.heads, 0)
  if (row.winners && came > 0 && winners > upTo(row.winners, came))
    found.push({
      type: 'too-many-winners',
      winners,
      max: upTo(row.winners, came),
      heads: came,
      ...row.winners,
    })
  for (const { item, form, rank, heads, amount } of prizes) {
    if (amount === null || !row.prize) continue
    const perHead = form === 'team' ? row.prize.teamPerHead : row.prize.individual
    const most = perHead === null ? null : ((perHead * heads) as Fen)
    if (perHead !== null && most !== null && amount > most)
      found.push({ type: 'prize-over-cap', form, item, rank, amount, most, heads, perHead })
    // The nearest better grade of the same contest that got no more, counted per member of the team.
    const above = prizes.findLast(
      (better) =>
        better.item === item &&
        better.form === form &&
        better.rank < rank &&
        better.amount !== null &&
        amount * better.heads >= better.amount * heads,
    )?.amount
    if (row.prize.descending && above != null)
      found.push({ type: 'prize-not-lower', form, item, rank, amount, above })
  }
  return found
}

const judgeWay = (
  row: ActivityRow,
  facts: ActivityFacts,
  context: ActivityContext,
): readonly ActivitySentence[] => {
  const found: ActivitySentence[] = []
  const { area, startsOn } = facts.values
  const days = daysOf(facts)
  if (row.sameDay && days > 1) found.push({ type: 'not-same-day', days })
  if (row.areas.length > 0 && !area) found.push({ type: 'area-unknown', areas: row.areas })
  else if (area && row.areas.length > 0 && !row.areas.includes(area))
    found.push({ type: 'area-not-allowed', area, areas: row.areas })
  const heads = facts.attended.length
  if (row.participation && startsOn && heads > 0) {
    const members = context.headcountOn(startsOn, null)
    const least = atLeast(row.participation, members)
    if (heads < least) found.push({ type: 'too-few', heads, members, least, ...row.participation })
  }
  return found
}

const judgeClaim = (row: ActivityRow, facts: ActivityFacts): readonly ActivitySentence[] => {
  const found: ActivitySentence[] = []
  const lines = unionLines(facts)
  const { claimedOn, startsOn, joint } = facts.values
  const ended = endOf(facts)
  const last = ended && lastClaimDay(row, ended)
  if (claimedOn && last && claimedOn > last) found.push({ type: 'claim-late', on: claimedOn, last })
  const count = new Set(lines.flatMap(({ cost }) => cost?.invoiceNo?.trim() || [])).size
  const max = (joint ? row.invoices?.joint : null) ?? row.invoices?.max
  if (max && count > max) found.push({ type: 'too-many-invoices', count, max, joint: joint === true })
  const lastInvoice = startsOn && lastInvoiceDay(row, startsOn)
  const late = lines.filter(({ invoicedOn }) => lastInvoice && invoicedOn && invoicedOn > lastInvoice)
  const on = late
    .flatMap(({ invoicedOn }) => invoicedOn ?? [])
    .sort()
    .at(-1)
  if (lastInvoice && on) found.push({ type: 'invoice-late', items: itemsOf(late), on, last: lastInvoice })
  return found
}

/** Everything the rules say of one activity. */
export interface ActivityRuling {
  readonly row: ActivityRow | null
  readonly verdict: ActivityVerdict
  readonly allowances: readonly Allowance[]
  readonly states: readonly ClaimState[]
}

/**
 * Judges an activity by a school's rules: allowed; a warning that a person may override with a written reason; or refused:
 * an item the rules forbid, an invoice after the last day. What staff paid themselves is left out. The order in which
 * records were entered does not matter.
 */
export const rulingOf = (
  pack: ActivityPack | null,
  facts: ActivityFacts,
  context: ActivityContext,
): ActivityRuling => {
  const row = activityRowOf(pack, facts)
  const allowances = pack ? allowancesOf(pack, row, facts, context) : []
  const states = pack ? claimStates(pack, row, facts) : []
  const sentences: ActivitySentence[] = []
  if (!pack) sentences.push({ type: 'no-pack' })
  else if (!row) sentences.push({ type: 'no-rule' })
  else
    sentences.push(
      ...judgeLines(row, facts),
      ...judgeCaps(pack, row, facts, context),
      ...judgePrizes(row, facts),
      ...judgeMeal(row, facts),
      ...judgeWay(row, facts, context),
      ...judgeClaim(row, facts),
    )
  sentences.push(...judgeAllowances(allowances))
  const verdict: ActivityVerdict = {
    state: stateOf(sentences, refusingSentences, tellingSentences),
    sentences,
    rule: row?.id ?? null,
    pack: pack?.id ?? null,
    source: pack ? sourceLine(pack, row?.clause) : null,
    missing: states.flatMap(({ need, have }) => (have ? [] : [need])),
  }
  return { row, verdict, allowances, states }
}

/** The verdict alone. */
export const judgeActivity = (
  pack: ActivityPack | null,
  facts: ActivityFacts,
  context: ActivityContext,
): ActivityVerdict => rulingOf(pack, facts, context).verdict

import { addDays, type Day, dayOf, dayParts } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type ActivityArea,
  type ActivityPayer,
  type ActivityType,
  activityAreas,
  activityPayers,
  activityTypes,
  type ClaimPaper,
  type ClaimSignature,
  claimPapers,
  claimSignatures,
  type SpendingUse,
  spendingUses,
} from '../domain/activity.ts'
import type { HeadBasis, Share } from '../domain/activity-verdict.ts'
import { checkIds, openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/** A date of every year. */
export interface MonthDay {
  readonly month: number
  readonly day: number
}

/** So much a head, by a headcount of a day or by those who signed in. Amounts in fen. */
export interface Grant {
  /** Which lines it pays; empty for all that staff did not pay themselves. */
  readonly payers: readonly ActivityPayer[]
  readonly perHead: Fen
  readonly basis: HeadBasis
  /** The day of the headcount, in the year of the activity or the year before. */
  readonly on: (MonthDay & { readonly year: 'same' | 'previous' }) | null
  readonly only: 'women' | null
  /** What goes beyond: warned of, or paid by staff themselves. */
  readonly beyond: 'warn' | 'staff'
}

/** A grant for all activities of a calendar year together. */
export interface Fund extends Grant {
  /** Empty for every type. */
  readonly types: readonly ActivityType[]
}

/** The most for one person who came: for the whole activity, for each of its days, or within a calendar year. */
export interface Cap {
  /** Empty for everything. */
  readonly uses: readonly SpendingUse[]
  readonly perHead: Fen
  readonly per: 'activity' | 'day' | 'year'
  /** Applies only where nothing else was bought. */
  readonly alone: boolean
}

/** Words that an item may not name. */
export interface ItemRule {
  readonly words: readonly string[]
  /** Only lines of these uses; empty for all. */
  readonly uses: readonly SpendingUse[]
  readonly as: 'refused' | 'warning'
}

/** One row of a school's rules for activities (domain 2.1): the first whose types and prizes match applies. */
export interface ActivityRow {
  readonly id: string
  readonly types: readonly ActivityType[]
  /** Only activities with, or without, prizes. */
  readonly prizes: 'with' | 'without' | 'any'
  readonly grants: readonly Grant[]
  readonly caps: readonly Cap[]
  readonly notUses: readonly SpendingUse[]
  readonly items: readonly ItemRule[]
  /** The goods that may be bought, each with the words that name it; empty for any goods. */
  readonly goods: readonly { readonly name: string; readonly words: readonly string[] }[]
  readonly mealFromHours: number | null
  /** The largest share of those who came that may win. */
  readonly winners: Share | null
  readonly prize: {
    readonly individual: Fen | null
    /** The most for a team, for each of its members. */
    readonly teamPerHead: Fen | null
    readonly descending: boolean
  } | null
  readonly sameDay: boolean
  /** Empty for anywhere. */
  readonly areas: readonly ActivityArea[]
  /** The least share of the members who must come. */
  readonly participation: Share | null
  /** By when it is claimed: a date of the year, or days after it ended; the earlier counts. */
  readonly claim: { readonly last: MonthDay | null; readonly days: number | null } | null
  readonly invoices: {
    readonly max: number | null
    /** For several branches together; `max` when not said. */
    readonly joint: number | null
    readonly last: MonthDay | null
  } | null
  /** Asked for where one of the uses was spent on; empty for every claim. */
  readonly papers: readonly { readonly paper: ClaimPaper; readonly uses: readonly SpendingUse[] }[]
  readonly signatures: readonly ClaimSignature[]
  readonly clause: string | null
}

/** A school's rules for activities, ready to judge. */
export interface ActivityPack extends PackSource {
  readonly funds: readonly Fund[]
  readonly rows: readonly ActivityRow[]
}

const prizeWays = ['any', 'with', 'without'] as const
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const readMonthDay = (at: Reader): MonthDay => {
  const month = at.number('month', 1, 12)
  return { month, day: at.number('day', 1, monthDays[month - 1] ?? 31) }
}

/** The arguments are read before this reports the keys that nobody asked for. */
const done = <T>(reader: Reader, value: T): T => {
  reader.done()
  return value
}

const monthDayOr = (from: Reader, key: string): MonthDay | null => {
  const at = from.object(key)
  return at && done(at, readMonthDay(at))
}

const shareOr = (from: Reader, key: string): Share | null => {
  const at = from.object(key)
  if (!at) return null
  const of = at.number('of', 1, 100)
  return done(at, { part: at.number('part', 0, of), of })
}

const readGrant = (from: Reader): Grant => {
  const basis = from.one('basis', ['headcount', 'attended'])
  const at = basis === 'headcount' ? from.object('on') : null
  return {
    payers: from.some('payers', activityPayers, 0),
    perHead: from.amount('perHead'),
    basis,
    on: at && done(at, { ...readMonthDay(at), year: at.one('year', ['same', 'previous']) }),
    only: from.has('only') ? from.one('only', ['women']) : null,
    beyond: from.has('beyond') ? from.one('beyond', ['warn', 'staff']) : 'warn',
  }
}

const readCap = (from: Reader): Cap =>
  done(from, {
    uses: from.some('uses', spendingUses, 0),
    perHead: from.amount('perHead'),
    per: from.one('per', ['activity', 'day', 'year']),
    alone: from.flag('alone'),
  })

const readItemRule = (from: Reader): ItemRule =>
  done(from, {
    words: from.texts('words', 1),
    uses: from.some('uses', spendingUses, 0),
    as: from.one('as', ['refused', 'warning']),
  })

const objectOr = <T>(from: Reader, key: string, read: (at: Reader) => T): T | null => {
  const at = from.object(key)
  return at && done(at, read(at))
}

/** A list that may be left out. */
const listOr = <T>(from: Reader, key: string, read: (at: Reader) => T): readonly T[] =>
  from.has(key) ? from.objects(key, 1).map(read) : []

const readRow = (row: Reader): ActivityRow =>
  done(row, {
    id: row.text('id', 40),
    types: row.some('types', activityTypes, 1),
    prizes: row.has('prizes') ? row.one('prizes', prizeWays) : 'any',
    grants: listOr(row, 'grants', (at) => done(at, readGrant(at))),
    caps: listOr(row, 'caps', readCap),
    notUses: row.some('notUses', spendingUses, 0),
    items: listOr(row, 'items', readItemRule),
    goods: listOr(row, 'goods', (at) => {
      const name = at.text('name', 40)
      return done(at, { name, words: at.has('words') ? at.texts('words', 1) : [name] })
    }),
    mealFromHours: row.numberOr('mealFromHours', 0.5, 24),
    winners: shareOr(row, 'winners'),
    prize: objectOr(row, 'prize', (at) => ({
      individual: at.amountOr('individual'),
      teamPerHead: at.amountOr('teamPerHead'),
      descending: at.flag('descending'),
    })),
    sameDay: row.flag('sameDay'),
    areas: row.some('areas', activityAreas, 0),
    participation: shareOr(row, 'participation'),
    claim: objectOr(row, 'claim', (at) => ({
      last: monthDayOr(at, 'last'),
      days: at.numberOr('days', 1, 3650),
    })),
    invoices: objectOr(row, 'invoices', (at) => ({
      max: at.numberOr('max', 1, 1000),
      joint: at.numberOr('joint', 1, 1000),
      last: monthDayOr(at, 'last'),
    })),
    papers: listOr(row, 'papers', (at) =>
      done(at, { paper: at.one('paper', claimPapers), uses: at.some('uses', spendingUses, 0) }),
    ),
    signatures: row.some('signatures', claimSignatures, 0),
    clause: row.textOr('clause'),
  })

const readFund = (from: Reader): Fund =>
  done(from, { ...readGrant(from), types: from.some('types', activityTypes, 0) })

/**
 * Reads a pack strictly: every problem with its row, or a pack that can be judged by.
 * Body: `{ format: 1, rows: [...], funds?: [...] }`; problems of funds name no row of `rows`, their keys say `funds.1`.
 */
export const parseActivityPack = (pack: PackSource): Result<ActivityPack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const rows = body.objects('rows', 1).map(readRow)
  const funds = body.parts('funds').map(readFund)
  body.done()
  checkIds(
    rows.map(({ id }) => id),
    problems,
  )
  rows.forEach((row, i) => {
    row.grants.forEach((grant, n) => {
      if (grant.basis === 'headcount' && !grant.on)
        problems.push({ type: 'missing', row: i + 1, key: `grants.${n + 1}.on` })
    })
  })
  funds.forEach((fund, i) => {
    if (fund.basis === 'headcount' && !fund.on)
      problems.push({ type: 'missing', row: null, key: `funds.${i + 1}.on` })
  })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rows, funds })
}

/** The row for an activity of a type, with prizes or without: the first that matches; null when there is none. */
export const findActivityRow = (
  pack: ActivityPack,
  type: ActivityType | null | undefined,
  hasPrizes: boolean,
): ActivityRow | null =>
  pack.rows.find(
    (row) =>
      type != null &&
      row.types.includes(type) &&
      (row.prizes === 'any' || (row.prizes === 'with') === hasPrizes),
  ) ?? null

/** That date in a year; 29 February falls on the 28th in common years. */
export const dateIn = (year: number, { month, day }: MonthDay): Day =>
  dayOf(year, month, day) ?? (dayOf(year, month, day - 1) as Day)

/** The first such date that is not before a day. */
const dateAfter = (from: Day, at: MonthDay): Day => {
  const { year } = dayParts(from)
  const same = dateIn(year, at)
  return same < from ? dateIn(year + 1, at) : same
}

/** The last day on which an activity that ended on `ended` may be claimed; null when the row sets none. */
export const lastClaimDay = (row: ActivityRow, ended: Day): Day | null => {
  const { last, days } = row.claim ?? {}
  const dates = [last ? dateAfter(ended, last) : [], days ? addDays(ended, days) : []].flat()
  return dates.sort()[0] ?? null
}

/** The last day that an invoice of an activity that began on `began` may carry. */
export const lastInvoiceDay = (row: ActivityRow, began: Day): Day | null =>
  row.invoices?.last ? dateAfter(began, row.invoices.last) : null

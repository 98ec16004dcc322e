import { type Day, dayParts } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import { checkValues, type FieldProblem, isEmpty } from './check.ts'
import type { CondolenceEvent, GiftForm, Payer, Visit } from './condolence.ts'
import { visitDay } from './condolence-check.ts'
import type { Rec } from './field.ts'
import { type Help, type HelpContent, type HelpForm, help, helpContents, helpForms } from './help.ts'
import type { HelpVerdict } from './help-verdict.ts'

/** One line of the 帮扶台账: a help, or a visit that was one. */
export interface HelpLine {
  readonly kind: 'help' | 'visit'
  readonly id: EntityId
  readonly home: string
  readonly member: EntityId | null
  readonly day: Day | null
  readonly content: HelpContent
  readonly form: HelpForm | null
  readonly item: string | null
  readonly amount: Fen | null
  readonly payer: Payer | null
  /** A visit counts in the fund by itself; a help of the branch's money needs its entry. */
  readonly entry: EntityId | null
  readonly campaign: string | null
}

/** The events of visits that are help, and what they help with. */
const helping: Readonly<Partial<Record<CondolenceEvent, HelpContent>>> = {
  hardship: 'living',
  accident: 'disaster',
  'winter-warmth': 'warmth',
  'summer-cooling': 'cooling',
}

const formOf: Readonly<Record<GiftForm, HelpForm>> = {
  cash: 'cash',
  goods: 'goods',
  souvenir: 'goods',
  voucher: 'voucher',
  card: 'voucher',
}

const ofHelp = ({ id, home, values }: Rec<Help>): HelpLine => ({
  kind: 'help',
  id,
  home,
  member: values.member ?? null,
  day: values.day ?? null,
  content: values.content ?? 'other',
  form: values.form ?? null,
  item: values.aid?.item ?? null,
  amount: values.aid?.amount ?? null,
  payer: values.aid?.payer ?? null,
  entry: values.entry ?? null,
  campaign: values.campaign?.trim() || null,
})

const ofVisit = ({ id, home, values }: Rec<Visit>): readonly HelpLine[] => {
  const content = values.event ? helping[values.event] : undefined
  // A visit still to be made is no help yet.
  if (!content || !values.visitedOn) return []
  return [
    {
      kind: 'visit',
      id,
      home,
      member: values.member ?? null,
      day: visitDay(values),
      content,
      form: values.gift?.form ? formOf[values.gift.form] : null,
      item: values.gift?.item ?? null,
      amount: values.gift?.amount ?? null,
      payer: values.gift?.payer ?? null,
      entry: null,
      campaign: values.campaign?.trim() || null,
    },
  ]
}

/** The ledger: helps, and the visits for hardship, accidents, 送温暖 and 送清凉 that were made; newest first. Void and incomplete records do not count. */
export const helpLines = (helps: readonly Rec<Help>[], visits: readonly Rec<Visit>[]): readonly HelpLine[] =>
  [
    ...helps.filter(({ life }) => life === 'active').map(ofHelp),
    ...visits.filter(({ life }) => life === 'active').flatMap(ofVisit),
  ].sort((a, b) => {
    const [one, other] = [a.day ?? '9999', b.day ?? '9999']
    return one < other ? 1 : one > other ? -1 : a.id < b.id ? -1 : 1
  })

/** Help of one sort: how often, to how many people, and the sum. */
export interface HelpSum {
  readonly lines: readonly HelpLine[]
  readonly times: number
  readonly people: number
  readonly amount: Fen
}

/** Sums some lines; a person helped twice counts once. Amounts in fen. */
export const sumHelp = (lines: readonly HelpLine[]): HelpSum => ({
  lines,
  times: lines.length,
  people: new Set(lines.flatMap(({ member }) => member ?? [])).size,
  amount: sumFen(lines.flatMap(({ amount }) => amount ?? [])),
})

/** The lines of a year. */
export const helpOfYear = (lines: readonly HelpLine[], year: number): readonly HelpLine[] =>
  lines.filter(({ day }) => day !== null && dayParts(day).year === year)

/** The years in which somebody was helped, the latest first. */
export const helpYears = (lines: readonly HelpLine[]): readonly number[] =>
  [...new Set(lines.flatMap(({ day }) => (day === null ? [] : [dayParts(day).year])))].sort((a, b) => b - a)

/** The sums by form and by content, those that occur, in the order of their lists; lines without a form come last. */
export const helpSums = (
  lines: readonly HelpLine[],
): {
  readonly total: HelpSum
  readonly byForm: readonly (HelpSum & { readonly form: HelpForm | null })[]
  readonly byContent: readonly (HelpSum & { readonly content: HelpContent })[]
} => ({
  total: sumHelp(lines),
  byForm: [...helpForms, null].flatMap((form) => {
    const own = lines.filter((line) => line.form === form)
    return own.length > 0 ? [{ form, ...sumHelp(own) }] : []
  }),
  byContent: helpContents.flatMap((content) => {
    const own = lines.filter((line) => line.content === content)
    return own.length > 0 ? [{ content, ...sumHelp(own) }] : []
  }),
})

/** A campaign: the lines that carry its name in one year. */
export interface Campaign extends HelpSum {
  readonly name: string
  readonly year: number
}

/** The campaigns of some lines, the latest first. */
export const campaigns = (lines: readonly HelpLine[]): readonly Campaign[] => {
  const found = new Map<string, HelpLine[]>()
  for (const line of lines) {
    if (!line.campaign || !line.day) continue
    const key = `${dayParts(line.day).year} ${line.campaign}`
    const list = found.get(key)
    if (list) list.push(line)
    else found.set(key, [line])
  }
  // Lines come newest first, so the campaigns do too.
  return [...found].map(([key, own]) => ({
    name: key.slice(5),
    year: Number(key.slice(0, 4)),
    ...sumHelp(own),
  }))
}

/** Why a help cannot be saved so. */
export type HelpProblem =
  | FieldProblem
  | { readonly type: 'help-in-future' }
  /** Cash, goods and vouchers have an amount above nought. */
  | { readonly type: 'amount-needed' }
  | { readonly type: 'payer-needed' }
  /** The rules warn: it may be saved with a written reason. */
  | { readonly type: 'reason-needed' }

/** A help as the form gives it, with what the rules say of it (`judgeHelp`). A service may cost nothing. */
export const checkHelp = (
  draft: Help,
  context: { readonly today: Day; readonly verdict: HelpVerdict | null },
): Result<Help, readonly HelpProblem[]> => {
  const problems: HelpProblem[] = [...checkValues(help, draft, true)]
  if (draft.day && draft.day > context.today) problems.push({ type: 'help-in-future' })
  const amount = draft.aid?.amount ?? null
  if (draft.form && draft.form !== 'service' && !amount) problems.push({ type: 'amount-needed' })
  if (amount && !draft.aid?.payer) problems.push({ type: 'payer-needed' })
  if (context.verdict?.state === 'warning' && isEmpty(draft.overrideReason))
    problems.push({ type: 'reason-needed' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, readFen } from '../base/money.ts'
import { matchKey, toHalfWidth } from '../base/text.ts'
import { checkValues } from '../domain/check.ts'
import { type CondolenceEvent, type GiftForm, type Payer, type Visit, visit } from '../domain/condolence.ts'
import type { Member } from '../domain/member.ts'
import type { Messages } from '../i18n/messages.ts'
import { type CellInput, readDayCell, readText } from './cell.ts'
import { type ColumnsAs, isRemark } from './guess-sheet.ts'
import type { RowProblem } from './member-rows.ts'
import { staffKey } from './member-rows.ts'
import { readWord } from './member-words.ts'
import { readEvent, type VisitField, visitSynonyms } from './visit-columns.ts'

/** What is wrong in one row of an old list of visits; `field` is null when it concerns the whole row. */
export interface VisitRowProblem {
  readonly field: VisitField | null
  readonly fault:
    | RowProblem['fault']
    | { readonly type: 'no-person' | 'no-member' | 'several-members' | 'name-differs' }
    | { readonly type: 'no-event' | 'no-day' | 'no-festival' | 'no-relation' }
    | { readonly type: 'unreadable-amount'; readonly text: string }
    | { readonly type: 'recorded' }
    | { readonly type: 'repeated-visit'; readonly row: number }
}

/** One row, read. `ready` when it can be taken in: a known member, an event, a day, and not in the ledger yet. */
export interface VisitImportRow {
  readonly row: number
  /** As the list writes it. */
  readonly name: string
  readonly values: Visit
  readonly problems: readonly VisitRowProblem[]
  readonly ready: boolean
}

/** A member as a list of visits finds it. */
export interface VisitMember {
  readonly id: EntityId
  readonly values: Member
}

/** What rows are read against. */
export interface VisitContext {
  readonly today: Day
  readonly words: Pick<Messages, 'condolence'>
  readonly members: readonly VisitMember[]
  /** Visits in the ledger already. */
  readonly recorded: readonly Visit[]
  /** What holds for rows that say nothing of it. */
  readonly forAll: { readonly event: CondolenceEvent | null; readonly form: GiftForm; readonly payer: Payer }
}

type Report = (field: VisitField | null, fault: VisitRowProblem['fault']) => void
type Texts = Partial<Record<VisitField, string>>

/** An amount in yuan as lists write it: 500, 500元, ¥1,000.00; null for none, undefined for what is none. */
const readAmount = (text: string): Fen | null | undefined => {
  if (text === '') return null
  const read = readFen(toHalfWidth(text).replace(/^[¥￥]|[元圆]整?$|人民币|,|\s/g, ''))
  return read === null || read < 0 ? undefined : read
}

const findMember = (index: MemberIndex, name: string, staffNo: string, report: Report): EntityId | null => {
  if (name === '' && staffNo === '') {
    report('name', { type: 'no-person' })
    return null
  }
  const byNumber = staffNo === '' ? undefined : index.byNumber.get(staffKey(staffNo))
  if (byNumber) {
    if (name !== '' && matchKey(byNumber.values.name ?? '') !== matchKey(name))
      report('name', { type: 'name-differs' })
    return byNumber.id
  }
  const named = name === '' ? [] : (index.byName.get(matchKey(name)) ?? [])
  const [only, more] = named
  if (only && !more) return only.id
  report(name === '' ? 'staffNo' : 'name', { type: more ? 'several-members' : 'no-member' })
  return null
}

interface MemberIndex {
  readonly byNumber: ReadonlyMap<string, VisitMember>
  readonly byName: ReadonlyMap<string, readonly VisitMember[]>
}

const indexOf = (members: readonly VisitMember[]): MemberIndex => {
  const byNumber = new Map<string, VisitMember>()
  const byName = new Map<string, VisitMember[]>()
  for (const one of members) {
    const { staffNo, name } = one.values
    if (staffNo) byNumber.set(staffKey(staffNo), one)
    const key = matchKey(name ?? '')
    if (key) byName.set(key, [...(byName.get(key) ?? []), one])
  }
  return { byNumber, byName }
}

const occasionOf = (texts: Texts, { words, forAll }: VisitContext, report: Report): Visit => {
  const { choices } = words.condolence
  const festivalOf = (text: string) => readWord(visitSynonyms.festival, choices.festival, text)
  const choice = <C extends string>(
    field: 'festival' | 'relation' | 'severity',
    synonyms: Readonly<Record<C, readonly string[]>>,
    labels: Readonly<Record<C, string>>,
  ): C | null => {
    const text = texts[field] ?? ''
    if (text === '') return null
    const found = readWord(synonyms, labels, text)
    if (!found) report(field, { type: 'unknown-word', text })
    return found
  }
  const festival = choice('festival', visitSynonyms.festival, choices.festival)
  const said = texts.event ?? ''
  const read = said === '' ? null : readEvent(said, { event: choices.event, festivalOf })
  if (said !== '' && !read) report('event', { type: 'unknown-word', text: said })
  const event = read?.event ?? (said === '' ? (festival ? 'festival' : forAll.event) : null)
  // A festival the word names is one of the festivals.
  const of = festival ?? (read?.festival as Visit['festival'] | null | undefined) ?? null
  const relation = choice('relation', visitSynonyms.relation, choices.relation) ?? read?.relation ?? null
  if (!event && said === '') report('event', { type: 'no-event' })
  if (event === 'festival' && !of) report('festival', { type: 'no-festival' })
  if (event === 'relative-death' && (!relation || relation === 'self'))
    report('relation', { type: 'no-relation' })
  const severity = choice('severity', visitSynonyms.severity, choices.severity)
  return {
    ...(event ? { event } : {}),
    ...(event === 'festival' && of ? { festival: of } : {}),
    ...(relation ? { relation } : {}),
    ...(severity ? { severity } : {}),
  }
}

const giftOf = (texts: Texts, { words, forAll }: VisitContext, report: Report): Visit['gift'] | null => {
  const { choices } = words.condolence
  const amount = readAmount(texts.amount ?? '')
  if (amount === undefined) report('amount', { type: 'unreadable-amount', text: texts.amount ?? '' })
  const word = <C extends string>(
    field: 'form' | 'payer',
    synonyms: Readonly<Record<C, readonly string[]>>,
    labels: Readonly<Record<C, string>>,
    otherwise: C,
  ): C => {
    const text = texts[field] ?? ''
    const found = text === '' ? otherwise : readWord(synonyms, labels, text)
    if (!found) report(field, { type: 'unknown-word', text })
    return found ?? otherwise
  }
  const form = word('form', visitSynonyms.form, choices.form, forAll.form)
  const payer = word('payer', visitSynonyms.payer, choices.payer, forAll.payer)
  if (amount === null || amount === undefined) return null
  return { form, amount, payer, ...(texts.item ? { item: texts.item } : {}) }
}

const daysOf = (cells: Partial<Record<VisitField, CellInput>>, today: Day, report: Report): Visit => {
  const day = (field: 'happenedOn' | 'visitedOn'): Day | null => {
    const read = readDayCell(cells[field])
    if (!read.ok) {
      report(field, read.error)
      return null
    }
    if (read.value && read.value > today) {
      report(field, { type: 'day-in-future' })
      return null
    }
    return read.value
  }
  const [happenedOn, visitedOn] = [day('happenedOn'), day('visitedOn')]
  if (!happenedOn && !visitedOn) report('visitedOn', { type: 'no-day' })
  // A list with one day only is a list of the days of the visits.
  const on = visitedOn ?? happenedOn
  return { ...(happenedOn ? { happenedOn } : {}), ...(on ? { visitedOn: on } : {}) }
}

// Two payers may give side by side.
const keyOf = ({ member, event, festival, visitedOn, gift }: Visit): string =>
  [member, event, festival ?? '', visitedOn, gift?.payer ?? ''].join(' ')

/** Faults with which a row cannot be taken in; others leave out what could not be read. */
const blocking: ReadonlySet<VisitRowProblem['fault']['type']> = new Set([
  'no-person',
  'no-member',
  'several-members',
  'no-event',
  'no-day',
  'no-festival',
  'no-relation',
  'unreadable-amount',
  'recorded',
  'repeated-visit',
])

/**
 * Reads the rows of an old list of visits below its headings (`headingRow` counts from 0). Each is marked as made before the
 * ledger. Empty rows and sums are left out; a visit that stands in the ledger, or in an earlier row, is not taken again.
 */
export const readVisitRows = (
  rows: readonly (readonly CellInput[])[],
  headingRow: number,
  mapping: ColumnsAs<VisitField>,
  context: VisitContext,
): readonly VisitImportRow[] => {
  const index = indexOf(context.members)
  const seen = new Map<string, number>(context.recorded.map((one) => [keyOf(one), 0]))
  return rows.slice(headingRow + 1).flatMap((cells, n): VisitImportRow[] => {
    const row = headingRow + 2 + n
    const problems: VisitRowProblem[] = []
    const report: Report = (field, fault) => problems.push({ field, fault })
    const own: Partial<Record<VisitField, CellInput>> = {}
    const texts: Texts = {}
    mapping.forEach((field, column) => {
      if (!field) return
      own[field] = cells[column]
      if (field === 'happenedOn' || field === 'visitedOn') return
      const read = readText(cells[column])
      if (read.ok) texts[field] = read.value
      else report(field, read.error)
    })
    const first = cells.map(readText).find((read) => read.ok && read.value !== '')
    if (!first?.ok || isRemark(first.value)) return []
    const member = findMember(index, texts.name ?? '', texts.staffNo ?? '', report)
    const gift = giftOf(texts, context, report)
    const companions = (texts.companions ?? '').split(/[、，,;；/\s]+/).filter((one) => one !== '')
    const draft: Visit = {
      ...(member ? { member } : {}),
      ...occasionOf(texts, context, report),
      ...daysOf(own, context.today, report),
      ...(gift ? { gift } : {}),
      ...(companions.length > 0 ? { companions } : {}),
      ...(texts.campaign ? { campaign: texts.campaign } : {}),
      ...(texts.words ? { words: texts.words } : {}),
      earlier: true,
    }
    const wrong = checkValues(visit, { ...draft })
    for (const { field, fault } of wrong) report(field === 'gift' ? 'item' : (field as VisitField), fault)
    const bad = new Set(wrong.map(({ field }) => field))
    const values: Visit = Object.fromEntries(Object.entries(draft).filter(([field]) => !bad.has(field)))
    const isWhole = Boolean(values.member && values.event && values.visitedOn)
    const before = isWhole ? seen.get(keyOf(values)) : undefined
    if (before !== undefined)
      report(null, before === 0 ? { type: 'recorded' } : { type: 'repeated-visit', row: before })
    else if (isWhole) seen.set(keyOf(values), row)
    return [
      {
        row,
        name: texts.name ?? texts.staffNo ?? '',
        values,
        problems,
        ready: isWhole && !problems.some(({ fault }) => blocking.has(fault.type)),
      },
    ]
  })
}

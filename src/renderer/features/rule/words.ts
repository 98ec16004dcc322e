import { type Fen, formatFen } from '#shared/base/money.ts'
import type { Relation } from '#shared/domain/condolence.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf, wordIn } from '#shared/i18n/sentence.ts'
import type { PackProblem } from '#shared/rules/read.ts'
import type { RowDraft } from './condolence-draft.ts'
import type { EditedTopic } from './draft.ts'

/** A yuan amount without needless zeros: `500`, `12.50`. */
export const yuanText = (fen: Fen): string => formatFen(fen).replace(/\.00$/, '')

/** A range as it is typed. */
export const rangeText = ({ floor, cap }: { readonly floor: Fen | null; readonly cap: Fen }): string =>
  floor === null ? yuanText(cap) : `${yuanText(floor)}-${yuanText(cap)}`.replaceAll(',', '')

const listOf = (
  t: Messages,
  table: Readonly<Record<string, string>>,
  values: readonly string[] | null | undefined,
  join = t.rulePage.join,
): string => (values ?? []).map((value) => wordIn(table, value)).join(join)

/** What a row is about. */
export const eventText = (t: Messages, row: RowDraft): string => {
  if (!row.event) return ''
  return row.event === 'any' ? t.rulePage.row.anyEvent : t.condolence.choices.event[row.event]
}

/** For whose sake, and how grave. */
export const whomText = (t: Messages, row: RowDraft): string =>
  [
    listOf(t, t.condolence.choices.relation, row.relations),
    ...(row.severities?.length
      ? [t.rulePage.part.severity(listOf(t, t.condolence.choices.severity, row.severities))]
      : []),
  ]
    .filter(Boolean)
    .join(t.rulePage.join)

export const formsText = (t: Messages, row: RowDraft): string =>
  listOf(t, t.condolence.choices.form, row.forms, t.rulePage.or)

export const payersText = (t: Messages, row: RowDraft): string =>
  [
    listOf(t, t.condolence.choices.payer, row.payers, row.eachPayer ? t.rulePage.join : t.rulePage.or),
    row.eachPayer ? t.rulePage.part.each : '',
  ]
    .filter(Boolean)
    .join(t.rulePage.join)

export const amountText = (t: Messages, { floor, cap }: RowDraft): string => {
  if (cap == null) return ''
  const words = t.rulePage.part
  if (floor == null) return words.upTo(yuanText(cap))
  return floor === cap ? words.exactly(yuanText(cap)) : words.between(yuanText(floor), yuanText(cap))
}

export const oftenText = (t: Messages, { frequency, yearCap }: RowDraft): string =>
  [
    frequency ? t.rulePage.often[frequency.per](frequency.max) : '',
    yearCap == null ? '' : t.rulePage.part.yearCap(yuanText(yearCap)),
  ]
    .filter(Boolean)
    .join(t.rulePage.join)

/** Everything a row says besides its columns. */
export const moreText = (t: Messages, row: RowDraft): string => {
  const words = t.rulePage.part
  const w = t.condolence.choices
  return [
    listOf(t, w.festival, row.festivals),
    row.forbidden?.length ? words.forbidden(listOf(t, w.form, row.forbidden)) : '',
    row.realName ? words.realName : '',
    row.duesRequired ? words.dues : '',
    row.noDuplicate ? words.single : '',
    row.window ? words.window(row.window.count, t.rulePage.unit[row.window.unit]) : '',
    row.evidence?.length ? words.evidence(listOf(t, w.evidence, row.evidence)) : '',
    row.chain?.length ? words.chain(listOf(t, w.step, row.chain)) : '',
    row.clause ?? '',
    row.note ?? '',
  ]
    .filter(Boolean)
    .join(t.rulePage.partJoin)
}

/** A row in one line. */
export const rowText = (t: Messages, row: RowDraft): string =>
  [
    eventText(t, row),
    whomText(t, row),
    formsText(t, row),
    amountText(t, row),
    payersText(t, row),
    oftenText(t, row),
  ]
    .filter(Boolean)
    .join(' · ')

/** The words of the keys of a topic's packs. */
export const keyWords = (t: Messages, topic: EditedTopic): Readonly<Record<string, string>> => {
  const { key, activity, fund, member, help, club } = t.rulePage
  if (topic === 'activity') return { ...key, ...activity.kinds, ...activity.key }
  if (topic === 'member') return { ...key, ...member.key }
  if (topic === 'help') return { ...key, ...help.key }
  if (topic === 'club') return { ...key, ...club.key }
  return topic === 'fund' ? { ...key, ...fund.key } : key
}

/** What is wrong, with the name of the part: `第 3 行 金额：缺少内容。` */
export const packProblemText = (
  t: Messages,
  problem: PackProblem,
  keys: Readonly<Record<string, string>>,
  withRow = true,
): string => {
  const [first = '', second = ''] = problem.key.split('.')
  // A key inside a list has its number in between.
  const label = /^\d+$/.test(second) ? `${wordIn(keys, first)} ${second}` : wordIn(keys, first)
  return t.rule.at(withRow ? problem.row : null, label, sentenceOf(t.rule.faults, problem))
}

/** Where in the row's form a problem belongs. */
export const problemAt = (t: Messages, problems: readonly PackProblem[], key: string): string | null => {
  const found = problems.find((one) => one.key === key || one.key.startsWith(`${key}.`))
  return found ? sentenceOf(t.rule.faults, found) : null
}

/** The sets of relatives schools really name (domain 3.2). */
export const relationSets: readonly (readonly Relation[])[] = [
  ['self'],
  ['parent'],
  ['spouse', 'child'],
  ['spouse', 'parent', 'child'],
  ['spouse', 'parent', 'child', 'parent-in-law'],
]

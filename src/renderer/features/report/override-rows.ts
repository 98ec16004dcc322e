import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type { ReportBranch } from '#shared/domain/school-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf, wordIn } from '#shared/i18n/sentence.ts'
import type { Override } from '#shared/rules/override.ts'
import { moneyColumn, type Table, textColumn } from '#shared/sheet/table.ts'

/** One override in words. */
export interface OverrideRow {
  readonly id: EntityId
  readonly kind: Override['kind']
  readonly branch: ReportBranch
  readonly name: string
  readonly day: string | null
  /** The event of the visit, what the help was for, or the type of the activity. */
  readonly what: string
  readonly amount: Fen | null
  /** What the rules had said. */
  readonly said: string
  /** The rules by which it was judged, with their clause. */
  readonly source: string
  readonly reason: string
}

/** Who or what it is about, what for, and what the rules had said. */
const toldOf = (
  t: Messages,
  one: Override,
  nameOf: (id: EntityId) => string | undefined,
): Pick<OverrideRow, 'name' | 'what'> & { readonly said: readonly string[] | undefined } => {
  if (one.kind === 'activity') {
    const { title, type } = one.values
    const missing = one.verdict?.missing.map((need) => wordIn(t.activity.claimNeed, need)) ?? []
    const said = one.verdict?.sentences.map((sentence) => sentenceOf(t.activity.sentences, sentence))
    return {
      name: title ?? '',
      what: type ? t.activity.choices.type[type] : '',
      said:
        missing.length > 0
          ? [...(said ?? []), t.reportPage.override.missing(missing.join(t.rulePage.join))]
          : said,
    }
  }
  const { member } = one.values
  const name = (member && nameOf(member)) ?? t.condolencePage.unknownMember
  if (one.kind === 'help') {
    const { content } = one.values
    return {
      name,
      what: content ? t.help.choices.content[content] : '',
      said: one.verdict?.sentences.map((sentence) => sentenceOf(t.help.sentences, sentence)),
    }
  }
  const { event } = one.values
  return {
    name,
    what: event ? t.condolence.choices.event[event] : '',
    said: one.verdict?.sentences.map((sentence) => sentenceOf(t.condolence.sentences, sentence)),
  }
}

/** The overrides as the list shows them. */
export const overrideRows = (
  overrides: readonly Override[],
  nameOf: (id: EntityId) => string | undefined,
  branchOf: (home: string) => ReportBranch,
  t: Messages,
): readonly OverrideRow[] =>
  overrides.map((one) => {
    const { id, kind, day, amount, reason } = one
    const { said, ...told } = toldOf(t, one, nameOf)
    return {
      id,
      kind,
      branch: branchOf(one.home),
      ...told,
      day,
      amount,
      said: said?.join('') ?? t.reportPage.override.unknownVerdict,
      source: one.verdict?.source ?? '',
      reason,
    }
  })

/** What is shown of them; null shows everything. */
export interface OverrideFilter {
  readonly kind: Override['kind'] | null
  readonly branch: string | null
}

/** The rows that a filter leaves. */
export const filterOverrides = (
  rows: readonly OverrideRow[],
  filter: OverrideFilter,
): readonly OverrideRow[] =>
  rows.filter(
    ({ kind, branch }) =>
      (filter.kind === null || kind === filter.kind) &&
      (filter.branch === null || branch.id === filter.branch),
  )

/** The branches among the rows, each once, in the order of their names. */
export const branchesAmong = (rows: readonly OverrideRow[]): readonly ReportBranch[] =>
  [...new Map(rows.map(({ branch }) => [branch.id, branch])).values()].sort((a, b) =>
    a.name.localeCompare(b.name, 'zh-CN'),
  )

/** The list as a table for Excel. */
export const overrideTable = (rows: readonly OverrideRow[], title: string, t: Messages): Table => {
  const w = t.reportPage.override
  return {
    name: w.title,
    title,
    columns: [
      textColumn(t.reportPage.branch, 20),
      textColumn(w.kind, 8),
      textColumn(w.name, 16),
      textColumn(t.reportPage.day, 12),
      textColumn(w.what, 14),
      moneyColumn(t.reportPage.money, 12),
      textColumn(w.said, 36),
      textColumn(w.source, 30),
      textColumn(w.reason, 30),
    ],
    rows: rows.map((row) => [
      row.branch.name,
      w.kinds[row.kind],
      row.name,
      row.day,
      row.what,
      row.amount,
      row.said,
      row.source,
      row.reason,
    ]),
    totals: [
      t.app.table.total,
      null,
      null,
      null,
      null,
      sumFen(rows.flatMap(({ amount }) => amount ?? [])),
      null,
      null,
      null,
    ],
    landscape: true,
  }
}

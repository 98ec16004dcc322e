import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type { ReportBranch } from '#shared/domain/school-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { Override } from '#shared/rules/override.ts'
import { moneyColumn, type Table, textColumn } from '#shared/sheet/table.ts'

/** One override in words. */
export interface OverrideRow {
  readonly id: EntityId
  readonly kind: Override['kind']
  readonly branch: ReportBranch
  readonly name: string
  readonly day: string | null
  /** The event of the visit, or the type of the activity. */
  readonly what: string
  readonly amount: Fen | null
  /** What the rules had said. */
  readonly said: string
  /** The rules by which it was judged, with their clause. */
  readonly source: string
  readonly reason: string
}

const saidOf = (t: Messages, one: Override): string => {
  const { verdict } = one
  if (!verdict) return t.reportPage.override.unknownVerdict
  const missing = verdict.missing.map((need) =>
    one.kind === 'visit'
      ? (t.condolence.choices.evidence as Readonly<Record<string, string>>)[need]
      : (t.activity.claimNeed as Readonly<Record<string, string>>)[need],
  )
  const sentences =
    one.kind === 'visit'
      ? one.verdict?.sentences.map((sentence) => sentenceOf(t.condolence.sentences, sentence))
      : one.verdict?.sentences.map((sentence) => sentenceOf(t.activity.sentences, sentence))
  return [
    ...(sentences ?? []),
    ...(one.kind === 'activity' && missing.length > 0
      ? [t.reportPage.override.missing(missing.join(t.rulePage.join))]
      : []),
  ].join('')
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
    const { member } = one.kind === 'visit' ? one.values : {}
    return {
      id,
      kind,
      branch: branchOf(one.home),
      name:
        one.kind === 'activity'
          ? (one.values.title ?? '')
          : ((member && nameOf(member)) ?? t.condolencePage.unknownMember),
      day,
      what:
        one.kind === 'activity'
          ? one.values.type
            ? t.activity.choices.type[one.values.type]
            : ''
          : one.values.event
            ? t.condolence.choices.event[one.values.event]
            : '',
      amount,
      said: saidOf(t, one),
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

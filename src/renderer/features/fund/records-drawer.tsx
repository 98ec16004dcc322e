import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { withoutInvoice } from '#shared/domain/fund-due.ts'
import type { FundLeftOut } from '#shared/domain/fund-line.ts'
import type { FundLine } from '#shared/domain/fund-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { lineColumns, openLine, recordColumns } from './columns.tsx'
import type { Fund } from './model.ts'
import { lineTitle } from './words.ts'

/** What a figure is made of, by the name of the list: a side, or `category.film`, `source.dues`. */
const linesOf = (
  messages: Messages,
  { data: { report } }: Fund,
  list: string,
): {
  readonly title: string
  readonly lines: readonly FundLine[]
  readonly sum?: Fen
  readonly broughtIn?: Fen
} | null => {
  const t = messages.fundPage.records
  const [by, name, part] = list.split('.')
  const side = (wanted: FundLine['side']) => report.lines.filter((line) => line.side === wanted)
  switch (by) {
    case 'opening':
      return { title: t.opening(report.year), lines: side('opening') }
    case 'income':
      return { title: t.income(report.year), lines: side('income') }
    case 'spending':
      return { title: t.spending(report.year), lines: side('spending') }
    case 'closing':
      return { title: t.closing(report.year), lines: report.lines }
    case 'category': {
      const found = report.categories.find(({ category }) => category === name)
      return found ? { title: messages.fund.choices.category[found.category], lines: found.lines } : null
    }
    case 'source': {
      const found = report.sources.find(({ source }) => source === name)
      return found ? { title: messages.fund.choices.source[found.source], lines: found.lines } : null
    }
    case 'papers':
      return { title: t.papers(report.year), lines: withoutInvoice(report) }
    case 'pot': {
      const found = report.pots.find((one) => one.pot === name)
      if (!found) return null
      const lines = found.lines.filter(
        (line) => part === undefined || part === 'closing' || line.side === part,
      )
      const { opening, income, spending, closing } = found
      const sums: Readonly<Record<string, Fen>> = { opening, income, spending, closing }
      const words = messages.fundPage
      const names: Readonly<Record<string, string>> = {
        opening: words.opening,
        income: words.income,
        spending: words.spending,
        closing: words.closing,
      }
      const account = messages.fund.choices.pot[found.pot]
      return {
        title: part && names[part] ? words.potPart(account, names[part]) : account,
        lines,
        sum: sums[part ?? 'closing'] ?? closing,
        ...(part === 'income' || part === 'spending' ? {} : { broughtIn: found.broughtIn }),
      }
    }
    default:
      return null
  }
}

/** The records behind a figure; each opens where it is kept. */
export const RecordsDrawer = (props: {
  readonly fund: Fund
  readonly list: string
  readonly here: Readonly<Record<string, string>>
  readonly onOpenEntry: (id: string) => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage
  const format = useFormat()
  const { fund, list } = props
  const { report } = fund.data
  if (list === 'left') return <LeftOutDrawer {...props} />
  const found = linesOf(messages, fund, list)
  if (!found) return null
  const { title, lines } = found
  const [by, name] = list.split('.')
  const broughtIn =
    found.broughtIn ?? (list === 'opening' || list === 'closing' ? report.broughtIn : undefined)
  const before = by === 'pot' ? `pot.${name}.closing` : 'closing'
  const bothSides = broughtIn !== undefined && !list.endsWith('opening')
  // The balance after a line is that of the whole ledger, not of one account.
  const columns = bothSides
    ? lineColumns(messages, format, fund).filter(({ key }) => by !== 'pot' || key !== 'balance')
    : recordColumns(messages, format, fund)
  const sum =
    list === 'opening'
      ? report.opening
      : list === 'closing'
        ? report.closing
        : (found.sum ?? sumFen(lines.map(({ amount }) => amount)))
  return (
    <RecordDrawer
      open
      width={bothSides ? 980 : 820}
      title={title}
      note={t.records.summary(lines.length, format.money(sum))}
      onClose={props.onClose}
    >
      <Stack>
        {broughtIn !== undefined ? (
          <Row gap="small">
            <span>{t.records.broughtIn(report.year - 1, format.money(broughtIn))}</span>
            <a href={hashOf('/fund', { ...props.here, year: String(report.year - 1), list: before })}>
              {t.records.goYear(report.year - 1)}
            </a>
          </Row>
        ) : null}
        {broughtIn !== undefined && lines.length === 0 ? null : (
          <DataTable
            label={title}
            rows={lines}
            rowKey={(line) => `${line.kind} ${line.id}`}
            columns={columns}
            onOpen={(line) => openLine(line, props.onOpenEntry)}
          />
        )}
      </Stack>
    </RecordDrawer>
  )
}

/** Records that somebody has to complete before they count. */
const LeftOutDrawer = (props: {
  readonly fund: Fund
  readonly onOpenEntry: (id: string) => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage
  const { report, records, nameOf } = props.fund.data
  const titleOf = (one: FundLeftOut): string => {
    const entry = records.entries.find(({ id }) => id === one.id)
    const spending = records.spendings.find(({ id }) => id === one.id)
    const visit = records.visits.find(({ id }) => id === one.id)
    return lineTitle(
      messages,
      {
        kind: one.kind,
        title: entry?.values.title ?? spending?.values.item ?? null,
        event: visit?.values.event ?? null,
        member: visit?.values.member ?? null,
      },
      nameOf,
    )
  }
  const columns: readonly Column<FundLeftOut>[] = [
    { key: 'title', title: t.columns.title, value: titleOf },
    { key: 'day', title: t.columns.day, value: (one) => one.day },
    { key: 'from', title: t.columns.from, value: (one) => t.from[one.kind] },
    { key: 'gap', title: t.columns.gap, value: (one) => messages.fund.gaps[one.gap] },
  ]
  return (
    <RecordDrawer
      open
      width={820}
      title={t.leftOutTitle}
      note={t.warn.leftOut(report.leftOut.length)}
      onClose={props.onClose}
    >
      <DataTable
        label={t.leftOutTitle}
        rows={report.leftOut}
        rowKey={(one) => `${one.kind} ${one.id}`}
        columns={columns}
        onOpen={(one) => openLine(one, props.onOpenEntry)}
      />
    </RecordDrawer>
  )
}

/** Opens the list behind a figure. */
export const openList = (here: Readonly<Record<string, string>>, list: string): void =>
  goTo(hashOf('/fund', { ...here, list }))

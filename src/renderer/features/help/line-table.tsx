import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sumFen } from '#shared/base/money.ts'
import type { HelpLine } from '#shared/domain/help-line.ts'
import type { Here } from './page.tsx'

/** Opens the record a line comes from, where it is kept. */
export const openLine = (line: HelpLine, go: Here['go']): void => {
  if (line.kind === 'visit') goTo(hashOf('/condolence', { open: line.id }))
  else go({ view: 'ledger', open: line.id, list: null, tab: null })
}

/** Lines of the ledger; each opens its record. `short` leaves out who was helped. */
export const LineTable = (props: {
  readonly here: Here
  readonly lines: readonly HelpLine[]
  readonly label: string
  readonly short?: boolean
  readonly filters?: React.ReactNode
  readonly empty?: React.ReactNode
}) => {
  const messages = useMessages()
  const t = messages.helpPage
  const w = messages.help
  const format = useFormat()
  const { here } = props
  const { data, query, go } = here
  const columns: readonly Column<HelpLine>[] = [
    ...(props.short
      ? []
      : ([
          {
            key: 'member',
            title: w.fields.member,
            value: (line) => data.nameOf(line.member) ?? t.file.unknown,
          },
          data.above
            ? { key: 'branch', title: t.ledger.branch, value: (line) => data.branchOf(line.home) }
            : {
                key: 'unit',
                title: messages.member.fields.unit,
                value: (line) => data.memberOf(line.member)?.values.unit,
              },
        ] satisfies readonly Column<HelpLine>[])),
    { key: 'day', title: w.fields.day, width: 112, value: (line) => line.day },
    { key: 'content', title: w.fields.content, value: (line) => w.choices.content[line.content] },
    { key: 'form', title: w.fields.form, value: (line) => line.form && w.choices.form[line.form] },
    { key: 'item', title: w.parts.aid.item, value: (line) => line.item },
    {
      key: 'amount',
      title: t.ledger.amount,
      end: true,
      value: (line) => line.amount,
      render: (line) => (line.amount === null ? null : format.money(line.amount)),
      total: (all) => format.money(sumFen(all.flatMap(({ amount }) => amount ?? []))),
    },
    { key: 'payer', title: w.parts.aid.payer, value: (line) => line.payer && w.choices.payer[line.payer] },
    ...(props.short
      ? []
      : ([
          { key: 'campaign', title: w.fields.campaign, value: (line) => line.campaign },
        ] satisfies readonly Column<HelpLine>[])),
    {
      key: 'from',
      title: t.ledger.from,
      value: (line) => t.ledger.kinds[line.kind],
      render: (line) => (
        <Tag tone={line.kind === 'visit' ? 'info' : 'neutral'}>{t.ledger.kinds[line.kind]}</Tag>
      ),
    },
  ]
  return (
    <DataTable<HelpLine>
      label={props.label}
      rows={props.lines}
      rowKey={(line) => `${line.kind} ${line.id}`}
      columns={columns}
      openKey={query.open ? `help ${query.open}` : null}
      onOpen={(line) => openLine(line, go)}
      filters={props.filters}
      empty={props.empty}
    />
  )
}

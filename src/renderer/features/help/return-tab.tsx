import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Card, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sumFen } from '#shared/base/money.ts'
import { type FilledTable, fillReturn, type ReturnLine, sdjtuReturn } from '#shared/domain/help-return.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { Here } from './page.tsx'

/** 常规慰问年度统计表: the four tables on the screen; each line opens its visit. */
export const ReturnTab = ({ here }: { readonly here: Here }) => {
  const t = useMessages().helpPage.yearly
  const tables = fillReturn(sdjtuReturn, here.data.visits, here.year)
  return (
    <Stack>
      <p className="xj-note">{t.note(here.year)}</p>
      {tables.map((table, at) => (
        <ReturnCard key={table.id} here={here} table={table} at={at} />
      ))}
    </Stack>
  )
}

const ReturnCard = (props: { readonly here: Here; readonly table: FilledTable; readonly at: number }) => {
  const messages = useMessages()
  const t = messages.helpPage.yearly
  const m = messages.paper.visitReturn
  const w = messages.condolence
  const format = useFormat()
  const { data } = props.here
  const { table } = props
  const evidence = (kind: string) => choiceWord(wordsOf(messages).visit, 'evidence', kind)
  const columns: readonly Column<ReturnLine>[] = [
    {
      key: 'name',
      title: messages.paper.name,
      value: ({ visit }) => data.nameOf(visit.values.member) ?? messages.helpPage.file.unknown,
    },
    {
      key: 'unit',
      title: messages.member.fields.unit,
      value: ({ visit }) => data.memberOf(visit.values.member)?.values.unit,
    },
    {
      key: 'matter',
      title: table.id === 'bereavement' ? m.relative : m.matter,
      value: ({ visit: { values } }) =>
        table.id === 'bereavement'
          ? values.relation && w.choices.relation[values.relation]
          : values.event && w.choices.event[values.event],
    },
    { key: 'happened', title: m.happened, width: 112, value: ({ visit }) => visit.values.happenedOn },
    {
      key: 'visited',
      title: m.visited,
      width: 112,
      value: ({ visit }) => visit.values.visitedOn,
      render: ({ visit, done }) => (done ? visit.values.visitedOn : <Tag tone="warn">{m.open}</Tag>),
    },
    {
      key: 'form',
      title: m.form,
      value: ({ visit }) => visit.values.gift?.form && w.choices.form[visit.values.gift.form],
    },
    {
      key: 'amount',
      title: messages.helpPage.ledger.amount,
      end: true,
      value: ({ visit }) => visit.values.gift?.amount,
      render: ({ visit }) =>
        visit.values.gift?.amount == null ? null : format.money(visit.values.gift.amount),
      total: (lines) => format.money(sumFen(lines.flatMap(({ visit }) => visit.values.gift?.amount ?? []))),
    },
    {
      key: 'missing',
      title: t.missing,
      value: ({ missing }) =>
        table.id === 'retirement' ? null : messages.paper.list(missing.map(evidence)) || null,
    },
  ]
  return (
    <Card title={t.table(m.annex(props.at + 1), m.items[table.id], table.lines.length, table.open)}>
      <DataTable
        label={m.items[table.id]}
        rows={table.lines}
        rowKey={({ visit }) => visit.id}
        columns={columns}
        tone={({ done }) => (done ? undefined : 'warn')}
        onOpen={({ visit }) => goTo(hashOf('/condolence', { open: visit.id }))}
        empty={<p className="xj-note">{t.empty}</p>}
      />
    </Card>
  )
}

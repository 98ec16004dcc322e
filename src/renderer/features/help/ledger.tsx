import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Grid, Stack, Stat } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { type Campaign, campaigns, type HelpLine, type HelpSum, helpSums } from '#shared/domain/help-line.ts'
import { LineTable } from './line-table.tsx'
import type { Here } from './page.tsx'

const parts = ['lines', 'content', 'campaign'] as const

/** 帮扶台账 of a year: figures by form, the lines, sums by content, and campaigns. Every figure opens its records. */
export const Ledger = (props: { readonly here: Here; readonly lines: readonly HelpLine[] }) => {
  const messages = useMessages()
  const t = messages.helpPage.ledger
  const w = messages.help
  const format = useFormat()
  const { here, lines } = props
  const { query, go, data } = here
  const { total, byForm, byContent } = helpSums(lines)
  const href = (list: string) => hashOf('/help', { ...query, view: 'ledger', list, open: null })
  const stat = (label: string, sum: HelpSum, list: string) => (
    <Stat
      key={list}
      label={label}
      value={messages.app.record.money(format.money(sum.amount))}
      note={t.times(sum.times, sum.people)}
      href={href(list)}
    />
  )
  const part = parts.find((one) => one === query.part) ?? 'lines'
  const chips = (
    <FilterChips
      single
      label={t.parts}
      options={optionsOf(parts, t.part)}
      value={[part]}
      onChange={([next]) => go({ part: next ?? null }, true)}
    />
  )
  const add = data.above ? null : (
    <Button kind="primary" icon="add" onClick={() => go({ dialog: 'help-new' })}>
      {messages.helpPage.help.add}
    </Button>
  )
  const sums = <Row extends HelpSum>(title: string, name: (row: Row) => string): readonly Column<Row>[] => [
    { key: 'name', title, value: name },
    {
      key: 'times',
      title: t.timesColumn,
      end: true,
      value: (row) => row.times,
      total: (rows) => rows.reduce((sum, row) => sum + row.times, 0),
    },
    { key: 'people', title: t.people, end: true, value: (row) => row.people },
    {
      key: 'amount',
      title: t.amount,
      end: true,
      value: (row) => row.amount,
      render: (row) => format.money(row.amount),
      total: (rows) => format.money(rows.reduce((sum, row) => sum + row.amount, 0) as typeof total.amount),
    },
  ]
  return (
    <Stack>
      <Grid min={200}>
        {stat(t.all(here.year), total, 'all')}
        {byForm.map((one) =>
          stat(one.form ? w.choices.form[one.form] : t.noForm, one, `form.${one.form ?? 'none'}`),
        )}
      </Grid>
      {part === 'lines' ? (
        <LineTable
          here={here}
          lines={lines}
          label={t.title}
          filters={chips}
          empty={<EmptyState icon="help" title={t.empty} action={add} />}
        />
      ) : part === 'content' ? (
        <DataTable
          label={t.part.content}
          rows={byContent}
          rowKey={({ content }) => content}
          columns={sums(
            w.fields.content,
            (row: (typeof byContent)[number]) => w.choices.content[row.content],
          )}
          filters={chips}
          onOpen={({ content }) => go({ list: `content.${content}`, open: null })}
        />
      ) : (
        <DataTable<Campaign>
          label={t.part.campaign}
          rows={campaigns(lines)}
          rowKey={({ name }) => name}
          columns={sums(w.fields.campaign, (row: Campaign) => row.name)}
          filters={chips}
          onOpen={({ name }) => go({ list: `campaign.${name}`, open: null })}
          empty={<EmptyState icon="help" title={t.noCampaign} />}
        />
      )}
    </Stack>
  )
}

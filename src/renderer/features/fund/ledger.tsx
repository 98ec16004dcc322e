import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Grid, Stack, Stat } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import type { FundLineKind } from '#shared/domain/fund-line.ts'
import { categoryColumns, lineColumns, openLine, potColumns, sourceColumns } from './columns.tsx'
import type { Fund } from './model.ts'
import { Notices } from './notices.tsx'
import { openList } from './records-drawer.tsx'

const kinds = ['fund-entry', 'activity-spending', 'visit'] as const satisfies readonly FundLineKind[]

type Here = Readonly<Record<string, string>>

const Figures = (props: { readonly fund: Fund; readonly here: Here }) => {
  const t = useMessages().fundPage
  const { money } = useFormat()
  const { pot } = useMessages().fund.choices
  const { report } = props.fund.data
  const women = report.pots.find((one) => one.pot === 'women')
  const count = (side: 'income' | 'spending') => report.lines.filter((line) => line.side === side).length
  const stat = (list: 'opening' | 'income' | 'spending' | 'closing', note: string) => (
    <Stat
      label={t[list]}
      value={t.yuan(money(report[list]))}
      note={note}
      href={hashOf('/fund', { ...props.here, list })}
      {...(list === 'closing' && report.closing < 0 ? { tone: 'bad' as const } : {})}
    />
  )
  return (
    <Grid min={200}>
      {stat('opening', t.openingNote(report.year - 1))}
      {stat('income', t.lines(count('income')))}
      {stat(
        'spending',
        [t.lines(count('spending')), report.budget > 0 ? t.ofBudget(money(report.budget)) : t.noBudget].join(
          ' · ',
        ),
      )}
      {stat(
        'closing',
        [
          ...(women ? [t.ofWhich(pot.women, money(women.closing))] : []),
          ...(report.cleared > 0 ? [t.clearNote(money(report.cleared))] : []),
        ].join(' · ') || t.closingNote,
      )}
    </Grid>
  )
}

/** One branch's year: four figures, what to look at, the lines, and budget against actual. */
export const Ledger = (props: {
  readonly fund: Fund
  readonly here: Here
  readonly view: string | undefined
  /** Kinds of record that are listed, separated by dots; all when there is none. */
  readonly from: string | undefined
  readonly onFrom: (from: string | null) => void
  readonly openId: string | null
  readonly onView: (view: string) => void
  readonly onOpenEntry: (id: string) => void
  readonly onPlan: () => void
  readonly onFirst: () => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage
  const format = useFormat()
  const { fund, here } = props
  const { report } = fund.data
  const chosen = (props.from ?? '').split('.')
  const from = kinds.filter((kind) => chosen.includes(kind))
  // The newest first: that is what people look for.
  const lines = report.lines.filter(({ kind }) => from.length === 0 || from.includes(kind)).toReversed()
  const plan = fund.above ? null : (
    <Button icon="edit" onClick={props.onPlan}>
      {t.planning.edit}
    </Button>
  )
  return (
    <Stack>
      <Figures fund={fund} here={here} />
      <Notices fund={fund} onLeftOut={() => openList(here, 'left')} />
      <Tabs
        label={t.title}
        current={props.view}
        onChange={props.onView}
        tabs={[
          {
            key: 'ledger',
            label: `${t.ledger} ${report.lines.length}`,
            content: (
              <DataTable
                label={t.ledger}
                rows={lines}
                rowKey={(line) => `${line.kind} ${line.id}`}
                columns={lineColumns(messages, format, fund)}
                openKey={props.openId === null ? null : `fund-entry ${props.openId}`}
                onOpen={(line) => openLine(line, props.onOpenEntry)}
                filtered={report.lines.length > 0}
                filters={
                  <FilterChips
                    label={t.filter.kind}
                    options={kinds.map((value) => ({
                      value,
                      label: t.from[value],
                      count: report.lines.filter(({ kind }) => kind === value).length,
                    }))}
                    value={from}
                    onChange={(next) => props.onFrom(next.join('.') || null)}
                  />
                }
                empty={
                  <EmptyState
                    title={t.empty}
                    icon="fund"
                    action={
                      fund.above ? null : (
                        <Button kind="primary" onClick={props.onFirst}>
                          {t.allocate}
                        </Button>
                      )
                    }
                  />
                }
              />
            ),
          },
          {
            key: 'budget',
            label: t.budgetTab,
            content: (
              <DataTable
                label={t.budgetTab}
                rows={report.categories}
                rowKey={({ category }) => category}
                columns={categoryColumns(messages, format)}
                onOpen={({ category }) => openList(here, `category.${category}`)}
                tone={({ left }) => (left !== null && left < 0 ? 'warn' : undefined)}
                actions={plan}
                empty={<EmptyState title={t.planning.empty} icon="fund" action={plan} />}
              />
            ),
          },
          {
            key: 'source',
            label: t.sourcesTab,
            content: (
              <DataTable
                label={t.sourcesTab}
                rows={report.sources}
                rowKey={({ source }) => source}
                columns={sourceColumns(messages, format)}
                onOpen={({ source }) => openList(here, `source.${source}`)}
              />
            ),
          },
          ...(report.pots.length > 1
            ? [
                {
                  key: 'pot',
                  label: t.potsTab,
                  content: (
                    <DataTable
                      label={t.potsTab}
                      rows={report.pots}
                      rowKey={({ pot }) => pot}
                      columns={potColumns(messages, format, here)}
                      onOpen={({ pot }) => openList(here, `pot.${pot}`)}
                      tone={({ closing }) => (closing < 0 ? 'warn' : undefined)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Stack>
  )
}

import { useEffect, useRef } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, useHash } from '#renderer/ui/hash.ts'
import { Card, EmptyState, Stat } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { dayAt } from '#shared/base/day.ts'
import type { BranchRow } from './figures.ts'
import type { TodayData } from './model.ts'

/** What the school looks at first: who is known, what came, what contradicts. */
export const SchoolFigures = (props: { readonly data: TodayData }) => {
  const t = useMessages().todayPage.school
  const { branches, arrivals, conflicts } = props.data
  const silent = branches.filter((one) => one.lastFileAt === null).length
  return (
    <Card title={t.figures}>
      <div className="xj-figures">
        <Stat
          label={t.branches}
          value={t.count(branches.length)}
          note={t.branchNote(silent)}
          href="#/?at=branches"
        />
        <Stat
          label={t.files}
          value={t.files2(arrivals.length)}
          note={t.fileNote(new Set(arrivals.map(({ party }) => party)).size)}
          href="#/exchange"
        />
        <Stat
          label={t.conflicts}
          value={t.pieces(conflicts)}
          note={t.conflictNote}
          tone={conflicts > 0 ? 'warn' : 'good'}
          href="#/conflict"
        />
      </div>
    </Card>
  )
}

const total = (rows: readonly BranchRow[], of: (row: BranchRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

/** Branch by branch: who has sent what. */
export const BranchCard = (props: { readonly data: TodayData }) => {
  const t = useMessages().todayPage.school
  const format = useFormat()
  const { query } = useHash()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (query.at === 'branches') box.current?.scrollIntoView({ block: 'start' })
  }, [query.at])
  const day = (at: number | null) => (at === null ? null : dayAt(at))
  const figure = (key: 'members' | 'activities' | 'visits' | 'proposals' | 'files', title: string) => ({
    key,
    title,
    end: true,
    value: (row: BranchRow) => row[key],
    render: (row: BranchRow) => format.number(row[key]),
    total: (rows: readonly BranchRow[]) => format.number(total(rows, (row) => row[key])),
  })
  return (
    <div ref={box}>
      <Card title={t.list}>
        <DataTable
          label={t.list}
          rows={props.data.branches}
          rowKey={(row) => row.id}
          tone={(row) => (row.lastFileAt === null ? 'warn' : undefined)}
          empty={
            <EmptyState
              title={t.none}
              icon="branches"
              action={
                <Button kind="primary" onClick={() => goTo('#/exchange')}>
                  {t.toExchange}
                </Button>
              }
            />
          }
          columns={[
            { key: 'name', title: t.name, value: (row) => row.name },
            {
              key: 'last',
              title: t.lastFile,
              value: (row) => row.lastFileAt,
              render: (row) => day(row.lastFileAt) ?? t.never,
            },
            figure('files', t.filesShort),
            figure('members', t.members),
            figure('activities', t.activities),
            figure('visits', t.visits),
            figure('proposals', t.proposals),
          ]}
        />
      </Card>
    </div>
  )
}

import { useState } from 'react'
import { problemOf } from '#renderer/engine-words.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { VoidDialog, voidItem } from '#renderer/ui/void-dialog.tsx'
import { sumFen } from '#shared/base/money.ts'
import type { ClubYear } from '#shared/domain/club-year.ts'
import { ClubForm } from './club-form.tsx'
import { ClubMembers } from './club-members.tsx'
import { useClubDeeds, useClubHistory } from './club-model.ts'
import { type ActivityData, useNames } from './model.ts'

const History = (props: { readonly year: ClubYear }) => (
  <RecordHistory entries={useClubHistory(props.year.club)} kind="club" recordOf={useNames()} />
)

/** What the club did in the year; each activity opens. */
const Activities = (props: { readonly year: ClubYear; readonly data: ActivityData }) => {
  const t = useMessages().activityYear.club
  const format = useFormat()
  const rows = props.year.activities.flatMap(({ id }) => props.data.rows.find((row) => row.id === id) ?? [])
  return (
    <DataTable
      label={t.tabs.activities}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => goTo(hashOf('/activity', { open: row.id }))}
      empty={<EmptyState title={t.noActivities} icon="activity" />}
      columns={[
        { key: 'title', title: t.activityColumns.title, value: (row) => row.title },
        { key: 'day', title: t.activityColumns.day, value: (row) => row.day },
        {
          key: 'people',
          title: t.activityColumns.people,
          end: true,
          value: (row) => row.signed,
          total: (list) => list.reduce((sum, row) => sum + row.signed, 0),
        },
        {
          key: 'spent',
          title: t.activityColumns.spent,
          end: true,
          value: (row) => row.total,
          render: (row) => format.money(row.total),
          total: (list) => format.money(sumFen(list.map(({ total }) => total))),
        },
      ]}
    />
  )
}

/** One club beside the list. */
export const ClubDrawer = (props: {
  readonly year: ClubYear | undefined
  readonly data: ActivityData
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityYear.club
  const deeds = useClubDeeds()
  const [voiding, setVoiding] = useState(false)
  const { year, data } = props
  if (!year)
    return (
      <RecordDrawer open title={messages.club.kind} onClose={props.onClose}>
        <EmptyState title={t.missing} icon="activity" />
      </RecordDrawer>
    )
  const { club } = year
  return (
    <>
      <RecordDrawer
        open
        width={820}
        title={club.values.name ?? ''}
        note={[club.values.time, club.values.place].filter(Boolean).join(' · ')}
        onClose={props.onClose}
        tab={props.tab}
        onTab={props.onTab}
        actions={
          <MenuButton
            kind="quiet"
            label={messages.app.more}
            items={[voidItem(t.remove, () => setVoiding(true))]}
          />
        }
        tabs={[
          {
            key: 'record',
            label: t.tabs.record,
            content: <ClubForm key={club.id} record={club} data={data} />,
          },
          {
            key: 'members',
            label: `${t.tabs.members} ${year.members.length}`,
            content: <ClubMembers year={year} data={data} />,
          },
          {
            key: 'activities',
            label: `${t.tabs.activities} ${year.activities.length}`,
            content: <Activities year={year} data={data} />,
          },
          { key: 'history', label: t.tabs.history, content: <History year={year} /> },
        ]}
      />
      {voiding ? (
        <VoidDialog
          words={{ ...t.void, action: t.remove }}
          onVoid={async (reason) => problemOf(messages, await deeds.voidClub(club.id, reason))}
          onClose={() => setVoiding(false)}
          onDone={props.onClose}
        />
      ) : null}
    </>
  )
}

import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { Attendance, Coverage, MemberShare } from '#shared/domain/activity-coverage.ts'
import type { ActivityData } from './model.ts'
import { groupWord, lastOf, type ShareList } from './share-rows.ts'
import { nameOfMember, orgName } from './words.ts'

/** The records behind a figure: members, each opening what they took part in, or participations, each opening its activity. */
export const ShareDrawer = (props: {
  readonly list: ShareList
  readonly coverage: Coverage
  readonly data: ActivityData
  readonly onList: (list: string) => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityYear.share
  const { list, coverage, data } = props
  const nameOf = (id: EntityId): string => nameOfMember(data, messages.activityPage, id)
  const members = new Map(data.members.map((one) => [one.id, one]))
  const shares = new Map([...coverage.people, ...coverage.others].map((one) => [one.member as string, one]))
  const title =
    list.type === 'person'
      ? t.personTitle(nameOf(list.share.member), list.share.attendances.length)
      : list.type === 'others'
        ? t.others
        : t.listTitle(
            groupWord(messages, list.group, (id) => orgName(data, id)),
            t.what[list.figure],
          )
  const attendances: readonly Attendance[] | null =
    list.type === 'person'
      ? list.share.attendances
      : list.type === 'figure' && list.figure === 'times'
        ? list.group.attendances
        : null
  const people: readonly MemberShare[] =
    list.type === 'others'
      ? coverage.others
      : list.type === 'figure' && list.figure !== 'times'
        ? list.group[list.figure].flatMap((id) => shares.get(id) ?? [])
        : []
  const peopleColumns: readonly Column<MemberShare>[] = [
    { key: 'name', title: t.columns.name, value: ({ member }) => nameOf(member) },
    { key: 'unit', title: t.columns.unit, value: ({ member }) => members.get(member)?.values.unit },
    { key: 'count', title: t.columns.count, end: true, value: (one) => one.attendances.length },
    { key: 'last', title: t.columns.last, value: (one) => lastOf(one.attendances) },
  ]
  const timesColumns: readonly Column<Attendance>[] = [
    { key: 'activity', title: t.columns.activity, value: ({ activity }) => activity.values.title ?? '' },
    { key: 'day', title: t.columns.day, value: ({ activity }) => activity.values.startsOn },
    ...(list.type === 'person'
      ? []
      : [{ key: 'name', title: t.columns.name, value: ({ member }: Attendance) => nameOf(member) }]),
    { key: 'at', title: t.columns.at, value: ({ at }) => at },
  ]
  return (
    <RecordDrawer open width={720} title={title} onClose={props.onClose}>
      <Stack>
        {list.type === 'person' ? (
          <a href={hashOf('/member', { open: list.share.member })}>{t.open}</a>
        ) : null}
        {attendances ? (
          <DataTable
            label={title}
            rows={attendances}
            rowKey={({ activity, member }) => `${activity.id} ${member}`}
            columns={timesColumns}
            onOpen={({ activity }) => goTo(hashOf('/activity', { open: activity.id, tab: 'people' }))}
            empty={<EmptyState title={t.none} icon="activity" />}
          />
        ) : (
          <DataTable
            label={title}
            rows={people}
            rowKey={({ member }) => member}
            columns={peopleColumns}
            onOpen={({ member }) => props.onList(`person~${member}`)}
            empty={<EmptyState title={t.none} icon="person" />}
          />
        )}
      </Stack>
    </RecordDrawer>
  )
}

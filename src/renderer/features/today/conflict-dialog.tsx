import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { isKindName } from '#shared/domain/registry.ts'
import { wordsOf } from '#shared/i18n/words.ts'
import type { Conflicted } from './figures.ts'
import type { TodayData } from './model.ts'

type Owners = Pick<TodayData, 'participants' | 'spendings' | 'seconders' | 'scores' | 'events'>

/** The record whose screen shows a conflicted one: a line of spending is seen at its activity. */
const placeOf = (one: Conflicted, data: Owners): { readonly path: string; readonly id: string } => {
  switch (one.kind) {
    case 'member':
      return { path: '/member', id: one.id }
    case 'member-event':
      return { path: '/member', id: data.events.find(({ id }) => id === one.id)?.values.member ?? '' }
    case 'visit':
      return { path: '/condolence', id: one.id }
    case 'proposal':
      return { path: '/proposal', id: one.id }
    case 'proposal-seconder':
      return { path: '/proposal', id: data.seconders.find(({ id }) => id === one.id)?.values.proposal ?? '' }
    case 'home-rating':
      return { path: '/home', id: one.id }
    case 'home-score':
      return { path: '/home', id: data.scores.find(({ id }) => id === one.id)?.values.rating ?? '' }
    case 'activity-participant':
      return {
        path: '/activity',
        id: data.participants.find(({ id }) => id === one.id)?.values.activity ?? '',
      }
    case 'activity-spending':
      return { path: '/activity', id: data.spendings.find(({ id }) => id === one.id)?.values.activity ?? '' }
    default:
      return { path: '/activity', id: one.of }
  }
}

/** Records with fields that hold more than one value; each opens where it is put right. */
export const ConflictDialog = (props: { readonly data: TodayData; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.todayPage.conflict
  const { data } = props
  const words = wordsOf(messages)
  const nameOf = (one: Conflicted): string =>
    data.members.find(({ id }) => id === one.of)?.values.name ??
    data.activities.find(({ id }) => id === placeOf(one, data).id)?.values.title ??
    data.proposals.find(({ id }) => id === placeOf(one, data).id)?.values.title ??
    words[isKindName(one.kind) ? one.kind : 'member'].kind
  return (
    <Dialog open title={t.title} width={860} onClose={props.onClose}>
      <Stack>
        <p>{t.hint}</p>
        <DataTable
          label={t.title}
          rows={data.conflicts}
          rowKey={(one) => `${one.kind} ${one.id}`}
          onOpen={(one) => {
            const { path, id } = placeOf(one, data)
            goTo(hashOf(path, { open: id, tab: 'history' }))
          }}
          empty={<EmptyState title={t.none} icon="ok" />}
          columns={[
            { key: 'record', title: t.record, value: nameOf },
            {
              key: 'kind',
              title: t.kind,
              value: (one) => (isKindName(one.kind) ? words[one.kind].kind : one.kind),
            },
            {
              key: 'fields',
              title: t.fields,
              value: (one) => {
                const labels = isKindName(one.kind) ? words[one.kind].fields : {}
                return one.fields.map((field) => labels[field] ?? field).join(messages.todayPage.join)
              },
            },
            {
              key: 'branch',
              title: t.branch,
              value: (one) => data.orgs.get(one.home)?.name ?? one.home.slice(0, 6),
            },
          ]}
        />
      </Stack>
    </Dialog>
  )
}

import type { Column } from '#renderer/ui/data-table.tsx'
import { Row, Tag } from '#renderer/ui/layout.tsx'
import { isDelegate } from '#shared/domain/post.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { MemberRow } from './rows.ts'

/** What must be noticed about a member, each as a word. */
export const Flags = (props: { readonly row: MemberRow; readonly messages: Messages }) => {
  const { row } = props
  const t = props.messages.memberPage.flag
  return (
    <Row gap="small">
      {row.rec.conflicts.length > 0 ? <Tag tone="warn">{t.conflict}</Tag> : null}
      {row.rec.life === 'incomplete' ? <Tag tone="warn">{t.incomplete}</Tag> : null}
      {row.status === 'active' ? null : <Tag>{props.messages.member.status[row.status]}</Tag>}
      {row.duesLate ? <Tag tone="warn">{t.duesLate}</Tag> : null}
      {row.modelWorker ? <Tag tone="good">{t.modelWorker}</Tag> : null}
      {row.roles.some(isDelegate) ? <Tag tone="info">{t.delegate}</Tag> : null}
    </Row>
  )
}

/** The columns of the list; the branch only where several branches are to be seen. */
export const memberColumns = (messages: Messages, withBranch: boolean): readonly Column<MemberRow>[] => {
  const t = messages.memberPage.column
  const words = wordsOf(messages).member
  const w = messages.member.fields
  const word = (field: string, value: string | null | undefined) =>
    value ? choiceWord(words, field, value) : null
  return [
    {
      key: 'name',
      title: w.name,
      value: (row) =>
        row.values.name ?? (row.rec.erased.includes('name') ? messages.memberPage.erase.erased : null),
      width: 84,
    },
    ...(withBranch
      ? [{ key: 'branch', title: t.branch, value: (row: MemberRow) => row.branch, width: 120 }]
      : []),
    { key: 'staffNo', title: w.staffNo, value: (row) => row.values.staffNo },
    { key: 'sex', title: w.sex, value: (row) => word('sex', row.values.sex) },
    { key: 'employment', title: w.employment, value: (row) => word('employment', row.values.employment) },
    {
      key: 'unit',
      title: t.unit,
      value: (row) => [row.values.unit, row.values.group].filter(Boolean).join(' / ') || null,
    },
    {
      key: 'posts',
      title: w.posts,
      value: (row) =>
        messages.paper.list(
          row.roles.flatMap((role) => (isDelegate(role) ? [] : messages.post.choices.post[role])),
        ) || null,
    },
    { key: 'joined', title: t.joined, value: (row) => row.joinedOn, width: 96 },
    { key: 'dues', title: w.duesThrough, value: (row) => row.duesThrough, width: 96 },
    {
      key: 'flags',
      title: t.flags,
      sortable: false,
      render: (row) => <Flags row={row} messages={messages} />,
    },
  ]
}

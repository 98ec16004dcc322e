import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { Member } from '#shared/domain/member.ts'
import { type PostRole, rolesOn } from '#shared/domain/post.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { usePlace } from './model.ts'
import { usePosts } from './post-model.ts'
import type { PostRow } from './post-rows.ts'

/** What a post is called with its group or delegation. */
export const postTitle = (messages: Messages, { values }: Pick<PostRow, 'values'>): string =>
  [
    values.post ? messages.post.choices.post[values.post] : null,
    values.term,
    values.post === 'group-leader' ? values.group : values.delegation,
  ]
    .filter(Boolean)
    .join(' · ')

const tones = { held: 'good', due: 'warn', ended: 'neutral' } as const

/** The state of a post as a word. */
export const PostState = (props: { readonly row: PostRow }) => {
  const t = useMessages().post
  const { row } = props
  return (
    <Row gap="small">
      <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag>
      {row.gone ? <Tag tone="warn">{t.left}</Tag> : null}
    </Row>
  )
}

/** The posts one member holds and held, each with its days. */
export const PostPanel = (props: {
  readonly of: EntityId
  readonly member: Member
  readonly onAdd: () => void
  readonly onEdit: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.post
  const format = useFormat()
  const { today } = usePlace()
  const data = usePosts()
  if (!data) return <p className="xj-note">{messages.app.loading}</p>
  const rows = data.rows.filter(({ holder }) => holder === props.of)
  const dated = new Set<PostRole | null | undefined>(rows.map(({ values }) => values.post))
  const undated = rolesOn(props.member, [], today).filter((role) => !dated.has(role))
  return (
    <Stack>
      <Row>
        <Button icon="add" onClick={props.onAdd}>
          {t.add}
        </Button>
      </Row>
      {undated.length > 0 ? (
        <p className="xj-note">
          {t.undated(messages.paper.list(undated.map((role) => t.choices.post[role])))}
        </p>
      ) : null}
      {rows.length === 0 ? <EmptyState title={t.none} /> : null}
      <ol className="xj-life">
        {rows.map((row) => (
          <li key={row.id} className="xj-post">
            <PostState row={row} />
            <span>
              <strong>{postTitle(messages, row)}</strong>
              <br />
              <span className="xj-note">
                {[
                  `${t.fields.from} ${row.values.from ? format.day(row.values.from) : '—'}`,
                  row.end && row.state !== 'ended' ? `${t.fields.dueOn} ${format.day(row.end)}` : null,
                  row.values.until ? `${t.fields.until} ${format.day(row.values.until)}` : null,
                  row.values.way ? t.choices.way[row.values.way] : null,
                  row.values.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button small onClick={() => props.onEdit(row.id)}>
              {row.state === 'ended' ? messages.memberPage.drawer.edit : t.change}
            </Button>
          </li>
        ))}
      </ol>
    </Stack>
  )
}

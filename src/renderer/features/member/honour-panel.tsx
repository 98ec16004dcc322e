import { Button } from '#renderer/ui/button.tsx'
import { EmptyState, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { honoursByMember } from '#shared/domain/honour.ts'
import { useHonours } from './honour-model.ts'

/** The honours of one member, the newest first. */
export const HonourPanel = (props: {
  readonly of: EntityId
  readonly onAdd: () => void
  readonly onEdit: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.honour
  const data = useHonours()
  if (!data) return <p className="xj-note">{messages.app.loading}</p>
  const own = honoursByMember(data.honours).get(props.of) ?? []
  return (
    <Stack>
      <Row>
        <Button icon="add" onClick={props.onAdd}>
          {t.add}
        </Button>
      </Row>
      {own.length === 0 ? <EmptyState title={t.none} /> : null}
      <ol className="xj-life">
        {own.map(({ id, values }) => (
          <li key={id} className="xj-post">
            <Row gap="small">
              <span>{values.year}</span>
              {values.level ? <Tag tone="info">{t.choices.level[values.level]}</Tag> : null}
            </Row>
            <span>
              <strong>{values.title}</strong>
              <br />
              <span className="xj-note">
                {[
                  values.sort ? t.choices.sort[values.sort] : null,
                  values.issuer,
                  values.awardedOn,
                  values.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button small onClick={() => props.onEdit(id)}>
              {messages.memberPage.drawer.edit}
            </Button>
          </li>
        ))}
      </ol>
    </Stack>
  )
}

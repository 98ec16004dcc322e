import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Card, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { type CondolenceEvent, condolenceEvents } from '#shared/domain/condolence.ts'
import type { LimitDraft } from './condolence-draft.ts'
import { yuanText } from './words.ts'
import { freeId } from './written.ts'

const pers = ['member', 'union'] as const

/** The sums of a year beyond which every visit is warned of. */
export const LimitsCard = (props: {
  readonly limits: readonly LimitDraft[]
  readonly editable: boolean
  readonly onChange: (limits: readonly LimitDraft[]) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage.limit
  const events = messages.condolence.choices.event
  const { limits } = props
  const change = (id: string, part: Partial<LimitDraft>) =>
    props.onChange(limits.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const add = (
    <Button
      small
      icon="add"
      onClick={() => props.onChange([...limits, { id: freeId(limits, 'l'), per: 'member' }])}
    >
      {t.add}
    </Button>
  )
  return (
    <Card title={t.title} actions={props.editable ? add : undefined}>
      {limits.length === 0 ? <p className="xj-note">{t.none}</p> : null}
      <Stack gap="small">
        {limits.map((one) =>
          props.editable ? (
            <Row key={one.id} gap="small">
              <ChoiceInput<CondolenceEvent>
                label={t.event}
                empty={t.allEvents}
                value={one.events?.[0]}
                options={optionsOf(condolenceEvents, events)}
                onChange={(event) => change(one.id, { events: event ? [event] : [] })}
              />
              <ChoiceInput
                label={t.per}
                required
                value={one.per}
                options={optionsOf(pers, t)}
                onChange={(per) => change(one.id, { per })}
              />
              <MoneyInput
                label={t.cap}
                required
                min={0}
                value={one.cap}
                onChange={(cap) => change(one.id, { cap })}
              />
              <Button
                kind="quiet"
                icon="delete"
                label={t.remove}
                onClick={() => props.onChange(limits.filter(({ id }) => id !== one.id))}
              />
            </Row>
          ) : (
            <p key={one.id}>
              {[
                one.events?.map((event) => events[event]).join(messages.rulePage.join) || t.allEvents,
                one.per ? t[one.per] : '',
                one.cap == null ? '' : messages.rulePage.part.upTo(yuanText(one.cap)),
              ].join(' · ')}
            </p>
          ),
        )}
      </Stack>
    </Card>
  )
}

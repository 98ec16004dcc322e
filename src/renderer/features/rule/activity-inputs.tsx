import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, ChoicesInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { FormSection } from '#renderer/ui/form.tsx'
import { Grid, Row } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { activityTypes } from '#shared/domain/activity.ts'
import {
  type ActivityRowDraft,
  kindsToAdd,
  type Part,
  type PartKind,
  partsOf,
  withoutPart,
  withPart,
} from './activity-draft.ts'
import { PartInputs } from './activity-part.tsx'
import { partText } from './activity-words.ts'
import type { RowPart } from './row-form.tsx'

const prizeWays = ['any', 'with', 'without'] as const
const keyOf = ({ kind, at }: Part): string => `${kind} ${at}`

/** What a row is for, and its requirements: each a sentence, of which one is open with its inputs. */
export const ActivityInputs = (part: RowPart<ActivityRowDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = t.activity
  const { row, set, problemOf } = part
  const [open, setOpen] = useState<string | null>(null)
  const parts = partsOf(row)
  return (
    <>
      <ChoicesInput
        label={w.key.types}
        required
        value={row.types}
        options={optionsOf(activityTypes, messages.activity.choices.type)}
        problem={problemOf('types')}
        onChange={(types) => set({ types })}
      />
      <Grid min={240}>
        <ChoiceInput
          label={w.key.prizes}
          required
          value={row.prizes ?? 'any'}
          options={optionsOf(prizeWays, w.prizes)}
          onChange={(prizes) => set({ prizes })}
        />
        <TextInput label={w.key.clause} max={200} value={row.clause} onChange={(clause) => set({ clause })} />
      </Grid>
      <FormSection title={w.requirements} note={parts.length === 0 ? w.noParts : undefined} />
      <ul className="xj-rule-parts" aria-label={w.requirements}>
        {parts.map((one) => {
          const key = keyOf(one)
          const isOpen = key === open
          const sentence = partText(messages, row, one)
          return (
            <li key={key} data-open={isOpen ? true : undefined}>
              <Row gap="small">
                <span className="xj-rule-part">{sentence}</span>
                <Button
                  small
                  kind="link"
                  label={isOpen ? w.fold : w.editPart(sentence)}
                  onClick={() => setOpen(isOpen ? null : key)}
                >
                  {isOpen ? w.fold : w.edit}
                </Button>
                <Button
                  small
                  kind="quiet"
                  icon="delete"
                  label={w.remove(sentence)}
                  onClick={() => {
                    setOpen(null)
                    set(withoutPart(row, one))
                  }}
                />
              </Row>
              {isOpen ? <PartInputs {...part} part={one} /> : null}
            </li>
          )
        })}
      </ul>
      <Grid min={240}>
        <ChoiceInput<PartKind>
          label={w.addPart}
          empty=""
          value={null}
          options={optionsOf(kindsToAdd(row), w.kinds)}
          onChange={(kind) => {
            if (!kind) return
            const added = withPart(row, kind)
            set(added.row)
            setOpen(keyOf(added.part))
          }}
        />
      </Grid>
    </>
  )
}

import { Dialog } from '#renderer/ui/dialog.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { type ActivityData, useActivityParts, useActivityPlace } from './model.ts'
import { Counter, peopleOf, useSignIn } from './people-panel.tsx'
import { type ActivityRow, onePerMember } from './summary.ts'
import { nameOfMember, spanOf } from './words.ts'

/** The desk at the door: one field, a big counter, the name of who just came. */
export const SignInDialog = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage
  const { today } = useActivityPlace()
  const { row, data } = props
  const parts = useActivityParts(row.id)
  const participants = onePerMember(parts?.participants ?? [])
  const { add, last } = useSignIn(row, data, participants, true)
  const latest = participants
    .filter((one) => one.values.signedInAt)
    .sort((a, b) => b.changedAt - a.changedAt)
    .slice(0, 24)
  return (
    <Dialog open title={`${t.signIn.title} · ${row.title}`} width={1100} onClose={props.onClose}>
      <div className="xj-signin">
        <span className="xj-note">{[spanOf(row), row.record.values.place].filter(Boolean).join(' · ')}</span>
        <PersonPicker
          label={t.signIn.person}
          hint={t.signIn.hint}
          people={peopleOf(row, data, messages, today)}
          value={null}
          onChange={(id) => void add(id)}
          autoFocus
        />
        <Counter signed={row.signed} expected={row.expected} last={last} />
        <ul className="xj-chips" aria-label={t.signIn.list}>
          {latest.map((one) => (
            <li key={one.id} className="xj-chip">
              {nameOfMember(data, t, one.values.member)}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

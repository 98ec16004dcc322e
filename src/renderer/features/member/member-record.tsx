import { type ReactNode, useState } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId, SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { usePlace } from './model.ts'

type Done = Promise<Result<SaveId, SaveProblem>>

/** A record that belongs to a member. */
type Owned = { readonly member?: EntityId | null }

/** What is typed over one record of a member, what is wrong with it once saving was tried, saving and voiding it. */
export const useMemberRecord = <V extends Owned>(parts: {
  readonly words: Messages['honour'] | Messages['post']
  readonly members: readonly Rec<Member>[]
  /** Whose record; null to choose. */
  readonly of: EntityId | null
  readonly base: Rec<V> | null
  /** What a new one begins with. */
  readonly begun: V
  /** What is wrong, by the field it is said at. */
  readonly check: (values: V, person: Rec<Member>) => ReadonlyMap<string, string>
  readonly save: (values: V) => Done
  readonly void: (base: Rec<V>) => Done
  readonly said: (values: V) => string
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const toast = useToast()
  const confirm = useConfirm()
  const { words, members, base } = parts
  const [start] = useState<V>(
    () => base?.values ?? { ...(parts.of ? { member: parts.of } : {}), ...parts.begun },
  )
  const [values, setValues] = useState(start)
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const person = members.find(({ id }) => id === values.member)
  const problems = (): ReadonlyMap<string, string> =>
    person ? parts.check(values, person) : new Map([['member', words.needMember]])
  const close = (said: string) => {
    toast({ text: said })
    parts.onClose()
  }
  return {
    ...parts,
    values,
    set: (part: Partial<V>): void => setValues((now) => ({ ...now, ...part })),
    name: person?.values.name ?? '',
    found: tried ? problems() : new Map<string, string>(),
    failure,
    dirty: JSON.stringify(values) !== JSON.stringify(start),
    onSave: async (): Promise<void> => {
      setTried(true)
      if (problems().size > 0) return
      const done = await parts.save(values)
      if (!done.ok && done.error.type !== 'nothing-changed')
        return setFailure(problemSentence(messages, done.error))
      close(parts.said(values))
    },
    onVoid: async (): Promise<void> => {
      if (!base || !(await confirm({ title: words.voidTitle, action: words.void, danger: true }))) return
      const done = await parts.void(base)
      if (!done.ok) return setFailure(problemSentence(messages, done.error))
      close(words.voided)
    },
  }
}

/** The form of one record of a member: whose it is, its fields, saving and voiding. */
export const MemberRecordDialog = <V extends Owned>(props: {
  readonly record: ReturnType<typeof useMemberRecord<V>>
  /** Whether a member here may have such a record; everybody when it is not said. */
  readonly mayHold?: (id: EntityId) => boolean
  readonly children: ReactNode
}) => {
  const { workspace } = usePlace()
  const { record, mayHold } = props
  const { words, base, of, failure } = record
  const title = base ? words.editFor(record.name) : of ? words.addFor(record.name) : words.add
  return (
    <Dialog open title={title} width={680} onClose={record.onClose}>
      <Form
        label={title}
        columns={2}
        dirty={record.dirty}
        onSave={() => void record.onSave()}
        extra={
          <>
            {failure ? <span className="xj-problem">{failure}</span> : null}
            {base ? (
              <Button kind="danger" onClick={() => void record.onVoid()}>
                {words.void}
              </Button>
            ) : null}
          </>
        }
      >
        {base || of ? null : (
          <PersonPicker<EntityId>
            label={words.choose}
            required
            wide
            autoFocus
            people={record.members
              .filter(
                ({ id, life, home }) =>
                  life === 'active' && home === workspace.org && (mayHold?.(id) ?? true),
              )
              .map(({ id, values }) => ({
                id,
                name: values.name ?? '',
                number: values.staffNo ?? null,
                note: values.unit ?? undefined,
              }))}
            value={record.values.member}
            problem={record.found.get('member')}
            onChange={(member) => record.set({ member } as Partial<V>)}
          />
        )}
        {props.children}
      </Form>
    </Dialog>
  )
}

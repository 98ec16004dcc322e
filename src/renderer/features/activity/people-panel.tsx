import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FlagInput } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { goTo } from '#renderer/ui/hash.ts'
import { EmptyState, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type ActivityData, useActivityDeeds } from './model.ts'
import { type ActivityRow, onePerMember, type ParticipantRec } from './summary.ts'
import { nameOfMember } from './words.ts'

/** Puts people on the list or signs them in, one after the other by keyboard. */
export const useSignIn = (
  row: ActivityRow,
  data: ActivityData,
  participants: readonly ParticipantRec[],
  signed: boolean,
) => {
  const messages = useMessages()
  const t = messages.activityPage
  const toast = useToast()
  const deeds = useActivityDeeds()
  const [last, setLast] = useState<{ readonly name: string; readonly again: boolean } | null>(null)
  const add = async (member: EntityId | null) => {
    if (!member) return
    const name = nameOfMember(data, t, member)
    const known = participants.find((one) => one.values.member === member)
    if (known?.values.signedInAt || (known && !signed)) {
      setLast({ name, again: true })
      return
    }
    const done = known ? await deeds.setSigned(known, true) : await deeds.addPeople(row, [member], signed)
    if (done.ok) setLast({ name, again: false })
    else toast({ text: problemSentence(messages, done.error), tone: 'bad' })
  }
  return { add, last }
}

/** The members of the branch that made the activity, as the picker wants them. */
export const peopleOf = (row: ActivityRow, data: ActivityData) => {
  const own = data.members.filter((one) => one.home === row.home)
  return (own.length > 0 ? own : data.members).map((one) => ({
    id: one.id,
    name: one.values.name ?? '',
    number: one.values.staffNo ?? null,
    note: one.values.unit ?? one.values.group ?? undefined,
  }))
}

/** Who took part: type letters, Enter; the counter; the list. */
export const PeoplePanel = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly participants: readonly ParticipantRec[]
  readonly onFull: () => void
  readonly onPrint: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage.signIn
  const toast = useToast()
  const deeds = useActivityDeeds()
  const { row, data } = props
  const [expectOnly, setExpectOnly] = useState(false)
  const participants = onePerMember(props.participants)
  const { add, last } = useSignIn(row, data, participants, !expectOnly)
  const people = peopleOf(row, data)
  const listed = new Set(participants.map((one) => one.values.member))
  const rest = people.filter((one) => !listed.has(one.id))
  const report = (done: Awaited<ReturnType<typeof deeds.takeOut>>, text?: string) => {
    if (!done.ok) toast({ text: problemSentence(messages, done.error), tone: 'bad' })
    else if (text) toast({ text })
  }
  if (people.length === 0) {
    return (
      <EmptyState
        title={t.noMembers}
        icon="member"
        action={
          <Button kind="primary" onClick={() => goTo('#/member')}>
            {t.toMembers}
          </Button>
        }
      />
    )
  }
  return (
    <Stack>
      <div className="xj-signin" data-small>
        <PersonPicker
          label={t.person}
          hint={t.hint}
          people={people}
          value={null}
          onChange={(id) => void add(id)}
          autoFocus
        />
        <Counter signed={row.signed} expected={row.expected} last={last} />
      </div>
      <Row spread>
        <FlagInput label={t.expect} value={expectOnly} onChange={setExpectOnly} />
        <Row gap="small">
          {rest.length > 0 ? (
            <Button
              kind="link"
              onClick={() =>
                void deeds
                  .addPeople(
                    row,
                    rest.map((one) => one.id),
                    false,
                  )
                  .then((done) => report(done))
              }
            >
              {t.expectAll(rest.length)}
            </Button>
          ) : null}
          <Button icon="print" onClick={props.onPrint}>
            {t.listPaper}
          </Button>
          <Button icon="person" onClick={props.onFull}>
            {t.full}
          </Button>
        </Row>
      </Row>
      <DataTable
        label={t.list}
        rows={[...participants].reverse()}
        rowKey={(one) => one.id}
        count={t.count(row.signed, row.expected)}
        empty={<EmptyState title={t.empty} icon="person" />}
        columns={[
          {
            key: 'name',
            title: t.person,
            value: (one) => nameOfMember(data, messages.activityPage, one.values.member),
          },
          {
            key: 'time',
            title: t.time,
            value: (one) => one.values.signedInAt,
            render: (one) => one.values.signedInAt ?? <span className="xj-hint">{t.waiting}</span>,
          },
          {
            key: 'do',
            title: t.doing,
            sortable: false,
            end: true,
            render: (one) => {
              const name = nameOfMember(data, messages.activityPage, one.values.member)
              const signed = Boolean(one.values.signedInAt)
              return (
                <>
                  <Button
                    kind="link"
                    small
                    label={signed ? t.unsignPerson(name) : t.signPerson(name)}
                    onClick={() => void deeds.setSigned(one, !signed).then((done) => report(done))}
                  >
                    {signed ? t.unsign : t.sign}
                  </Button>
                  <Button
                    kind="quiet"
                    small
                    icon="close"
                    label={t.takeOut(name)}
                    onClick={() =>
                      void deeds
                        .takeOut(one.id, t.takeOut(name))
                        .then((done) => report(done, t.takenOut(name)))
                    }
                  />
                </>
              )
            },
          },
        ]}
      />
    </Stack>
  )
}

/** How many have signed in, to be read from across the room, and who was the last. */
export const Counter = (props: {
  readonly signed: number
  readonly expected: number
  readonly last: { readonly name: string; readonly again: boolean } | null
}) => {
  const t = useMessages().activityPage.signIn
  const { last } = props
  return (
    <div className="xj-counter" aria-live="polite">
      <span className="xj-counter-number">{props.signed}</span>
      <span>
        {t.counter}
        {props.expected > props.signed ? (
          <span className="xj-hint"> · {t.ofExpected(props.expected)}</span>
        ) : null}
      </span>
      {last ? (
        <strong className="xj-counter-last" data-again={last.again}>
          {last.again ? t.already(last.name) : t.last(last.name)}
        </strong>
      ) : null}
    </div>
  )
}

import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FlagInput } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { goTo } from '#renderer/ui/hash.ts'
import { EmptyState, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { checkParticipant } from '#shared/domain/activity-check.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { type ActivityData, useActivityDeeds, useActivityPlace } from './model.ts'
import { type ActivityRow, onePerMember, type ParticipantRec } from './summary.ts'
import { memberOptions, nameOfMember } from './words.ts'

/** Who came last, or why somebody could not be signed in. */
export interface LastSign {
  readonly name: string
  readonly again: boolean
  readonly problem?: string
}

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
  const { today } = useActivityPlace()
  const [last, setLast] = useState<LastSign | null>(null)
  const on = row.day ?? today
  /** Why this member cannot be listed, or signed in; null when nothing speaks against it. */
  const problemOf = (member: EntityId, signs: boolean): string | null => {
    const checked = checkParticipant(
      { activity: row.id, member, signedInAt: signs ? `${today} 00:00` : null },
      [],
      { today, on, status: data.statusOn(member, on) },
    )
    const [first] = checked.ok ? [] : checked.error
    return first ? problemText(messages, 'activity-participant', messages.activity.problems, first) : null
  }
  const add = async (member: EntityId | null) => {
    if (!member) return
    const name = nameOfMember(data, t, member)
    const known = participants.find((one) => one.values.member === member)
    if (known?.values.signedInAt || (known && !signed)) {
      setLast({ name, again: true })
      return
    }
    const problem = problemOf(member, signed)
    if (problem) {
      setLast({ name, again: true, problem })
      return
    }
    const done = known ? await deeds.setSigned(known, true) : await deeds.addPeople(row, [member], signed)
    if (done.ok) setLast({ name, again: false })
    else toast(problemNotice(messages, done.error))
  }
  return { add, last, problemOf }
}

/** The members of the branch that made the activity, as they stand on its day. */
export const peopleOf = (row: ActivityRow, data: ActivityData, messages: Messages, today: Day) =>
  memberOptions(data, row.home, row.day ?? today, messages)

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
  const { today } = useActivityPlace()
  // Before the day people can only be expected.
  const [expectOnly, setExpectOnly] = useState(row.day !== null && row.day > today)
  const participants = onePerMember(props.participants)
  const { add, last, problemOf } = useSignIn(row, data, participants, !expectOnly)
  const people = peopleOf(row, data, messages, today)
  const listed = new Set(participants.map((one) => one.values.member))
  const rest = people.filter((one) => !listed.has(one.id) && problemOf(one.id, false) === null)
  const sign = async (one: ParticipantRec) => {
    const problem = one.values.member ? problemOf(one.values.member, true) : null
    if (problem) toast({ text: problem, tone: 'bad' })
    else report(await deeds.setSigned(one, true))
  }
  const report = (done: Awaited<ReturnType<typeof deeds.takeOut>>, text?: string) => {
    if (!done.ok) toast(problemNotice(messages, done.error))
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
                    onClick={() =>
                      void (signed ? deeds.setSigned(one, false).then((done) => report(done)) : sign(one))
                    }
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
  readonly last: LastSign | null
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
          {last.problem
            ? t.refused(last.name, last.problem)
            : last.again
              ? t.already(last.name)
              : t.last(last.name)}
        </strong>
      ) : null}
    </div>
  )
}

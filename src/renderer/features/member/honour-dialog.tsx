import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import {
  checkHonour,
  type HonourProblem,
  honourLevels,
  honourSorts,
  type MemberHonour,
} from '#shared/domain/honour.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type HonourData, useHonourDeeds } from './honour-model.ts'
import { usePlace } from './model.ts'

const placeOf = (problem: HonourProblem): string => {
  if (problem.type === 'field') return problem.field
  if (problem.type === 'honour-twice') return 'title'
  return problem.type === 'honour-other-year' ? 'awardedOn' : 'year'
}

const textOf = (messages: Messages, problem: HonourProblem): string =>
  problem.type === 'field'
    ? sentenceOf(messages.check.faults, problem.fault)
    : sentenceOf(messages.honour.problems, problem)

/** An honour of a member, new or to be changed. */
export const HonourDialog = (props: {
  readonly data: HonourData
  /** Whose honour; null to choose. */
  readonly of: EntityId | null
  readonly base: Rec<MemberHonour> | null
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.honour
  const toast = useToast()
  const confirm = useConfirm()
  const { today, workspace } = usePlace()
  const deeds = useHonourDeeds()
  const { data, base } = props
  const [start] = useState<MemberHonour>(
    () => base?.values ?? { ...(props.of ? { member: props.of } : {}), year: dayParts(today).year },
  )
  const [honour, setHonour] = useState(start)
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const set = (part: MemberHonour) => setHonour((now) => ({ ...now, ...part }))
  const person = data.members.find(({ id }) => id === honour.member)
  const problems = (): ReadonlyMap<string, string> => {
    if (!person) return new Map([['member', t.needMember]])
    const checked = checkHonour(honour, {
      today,
      person: person.values,
      honours: data.honours,
      self: base?.id ?? null,
    })
    return new Map(checked.ok ? [] : checked.error.map((one) => [placeOf(one), textOf(messages, one)]))
  }
  const found = tried ? problems() : new Map<string, string>()
  const name = person?.values.name ?? ''
  const title = base ? t.editFor(name) : props.of ? t.addFor(name) : t.add
  const onSave = async () => {
    setTried(true)
    if (problems().size > 0) return
    const done = await deeds.save(honour, base)
    if (!done.ok && done.error.type !== 'nothing-changed')
      return setFailure(problemSentence(messages, done.error))
    toast({ text: t.saved })
    props.onClose()
  }
  const onVoid = async () => {
    if (!base || !(await confirm({ title: t.voidTitle, action: t.void, danger: true }))) return
    const done = await deeds.void(base.id)
    if (!done.ok) return setFailure(problemSentence(messages, done.error))
    toast({ text: t.voided })
    props.onClose()
  }
  return (
    <Dialog open title={title} width={680} onClose={props.onClose}>
      <Form
        label={title}
        columns={2}
        dirty={JSON.stringify(honour) !== JSON.stringify(start)}
        onSave={() => void onSave()}
        extra={
          <>
            {failure ? <span className="xj-problem">{failure}</span> : null}
            {base ? (
              <Button kind="danger" onClick={() => void onVoid()}>
                {t.void}
              </Button>
            ) : null}
          </>
        }
      >
        {base || props.of ? null : (
          <PersonPicker<EntityId>
            label={t.choose}
            required
            wide
            autoFocus
            people={data.members
              .filter(({ life, home }) => life === 'active' && home === workspace.org)
              .map(({ id, values }) => ({
                id,
                name: values.name ?? '',
                number: values.staffNo ?? null,
                note: values.unit ?? undefined,
              }))}
            value={honour.member}
            problem={found.get('member')}
            onChange={(member) => set({ member })}
          />
        )}
        <TextInput
          label={t.fields.title}
          required
          max={120}
          autoFocus={Boolean(props.of)}
          value={honour.title}
          suggestions={[
            ...new Set([...data.honours.flatMap(({ values }) => values.title ?? []), ...t.titles]),
          ]}
          problem={found.get('title')}
          onChange={(text) => set({ title: text })}
        />
        <ChoiceInput
          label={t.fields.sort}
          required
          value={honour.sort}
          problem={found.get('sort')}
          options={honourSorts.map((value) => ({ value, label: t.choices.sort[value] }))}
          onChange={(sort) => set({ sort })}
        />
        <ChoiceInput
          label={t.fields.level}
          required
          value={honour.level}
          problem={found.get('level')}
          options={honourLevels.map((value) => ({ value, label: t.choices.level[value] }))}
          onChange={(level) => set({ level })}
        />
        <NumberInput
          label={t.fields.year}
          required
          integer
          min={1900}
          max={2100}
          value={honour.year}
          problem={found.get('year')}
          onChange={(year) => set({ year })}
        />
        <DayInput
          label={t.fields.awardedOn}
          today={today}
          value={honour.awardedOn}
          problem={found.get('awardedOn')}
          onChange={(awardedOn) => set({ awardedOn })}
        />
        <TextInput
          label={t.fields.issuer}
          max={120}
          value={honour.issuer}
          suggestions={[...new Set(data.honours.flatMap(({ values }) => values.issuer ?? []))]}
          problem={found.get('issuer')}
          onChange={(issuer) => set({ issuer })}
        />
        <TextInput
          label={t.fields.note}
          max={500}
          wide
          value={honour.note}
          problem={found.get('note')}
          onChange={(note) => set({ note })}
        />
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { coveredMark } from '#renderer/ui/covered.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form, FormSection } from '#renderer/ui/form.tsx'
import { Row } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { claimSteps, type MutualAidClaim, mutualAidClaim } from '#shared/domain/mutual-aid.ts'
import {
  type ClaimProblem,
  checkClaim,
  isClaimOver,
  type MutualAidProblem,
  usualNext,
} from '#shared/domain/mutual-aid-check.ts'
import { useEdit } from './edit.tsx'
import { type HelpData, useHelpDeeds } from './model.ts'
import { saysOf } from './words.ts'

const { fields } = mutualAidClaim

/** A claim: what happened, the steps done, and the next one with its deadline. */
export const ClaimForm = (props: {
  readonly data: HelpData
  readonly before: Rec<MutualAidClaim> | null
  readonly aid: EntityId | null
  readonly onSaved: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.claim
  const w = messages.mutualAid
  const deeds = useHelpDeeds()
  const { data, before } = props
  /** What happened is covered until somebody wants to see or change it. */
  const [shown, setShown] = useState(before === null)
  const begun: MutualAidClaim = before?.values ?? {
    aid: props.aid,
    happenedOn: data.today,
    next: { step: 'reported' },
  }
  const { values, set, tried, onSave, form } = useEdit<MutualAidClaim>({
    begun,
    said: t.saved,
    save: (after) => deeds.saveClaim(before, after),
    onSaved: props.onSaved,
  })
  const checked = checkClaim(values, data.today)
  const problems = checked.ok ? [] : checked.error
  const all = saysOf<MutualAidProblem | ClaimProblem>(messages, w.problems, problems)
  const say = (field: string | null, ...types: readonly string[]) => (tried ? all(field, ...types) : null)
  const done = values.done ?? []
  const setDone = (next: typeof done) => {
    const after = { ...values, done: next }
    // What was planned is done, so the usual step after it comes next; its deadline is for the person to say.
    const usual = usualNext(after)
    set({ done: next, next: isClaimOver(after) || !usual ? null : { step: usual, dueOn: null } })
  }
  const over = isClaimOver(values)
  const people = data.aids.map(({ id, values: one }) => ({
    value: id,
    label: [data.nameOf(one.member), one.product, one.year].filter(Boolean).join(' · '),
  }))
  const steps = say(null, 'step-in-future', 'step-before-event', 'step-unfinished', 'next-after-end')
  return (
    <Form
      onSave={() => void onSave(problems.length === 0)}
      {...form}
      columns={2}
      label={before ? t.edit : t.add}
      extra={steps ? <span className="xj-problem">{steps}</span> : null}
    >
      {before ? null : (
        <ChoiceInput
          label={w.claim.fields.aid}
          required
          wide
          autoFocus
          value={values.aid}
          options={people}
          problem={say('aid')}
          onChange={(aid) => set({ aid })}
        />
      )}
      <DayInput
        label={w.claim.fields.happenedOn}
        required
        today={data.today}
        value={values.happenedOn}
        problem={all(null, 'happened-in-future') ?? say('happenedOn')}
        onChange={(happenedOn) => set({ happenedOn })}
      />
      <MoneyInput
        label={w.claim.fields.claimed}
        min={0}
        value={values.claimed}
        onChange={(claimed) => set({ claimed })}
      />
      {shown ? (
        <TextArea
          label={w.claim.fields.matter}
          wide
          rows={2}
          max={fields.matter.is.max}
          value={values.matter}
          hint={messages.helpPage.help.noteHint}
          onChange={(matter) => set({ matter })}
        />
      ) : (
        <Row gap="small">
          <span>{w.claim.fields.matter}</span>
          <span aria-hidden="true">{coveredMark}</span>
          <Button small onClick={() => setShown(true)}>
            {t.showMatter}
          </Button>
        </Row>
      )}
      <FormSection title={w.claim.fields.done} />
      {done.length > 0 ? (
        <ol className="xj-help-steps">
          {done.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a list that is written as a whole have no other name
            <li key={at}>
              <ChoiceInput
                label={t.step(at + 1)}
                value={one.step}
                options={optionsOf(claimSteps, w.claim.choices.step)}
                onChange={(step) => setDone(done.map((old, n) => (n === at ? { ...old, step } : old)))}
              />
              <DayInput
                label={t.stepDay(at + 1)}
                today={data.today}
                value={one.day}
                onChange={(day) => set({ done: done.map((old, n) => (n === at ? { ...old, day } : old)) })}
              />
              <TextInput
                label={t.stepNote(at + 1)}
                max={200}
                value={one.note}
                onChange={(note) => set({ done: done.map((old, n) => (n === at ? { ...old, note } : old)) })}
              />
              <Button icon="delete" onClick={() => setDone(done.filter((_, n) => n !== at))}>
                {t.removeStep}
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
      {over ? null : (
        <Button icon="add" onClick={() => setDone([...done, { step: usualNext(values), day: data.today }])}>
          {t.addStep(w.claim.choices.step[usualNext(values) ?? 'reported'])}
        </Button>
      )}
      {over ? (
        <MoneyInput
          label={w.claim.fields.paid}
          min={0}
          value={values.paid}
          problem={all(null, 'paid-amount-needed')}
          onChange={(paid) => set({ paid })}
        />
      ) : (
        <>
          <FormSection title={w.claim.fields.next} note={t.nextHint} />
          <ChoiceInput
            label={w.claim.parts.next.step}
            value={values.next?.step}
            options={optionsOf(claimSteps, w.claim.choices.step)}
            onChange={(step) => set({ next: { ...values.next, step } })}
          />
          <DayInput
            label={w.claim.parts.next.dueOn}
            today={data.today}
            value={values.next?.dueOn}
            onChange={(dueOn) => set({ next: { ...values.next, dueOn } })}
          />
        </>
      )}
    </Form>
  )
}

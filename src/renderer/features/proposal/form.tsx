import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form, FormSection } from '#renderer/ui/form.tsx'
import { goTo } from '#renderer/ui/hash.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PeoplePicker, type PersonOption, PersonPicker } from '#renderer/ui/person-picker.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type Proposal, proposal, proposalCategories } from '#shared/domain/proposal.ts'
import { type ProposalData, useProposalDeeds, useProposalPlace } from './model.ts'
import type { ProposalRow } from './standing.ts'
import { nameOfMember } from './words.ts'

const none: Proposal = {}
const { fields } = proposal

/** Delegates of the branch, and whoever already stands in the proposal. */
const delegatesFor = (
  data: ProposalData,
  home: string,
  also: readonly string[],
): readonly PersonOption<EntityId>[] => {
  const own = data.members.filter((one) => one.home === home)
  return (own.length > 0 ? own : data.members)
    .filter((one) => !data.rule.rule.delegatesOnly || one.values.delegate || also.includes(one.id))
    .map((one) => ({
      id: one.id,
      name: one.values.name ?? '',
      number: one.values.staffNo ?? null,
      note: [one.values.unit, one.values.delegation].filter(Boolean).join(' · ') || undefined,
    }))
}

/** What the rule says of the people named so far. */
const PeopleVerdict = (props: {
  readonly data: ProposalData
  readonly proposer: EntityId | null | undefined
  readonly seconders: readonly EntityId[]
}) => {
  const page = useMessages().proposalPage
  const t = page.form
  const { data, proposer, seconders } = props
  const outsider = [...(proposer ? [proposer] : []), ...seconders].find(
    (id) => !data.members.find((one) => one.id === id)?.values.delegate,
  )
  const { rule, source } = data.rule
  const need = rule.seconders
  const have = seconders.filter((one) => one !== proposer).length
  if (proposer && seconders.includes(proposer)) return <VerdictStrip state="bad">{t.selfSecond}</VerdictStrip>
  if (outsider && data.rule.rule.delegatesOnly)
    return <VerdictStrip state="bad">{t.notDelegate(nameOfMember(data, page, outsider))}</VerdictStrip>
  return (
    <VerdictStrip state={have < need ? 'warn' : 'ok'} source={source}>
      {have < need ? t.tooFew(have, need) : t.enough(have, need)}
    </VerdictStrip>
  )
}

/** One proposal on one screen: one matter, one form. `row` null makes a new one. */
export const ProposalForm = (props: {
  readonly row: ProposalRow | null
  readonly data: ProposalData
  readonly onSaved?: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.proposalPage
  const words = messages.proposal
  const toast = useToast()
  const place = useProposalPlace()
  const deeds = useProposalDeeds()
  const { row, data } = props
  const last = data.rows[0]?.record.values
  const start: Proposal = row
    ? row.record.values
    : { proposedOn: place.today, ...(last?.congress ? { congress: last.congress } : {}) }
  const held = row?.seconders.flatMap((one) => one.values.member ?? []) ?? []
  const [edits, setEdits] = useState<Proposal>(none)
  const [people, setPeople] = useState<readonly EntityId[] | null>(null)
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const values: Proposal = { ...start, ...edits }
  const seconders = people ?? held
  const set = (part: Proposal) => setEdits((now) => ({ ...now, ...part }))
  const delegates = delegatesFor(data, row?.home ?? place.org, [
    ...(values.proposer ? [values.proposer] : []),
    ...seconders,
  ])
  const noTitle = (values.title ?? '').trim() === ''
  const itself = Boolean(values.proposer && seconders.includes(values.proposer))

  const onSave = async () => {
    setTried(true)
    // Only what cannot be true is refused here; what is missing keeps it a draft.
    if (noTitle || itself || busy) return
    const saved = await saving(deeds.saveProposal(row, values, seconders))
    if (!saved.ok) return
    toast({ text: t.saved(values.title ?? '') })
    setEdits(none)
    setPeople(null)
    props.onSaved?.(saved.value)
  }
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0 || people !== null}
      busy={busy}
      columns={3}
      label={t.form.what}
    >
      <TextInput
        label={words.fields.title}
        required
        wide
        autoFocus={row === null}
        max={fields.title.is.max}
        value={values.title}
        problem={tried && noTitle ? t.form.needTitle : null}
        onChange={(title) => set({ title })}
      />
      <ChoiceInput
        label={words.fields.category}
        value={values.category}
        options={optionsOf(proposalCategories, words.choices.category)}
        onChange={(category) => set({ category })}
      />
      <DayInput
        label={words.fields.proposedOn}
        today={place.today}
        value={values.proposedOn}
        onChange={(proposedOn) => set({ proposedOn })}
      />
      <TextInput
        label={words.fields.congress}
        max={fields.congress.is.max}
        suggestions={[...new Set(data.rows.flatMap((one) => one.record.values.congress ?? []))]}
        value={values.congress}
        onChange={(congress) => set({ congress })}
      />
      <FormSection title={t.form.people} note={t.form.signHint} />
      {delegates.length === 0 ? (
        <VerdictStrip state="warn">
          {t.form.noDelegates}{' '}
          <Button kind="link" small onClick={() => goTo('#/member')}>
            {t.form.toMembers}
          </Button>
        </VerdictStrip>
      ) : null}
      <PersonPicker
        label={words.fields.proposer}
        required
        hint={t.form.delegatesOnly}
        people={delegates}
        value={values.proposer}
        onChange={(proposer) => {
          const delegation = data.members.find((one) => one.id === proposer)?.values.delegation
          set({ proposer, ...(delegation ? { delegation } : {}) })
        }}
      />
      <PeoplePicker
        label={words.seconder.kind}
        required
        hint={t.form.delegatesOnly}
        people={delegates.filter((one) => one.id !== values.proposer || seconders.includes(one.id))}
        value={seconders}
        problem={itself ? t.form.selfSecond : null}
        onChange={setPeople}
      />
      <TextInput
        label={words.fields.delegation}
        max={fields.delegation.is.max}
        value={values.delegation}
        onChange={(delegation) => set({ delegation })}
      />
      <PeopleVerdict data={data} proposer={values.proposer} seconders={seconders} />
      <TextArea
        label={words.fields.reason}
        wide
        rows={row ? 5 : 3}
        max={fields.reason.is.max}
        value={values.reason}
        onChange={(reason) => set({ reason })}
      />
      <TextArea
        label={words.fields.measures}
        wide
        rows={row ? 5 : 3}
        max={fields.measures.is.max}
        value={values.measures}
        onChange={(measures) => set({ measures })}
      />
    </Form>
  )
}

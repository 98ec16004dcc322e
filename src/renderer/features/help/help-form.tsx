import { ChoiceInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { payers } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type Help, type HelpNote, help, helpContents, helpForms, helpNote } from '#shared/domain/help.ts'
import { campaigns, checkHelp, type HelpProblem, sumHelp } from '#shared/domain/help-line.ts'
import { useEdit } from './edit.tsx'
import { type HelpData, useHelpDeeds } from './model.ts'
import { capsPupils, useHelpRules, withVerdict } from './rule.ts'
import { Verdict } from './verdict.tsx'
import { peopleOf, saysOf } from './words.ts'

const { fields } = help
const said = helpNote.fields

type HelpDraft = Help & Pick<HelpNote, 'reason' | 'measures'> & { readonly spend?: boolean }

/** The note of a help, where there is one. */
export const noteOf = (data: HelpData, id: EntityId): Rec<HelpNote> | null =>
  data.notes.find(({ life, values }) => life === 'active' && values.help === id) ?? null

/** One help on one screen: whom, with what, how, from which money. */
export const HelpForm = (props: {
  readonly data: HelpData
  readonly before: Rec<Help> | null
  readonly member: EntityId | null
  readonly onSaved: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.help
  const w = messages.help
  const format = useFormat()
  const deeds = useHelpDeeds()
  const { data, before } = props
  const judge = useHelpRules(data.lines)
  const note = before ? noteOf(data, before.id) : null
  const begun: HelpDraft = before
    ? { ...before.values, reason: note?.values.reason ?? null, measures: note?.values.measures ?? null }
    : { member: props.member, day: data.today, form: 'cash', spend: true }
  const { values, set, tried, onSave, form } = useEdit<HelpDraft>({
    begun,
    said: t.saved,
    save: ({ reason, measures, spend, ...after }) =>
      deeds.saveHelp(
        before ? { help: before, note } : null,
        withVerdict(before?.values ?? null, after, judge?.(after, before?.id ?? null).verdict ?? null),
        { reason: reason ?? null, measures: measures ?? null },
        spend && after.aid?.payer === 'branch-fund' && !after.entry && after.content
          ? t.spendTitle(w.choices.content[after.content])
          : null,
      ),
    onSaved: props.onSaved,
  })
  const { reason: _reason, measures: _measures, spend: _spend, ...draft } = values
  const { verdict = null, known = null } = judge?.(draft, before?.id ?? null) ?? {}
  const byPupil = capsPupils(known, draft.content)
  const checked = checkHelp(draft, { today: data.today, verdict })
  const problems = checked.ok ? [] : checked.error
  const all = saysOf<HelpProblem>(messages, w.problems, problems)
  const say = (field: string | null, ...types: readonly string[]) => (tried ? all(field, ...types) : null)
  const aid = values.aid ?? {}
  const file = data.files.find((row) => row.values.member === values.member)
  const earlier = data.lines.filter(
    (line) => line.member && line.member === values.member && line.id !== before?.id,
  )
  // Who is no member any more stays with the help that was given.
  const helped = data.memberOf(before?.values.member)
  const people = helped && !data.current.includes(helped) ? [...data.current, helped] : data.current
  const names = [...new Set(campaigns(data.lines).map(({ name }) => name))]
  const entries = data.spending.filter(
    ({ id, values: one }) => one.category === 'condolence' || one.category === 'other' || id === values.entry,
  )
  return (
    <Form
      onSave={() => void onSave(problems.length === 0)}
      {...form}
      disabled={!judge}
      columns={2}
      label={before ? t.edit : t.add}
    >
      <PersonPicker
        label={w.fields.member}
        required
        autoFocus={!before}
        people={peopleOf(people)}
        value={values.member}
        problem={say('member')}
        onChange={(member) => set({ member })}
      />
      <DayInput
        label={w.fields.day}
        required
        today={data.today}
        value={values.day}
        problem={all(null, 'help-in-future') ?? say('day')}
        onChange={(day) => set({ day })}
      />
      {values.member ? (
        <VerdictStrip state="info">
          {file ? t.hasFile(messages.hardship.states[file.state]) : t.noFile}
          {earlier.length > 0
            ? t.earlier(earlier.length, format.money(sumHelp(earlier).amount), earlier[0]?.day ?? '')
            : null}
        </VerdictStrip>
      ) : null}
      <ChoiceInput
        label={w.fields.content}
        required
        value={values.content}
        options={optionsOf(helpContents, w.choices.content)}
        problem={say('content')}
        onChange={(content) => set({ content })}
      />
      <ChoiceInput
        label={w.fields.form}
        required
        value={values.form}
        options={optionsOf(helpForms, w.choices.form)}
        problem={say('form')}
        onChange={(next) => set({ form: next })}
      />
      <MoneyInput
        label={w.parts.aid.amount}
        required={values.form !== 'service'}
        min={0}
        value={aid.amount}
        problem={say(null, 'amount-needed') ?? say('aid.amount')}
        onChange={(amount) => set({ aid: { ...aid, amount } })}
      />
      {byPupil || values.pupils != null ? (
        <NumberInput
          label={w.fields.pupils}
          integer
          min={fields.pupils.is.min}
          max={fields.pupils.is.max}
          value={values.pupils ?? 1}
          problem={say('pupils')}
          onChange={(pupils) => set({ pupils })}
        />
      ) : null}
      <ChoiceInput
        label={w.parts.aid.payer}
        value={aid.payer}
        options={optionsOf(payers, w.choices.payer)}
        problem={say(null, 'payer-needed')}
        onChange={(payer) => set({ aid: { ...aid, payer } })}
      />
      <TextInput
        label={w.parts.aid.item}
        max={fields.aid.is.of.item.max}
        value={aid.item}
        onChange={(item) => set({ aid: { ...aid, item } })}
      />
      <TextInput
        label={w.fields.campaign}
        max={fields.campaign.is.max}
        suggestions={names}
        placeholder={t.campaignHint}
        value={values.campaign}
        onChange={(campaign) => set({ campaign })}
      />
      {aid.payer === 'branch-fund' ? (
        <ChoiceInput
          label={w.fields.entry}
          wide
          empty={t.noEntry}
          value={values.entry}
          options={entries.map(({ id, values: one }) => ({
            value: id,
            label: `${one.day ?? ''} ${one.title ?? ''} ${one.sum?.amount == null ? '' : format.money(one.sum.amount)}`,
          }))}
          hint={t.entryHint}
          onChange={(entry) => set({ entry })}
        />
      ) : null}
      {aid.payer === 'branch-fund' && !values.entry ? (
        <FlagInput label={t.spend} wide value={values.spend ?? false} onChange={(spend) => set({ spend })} />
      ) : null}
      {verdict ? <Verdict verdict={verdict} known={known ?? null} /> : null}
      {verdict?.state === 'warning' ? (
        <TextInput
          label={w.fields.overrideReason}
          required
          wide
          max={fields.overrideReason.is.max}
          hint={messages.helpPage.rule.reasonHint}
          value={values.overrideReason}
          problem={say('overrideReason', 'reason-needed')}
          onChange={(overrideReason) => set({ overrideReason })}
        />
      ) : null}
      <TextArea
        label={w.note.fields.reason}
        wide
        rows={2}
        max={said.reason.is.max}
        value={values.reason}
        hint={t.noteHint}
        onChange={(reason) => set({ reason })}
      />
      <TextArea
        label={w.note.fields.measures}
        wide
        rows={2}
        max={said.measures.is.max}
        value={values.measures}
        onChange={(measures) => set({ measures })}
      />
      <TextInput
        label={w.fields.handler}
        max={fields.handler.is.max}
        value={values.handler}
        onChange={(handler) => set({ handler })}
      />
    </Form>
  )
}

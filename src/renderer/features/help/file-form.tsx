import { ChoiceInput, ChoicesInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form, FormFold } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { addMonths, type Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import {
  type HardshipFile,
  hardshipCategories,
  hardshipCauses,
  hardshipFile,
  hardshipLevels,
  hardshipPapers,
  healthStates,
  householdTypes,
  housings,
  maritalStates,
  modelWorkerClasses,
} from '#shared/domain/hardship.ts'
import {
  checkHardshipFile,
  type HardshipEventProblem,
  type HardshipFileProblem,
  hardshipIncome,
} from '#shared/domain/hardship-file.ts'
import { useEdit } from './edit.tsx'
import { FamilyRows } from './family-rows.tsx'
import { type HelpData, useHelpDeeds } from './model.ts'
import { peopleOf, saysOf } from './words.ts'

const { fields } = hardshipFile

type FileDraft = HardshipFile & { readonly openedOn?: Day | null }

/** A hardship file on one screen; a new one is opened on the day that is said here. */
export const FileForm = (props: {
  readonly data: HelpData
  readonly file: Rec<HardshipFile> | null
  readonly member: EntityId | null
  readonly onSaved: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const w = messages.hardship
  const format = useFormat()
  const deeds = useHelpDeeds()
  const { data, file } = props
  const begun: FileDraft = file?.values ?? {
    member: props.member,
    level: 'ordinary',
    openedOn: data.today,
  }
  const { values, set, tried, onSave, form } = useEdit<FileDraft>({
    begun,
    said: t.saved(data.nameOf(file?.values.member ?? null) ?? ''),
    save: ({ openedOn, ...after }) =>
      deeds.saveFile(
        file,
        after,
        openedOn && !file
          ? {
              step: 'opened',
              day: openedOn,
              nextOn: addMonths(openedOn, 12),
              ...(after.openedBy ? { by: after.openedBy } : {}),
            }
          : null,
      ),
    onSaved: props.onSaved,
  })
  const { openedOn, ...draft } = values
  const checked = checkHardshipFile(
    draft,
    data.allFiles.filter(({ id }) => id !== file?.id),
  )
  const problems: readonly (HardshipFileProblem | HardshipEventProblem)[] = [
    ...(checked.ok ? [] : checked.error),
    ...(!file && openedOn && openedOn > data.today ? [{ type: 'step-in-future' } as const] : []),
  ]
  const all = saysOf<HardshipFileProblem | HardshipEventProblem>(messages, w.problems, problems)
  const say = (field: string | null, ...types: readonly string[]) => (tried ? all(field, ...types) : null)
  const household = values.household ?? {}
  const income = values.income ?? {}
  const reckoned = hardshipIncome(draft)
  const other = say(null, 'family-unnamed', 'family-identity-wrong', 'family-birthday-differs')
  return (
    <Form
      onSave={() => void onSave(problems.length === 0)}
      {...form}
      columns={3}
      label={file ? t.edit : t.add}
      extra={other ? <span className="xj-problem">{other}</span> : null}
    >
      {file ? null : (
        <>
          <PersonPicker
            label={w.fields.member}
            required
            autoFocus
            people={peopleOf(data.current)}
            value={values.member}
            problem={say('member') ?? all(null, 'second-file')}
            onChange={(member) => set({ member })}
          />
          <DayInput
            label={t.openedOn}
            today={data.today}
            value={openedOn}
            hint={t.openedHint}
            problem={all(null, 'step-in-future')}
            onChange={(day) => set({ openedOn: day })}
          />
          <TextInput
            label={w.fields.openedBy}
            max={fields.openedBy.is.max}
            value={values.openedBy}
            onChange={(openedBy) => set({ openedBy })}
          />
        </>
      )}
      <ChoiceInput
        label={w.fields.category}
        required
        value={values.category}
        options={optionsOf(hardshipCategories, w.choices.category)}
        problem={say('category')}
        onChange={(category) => set({ category })}
      />
      <ChoiceInput
        label={w.fields.level}
        value={values.level}
        options={optionsOf(hardshipLevels, w.choices.level)}
        onChange={(level) => set({ level })}
      />
      <ChoiceInput
        label={w.fields.cause}
        required
        value={values.cause}
        options={optionsOf(hardshipCauses, w.choices.cause)}
        problem={say('cause')}
        onChange={(cause) => set({ cause })}
      />
      <ChoicesInput
        label={t.otherCauses}
        wide
        value={values.otherCauses}
        options={optionsOf(hardshipCauses, w.choices.cause)}
        problem={all(null, 'too-many-causes', 'cause-twice')}
        onChange={(otherCauses) => set({ otherCauses })}
      />
      <TextArea
        label={w.fields.story}
        wide
        rows={2}
        max={fields.story.is.max}
        value={values.story}
        onChange={(story) => set({ story })}
      />
      <ChoicesInput
        label={w.fields.papers}
        wide
        value={values.papers}
        options={optionsOf(hardshipPapers, w.choices.papers)}
        onChange={(papers) => set({ papers })}
      />
      <MoneyInput
        label={w.parts.income.monthly}
        min={0}
        value={income.monthly}
        onChange={(monthly) => set({ income: { ...income, monthly } })}
      />
      <MoneyInput
        label={w.parts.income.otherYearly}
        min={0}
        value={income.otherYearly}
        onChange={(otherYearly) => set({ income: { ...income, otherYearly } })}
      />
      <NumberInput
        label={w.parts.income.people}
        integer
        min={1}
        max={40}
        value={income.people}
        hint={
          reckoned.perHead === null || reckoned.yearly === null
            ? null
            : t.reckoned(format.money(reckoned.yearly), reckoned.people, format.money(reckoned.perHead))
        }
        problem={all(null, 'people-fewer-than-listed')}
        onChange={(people) => set({ income: { ...income, people } })}
      />
      <FormFold
        title={t.sections.family(values.family?.length ?? 0)}
        note={values.family?.length ? t.familyNote : null}
        open={(begun.family ?? []).length === 0 || other !== null}
      >
        <FamilyRows today={data.today} family={values.family ?? []} onChange={(family) => set({ family })} />
      </FormFold>
      <FormFold title={t.sections.person}>
        <ChoiceInput
          label={w.fields.health}
          value={values.health}
          options={optionsOf(healthStates, w.choices.health)}
          onChange={(health) => set({ health })}
        />
        <TextInput
          label={w.fields.disability}
          max={fields.disability.is.max}
          value={values.disability}
          onChange={(disability) => set({ disability })}
        />
        <TextInput
          label={w.fields.insurance}
          max={fields.insurance.is.max}
          value={values.insurance}
          onChange={(insurance) => set({ insurance })}
        />
        <ChoiceInput
          label={w.fields.marital}
          value={values.marital}
          options={optionsOf(maritalStates, w.choices.marital)}
          onChange={(marital) => set({ marital })}
        />
        <ChoiceInput
          label={w.fields.modelWorker}
          empty={messages.app.none}
          value={values.modelWorker}
          options={optionsOf(modelWorkerClasses, w.choices.modelWorker)}
          onChange={(modelWorker) => set({ modelWorker })}
        />
        <TextInput
          label={w.fields.selfHelp}
          max={fields.selfHelp.is.max}
          value={values.selfHelp}
          onChange={(selfHelp) => set({ selfHelp })}
        />
        <FlagInput
          label={w.fields.singleParent}
          value={values.singleParent}
          onChange={(singleParent) => set({ singleParent })}
        />
        <FlagInput
          label={w.fields.zeroEmployment}
          value={values.zeroEmployment}
          onChange={(zeroEmployment) => set({ zeroEmployment })}
        />
        <TextInput
          label={w.fields.contact}
          max={fields.contact.is.max}
          value={values.contact}
          onChange={(contact) => set({ contact })}
        />
      </FormFold>
      <FormFold title={t.sections.home}>
        <ChoiceInput
          label={w.parts.household.type}
          value={household.type}
          options={optionsOf(householdTypes, w.choices.type)}
          onChange={(type) => set({ household: { ...household, type } })}
        />
        <TextInput
          label={w.parts.household.place}
          max={fields.household.is.of.place.max}
          value={household.place}
          onChange={(place) => set({ household: { ...household, place } })}
        />
        <TextInput
          label={w.parts.household.postcode}
          max={fields.household.is.of.postcode.max}
          value={household.postcode}
          onChange={(postcode) => set({ household: { ...household, postcode } })}
        />
        <TextInput
          label={w.parts.household.address}
          max={fields.household.is.of.address.max}
          value={household.address}
          onChange={(address) => set({ household: { ...household, address } })}
        />
        <ChoiceInput
          label={w.parts.housing.kind}
          value={values.housing?.kind}
          options={optionsOf(housings, w.choices.kind)}
          onChange={(kind) => set({ housing: { ...values.housing, kind } })}
        />
        <NumberInput
          label={w.parts.housing.area}
          min={0}
          max={10_000}
          value={values.housing?.area}
          onChange={(area) => set({ housing: { ...values.housing, area } })}
        />
        <TextInput
          label={w.fields.reviewedBy}
          max={fields.reviewedBy.is.max}
          value={values.reviewedBy}
          onChange={(reviewedBy) => set({ reviewedBy })}
        />
      </FormFold>
    </Form>
  )
}

import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Row } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { PeoplePicker } from '#renderer/ui/person-picker.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { dayOf } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type MutualAid, mutualAid, mutualAidTypes } from '#shared/domain/mutual-aid.ts'
import { type ClaimProblem, checkMutualAid, type MutualAidProblem } from '#shared/domain/mutual-aid-check.ts'
import { useEdit } from './edit.tsx'
import { type HelpData, useHelpDeeds } from './model.ts'
import { peopleOf, saysOf } from './words.ts'

const { fields } = mutualAid

/** Enrols several members in one product, or changes one enrolment. Who is in it already is left out. */
export const AidForm = (props: {
  readonly data: HelpData
  readonly before: Rec<MutualAid> | null
  readonly year: number
  readonly onSaved: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.aid
  const w = messages.mutualAid
  const format = useFormat()
  const deeds = useHelpDeeds()
  const { data, before, year } = props
  const [people, setPeople] = useState<readonly EntityId[]>([])
  const last = data.aids.at(-1)?.values
  const begun: MutualAid = before?.values ?? {
    year,
    enrolledOn: data.today,
    until: dayOf(year, 12, 31),
    ...(last
      ? { product: last.product ?? null, type: last.type ?? null, fee: last.fee ?? null }
      : { type: 'superior' }),
  }
  /** Who was in the same product the year before and is a member still. */
  const lastYear = data.current
    .filter(({ id }) =>
      data.aids.some(
        ({ values: one }) => one.member === id && one.year === year - 1 && one.product === begun.product,
      ),
    )
    .map(({ id }) => id)
  const checkOf = (values: MutualAid, member: EntityId | null | undefined) =>
    checkMutualAid(
      { ...values, member: member ?? null },
      data.aids.filter(({ id }) => id !== before?.id),
    )
  /** Those who can be enrolled; the others are in it already. */
  const fresh = (values: MutualAid): readonly EntityId[] =>
    people.filter((member) => {
      const checked = checkOf(values, member)
      return checked.ok || !checked.error.some(({ type }) => type === 'enrolled-twice')
    })
  const { values, set, tried, onSave, form } = useEdit<MutualAid>({
    begun,
    said: t.saved,
    save: (after) =>
      before
        ? deeds.saveAid(before, after)
        : deeds.saveAids(fresh(after).map((member) => ({ ...after, member }))),
    onSaved: props.onSaved,
  })
  const enrolled = fresh(values)
  const checked = checkOf(values, before ? values.member : enrolled[0])
  const problems = checked.ok ? [] : checked.error
  const all = saysOf<MutualAidProblem | ClaimProblem>(messages, w.problems, problems)
  const say = (field: string | null, ...types: readonly string[]) => (tried ? all(field, ...types) : null)
  const nobody = !before && enrolled.length === 0
  const fee = values.fee ?? {}
  const total = ((fee.amount ?? 0) * enrolled.length) as Fen
  const products = [...new Set(data.aids.flatMap(({ values: one }) => one.product ?? []))]
  return (
    <Form
      onSave={() => void onSave(problems.length === 0 && !nobody)}
      dirty={form.dirty || people.length > 0}
      busy={form.busy}
      columns={2}
      label={before ? t.edit : t.add}
      {...(before ? {} : { saveLabel: t.save(enrolled.length, format.money(total)) })}
    >
      {before ? null : (
        <div className="xj-help-people">
          <Row gap="small">
            <Button small onClick={() => setPeople(data.current.map(({ id }) => id))}>
              {t.takeAll(data.current.length)}
            </Button>
            <Button small disabled={lastYear.length === 0} onClick={() => setPeople(lastYear)}>
              {t.takeLast(lastYear.length)}
            </Button>
          </Row>
          <PeoplePicker
            label={t.who}
            required
            autoFocus
            people={peopleOf(data.current)}
            value={people}
            hint={t.whoHint}
            problem={tried && nobody ? t.nobody : null}
            onChange={setPeople}
          />
        </div>
      )}
      {before || people.length === enrolled.length ? null : (
        <VerdictStrip state="info">{t.already(people.length - enrolled.length)}</VerdictStrip>
      )}
      <TextInput
        label={w.fields.product}
        required
        wide
        max={fields.product.is.max}
        suggestions={products}
        placeholder={t.productHint}
        value={values.product}
        problem={say('product') ?? (before ? all(null, 'enrolled-twice') : null)}
        onChange={(product) => set({ product })}
      />
      <ChoiceInput
        label={w.fields.type}
        required
        value={values.type}
        options={optionsOf(mutualAidTypes, w.choices.type)}
        problem={say('type')}
        onChange={(type) => set({ type })}
      />
      <NumberInput
        label={w.fields.year}
        required
        integer
        min={1950}
        max={2100}
        value={values.year}
        problem={say('year')}
        onChange={(next) => set({ year: next })}
      />
      <DayInput
        label={w.fields.enrolledOn}
        today={data.today}
        value={values.enrolledOn}
        onChange={(enrolledOn) => set({ enrolledOn })}
      />
      <DayInput
        label={w.fields.until}
        today={data.today}
        value={values.until}
        problem={all(null, 'until-before-start')}
        onChange={(until) => set({ until })}
      />
      <MoneyInput
        label={t.each}
        min={0}
        value={fee.amount}
        problem={say('fee.amount')}
        onChange={(amount) => set({ fee: { ...fee, amount } })}
      />
      <ChoiceInput
        label={w.parts.fee.payer}
        value={fee.payer}
        options={optionsOf(fields.fee.is.of.payer.of, w.choices.payer)}
        onChange={(payer) => set({ fee: { ...fee, payer } })}
      />
      <TextInput
        label={w.fields.number}
        max={fields.number.is.max}
        value={values.number}
        onChange={(number) => set({ number })}
      />
    </Form>
  )
}

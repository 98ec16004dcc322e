import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { fundCategories, fundPots } from '#shared/domain/activity.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type FundEntry, type FundSide, fundEntry, incomeSources } from '#shared/domain/fund.ts'
import { checkFundEntry, type FundProblem, isClosed } from '#shared/domain/fund-check.ts'
import { potOf } from '#shared/domain/fund-line.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { type Fund, useFundDeeds } from './model.ts'

const { fields } = fundEntry

/** One entry on one screen; `entry` null makes a new one, which begins with `start`. */
export const EntryForm = (props: {
  readonly fund: Fund
  readonly side: FundSide
  readonly entry: Rec<FundEntry> | null
  readonly start?: FundEntry | null
  readonly onSaved: () => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage.entry
  const words = messages.fund
  const toast = useToast()
  const deeds = useFundDeeds()
  const { fund, side, entry } = props
  const { today, data } = fund
  const [edits, setEdits] = useState<FundEntry>({})
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const begun: FundEntry = entry?.values ?? {
    side,
    day: today,
    ...(side === 'income' ? { source: 'dues' } : { category: 'home' }),
    ...props.start,
  }
  const values: FundEntry = { ...begun, ...edits }
  const set = (part: FundEntry) => setEdits((now) => ({ ...now, ...part }))
  const sum = values.sum ?? {}
  const setSum = (part: NonNullable<FundEntry['sum']>) => set({ sum: { ...sum, ...part } })

  const checked = checkFundEntry(values, {
    today,
    self: entry,
    others: data.records.entries.filter(({ id }) => id !== entry?.id),
    spendings: data.spendings,
  })
  const problems = checked.ok ? [] : checked.error
  const say = (problem: FundProblem | undefined): string | null =>
    problem ? problemText(messages, 'fund-entry', words.problems, problem) : null
  const of = (type: FundProblem['type']): string | null => say(problems.find((one) => one.type === type))
  const missing = (field: string) => problems.some((one) => one.type === 'field' && one.field === field)
  const overdue = values.day && isClosed({ values, approval: 'none' }, today)

  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    const saved = await saving(deeds.saveEntry(entry, values))
    if (!saved.ok) return
    toast({ text: t.saved(values.title ?? '') })
    setEdits({})
    props.onSaved()
  }
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0}
      busy={busy}
      columns={2}
      saveLabel={t.save}
      label={entry ? t.edit : side === 'income' ? t.newIncome : t.newSpending}
    >
      <TextInput
        label={words.fields.title}
        required
        wide
        autoFocus
        max={fields.title.is.max}
        placeholder={t.titleHint[side]}
        value={values.title}
        problem={tried && missing('title') ? t.needTitle : null}
        onChange={(title) => set({ title })}
      />
      <MoneyInput
        label={words.parts.sum.amount}
        required
        min={0}
        value={sum.amount}
        problem={tried ? of('amount-needed') : null}
        onChange={(amount) => setSum({ amount })}
      />
      <DayInput
        label={words.fields.day}
        required
        today={today}
        value={values.day}
        hint={overdue ? t.closedMonth : null}
        problem={of('in-future') ?? (tried && missing('day') ? t.needDay : null)}
        onChange={(day) => set({ day })}
      />
      {side === 'income' ? (
        <ChoiceInput
          label={words.fields.source}
          required
          value={values.source}
          options={optionsOf(incomeSources, words.choices.source)}
          problem={tried ? of('source-needed') : null}
          onChange={(source) => set({ source })}
        />
      ) : (
        <ChoiceInput
          label={words.fields.category}
          required
          value={values.category}
          options={optionsOf(fundCategories, words.choices.category)}
          problem={tried ? of('category-needed') : null}
          onChange={(category) => set({ category })}
        />
      )}
      {data.women || values.pot ? (
        <ChoiceInput
          label={words.fields.pot}
          required
          value={potOf(values)}
          options={optionsOf(fundPots, words.choices.pot)}
          onChange={(pot) => set({ pot })}
        />
      ) : null}
      <TextInput
        label={t.party[side]}
        max={fields.sum.is.of.party.max}
        value={sum.party}
        onChange={(party) => setSum({ party })}
      />
      {side === 'spending' ? (
        <TextInput
          label={words.parts.sum.invoiceNo}
          mono
          max={fields.sum.is.of.invoiceNo.max}
          value={sum.invoiceNo}
          problem={of('invoice-used')}
          onChange={(invoiceNo) => setSum({ invoiceNo })}
        />
      ) : null}
      <TextInput
        label={words.fields.handler}
        max={fields.handler.is.max}
        value={values.handler}
        onChange={(handler) => set({ handler })}
      />
      <TextArea
        label={words.fields.note}
        wide
        rows={2}
        max={fields.note.is.max}
        value={values.note}
        hint={side === 'spending' ? t.notHere : null}
        onChange={(note) => set({ note })}
      />
    </Form>
  )
}

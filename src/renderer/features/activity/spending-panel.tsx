import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, EmptyState, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Fen } from '#shared/base/money.ts'
import { formatFen, sumFen } from '#shared/base/money.ts'
import {
  type ActivitySpending,
  activityPayers,
  activitySpending,
  fundCategories,
  fundPots,
  spendingUses,
} from '#shared/domain/activity.ts'
import { type ActivityProblem, checkSpending } from '#shared/domain/activity-check.ts'
import { potOf } from '#shared/domain/fund-line.ts'
import { doubledInvoices } from '#shared/domain/invoice.ts'
import { problemText, sentenceOf } from '#shared/i18n/sentence.ts'
import type { ActivityFacts } from '#shared/rules/activity-facts.ts'
import { type ActivityData, useActivityDeeds, useActivityPlace } from './model.ts'
import type { ActivityRow, SpendingRec } from './summary.ts'
import { AllowanceList, RuleStrip } from './verdict.tsx'

const { fields } = activitySpending

/** One line: item, amount, invoice, payee. A new one keeps category, payer and day of the line before. */
const SpendingForm = (props: {
  readonly row: ActivityRow
  readonly line: SpendingRec | null
  readonly start: ActivitySpending
  readonly data: ActivityData
  /** Whether the women's money is an account of its own. */
  readonly women: boolean
  /** What is typed, so that the rules can speak of it before it is saved. */
  readonly onDraft: (draft: ActivitySpending) => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage.money
  const words = messages.activity.spending
  const toast = useToast()
  const place = useActivityPlace()
  const deeds = useActivityDeeds()
  const before: ActivitySpending = props.line?.values ?? {}
  const [edits, setEdits] = useState<ActivitySpending>({})
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const values: ActivitySpending = { ...props.start, ...before, ...edits }
  const set = (part: ActivitySpending) => {
    setEdits((now) => ({ ...now, ...part }))
    props.onDraft({ ...values, ...part })
  }
  const cost = values.cost ?? {}
  const setCost = (part: NonNullable<ActivitySpending['cost']>) => set({ cost: { ...cost, ...part } })
  const draft: ActivitySpending = { ...values, activity: props.row.id }
  const checked = checkSpending(
    draft,
    props.data.spendings.filter((one) => one.id !== props.line?.id),
    { today: place.today, entries: props.data.entries },
  )
  const problems = checked.ok ? [] : checked.error
  const noItem = problems.some((one) => one.type === 'field' && one.field === 'item')
  const textOf = (type: ActivityProblem['type'], part?: string): string | null => {
    const found = problems.find((one) => one.type === type && (one.type !== 'field' || one.part === part))
    if (!found) return null
    return found.type === 'field'
      ? sentenceOf(messages.check.faults, found.fault)
      : problemText(messages, 'activity-spending', messages.activity.problems, found)
  }
  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    setBusy(true)
    const saved = await deeds.saveSpending(props.line?.id ?? null, before, draft)
    setBusy(false)
    if (saved.ok) {
      setEdits({})
      props.onDone()
    } else toast({ text: problemSentence(messages, saved.error), tone: 'bad' })
  }
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0}
      busy={busy}
      columns={3}
      saveLabel={t.save}
      onCancel={props.onDone}
      label={t.add}
    >
      <TextInput
        label={words.fields.item}
        required
        autoFocus
        max={fields.item.is.max}
        value={values.item}
        problem={tried && noItem ? t.needItem : null}
        onChange={(item) => set({ item })}
      />
      <MoneyInput
        label={words.parts.cost.amount}
        required
        min={0}
        value={cost.amount}
        problem={textOf('field', 'amount') ?? (tried && textOf('amount-needed') ? t.needAmount : null)}
        onChange={(amount) => setCost({ amount })}
      />
      <ChoiceInput
        label={words.fields.category}
        value={values.category}
        options={fundCategories.map((one) => ({ value: one, label: words.choices.category[one] }))}
        onChange={(category) => set({ category })}
      />
      <ChoiceInput
        label={words.fields.use}
        value={values.use}
        options={spendingUses.map((one) => ({ value: one, label: words.choices.use[one] }))}
        onChange={(use) => set({ use })}
      />
      <TextInput
        label={words.parts.cost.payee}
        max={fields.cost.is.of.payee.max}
        value={cost.payee}
        onChange={(payee) => setCost({ payee })}
      />
      <TextInput
        label={words.parts.cost.invoiceNo}
        mono
        max={fields.cost.is.of.invoiceNo.max}
        value={cost.invoiceNo}
        problem={textOf('invoice-used') ?? textOf('invoice-in-fund')}
        onChange={(invoiceNo) => setCost({ invoiceNo })}
      />
      <ChoiceInput
        label={words.parts.cost.payer}
        value={cost.payer}
        options={activityPayers.map((one) => ({ value: one, label: words.choices.payer[one] }))}
        onChange={(payer) => setCost({ payer })}
      />
      {(props.women && cost.payer === 'branch-fund') || values.pot ? (
        <ChoiceInput
          label={words.fields.pot}
          required
          value={values.pot ?? 'general'}
          options={fundPots.map((one) => ({ value: one, label: words.choices.pot[one] }))}
          onChange={(pot) => set({ pot })}
        />
      ) : null}
      <TextInput
        label={words.parts.cost.quantity}
        max={fields.cost.is.of.quantity.max}
        value={cost.quantity}
        onChange={(quantity) => setCost({ quantity })}
      />
      <MoneyInput
        label={words.parts.cost.price}
        min={0}
        value={cost.price}
        onChange={(price) => setCost({ price })}
      />
      <DayInput
        label={words.fields.spentOn}
        today={place.today}
        value={values.spentOn}
        problem={textOf('spent-in-future')}
        onChange={(spentOn) => set({ spentOn })}
      />
      <DayInput
        label={words.fields.invoicedOn}
        today={place.today}
        value={values.invoicedOn}
        problem={textOf('invoiced-in-future')}
        onChange={(invoicedOn) => set({ invoicedOn })}
      />
    </Form>
  )
}

/** What the activity cost, line by line. */
export const SpendingPanel = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly facts: ActivityFacts
  readonly spendings: readonly SpendingRec[]
}) => {
  const messages = useMessages()
  const t = messages.activityPage.money
  const words = messages.activity.spending
  const format = useFormat()
  const toast = useToast()
  const deeds = useActivityDeeds()
  const { row, data, spendings } = props
  const closed = row.record.values.claimedOn ?? null
  const doubled = new Map(
    doubledInvoices(data.entries, spendings).map(({ entry, spending }) => [spending.id, entry]),
  )
  /** The id of a line, `new.N` for the N-th new one so that each begins empty, or null. */
  const [open, setOpen] = useState<string | null>(null)
  const [draft, setDraft] = useState<ActivitySpending | null>(null)
  const begin = (id: string | null) => {
    setDraft(null)
    setOpen(id)
  }
  const women = data.entries.some(({ values }) => potOf(values) === 'women')
  const last = spendings.at(-1)?.values
  const start: ActivitySpending = {
    category: last?.category ?? (row.record.values.type === 'outing' ? 'outing' : 'culture'),
    cost: { payer: last?.cost?.payer ?? 'branch-fund' },
    ...(women ? { pot: last?.pot ?? (row.record.values.type === 'women' ? 'women' : 'general') } : {}),
    spentOn: last?.spentOn ?? row.day,
  }
  const line = spendings.find((one) => one.id === open) ?? null
  const budget = row.record.values.budget
  const remove = async (one: SpendingRec) => {
    const name = one.values.item ?? ''
    const done = await deeds.removeSpending(one.id, t.remove(name))
    if (done.ok) toast({ text: t.removed(name) })
    else toast({ text: problemSentence(messages, done.error), tone: 'bad' })
  }
  const adding = closed ? null : (
    <Button kind="primary" icon="add" onClick={() => begin('new.0')}>
      {t.add}
    </Button>
  )
  const facts: ActivityFacts =
    draft === null
      ? props.facts
      : {
          ...props.facts,
          spending: [...spendings.filter((one) => one.id !== open).map((one) => one.values), draft],
        }
  const ruling = data.judge.ruling(row.home, facts)
  const told = (
    <>
      <RuleStrip ruling={ruling} facts={facts} />
      {closed ? null : <AllowanceList ruling={ruling} />}
    </>
  )
  return (
    <Stack>
      {budget != null && row.total > budget ? (
        <VerdictStrip state="warn" source={t.budget(format.money(budget))}>
          {t.over(formatFen((row.total - budget) as Fen))}
        </VerdictStrip>
      ) : null}
      {open !== null && !closed ? (
        <Card title={line ? t.edit(line.values.item ?? '') : t.add} level={3}>
          <SpendingForm
            key={open}
            row={row}
            line={line}
            start={line ? {} : start}
            data={data}
            women={women}
            onDraft={setDraft}
            onDone={() => begin(null)}
          />
        </Card>
      ) : null}
      {/* Beside what is being typed, so that it is seen while typing. */}
      {open !== null && !closed ? told : null}
      <DataTable
        label={messages.activityPage.drawer.spending}
        rows={spendings}
        rowKey={(one) => one.id}
        onOpen={closed ? undefined : (one) => begin(one.id)}
        openKey={open}
        actions={open === null && spendings.length > 0 ? adding : null}
        count={
          <>
            {t.count(spendings.length, format.money(row.total))}
            {row.signed > 0 && row.total > 0
              ? ` · ${t.perHead(format.money(Math.round(row.total / row.signed) as Fen))}`
              : null}
          </>
        }
        empty={<EmptyState title={t.empty} icon="fund" action={open === null ? adding : null} />}
        columns={[
          { key: 'item', title: words.fields.item, value: (one) => one.values.item ?? '' },
          {
            key: 'use',
            title: words.fields.use,
            value: (one) => (one.values.use ? words.choices.use[one.values.use] : null),
          },
          {
            key: 'payer',
            title: words.parts.cost.payer,
            value: (one) => (one.values.cost?.payer ? words.choices.payer[one.values.cost.payer] : null),
          },
          {
            key: 'amount',
            title: words.parts.cost.amount,
            value: (one) => one.values.cost?.amount,
            render: (one) => (one.values.cost?.amount == null ? null : format.money(one.values.cost.amount)),
            end: true,
            total: (lines) => format.money(sumFen(lines.flatMap((one) => one.values.cost?.amount ?? []))),
          },
          {
            key: 'invoice',
            title: words.parts.cost.invoiceNo,
            value: (one) => one.values.cost?.invoiceNo,
            render: (one) => {
              const entry = doubled.get(one.id)
              return (
                <>
                  {one.values.cost?.invoiceNo ?? <span className="xj-hint">{t.noInvoice}</span>}{' '}
                  {entry ? (
                    <Tag tone="warn" icon="warn">
                      {t.inFund(entry.values.title ?? '')}
                    </Tag>
                  ) : null}
                </>
              )
            },
          },
          { key: 'payee', title: words.parts.cost.payee, value: (one) => one.values.cost?.payee },
          ...(closed
            ? []
            : [
                {
                  key: 'do',
                  title: messages.app.remove,
                  sortable: false,
                  end: true,
                  render: (one: SpendingRec) => (
                    <Button
                      kind="quiet"
                      small
                      icon="close"
                      label={t.remove(one.values.item ?? '')}
                      onClick={() => void remove(one)}
                    />
                  ),
                },
              ]),
        ]}
      />
      {open === null || closed ? told : null}
      {closed ? <p className="xj-hint">{messages.activityPage.claim.locked(format.day(closed))}</p> : null}
    </Stack>
  )
}

import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
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
import { type LineProps, LinesPanel, useLine } from './lines-panel.tsx'
import { type ActivityData, useActivityDeeds, useActivityPlace } from './model.ts'
import type { ActivityRow, SpendingRec } from './summary.ts'
import { AllowanceList, RuleStrip } from './verdict.tsx'

const { fields } = activitySpending

/** One line: item, amount, invoice, payee. A new one keeps category, payer and day of the line before. */
const SpendingForm = (
  props: LineProps<ActivitySpending> & {
    readonly row: ActivityRow
    readonly start: ActivitySpending
    readonly data: ActivityData
    /** Whether the women's money is an account of its own. */
    readonly women: boolean
  },
) => {
  const messages = useMessages()
  const t = messages.activityPage.money
  const words = messages.activity.spending
  const place = useActivityPlace()
  const deeds = useActivityDeeds()
  const { data, line } = props
  const { values, problems, tried, set, form } = useLine({
    ...props,
    fixed: { activity: props.row.id },
    check: (draft: ActivitySpending) =>
      checkSpending(
        draft,
        data.spendings.filter((one) => one.id !== line?.id),
        { today: place.today, entries: data.entries },
      ),
    save: deeds.saveSpending,
  })
  const cost = values.cost ?? {}
  const setCost = (part: NonNullable<ActivitySpending['cost']>) => set({ cost: { ...cost, ...part } })
  const noItem = problems.some((one) => one.type === 'field' && one.field === 'item')
  const textOf = (type: ActivityProblem['type'], part?: string): string | null => {
    const found = problems.find((one) => one.type === type && (one.type !== 'field' || one.part === part))
    if (!found) return null
    return found.type === 'field'
      ? sentenceOf(messages.check.faults, found.fault)
      : problemText(messages, 'activity-spending', messages.activity.problems, found)
  }
  return (
    <Form {...form} columns={3} saveLabel={t.save} label={t.add}>
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
        options={optionsOf(fundCategories, words.choices.category)}
        onChange={(category) => set({ category })}
      />
      <ChoiceInput
        label={words.fields.use}
        value={values.use}
        options={optionsOf(spendingUses, words.choices.use)}
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
        options={optionsOf(activityPayers, words.choices.payer)}
        onChange={(payer) => setCost({ payer })}
      />
      {(props.women && cost.payer === 'branch-fund') || values.pot ? (
        <ChoiceInput
          label={words.fields.pot}
          required
          value={values.pot ?? 'general'}
          options={optionsOf(fundPots, words.choices.pot)}
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
  const deeds = useActivityDeeds()
  const { row, data, spendings } = props
  const closed = row.record.values.claimedOn ?? null
  const doubled = new Map(
    doubledInvoices(data.entries, spendings).map(({ entry, spending }) => [spending.id, entry]),
  )
  const women = data.entries.some(({ values }) => potOf(values) === 'women')
  const last = spendings.at(-1)?.values
  const start: ActivitySpending = {
    category: last?.category ?? (row.record.values.type === 'outing' ? 'outing' : 'culture'),
    cost: { payer: last?.cost?.payer ?? 'branch-fund' },
    ...(women ? { pot: last?.pot ?? (row.record.values.type === 'women' ? 'women' : 'general') } : {}),
    spentOn: last?.spentOn ?? row.day,
  }
  const budget = row.record.values.budget
  const nameOf = (one: SpendingRec): string => one.values.item ?? ''
  return (
    <Stack>
      {budget != null && row.total > budget ? (
        <VerdictStrip state="warn" source={t.budget(format.money(budget))}>
          {t.over(formatFen((row.total - budget) as Fen))}
        </VerdictStrip>
      ) : null}
      <LinesPanel<ActivitySpending, SpendingRec>
        label={messages.activityPage.drawer.spending}
        rows={spendings}
        closed={closed !== null}
        icon="fund"
        words={{
          add: t.add,
          edit: (one) => t.edit(nameOf(one)),
          remove: (one) => t.remove(nameOf(one)),
          removed: (one) => t.removed(nameOf(one)),
          empty: t.empty,
        }}
        count={
          <>
            {t.count(spendings.length, format.money(row.total))}
            {row.signed > 0 && row.total > 0
              ? ` · ${t.perHead(format.money(Math.round(row.total / row.signed) as Fen))}`
              : null}
          </>
        }
        form={(line) => (
          <SpendingForm {...line} row={row} start={line.line ? {} : start} data={data} women={women} />
        )}
        told={(draft, id) => {
          const facts: ActivityFacts =
            draft === null
              ? props.facts
              : {
                  ...props.facts,
                  spending: [...spendings.filter((one) => one.id !== id).map((one) => one.values), draft],
                }
          const ruling = data.judge.ruling(row.home, facts)
          return (
            <>
              <RuleStrip ruling={ruling} facts={facts} />
              {closed ? null : <AllowanceList ruling={ruling} />}
            </>
          )
        }}
        onRemove={(one) => deeds.removeSpending(one.id, t.remove(nameOf(one)))}
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
            title: messages.app.form.inYuan(words.parts.cost.amount),
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
        ]}
      />
      {closed ? <p className="xj-hint">{messages.activityPage.claim.locked(format.day(closed))}</p> : null}
    </Stack>
  )
}

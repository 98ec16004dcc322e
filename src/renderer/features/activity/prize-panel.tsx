import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { type ActivityPrize, activityPrize, prizeForms } from '#shared/domain/activity.ts'
import { checkPrize } from '#shared/domain/activity-check.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { ActivityFacts } from '#shared/rules/activity-facts.ts'
import { type LineProps, LinesPanel, useLine } from './lines-panel.tsx'
import { type ActivityData, useActivityDeeds } from './model.ts'
import type { ActivityRow, PrizeRec } from './summary.ts'
import { RuleStrip } from './verdict.tsx'

const { fields } = activityPrize
const limits = fields.prize.is.of

/** One grade: contest, place, how many won it, what each gets. */
const PrizeForm = (
  props: LineProps<ActivityPrize> & { readonly row: ActivityRow; readonly start: ActivityPrize },
) => {
  const messages = useMessages()
  const t = messages.activityPage.prize
  const words = messages.activity.prize
  const deeds = useActivityDeeds()
  const { values, problems, tried, set, form } = useLine({
    ...props,
    fixed: { activity: props.row.id },
    check: checkPrize,
    save: deeds.savePrize,
  })
  const prize = values.prize ?? {}
  const setPrize = (part: NonNullable<ActivityPrize['prize']>) => set({ prize: { ...prize, ...part } })
  const at = (part: string, type?: 'amount-needed' | 'team-size-needed'): string | null => {
    const found = problems.find(
      (one) => one.type === type || (one.type === 'field' && one.field === 'prize' && one.part === part),
    )
    if (!found || (found.type !== 'field' && !tried)) return null
    return found.type === 'field'
      ? sentenceOf(messages.check.faults, found.fault)
      : sentenceOf(messages.activity.problems, found)
  }
  return (
    <Form {...form} columns={3} saveLabel={t.save} label={t.add}>
      <TextInput
        label={words.fields.item}
        autoFocus
        max={fields.item.is.max}
        placeholder={t.itemHint}
        value={values.item}
        onChange={(item) => set({ item })}
      />
      <ChoiceInput
        label={words.parts.prize.form}
        value={prize.form}
        options={optionsOf(prizeForms, words.choices.form)}
        onChange={(form) => setPrize(form === 'team' ? { form } : { form, teamSize: null })}
      />
      <NumberInput
        label={words.parts.prize.rank}
        integer
        min={1}
        max={limits.rank.max}
        problem={at('rank')}
        value={prize.rank}
        onChange={(rank) => setPrize({ rank })}
      />
      <NumberInput
        label={words.parts.prize.winners}
        integer
        min={1}
        max={limits.winners.max}
        problem={at('winners')}
        value={prize.winners}
        onChange={(winners) => setPrize({ winners })}
      />
      {prize.form === 'team' ? (
        <NumberInput
          label={words.parts.prize.teamSize}
          required
          integer
          min={1}
          max={limits.teamSize.max}
          problem={at('teamSize', 'team-size-needed')}
          value={prize.teamSize}
          onChange={(teamSize) => setPrize({ teamSize })}
        />
      ) : null}
      <MoneyInput
        label={words.parts.prize.amount}
        required
        min={0}
        problem={at('amount', 'amount-needed')}
        value={prize.amount}
        onChange={(amount) => setPrize({ amount })}
      />
    </Form>
  )
}

/** The prizes of a contest, grade by grade, and what the rules say of them. */
export const PrizePanel = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly facts: ActivityFacts
  readonly prizes: readonly PrizeRec[]
}) => {
  const messages = useMessages()
  const t = messages.activityPage.prize
  const words = messages.activity.prize
  const format = useFormat()
  const deeds = useActivityDeeds()
  const { row, data, prizes } = props
  const last = prizes.at(-1)?.values
  const start: ActivityPrize = {
    item: last?.item ?? null,
    prize: {
      form: last?.prize?.form ?? 'individual',
      rank: last?.prize?.rank ? Math.min(last.prize.rank + 1, limits.rank.max) : 1,
      winners: 1,
      teamSize: last?.prize?.teamSize ?? null,
    },
  }
  const nameOf = (one: PrizeRec): string =>
    [one.values.item, one.values.prize?.rank ? t.place(one.values.prize.rank) : null]
      .filter(Boolean)
      .join(' ')
  return (
    <LinesPanel<ActivityPrize, PrizeRec>
      label={messages.activityPage.drawer.prizes}
      rows={prizes}
      closed={row.state === 'claimed'}
      icon="activity"
      words={{
        add: t.add,
        edit: () => t.edit,
        remove: (one) => t.remove(nameOf(one)),
        removed: () => t.removed,
        empty: t.empty,
      }}
      form={(line) => <PrizeForm {...line} row={row} start={line.line ? {} : start} />}
      told={(draft, id) => {
        const facts: ActivityFacts =
          draft === null
            ? props.facts
            : {
                ...props.facts,
                prizes: [...prizes.filter((one) => one.id !== id).map((one) => one.values), draft],
              }
        return <RuleStrip ruling={data.judge.ruling(row.home, facts)} facts={facts} />
      }}
      onRemove={(one) => deeds.removePrize(one.id, t.removed)}
      columns={[
        { key: 'item', title: words.fields.item, value: (one) => one.values.item ?? t.noItem },
        {
          key: 'form',
          title: words.parts.prize.form,
          value: (one) => {
            const { form, teamSize } = one.values.prize ?? {}
            return form === 'team' ? t.team(teamSize ?? 1) : words.choices.form[form ?? 'individual']
          },
        },
        { key: 'rank', title: words.parts.prize.rank, value: (one) => one.values.prize?.rank, end: true },
        {
          key: 'winners',
          title: words.parts.prize.winners,
          value: (one) => one.values.prize?.winners,
          end: true,
          total: (lines) =>
            format.number(lines.reduce((sum, one) => sum + (one.values.prize?.winners ?? 1), 0)),
        },
        {
          key: 'amount',
          title: messages.app.form.inYuan(words.parts.prize.amount),
          value: (one) => one.values.prize?.amount,
          render: (one) => (one.values.prize?.amount == null ? null : format.money(one.values.prize.amount)),
          end: true,
        },
      ]}
    />
  )
}

import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type ActivityPrize, activityPrize, prizeForms } from '#shared/domain/activity.ts'
import { checkPrize } from '#shared/domain/activity-check.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { ActivityFacts } from '#shared/rules/activity-facts.ts'
import { type ActivityData, useActivityDeeds } from './model.ts'
import type { ActivityRow, PrizeRec } from './summary.ts'
import { RuleStrip } from './verdict.tsx'

const { fields } = activityPrize
const limits = fields.prize.is.of

/** One grade: contest, place, how many won it, what each gets. */
const PrizeForm = (props: {
  readonly row: ActivityRow
  readonly line: PrizeRec | null
  readonly start: ActivityPrize
  readonly onDraft: (draft: ActivityPrize) => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage.prize
  const words = messages.activity.prize
  const toast = useToast()
  const deeds = useActivityDeeds()
  const before: ActivityPrize = props.line?.values ?? {}
  const [edits, setEdits] = useState<ActivityPrize>({})
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const values: ActivityPrize = { ...props.start, ...before, ...edits, activity: props.row.id }
  const prize = values.prize ?? {}
  const set = (part: ActivityPrize) => {
    setEdits((now) => ({ ...now, ...part }))
    props.onDraft({ ...values, ...part })
  }
  const setPrize = (part: NonNullable<ActivityPrize['prize']>) => set({ prize: { ...prize, ...part } })
  const checked = checkPrize(values)
  const problems = checked.ok ? [] : checked.error
  const at = (part: string, type?: 'amount-needed' | 'team-size-needed'): string | null => {
    const found = problems.find(
      (one) => one.type === type || (one.type === 'field' && one.field === 'prize' && one.part === part),
    )
    if (!found || (found.type !== 'field' && !tried)) return null
    return found.type === 'field'
      ? sentenceOf(messages.check.faults, found.fault)
      : sentenceOf(messages.activity.problems, found)
  }
  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    setBusy(true)
    const saved = await deeds.savePrize(props.line?.id ?? null, before, values)
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
        autoFocus
        max={fields.item.is.max}
        placeholder={t.itemHint}
        value={values.item}
        onChange={(item) => set({ item })}
      />
      <ChoiceInput
        label={words.parts.prize.form}
        value={prize.form}
        options={prizeForms.map((one) => ({ value: one, label: words.choices.form[one] }))}
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
  const toast = useToast()
  const deeds = useActivityDeeds()
  const { row, data, prizes } = props
  const [open, setOpen] = useState<string | null>(null)
  const [draft, setDraft] = useState<ActivityPrize | null>(null)
  const closed = row.state === 'claimed'
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
  const line = prizes.find((one) => one.id === open) ?? null
  const done = () => {
    setOpen(null)
    setDraft(null)
  }
  const facts: ActivityFacts =
    draft === null
      ? props.facts
      : {
          ...props.facts,
          prizes: [...prizes.filter((one) => one.id !== open).map((one) => one.values), draft],
        }
  const remove = async (one: PrizeRec) => {
    const removed = await deeds.removePrize(one.id, t.removed)
    if (removed.ok) toast({ text: t.removed })
    else toast({ text: problemSentence(messages, removed.error), tone: 'bad' })
  }
  const nameOf = (one: PrizeRec): string =>
    [one.values.item, one.values.prize?.rank ? t.place(one.values.prize.rank) : null]
      .filter(Boolean)
      .join(' ')
  const adding = closed ? null : (
    <Button kind="primary" icon="add" onClick={() => setOpen('new')}>
      {t.add}
    </Button>
  )
  const told = <RuleStrip ruling={data.judge.ruling(row.home, facts)} facts={facts} />
  return (
    <Stack>
      {open !== null && !closed ? (
        <Card title={line ? t.edit : t.add} level={3}>
          <PrizeForm
            key={open}
            row={row}
            line={line}
            start={line ? {} : start}
            onDraft={setDraft}
            onDone={done}
          />
        </Card>
      ) : null}
      {open !== null && !closed ? told : null}
      <DataTable
        label={messages.activityPage.drawer.prizes}
        rows={prizes}
        rowKey={(one) => one.id}
        onOpen={
          closed
            ? undefined
            : (one) => {
                setDraft(null)
                setOpen(one.id)
              }
        }
        openKey={open}
        actions={open === null && prizes.length > 0 ? adding : null}
        empty={<EmptyState title={t.empty} icon="home" action={open === null ? adding : null} />}
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
            title: words.parts.prize.amount,
            value: (one) => one.values.prize?.amount,
            render: (one) =>
              one.values.prize?.amount == null ? null : format.money(one.values.prize.amount),
            end: true,
          },
          ...(closed
            ? []
            : [
                {
                  key: 'do',
                  title: messages.app.remove,
                  sortable: false,
                  end: true,
                  render: (one: PrizeRec) => (
                    <Button
                      kind="quiet"
                      small
                      icon="close"
                      label={t.remove(nameOf(one))}
                      onClick={() => void remove(one)}
                    />
                  ),
                },
              ]),
        ]}
      />
      {open === null || closed ? told : null}
    </Stack>
  )
}

import { useMemo, useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { ChoiceInput, FilterChips, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Grid } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { AmountCell, MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { payers } from '#shared/domain/condolence.ts'
import { type Help, help, helpContents, helpForms } from '#shared/domain/help.ts'
import { checkHelp, type HelpProblem } from '#shared/domain/help-line.ts'
import { type HelpData, useHelpDeeds } from './model.ts'
import { capsPupils, useHelpRules, withVerdict } from './rule.ts'
import { Beyond } from './verdict.tsx'
import { saysOf } from './words.ts'

const { min, max } = help.fields.pupils.is
const pupilCounts = Array.from({ length: max - min + 1 }, (_, n) => min + n)

interface Line {
  readonly id: EntityId
  readonly name: string
  readonly unit: string
  readonly inHardship: boolean
  readonly amount: Fen | null
  readonly item: string | null
  readonly pupils: number | null
}

/** What is typed over for one person. */
interface Own {
  readonly amount?: Fen | null
  readonly item?: string | null
  readonly pupils?: number
}

/** A campaign in one table: chosen once, amounts and goods typed over where a person differs, one save. */
export const BatchForm = (props: {
  readonly data: HelpData
  readonly onDone: (campaign: string, count: number) => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.batch
  const w = messages.help
  const format = useFormat()
  const deeds = useHelpDeeds()
  const { data } = props
  const judge = useHelpRules(data.lines)
  const [common, setCommon] = useState<Help>({
    day: data.today,
    content: 'study',
    form: 'cash',
    campaign: t.name(data.year),
  })
  const [own, setOwn] = useState<ReadonlyMap<EntityId, Own>>(new Map())
  const [only, setOnly] = useState<'file' | 'all'>('file')
  const [spend, setSpend] = useState(true)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const inHardship = useMemo(
    () =>
      new Set(
        data.files.flatMap((row) => (row.state === 'open' && row.values.member ? [row.values.member] : [])),
      ),
    [data.files],
  )
  // Those with an open file are meant until somebody takes them out.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(inHardship)
  const byPupil = capsPupils(judge?.(common, null).known ?? null, common.content)
  const lines = data.current
    .filter(({ id }) => only === 'all' || inHardship.has(id) || chosen.has(id))
    .map(
      ({ id, values }): Line => ({
        id,
        name: values.name ?? '',
        unit: values.unit ?? '',
        inHardship: inHardship.has(id),
        amount: own.get(id)?.amount ?? common.aid?.amount ?? null,
        item: own.get(id)?.item ?? common.aid?.item ?? null,
        pupils: byPupil ? (own.get(id)?.pupils ?? 1) : null,
      }),
    )
  const taken = lines.filter(({ id }) => chosen.has(id))
  const total = sumFen(taken.flatMap(({ amount }) => amount ?? []))
  const aid = common.aid ?? {}
  const set = (part: Help) => setCommon((now) => ({ ...now, ...part }))
  const helps = taken.map(({ id, amount, item, pupils }) => {
    const draft: Help = { ...common, member: id, pupils, aid: { ...aid, amount, item } }
    return { draft, verdict: judge?.(draft, null).verdict ?? null }
  })
  const beyond = helps.flatMap(({ verdict }, n) =>
    verdict?.state === 'warning' ? { name: taken[n]?.name ?? '', verdict } : [],
  )
  const setFor = (id: EntityId, part: Own) =>
    setOwn((now) => new Map(now).set(id, { ...now.get(id), ...part }))
  const onSave = async () => {
    setFailure(null)
    const campaign = common.campaign?.trim()
    if (!campaign) return setFailure(t.needName)
    if (taken.length === 0) return setFailure(t.nobody)
    const judged = helps.map(({ draft, verdict }) => withVerdict(null, { ...draft, campaign }, verdict))
    for (const [n, one] of judged.entries()) {
      const checked = checkHelp(one, { today: data.today, verdict: helps[n]?.verdict ?? null })
      if (checked.ok) continue
      const [first] = checked.error
      const said =
        first &&
        saysOf<HelpProblem>(
          messages,
          w.problems,
          checked.error,
        )(first.type === 'field' ? first.field : null, first.type)
      return setFailure(t.wrong(taken[n]?.name ?? '', said ?? ''))
    }
    setBusy(true)
    const saved = await deeds.saveHelps(judged, spend && aid.payer === 'branch-fund' ? campaign : null)
    setBusy(false)
    if (saved.ok) props.onDone(campaign, judged.length)
    else setFailure(problemSentence(messages, saved.error))
  }
  const pupilColumn: Column<Line> = {
    key: 'pupils',
    title: w.fields.pupils,
    end: true,
    sortable: false,
    render: (line) => (
      <select
        className="xj-input"
        aria-label={t.pupilsOf(line.name)}
        value={line.pupils ?? 1}
        onChange={({ target }) => setFor(line.id, { pupils: Number(target.value) })}
      >
        {pupilCounts.map((n) => (
          <option key={n}>{n}</option>
        ))}
      </select>
    ),
  }
  const columns: readonly Column<Line>[] = [
    { key: 'name', title: w.fields.member, value: (line) => line.name },
    { key: 'unit', title: messages.member.fields.unit, value: (line) => line.unit },
    ...(byPupil ? [pupilColumn] : []),
    {
      key: 'amount',
      title: messages.helpPage.ledger.amount,
      end: true,
      sortable: false,
      render: (line) => (
        <AmountCell
          label={t.amountOf(line.name)}
          value={line.amount}
          onChange={(amount) => setFor(line.id, { amount })}
        />
      ),
      total: () => format.money(total),
    },
    {
      key: 'item',
      title: w.parts.aid.item,
      sortable: false,
      render: (line) => (
        <input
          className="xj-input"
          aria-label={t.itemOf(line.name)}
          maxLength={120}
          value={line.item ?? ''}
          onChange={(event) => setFor(line.id, { item: event.target.value || null })}
        />
      ),
    },
  ]
  return (
    <Form
      label={t.title}
      dirty={chosen !== inHardship || own.size > 0 || common.aid !== undefined}
      busy={busy}
      disabled={!judge}
      saveLabel={t.save(taken.length, format.money(total))}
      onSave={() => void onSave()}
      extra={failure ? <span className="xj-problem">{failure}</span> : null}
    >
      <Grid min={160}>
        <TextInput
          label={w.fields.campaign}
          required
          autoFocus
          max={60}
          suggestions={t.suggestions(data.year)}
          value={common.campaign}
          onChange={(campaign) => set({ campaign })}
        />
        <ChoiceInput
          label={w.fields.content}
          required
          value={common.content}
          options={optionsOf(helpContents, w.choices.content)}
          onChange={(content) => set({ content })}
        />
        <DayInput
          label={w.fields.day}
          required
          today={data.today}
          value={common.day}
          onChange={(day) => set({ day })}
        />
        <ChoiceInput
          label={w.fields.form}
          required
          value={common.form}
          options={optionsOf(helpForms, w.choices.form)}
          onChange={(form) => set({ form })}
        />
        <MoneyInput
          label={t.each}
          min={0}
          value={aid.amount}
          onChange={(amount) => set({ aid: { ...aid, amount } })}
        />
        <ChoiceInput
          label={w.parts.aid.payer}
          value={aid.payer}
          options={optionsOf(payers, w.choices.payer)}
          onChange={(payer) => set({ aid: { ...aid, payer } })}
        />
        <TextInput
          label={w.parts.aid.item}
          max={120}
          value={aid.item}
          onChange={(item) => set({ aid: { ...aid, item } })}
        />
      </Grid>
      {aid.payer === 'branch-fund' ? (
        <FlagInput label={messages.helpPage.help.spend} value={spend} onChange={setSpend} />
      ) : null}
      {beyond.length > 0 ? (
        <>
          <Beyond people={beyond} />
          <TextInput
            label={w.fields.overrideReason}
            required
            max={help.fields.overrideReason.is.max}
            hint={messages.helpPage.rule.reasonHint}
            value={common.overrideReason}
            onChange={(overrideReason) => set({ overrideReason })}
          />
        </>
      ) : null}
      <FilterChips
        single
        label={t.who}
        options={[
          { value: 'file', label: t.onlyFile, count: inHardship.size },
          { value: 'all', label: t.everybody, count: data.current.length },
        ]}
        value={[only]}
        onChange={([next]) => setOnly(next === 'all' ? 'all' : 'file')}
      />
      <div className="xj-help-batch">
        <DataTable<Line>
          label={t.who}
          rows={lines}
          rowKey={(line) => line.id}
          columns={columns}
          selected={chosen}
          onSelect={setChosen}
          tone={(line) => (chosen.has(line.id) ? undefined : 'quiet')}
          pageSize={200}
        />
      </div>
    </Form>
  )
}

import './condolence.css'
import { useMemo, useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Grid } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { AmountCell, MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import {
  type CondolenceEvent,
  condolenceEvents,
  festivals,
  giftForms,
  payers,
  type Visit,
  visit,
} from '#shared/domain/condolence.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import { batchVisit } from './draft.ts'
import { judgeOf, usePlace, useVisitDeeds, type VisitData } from './model.ts'
import { fillIn, type KnownPack } from './rule.ts'
import { sentenceText, visitProblemText } from './words.ts'

interface Line {
  readonly id: EntityId
  readonly name: string
  readonly unit: string
  readonly visit: Visit
  readonly state: 'allowed' | 'warning' | 'refused'
  readonly said: string
}

/** The same visit to many: chosen once, amounts typed over where they differ, one save. */
export const BatchForm = (props: {
  readonly data: VisitData
  readonly pack: KnownPack | null
  readonly onDone: (ids: readonly EntityId[]) => void
}) => {
  const messages = useMessages()
  const t = messages.condolencePage.batchForm
  const w = messages.condolence
  const format = useFormat()
  const { today, workspace } = usePlace()
  const deeds = useVisitDeeds()
  const { data } = props
  const pack = props.pack?.pack ?? null
  const [common, setCommon] = useState<Visit>({ visitedOn: today })
  const [own, setOwn] = useState<ReadonlyMap<EntityId, Fen>>(new Map())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const judge = useMemo(() => judgeOf(data, today), [data, today])
  const people = useMemo(() => {
    const events = eventsByMember(data.events)
    return data.members.filter(
      ({ id, life, home }) =>
        life === 'active' &&
        home === workspace.org &&
        membershipAt(events.get(id) ?? [], common.visitedOn ?? today) === 'active',
    )
  }, [data, workspace, common.visitedOn, today])
  const lines = useMemo(
    () =>
      people.map(({ id, values }): Line => {
        const draft = batchVisit(common, id, own.get(id) ?? common.gift?.amount ?? null)
        const verdict = common.event ? judge(pack, draft, null) : null
        return {
          id,
          name: values.name ?? '',
          unit: values.unit ?? '',
          visit: { ...draft, verdict },
          state: verdict?.state ?? 'allowed',
          said: verdict?.sentences.map((one) => sentenceText(messages, one)).join(' ') ?? '',
        }
      }),
    [people, common, own, pack, judge, messages],
  )
  const chosen = lines.filter((line) => !left.has(line.id))
  const refused = chosen.filter((line) => line.state === 'refused')
  const warned = chosen.filter((line) => line.state === 'warning')
  const total = sumFen(chosen.flatMap(({ visit }) => visit.gift?.amount ?? []))
  const gift = (change: NonNullable<Visit['gift']>) =>
    setCommon((now) => ({ ...now, gift: { ...now.gift, ...change } }))
  const ready = Boolean(
    common.event &&
      common.visitedOn &&
      common.gift?.form &&
      common.gift.payer &&
      (common.event !== 'festival' || common.festival),
  )
  const onSave = async () => {
    setFailure(null)
    if (!ready) return setFailure(t.incomplete)
    if (chosen.length === 0) return setFailure(t.nobody)
    if (refused.length > 0) return setFailure(t.blocked(refused.length))
    if (warned.length > 0 && !reason?.trim())
      return setFailure(visitProblemText(messages, { type: 'reason-needed' }))
    if (chosen.some(({ visit }) => visit.gift?.amount == null)) return setFailure(t.noAmount)
    setBusy(true)
    try {
      const saved = await deeds.saveBatch(
        chosen.map(({ visit, state }) =>
          state === 'warning' ? { ...visit, overrideReason: reason?.trim() ?? null } : visit,
        ),
      )
      if (saved.ok) props.onDone(saved.value)
      else setFailure(problemSentence(messages, saved.error))
    } finally {
      setBusy(false)
    }
  }
  const columns: readonly Column<Line>[] = [
    { key: 'name', title: t.member, value: (line) => line.name },
    { key: 'unit', title: messages.member.fields.unit, value: (line) => line.unit },
    {
      key: 'amount',
      title: t.own,
      end: true,
      sortable: false,
      render: (line) => (
        <AmountCell
          label={`${t.own} ${line.name}`}
          value={line.visit.gift?.amount ?? null}
          onChange={(amount) =>
            setOwn((now) => {
              const next = new Map(now)
              if (amount === null) next.delete(line.id)
              else next.set(line.id, amount)
              return next
            })
          }
        />
      ),
      total: () => format.money(total),
    },
    { key: 'rule', title: t.note, value: (line) => line.said },
  ]
  return (
    <Form
      label={t.title}
      dirty={common.event !== undefined || own.size > 0}
      busy={busy}
      saveLabel={t.save(chosen.length, format.money(total))}
      onSave={() => void onSave()}
      extra={failure ? <span className="xj-problem">{failure}</span> : null}
    >
      <p className="xj-note">{t.lead}</p>
      <Grid min={160}>
        <ChoiceInput<CondolenceEvent>
          label={w.fields.event}
          required
          autoFocus
          value={common.event}
          options={optionsOf(condolenceEvents, w.choices.event)}
          onChange={(event) => setCommon((now) => fillIn(pack, now, { event }))}
        />
        {common.event === 'festival' ? (
          <ChoiceInput
            label={w.fields.festival}
            required
            value={common.festival}
            options={optionsOf(festivals, w.choices.festival)}
            onChange={(festival) => setCommon((now) => ({ ...now, festival }))}
          />
        ) : null}
        <DayInput
          label={w.fields.visitedOn}
          required
          today={today}
          value={common.visitedOn}
          onChange={(visitedOn) => setCommon((now) => ({ ...now, visitedOn }))}
        />
        <ChoiceInput
          label={w.parts.gift.form}
          required
          value={common.gift?.form}
          options={optionsOf(giftForms, w.choices.form)}
          onChange={(form) => gift({ form })}
        />
        <MoneyInput
          label={t.amount}
          required
          min={0}
          value={common.gift?.amount}
          onChange={(amount) => gift({ amount })}
        />
        <ChoiceInput
          label={w.parts.gift.payer}
          required
          value={common.gift?.payer}
          options={optionsOf(payers, w.choices.payer)}
          onChange={(payer) => gift({ payer })}
        />
        <TextInput
          label={w.parts.gift.item}
          max={120}
          value={common.gift?.item}
          onChange={(item) => gift({ item })}
        />
        <TextInput
          label={w.fields.campaign}
          max={visit.fields.campaign.is.max}
          placeholder={t.campaignHint}
          value={common.campaign}
          onChange={(campaign) => setCommon((now) => ({ ...now, campaign }))}
        />
      </Grid>
      {warned.length > 0 ? (
        <TextInput
          label={t.reasonAll(warned.length)}
          required
          max={500}
          value={reason}
          hint={messages.condolencePage.entry.reasonHint}
          onChange={setReason}
        />
      ) : null}
      <div className="xj-batch">
        <DataTable<Line>
          label={t.member}
          rows={lines}
          rowKey={(line) => line.id}
          columns={columns}
          selected={new Set(lines.flatMap(({ id }) => (left.has(id) ? [] : [id])))}
          onSelect={(selected) => setLeft(new Set(lines.flatMap(({ id }) => (selected.has(id) ? [] : [id]))))}
          tone={(line) =>
            left.has(line.id)
              ? 'quiet'
              : line.state === 'refused'
                ? 'bad'
                : line.state === 'warning'
                  ? 'warn'
                  : undefined
          }
          pageSize={200}
          empty={<EmptyState icon="member" title={t.none} />}
        />
      </div>
    </Form>
  )
}

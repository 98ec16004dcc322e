import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { FlagInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form, FormSection } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Day } from '#shared/base/day.ts'
import { type Fen, formatFen, sumFen } from '#shared/base/money.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { correctionsOf } from '#shared/domain/fund-check.ts'
import { allocationOf, type FundPool, headcountDay } from '#shared/domain/fund-rule.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { type Fund, useFundDeeds } from './model.ts'
import { RuleLine } from './rule-line.tsx'

/** One pool of the rule, reckoned: who was counted when, and what was entered already. */
interface Reckoned {
  readonly pool: FundPool
  readonly name: string
  readonly on: Day
  readonly counted: number
  readonly undated: number
  readonly now: number
  /** The day has not come yet: nobody can be counted. */
  readonly future: boolean
  /** The entry that holds it, when there is one. */
  readonly entered: Day | null
}

const reckon = (fund: Fund, pool: FundPool, on: Day, name: string): Reckoned => {
  const { data, today } = fund
  const then = data.headsOn(on)
  const now = data.headsOn(today)
  const women = pool.people === 'women'
  const held = data.records.entries.find(
    ({ id, values }) =>
      values.source === 'headcount' &&
      !values.corrects &&
      values.basis?.people === pool.people &&
      (pool.on === null ? values.day?.slice(0, 4) === String(fund.year) : values.basis?.on === on) &&
      values.basis?.perHead === pool.perHead &&
      correctionsOf(id, data.records.entries).length === 0,
  )
  return {
    pool,
    name,
    on,
    counted: women ? then.women : then.count,
    undated: women ? 0 : then.undated,
    now: women ? now.women : now.count,
    future: on > today,
    entered: held?.values.day ?? null,
  }
}

/** 按人数拨款: the calculation is shown, and what the school has paid is entered with it. */
export const AllocateDialog = (props: { readonly fund: Fund; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.fundPage.allocation
  const format = useFormat()
  const toast = useToast()
  const deeds = useFundDeeds()
  const { fund } = props
  const { year, today, data } = fund
  const [day, setDay] = useState<Day | null>(today)
  const [typed, setTyped] = useState<ReadonlyMap<string, number | null>>(new Map())
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const rule = data.pack?.pack.rule
  const pools = (rule?.pools ?? []).map((pool) =>
    reckon(fund, pool, headcountDay(pool, year) ?? today, pool.clause ?? t.name[pool.people]),
  )
  const headsOf = ({ pool, counted }: Reckoned): number =>
    typed.has(pool.id) ? (typed.get(pool.id) ?? 0) : counted
  const isOn = (one: Reckoned): boolean =>
    !one.future && (chosen.get(one.pool.id) ?? (one.entered === null && headsOf(one) > 0))
  const wanted = pools.filter((one) => isOn(one) && headsOf(one) > 0)
  const total = sumFen(wanted.map((one) => allocationOf(one.pool.perHead, headsOf(one))))
  const noDay = day === null
  const future = day !== null && day > today
  const onSave = async () => {
    setTried(true)
    if (wanted.length === 0 || noDay || future || busy) return
    const source = data.pack ? [...sourceLine(data.pack.pack)].slice(0, 120).join('') : null
    const saved = await saving(
      deeds.addEntries(
        wanted.map((one): FundEntry => {
          const { people, perHead } = one.pool
          const heads = headsOf(one)
          return {
            side: 'income',
            source: 'headcount',
            day,
            title: t.entry(year, one.name),
            sum: { amount: allocationOf(perHead, heads) },
            basis: { people, heads, on: one.on, perHead, ...(source ? { rule: source } : {}) },
          }
        }),
      ),
    )
    if (!saved.ok) return
    toast({ text: t.saved(wanted.length, format.money(total)) })
    props.onClose()
  }
  return (
    <Dialog open title={t.title(year)} width={720} onClose={props.onClose}>
      <Form
        label={t.title(year)}
        columns={2}
        dirty={typed.size + chosen.size > 0}
        busy={busy}
        disabled={pools.length === 0}
        saveLabel={t.save}
        extra={<strong>{`${t.total} ${messages.fundPage.yuan(format.money(total))}`}</strong>}
        onSave={() => void onSave()}
      >
        <div className="xj-field" data-wide>
          <RuleLine fund={fund} />
        </div>
        {pools.map((one) => (
          <PoolFields
            key={one.pool.id}
            one={one}
            heads={headsOf(one)}
            on={isOn(one)}
            fixed={rule?.fixed ?? false}
            onHeads={(heads) => setTyped((now) => new Map(now).set(one.pool.id, heads))}
            onChoose={(on) => setChosen((now) => new Map(now).set(one.pool.id, on))}
          />
        ))}
        {tried && wanted.length === 0 ? (
          <div className="xj-field" data-wide>
            <VerdictStrip state="bad">{t.none}</VerdictStrip>
          </div>
        ) : null}
        <DayInput
          label={t.day}
          required
          today={today}
          value={day}
          problem={
            future
              ? sentenceOf(messages.fund.problems, { type: 'in-future' })
              : tried && noDay
                ? messages.fundPage.entry.needDay
                : null
          }
          onChange={setDay}
        />
      </Form>
    </Dialog>
  )
}

const PoolFields = (props: {
  readonly one: Reckoned
  readonly heads: number
  readonly on: boolean
  readonly fixed: boolean
  readonly onHeads: (heads: number | null) => void
  readonly onChoose: (on: boolean) => void
}) => {
  const t = useMessages().fundPage.allocation
  const format = useFormat()
  const { one, heads, fixed } = props
  const { pool, counted } = one
  const sum = t.sum(heads, formatFen(pool.perHead), formatFen(allocationOf(pool.perHead, heads) as Fen))
  const when = format.day(one.on)
  return (
    <>
      <FormSection
        title={one.name}
        note={
          one.future
            ? t.future(when)
            : t.note(
                pool.people === 'women' ? t.womenOn(when, counted) : t.countedOn(when, counted),
                one.now === counted ? null : one.now,
                [
                  ...(one.now !== counted && fixed ? [t.noChange] : []),
                  ...(one.undated > 0 ? [t.undated(one.undated)] : []),
                ],
              )
        }
      />
      <NumberInput
        label={t.headsOf(one.name)}
        integer
        min={0}
        max={1_000_000}
        disabled={one.future}
        value={heads}
        hint={heads === counted ? null : t.differs(counted)}
        onChange={props.onHeads}
      />
      <div className="xj-field">
        <output className="xj-fund-sum">{one.future ? null : sum}</output>
        <FlagInput
          label={t.includeOne(one.name)}
          value={props.on}
          disabled={one.future}
          hint={one.entered ? t.done(format.day(one.entered)) : null}
          onChange={props.onChoose}
        />
      </div>
    </>
  )
}

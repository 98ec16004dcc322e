import { useState } from 'react'
import { ChoiceInput, ChoicesInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Grid, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { TypedInput } from '#renderer/ui/typed-input.tsx'
import { readFen } from '#shared/base/money.ts'
import {
  approvalSteps,
  evidenceKinds,
  festivals,
  type GiftForm,
  giftForms,
  type Payer,
  payers,
  relations,
  severities,
} from '#shared/domain/condolence.ts'
import { periods, type RowEvent, rowEvents, windowUnits } from '#shared/rules/condolence.ts'
import type { RowDraft } from './condolence-draft.ts'
import type { RowPart } from './row-form.tsx'
import { SetInput } from './set-input.tsx'
import { type Range, readRange } from './typed.ts'
import { rangeText, relationSets } from './words.ts'

const formSets: readonly (readonly GiftForm[])[] = [
  ['goods'],
  ['cash'],
  ['cash', 'goods'],
  ['goods', 'voucher'],
  ['souvenir'],
]
const payerSets: readonly (readonly Payer[])[] = [
  ['branch-fund'],
  ['school-union'],
  ['branch-fund', 'school-union'],
  ['welfare-fund'],
  ['college-administration', 'branch-fund'],
]
const usualOften: readonly NonNullable<RowDraft['frequency']>[] = [
  { max: 1, per: 'year' },
  { max: 2, per: 'year' },
  { max: 1, per: 'occurrence' },
  { max: 1, per: 'ever' },
]

type Part = RowPart<RowDraft>

/** The inputs of a row: six say most rows, the rest is folded. */
export const CondolenceInputs = (part: Part) => (
  <>
    <Usual {...part} />
    <More {...part} />
  </>
)

const Usual = ({ row, set, problemOf }: Part) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = messages.condolence.choices
  const often = row.frequency ?? null
  const oftens =
    often && !usualOften.some((one) => one.max === often.max && one.per === often.per)
      ? [...usualOften, often]
      : usualOften
  const range: Range | null = row.cap == null ? null : { floor: row.floor ?? null, cap: row.cap }
  return (
    <Grid min={200}>
      <ChoiceInput<RowEvent>
        label={t.key.event}
        required
        autoFocus
        value={row.event}
        options={rowEvents.map((value) => ({
          value,
          label: value === 'any' ? t.row.anyEvent : w.event[value],
        }))}
        problem={problemOf('event')}
        onChange={(event) => set({ event, ...(event === 'festival' ? {} : { festivals: null }) })}
      />
      <SetInput
        label={t.key.relations}
        empty={t.row.anybody}
        other={t.row.combination}
        join={t.join}
        sets={relationSets}
        options={optionsOf(relations, w.relation)}
        value={row.relations}
        onChange={(chosen) => set({ relations: chosen })}
      />
      <SetInput
        label={t.key.forms}
        required
        other={t.row.combination}
        join={t.or}
        sets={formSets}
        options={optionsOf(giftForms, w.form)}
        value={row.forms}
        problem={problemOf('forms')}
        onChange={(forms) => set({ forms })}
      />
      <TypedInput<Range>
        label={t.table.amount}
        required
        end
        hint={t.row.amountHint}
        value={range}
        read={(text) => readRange(text, readFen)}
        show={rangeText}
        unreadable={t.row.badAmount}
        problem={problemOf('cap') ?? problemOf('floor')}
        onChange={(typed) =>
          set({
            cap: typed?.cap ?? null,
            floor: typed?.floor ?? null,
            // What was the same as the cap, or more than it can be, follows it.
            ...(row.usual == null || row.usual === row.cap || (typed && row.usual > typed.cap)
              ? { usual: null }
              : {}),
          })
        }
      />
      <SetInput
        label={t.key.payers}
        required
        other={t.row.combination}
        join={row.eachPayer ? t.join : t.or}
        sets={payerSets}
        options={optionsOf(payers, w.payer)}
        value={row.payers}
        problem={problemOf('payers')}
        onChange={(chosen) => set({ payers: chosen })}
      />
      <ChoiceInput
        label={t.key.frequency}
        empty={t.row.no}
        value={often ? `${often.per} ${often.max}` : null}
        options={oftens.map((one) => ({ value: `${one.per} ${one.max}`, label: t.often[one.per](one.max) }))}
        problem={problemOf('frequency')}
        onChange={(chosen) => {
          const [name, max] = chosen?.split(' ') ?? []
          const per = periods.find((one) => one === name)
          set({ frequency: per ? { per, max: Number(max) } : null })
        }}
      />
    </Grid>
  )
}

const moreKeys = [
  'festivals',
  'severities',
  'yearCap',
  'eachPayer',
  'forbidden',
  'evidence',
  'window',
  'realName',
  'duesRequired',
  'chain',
  'noDuplicate',
  'clause',
  'note',
] as const satisfies readonly (keyof RowDraft)[]

const says = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))

const More = ({ row, set, problemOf }: Part) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = messages.condolence.choices
  const [wasOpen] = useState(() => moreKeys.some((key) => says(row[key])))
  const window = row.window ?? null
  return (
    <details className="xj-rule-more" open={wasOpen}>
      <summary>{t.row.more}</summary>
      <Stack>
        <Grid min={200}>
          {row.event === 'festival' ? (
            <ChoicesInput
              label={t.key.festivals}
              value={row.festivals}
              options={optionsOf(festivals, w.festival)}
              problem={problemOf('festivals')}
              onChange={(chosen) => set({ festivals: chosen })}
            />
          ) : null}
          <ChoicesInput
            label={t.key.severities}
            value={row.severities}
            options={optionsOf(severities, w.severity)}
            onChange={(chosen) => set({ severities: chosen })}
          />
          <ChoicesInput
            label={t.key.forbidden}
            value={row.forbidden}
            options={optionsOf(giftForms, w.form)}
            problem={problemOf('forbidden')}
            onChange={(forbidden) => set({ forbidden })}
          />
          <ChoicesInput
            label={t.key.chain}
            value={row.chain}
            options={optionsOf(approvalSteps, w.step)}
            onChange={(chain) => set({ chain })}
          />
          <MoneyInput
            label={t.key.usual}
            min={0}
            value={row.usual === row.cap ? null : row.usual}
            problem={problemOf('usual')}
            onChange={(usual) => set({ usual })}
          />
          <MoneyInput
            label={t.key.yearCap}
            min={0}
            value={row.yearCap}
            problem={problemOf('yearCap')}
            onChange={(yearCap) => set({ yearCap })}
          />
          <NumberInput
            label={t.key.windowCount}
            min={1}
            max={3650}
            integer
            value={window?.count}
            problem={problemOf('window')}
            onChange={(count) =>
              set({ window: count === null ? null : { count, unit: window?.unit ?? 'months' } })
            }
          />
          <ChoiceInput
            label={t.key.windowUnit}
            empty=""
            disabled={!window}
            value={window?.unit}
            options={optionsOf(windowUnits, t.unit)}
            onChange={(unit) => set({ window: window && unit ? { ...window, unit } : window })}
          />
        </Grid>
        <ChoicesInput
          label={t.key.evidence}
          value={row.evidence}
          options={optionsOf(evidenceKinds, w.evidence)}
          onChange={(evidence) => set({ evidence })}
        />
        <Grid min={240}>
          <FlagInput label={t.row.each} value={row.eachPayer} onChange={(eachPayer) => set({ eachPayer })} />
          <FlagInput label={t.key.realName} value={row.realName} onChange={(realName) => set({ realName })} />
          <FlagInput
            label={t.key.duesRequired}
            value={row.duesRequired}
            onChange={(duesRequired) => set({ duesRequired })}
          />
          <FlagInput
            label={t.key.noDuplicate}
            value={row.noDuplicate}
            onChange={(noDuplicate) => set({ noDuplicate })}
          />
        </Grid>
        <Grid min={240}>
          <TextInput
            label={t.key.clause}
            max={200}
            value={row.clause}
            onChange={(clause) => set({ clause })}
          />
          <TextInput label={t.key.note} max={500} value={row.note} onChange={(note) => set({ note })} />
        </Grid>
      </Stack>
    </details>
  )
}

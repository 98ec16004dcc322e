import { ChoiceInput, ChoicesInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Grid } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import {
  activityAreas,
  activityPayers,
  activityTypes,
  claimPapers,
  claimSignatures,
  type SpendingUse,
  spendingUses,
} from '#shared/domain/activity.ts'
import type { MonthDay } from '#shared/rules/activity.ts'
import {
  type ActivityRowDraft,
  type FundDraft,
  type GrantDraft,
  headDays,
  type Part,
} from './activity-draft.ts'
import { GoodsInput, MonthDayInput, ShareInput, WordsInput } from './activity-typed.tsx'
import type { RowPart } from './row-form.tsx'

type PartProps = RowPart<ActivityRowDraft> & { readonly part: Part }

/** The list with one element changed. */
const changed = <E extends object>(
  list: readonly E[] | null | undefined,
  at: number,
  change: Partial<E>,
): readonly E[] => (list ?? []).map((one, n) => (n === at ? { ...one, ...change } : one))

const UsesInput = (props: {
  readonly label?: string
  readonly hint?: string
  readonly value: readonly SpendingUse[] | null | undefined
  readonly onChange: (uses: readonly SpendingUse[]) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage.activity
  return (
    <ChoicesInput
      label={props.label ?? t.key.uses}
      hint={props.hint}
      value={props.value}
      options={optionsOf(spendingUses, messages.activity.spending.choices.use)}
      onChange={props.onChange}
    />
  )
}

/** So much a head: six inputs. */
const GrantInputs = (props: {
  readonly grant: GrantDraft
  readonly set: (change: Partial<GrantDraft>) => void
  readonly problemOf: (key: string) => string | null
}) => {
  const messages = useMessages()
  const t = messages.rulePage.activity
  const { grant, set, problemOf } = props
  return (
    <>
      <ChoicesInput
        label={t.key.payers}
        hint={t.hint.payers}
        value={grant.payers}
        options={optionsOf(activityPayers, messages.activity.spending.choices.payer)}
        onChange={(payers) => set({ payers })}
      />
      <Grid min={200}>
        <MoneyInput
          label={t.key.perHead}
          bare
          required
          min={0}
          value={grant.perHead}
          problem={problemOf('perHead')}
          onChange={(perHead) => set({ perHead })}
        />
        <ChoiceInput
          label={t.key.days}
          required
          value={grant.days}
          options={optionsOf(headDays, t.days)}
          problem={problemOf('basis')}
          onChange={(days) => set({ days })}
        />
        {grant.days && grant.days !== 'attended' ? (
          <MonthDayInput
            label={t.key.date}
            required
            value={grant.date}
            problem={problemOf('on')}
            onChange={(date) => set({ date })}
          />
        ) : null}
        <ChoiceInput
          label={t.key.beyond}
          required
          value={grant.beyond ?? 'warn'}
          options={optionsOf(['warn', 'staff'] as const, t.beyond)}
          onChange={(beyond) => set({ beyond })}
        />
        <FlagInput
          label={t.key.only}
          value={grant.only === 'women'}
          onChange={(only) => set({ only: only ? 'women' : null })}
        />
      </Grid>
    </>
  )
}

/** Money of a year: a grant, and the types of activity it is for. */
export const FundInputs = ({ row, set, problemOf }: RowPart<FundDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.activity
  return (
    <>
      <GrantInputs grant={row} set={set} problemOf={problemOf} />
      <ChoicesInput
        label={t.key.types}
        hint={t.hint.types}
        value={row.types}
        options={optionsOf(activityTypes, messages.activity.choices.type)}
        onChange={(types) => set({ types })}
      />
    </>
  )
}

/** The inputs of one requirement. */
export const PartInputs = (props: PartProps) => {
  const messages = useMessages()
  const t = messages.rulePage.activity
  const w = messages.activity
  const { row, set, part } = props
  const { kind, at } = part
  /** Inside a list the key has its number. */
  const problemOf = (key: string) => props.problemOf(`${kind}.${at + 1}.${key}`)
  switch (kind) {
    case 'grants':
      return (
        <GrantInputs
          grant={row.grants?.[at] ?? {}}
          problemOf={problemOf}
          set={(change) => set({ grants: changed(row.grants, at, change) })}
        />
      )
    case 'caps': {
      const cap = row.caps?.[at] ?? {}
      const change = (more: typeof cap) => set({ caps: changed(row.caps, at, more) })
      return (
        <>
          <UsesInput hint={t.hint.uses} value={cap.uses} onChange={(uses) => change({ uses })} />
          <Grid min={200}>
            <MoneyInput
              label={t.key.perHead}
              bare
              required
              min={0}
              value={cap.perHead}
              problem={problemOf('perHead')}
              onChange={(perHead) => change({ perHead })}
            />
            <ChoiceInput
              label={t.key.per}
              required
              value={cap.per}
              options={optionsOf(['activity', 'day', 'year'] as const, t.per)}
              problem={problemOf('per')}
              onChange={(per) => change({ per })}
            />
            <FlagInput label={t.key.alone} value={cap.alone} onChange={(alone) => change({ alone })} />
          </Grid>
        </>
      )
    }
    case 'items': {
      const item = row.items?.[at] ?? {}
      const change = (more: typeof item) => set({ items: changed(row.items, at, more) })
      return (
        <>
          <Grid min={240}>
            <WordsInput
              label={t.key.words}
              value={item.words}
              problem={problemOf('words')}
              onChange={(words) => change({ words })}
            />
            <ChoiceInput
              label={t.key.as}
              required
              value={item.as}
              options={optionsOf(['warning', 'refused'] as const, t.as)}
              problem={problemOf('as')}
              onChange={(as) => change({ as })}
            />
          </Grid>
          <UsesInput hint={t.hint.uses} value={item.uses} onChange={(uses) => change({ uses })} />
        </>
      )
    }
    case 'papers': {
      const paper = row.papers?.[at] ?? {}
      const change = (more: typeof paper) => set({ papers: changed(row.papers, at, more) })
      return (
        <>
          <Grid min={240}>
            <ChoiceInput
              label={t.key.paper}
              required
              value={paper.paper}
              options={optionsOf(claimPapers, w.choices.papers)}
              problem={problemOf('paper')}
              onChange={(chosen) => change({ paper: chosen })}
            />
          </Grid>
          <UsesInput hint={t.hint.paperUses} value={paper.uses} onChange={(uses) => change({ uses })} />
        </>
      )
    }
    case 'notUses':
      return <UsesInput label={t.kinds[kind]} value={row[kind]} onChange={(notUses) => set({ notUses })} />
    case 'areas':
      return (
        <ChoicesInput
          label={t.kinds[kind]}
          value={row[kind]}
          options={optionsOf(activityAreas, w.choices.area)}
          onChange={(areas) => set({ areas })}
        />
      )
    case 'signatures':
      return (
        <ChoicesInput
          label={t.kinds[kind]}
          value={row[kind]}
          options={optionsOf(claimSignatures, w.choices.signatures)}
          onChange={(signatures) => set({ signatures })}
        />
      )
    case 'goods':
      return <GoodsInput value={row[kind]} onChange={(goods) => set({ goods })} />
    case 'winners':
    case 'participation':
      return (
        <Grid min={200}>
          <ShareInput value={row[kind]} onChange={(share) => set({ [kind]: share })} />
        </Grid>
      )
    case 'sameDay':
      return null
    default:
      return <Grid min={200}>{<Figures {...props} kind={kind} />}</Grid>
  }
}

/** Requirements that are a few figures. */
const Figures = (props: PartProps & { readonly kind: 'mealFromHours' | 'prize' | 'claim' | 'invoices' }) => {
  const t = useMessages().rulePage.activity
  const { row, set, problemOf, kind } = props
  const { prize, claim, invoices } = row
  const date = (
    label: string,
    value: MonthDay | null | undefined,
    onChange: (at: MonthDay | null) => void,
  ) => <MonthDayInput label={label} value={value} onChange={onChange} />
  const count = (
    label: string,
    value: number | null | undefined,
    key: string,
    onChange: (count: number | null) => void,
  ) => (
    <NumberInput
      label={label}
      integer
      min={1}
      max={1000}
      value={value}
      problem={problemOf(key)}
      onChange={onChange}
    />
  )
  if (kind === 'mealFromHours')
    return (
      <NumberInput
        label={t.key.hours}
        min={0.5}
        max={24}
        value={row.mealFromHours}
        problem={problemOf(kind)}
        onChange={(mealFromHours) => set({ mealFromHours })}
      />
    )
  if (kind === 'prize')
    return (
      <>
        <MoneyInput
          label={t.key.individual}
          bare
          min={0}
          value={prize?.individual}
          onChange={(individual) => set({ prize: { ...prize, individual } })}
        />
        <MoneyInput
          label={t.key.teamPerHead}
          bare
          min={0}
          value={prize?.teamPerHead}
          onChange={(teamPerHead) => set({ prize: { ...prize, teamPerHead } })}
        />
        <FlagInput
          label={t.key.descending}
          value={prize?.descending}
          onChange={(descending) => set({ prize: { ...prize, descending } })}
        />
      </>
    )
  if (kind === 'claim')
    return (
      <>
        {date(t.key.last, claim?.last, (last) => set({ claim: { ...claim, last } }))}
        {count(t.key.claimDays, claim?.days, 'claim.days', (days) => set({ claim: { ...claim, days } }))}
      </>
    )
  return (
    <>
      {count(t.key.invoiceMax, invoices?.max, 'invoices.max', (max) =>
        set({ invoices: { ...invoices, max } }),
      )}
      {count(t.key.invoiceJoint, invoices?.joint, 'invoices.joint', (joint) =>
        set({ invoices: { ...invoices, joint } }),
      )}
      {date(t.key.invoiceLast, invoices?.last, (last) => set({ invoices: { ...invoices, last } }))}
    </>
  )
}

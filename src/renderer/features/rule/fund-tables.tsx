import { ChoiceInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Card, Facts, Grid } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { TypedInput } from '#renderer/ui/typed-input.tsx'
import { fundCategories } from '#shared/domain/activity.ts'
import { fundPeople } from '#shared/domain/fund.ts'
import {
  type FundDraft,
  type FundLimitDraft,
  newFundLimit,
  newPool,
  type PoolDraft,
  poolDays,
} from './fund-draft.ts'
import { countedText, fundLimitText, mostText, poolText } from './fund-words.ts'
import type { RowPart } from './row-form.tsx'
import { ofListRow, ofPackRow, RowsTable, type TablesProps } from './rows-table.tsx'
import { readYearDate, type YearDate, yearDateText } from './typed.ts'
import { keyWords, yuanText } from './words.ts'

const ends = ['carry', 'clear'] as const

/** The rules of money: what is given by headcount, what may be spent, and the end of the year. */
export const FundTables = (props: TablesProps<FundDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.fund
  const w = messages.fund.choices
  const { body, editable, onChange } = props
  const keys = keyWords(messages, 'fund')
  const moneyOf = (perHead: PoolDraft['perHead']) => (perHead == null ? '' : yuanText(perHead))
  return (
    <>
      <RowsTable<PoolDraft>
        list="open"
        label={t.pool.label}
        add={t.pool.add}
        none={t.pool.empty}
        rows={body.pools}
        columns={[
          {
            key: 'people',
            title: t.pool.people,
            sortable: false,
            value: ({ people }) => w.people[people ?? 'all'],
          },
          {
            key: 'perHead',
            title: t.pool.perHead,
            sortable: false,
            end: true,
            value: ({ perHead }) => moneyOf(perHead),
          },
          {
            key: 'days',
            title: t.pool.days,
            sortable: false,
            value: (pool) => countedText(messages, pool),
          },
          { key: 'clause', title: t.pool.clause, sortable: false, value: ({ clause }) => clause },
        ]}
        newRow={newPool}
        title={t.pool.row}
        text={(pool) => poolText(messages, pool)}
        keys={keys}
        problemsOf={(pools) => props.problemsOf({ ...body, pools })}
        ofRow={ofPackRow}
        begun={({ perHead }) => perHead != null}
        inputs={(part) => <PoolInputs {...part} />}
        facts={(pool) => [
          { label: t.pool.people, value: w.people[pool.people ?? 'all'] },
          { label: t.pool.perHead, value: moneyOf(pool.perHead) },
          { label: t.pool.days, value: countedText(messages, pool) },
          { label: t.pool.clause, value: pool.clause ?? '' },
        ]}
        editable={editable}
        onChange={(pools) => onChange({ ...body, pools })}
      />
      <EndCard {...props} />
      {editable || body.limits.length > 0 ? (
        <Card title={t.limit.label}>
          <RowsTable<FundLimitDraft>
            list="limit"
            label={t.limit.label}
            add={t.limit.add}
            none={t.limit.none}
            rows={body.limits}
            columns={[
              {
                key: 'category',
                title: t.limit.category,
                sortable: false,
                value: ({ category }) => (category ? w.category[category] : messages.rulePage.table.unnamed),
              },
              {
                key: 'most',
                title: messages.rulePage.table.amount,
                sortable: false,
                value: (limit) => mostText(messages, limit),
              },
              { key: 'clause', title: t.limit.clause, sortable: false, value: ({ clause }) => clause },
            ]}
            newRow={newFundLimit}
            title={t.limit.row}
            text={(limit) => fundLimitText(messages, limit)}
            keys={{ ...keys, amount: t.limit.amount, perHead: t.limit.perHead, category: t.limit.category }}
            problemsOf={(limits) => props.problemsOf({ ...body, limits })}
            ofRow={ofListRow('limits')}
            begun={({ category }) => Boolean(category)}
            inputs={(part) => <LimitInputs {...part} />}
            facts={(limit) => [
              { label: t.limit.category, value: limit.category ? w.category[limit.category] : '' },
              { label: messages.rulePage.table.amount, value: mostText(messages, limit) },
              { label: t.limit.clause, value: limit.clause ?? '' },
            ]}
            editable={editable}
            onChange={(limits) => onChange({ ...body, limits })}
          />
        </Card>
      ) : null}
    </>
  )
}

const PoolInputs = ({ row, set, problemOf }: RowPart<PoolDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.fund
  return (
    <Grid min={200}>
      <ChoiceInput
        label={t.pool.people}
        required
        autoFocus
        value={row.people ?? 'all'}
        options={optionsOf(fundPeople, messages.fund.choices.people)}
        onChange={(people) => set({ people })}
      />
      <MoneyInput
        label={t.pool.perHead}
        required
        bare
        min={0}
        value={row.perHead}
        problem={problemOf('perHead')}
        onChange={(perHead) => set({ perHead })}
      />
      <ChoiceInput
        label={t.pool.days}
        required
        value={row.days ?? 'none'}
        options={optionsOf(poolDays, t.days)}
        onChange={(days) => set({ days: days ?? 'none' })}
      />
      {row.days && row.days !== 'none' ? (
        <TypedInput<YearDate>
          label={t.pool.date}
          required
          hint={t.dateHint}
          value={row.date ?? null}
          read={(text) => readYearDate(text, true)}
          show={yearDateText}
          unreadable={t.badDate}
          problem={problemOf('on')}
          onChange={(date) => set({ date })}
        />
      ) : null}
      <TextInput label={t.pool.clause} max={200} value={row.clause} onChange={(clause) => set({ clause })} />
    </Grid>
  )
}

const LimitInputs = ({ row, set, problemOf }: RowPart<FundLimitDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.fund.limit
  return (
    <Grid min={200}>
      <ChoiceInput
        label={t.category}
        required
        autoFocus
        value={row.category}
        options={optionsOf(fundCategories, messages.fund.choices.category)}
        problem={problemOf('category')}
        onChange={(category) => set({ category })}
      />
      <MoneyInput
        label={t.amount}
        bare
        min={0}
        value={row.amount}
        problem={problemOf('amount')}
        onChange={(amount) => set({ amount })}
      />
      <MoneyInput
        label={t.perHead}
        bare
        min={0}
        value={row.perHead}
        problem={problemOf('perHead')}
        onChange={(perHead) => set({ perHead })}
      />
      <TextInput label={t.clause} max={200} value={row.clause} onChange={(clause) => set({ clause })} />
    </Grid>
  )
}

const EndCard = (props: TablesProps<FundDraft>) => {
  const t = useMessages().rulePage.fund.end
  const { body, editable, onChange } = props
  return (
    <Card title={t.title}>
      {editable ? (
        <Grid min={240}>
          <ChoiceInput
            label={t.unspent}
            required
            value={body.unspent}
            options={optionsOf(ends, t)}
            onChange={(unspent) => onChange({ ...body, unspent: unspent ?? 'carry' })}
          />
          <FlagInput label={t.fixed} value={body.fixed} onChange={(fixed) => onChange({ ...body, fixed })} />
        </Grid>
      ) : (
        <Facts
          items={[
            { label: t.unspent, value: t[body.unspent] },
            { label: t.whenChanged, value: body.fixed ? t.fixed : t.changes },
          ]}
        />
      )}
    </Card>
  )
}

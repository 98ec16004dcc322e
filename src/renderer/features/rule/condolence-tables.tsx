import type { Column } from '#renderer/ui/data-table.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { Messages } from '#shared/i18n/messages.ts'
import { type CondolenceDraft, newRow, type RowDraft } from './condolence-draft.ts'
import { CondolenceInputs } from './condolence-inputs.tsx'
import { LimitsCard } from './limits-card.tsx'
import { ofPackRow, RowsTable, type TablesProps } from './rows-table.tsx'
import {
  amountText,
  eventText,
  formsText,
  keyWords,
  moreText,
  oftenText,
  payersText,
  rowText,
  whomText,
} from './words.ts'

const columnsOf = (t: Messages): readonly Column<RowDraft>[] => {
  const words = t.rulePage.table
  const column = (key: string, title: string, value: (row: RowDraft) => string): Column<RowDraft> => ({
    key,
    title,
    sortable: false,
    value,
  })
  return [
    column('event', words.event, (row) => eventText(t, row) || words.unnamed),
    column('whom', words.whom, (row) => whomText(t, row)),
    column('form', words.form, (row) => formsText(t, row)),
    column('amount', words.amount, (row) => amountText(t, row)),
    column('payer', words.payer, (row) => payersText(t, row)),
    column('often', words.often, (row) => oftenText(t, row)),
    {
      ...column('more', words.more, (row) => moreText(t, row)),
      render: (row) => <span className="xj-rule-long">{moreText(t, row)}</span>,
    },
  ]
}

/** The rules of visits: one row for each case, and the sums of a year. */
export const CondolenceTables = (props: TablesProps<CondolenceDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage
  const { body, editable, onChange } = props
  return (
    <>
      <RowsTable<RowDraft>
        list="open"
        label={t.table.label}
        add={t.table.add}
        none={t.table.empty}
        rows={body.rows}
        columns={columnsOf(messages)}
        newRow={newRow}
        title={t.row.title}
        text={(row) => rowText(messages, row)}
        keys={keyWords(messages, 'condolence')}
        problemsOf={(rows) => props.problemsOf({ ...body, rows })}
        ofRow={ofPackRow}
        begun={({ event }) => Boolean(event)}
        inputs={(part) => <CondolenceInputs {...part} />}
        facts={(row) => [
          { label: t.key.event, value: eventText(messages, row) },
          { label: t.key.relations, value: whomText(messages, row) || t.row.anybody },
          { label: t.key.forms, value: formsText(messages, row) },
          { label: t.table.amount, value: amountText(messages, row) },
          { label: t.key.payers, value: payersText(messages, row) },
          { label: t.key.frequency, value: oftenText(messages, row) || t.row.no },
          { label: t.table.more, value: moreText(messages, row) },
        ]}
        editable={editable}
        onChange={(rows) => onChange({ ...body, rows })}
      />
      {editable || body.limits.length > 0 ? (
        <LimitsCard
          limits={body.limits}
          editable={editable}
          onChange={(limits) => onChange({ ...body, limits })}
        />
      ) : null}
    </>
  )
}

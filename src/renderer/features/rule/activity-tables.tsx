import type { Column } from '#renderer/ui/data-table.tsx'
import { Card, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import {
  type ActivityDraft,
  type ActivityRowDraft,
  type FundDraft,
  newActivityRow,
  newFund,
  type PartKind,
  partsOf,
} from './activity-draft.ts'
import { ActivityInputs } from './activity-inputs.tsx'
import { FundInputs } from './activity-part.tsx'
import { columnKinds, fundText, grantText, partsText, partText, typesText } from './activity-words.ts'
import { ofListRow, ofPackRow, RowsTable, type TablesProps } from './rows-table.tsx'
import { keyWords } from './words.ts'

/** The rules of activities: a row for each sort of activity, and the money of a year. */
export const ActivityTables = (props: TablesProps<ActivityDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = t.activity
  const { body, editable, onChange } = props
  const keys = keyWords(messages, 'activity')
  const column = (key: keyof typeof columnKinds, kinds: readonly PartKind[]): Column<ActivityRowDraft> => ({
    key,
    title: w.table[key],
    sortable: false,
    render: (row) => <span className="xj-rule-long">{partsText(messages, row, kinds)}</span>,
  })
  const types = (of: FundDraft['types']) =>
    (of ?? []).map((type) => messages.activity.choices.type[type]).join(t.join) || w.allTypes
  return (
    <>
      <RowsTable<ActivityRowDraft>
        list="open"
        label={t.table.label}
        add={t.table.add}
        none={t.table.empty}
        note={w.rowNote}
        rows={body.rows}
        columns={[
          {
            key: 'what',
            title: w.table.what,
            sortable: false,
            value: (row) => typesText(messages, row) || t.table.unnamed,
            render: (row) => (
              <span className="xj-rule-what">{typesText(messages, row) || t.table.unnamed}</span>
            ),
          },
          column('money', columnKinds.money),
          column('bounds', columnKinds.bounds),
          column('claim', columnKinds.claim),
          {
            key: 'clause',
            title: w.table.clause,
            sortable: false,
            render: ({ clause }) => <span className="xj-rule-clause">{clause}</span>,
          },
        ]}
        newRow={newActivityRow}
        title={t.row.title}
        text={(row) => typesText(messages, row)}
        keys={keys}
        problemsOf={(rows) => props.problemsOf({ ...body, rows })}
        ofRow={ofPackRow}
        begun={({ types: of }) => Boolean(of?.length)}
        inputs={(part) => <ActivityInputs {...part} />}
        facts={(row) => [
          { label: w.table.what, value: typesText(messages, row) },
          {
            label: w.requirements,
            value: (
              <Stack gap="small">
                {partsOf(row).map((part) => (
                  <span key={`${part.kind} ${part.at}`}>{partText(messages, row, part)}</span>
                ))}
              </Stack>
            ),
          },
          { label: w.table.clause, value: row.clause ?? '' },
        ]}
        editable={editable}
        onChange={(rows) => onChange({ ...body, rows })}
      />
      {editable || body.funds.length > 0 ? (
        <Card title={w.funds.title}>
          <RowsTable<FundDraft>
            list="fund"
            label={w.funds.title}
            add={w.funds.add}
            none={w.funds.none}
            rows={body.funds}
            columns={[
              {
                key: 'money',
                title: w.kinds.grants,
                sortable: false,
                value: (fund) => grantText(messages, fund),
              },
              {
                key: 'types',
                title: w.key.types,
                sortable: false,
                value: (fund) => types(fund.types),
                render: (fund) => <span className="xj-rule-long">{types(fund.types)}</span>,
              },
            ]}
            newRow={newFund}
            title={w.funds.row}
            text={(fund) => fundText(messages, fund)}
            keys={keys}
            problemsOf={(funds) => props.problemsOf({ ...body, funds })}
            ofRow={ofListRow('funds')}
            begun={({ perHead }) => perHead != null}
            inputs={(part) => <FundInputs {...part} />}
            facts={(fund) => [
              { label: w.kinds.grants, value: grantText(messages, fund) },
              { label: w.key.types, value: types(fund.types) },
            ]}
            editable={editable}
            onChange={(funds) => onChange({ ...body, funds })}
          />
        </Card>
      ) : null}
    </>
  )
}

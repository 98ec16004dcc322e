import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, FlagInput } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { type ImportRow, type RowState, rowProblemText, rowState } from './import-rows.ts'

const tones: Readonly<Record<RowState, Tone>> = { good: 'good', doubt: 'warn', same: 'neutral', bad: 'bad' }

/** Every row with what is wrong with it; only good rows are taken, those with questions on demand. */
export const ImportPreview = (props: {
  readonly rows: readonly ImportRow[]
  readonly busy: boolean
  readonly onBack: () => void
  readonly onSave: (rows: readonly ImportRow[]) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.importing
  const [onlyProblems, setOnly] = useState(false)
  const [withDoubt, setWithDoubt] = useState(false)
  const of = (state: RowState) => props.rows.filter((row) => rowState(row) === state)
  const [good, doubt, same, bad] = [of('good'), of('doubt'), of('same'), of('bad')]
  const chosen = withDoubt
    ? props.rows.filter((row) => rowState(row) === 'good' || rowState(row) === 'doubt')
    : good
  const columns: readonly Column<ImportRow>[] = [
    { key: 'row', title: t.row, value: ({ row }) => row },
    { key: 'name', title: messages.member.fields.name, value: ({ values }) => values.name },
    { key: 'staffNo', title: messages.member.fields.staffNo, value: ({ values }) => values.staffNo },
    { key: 'unit', title: messages.member.fields.unit, value: ({ values }) => values.unit },
    {
      key: 'state',
      title: t.state,
      value: (row) => t[rowState(row)],
      render: (row) => <Tag tone={tones[rowState(row)]}>{t[rowState(row)]}</Tag>,
    },
    {
      key: 'problems',
      title: t.problems,
      value: ({ problems }) => problems.map((one) => rowProblemText(one, messages)).join(' ') || null,
    },
  ]
  return (
    <>
      <div className="xj-import">
        <DataTable<ImportRow>
          label={t.title}
          rows={onlyProblems ? props.rows.filter(({ problems }) => problems.length > 0) : props.rows}
          rowKey={({ row }) => String(row)}
          columns={columns}
          count={t.count(good.length, doubt.length, same.length, bad.length)}
          filtered={onlyProblems}
          filters={
            <FilterChips
              label={t.show}
              options={[{ value: 'problems', label: t.onlyProblems }]}
              value={onlyProblems ? ['problems'] : []}
              onChange={(on) => setOnly(on.length > 0)}
            />
          }
        />
      </div>
      {doubt.length > 0 ? <FlagInput label={t.withDoubt} value={withDoubt} onChange={setWithDoubt} /> : null}
      {chosen.length === 0 ? <p className="xj-note">{t.nothing}</p> : null}
      <div className="xj-actions">
        <Button disabled={props.busy} onClick={props.onBack}>
          {t.back}
        </Button>
        <Button
          kind="primary"
          busy={props.busy}
          disabled={chosen.length === 0}
          onClick={() => props.onSave(chosen)}
        >
          {t.save(chosen.length)}
        </Button>
      </div>
    </>
  )
}

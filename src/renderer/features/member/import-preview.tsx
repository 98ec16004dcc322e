import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, FlagInput } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import {
  differenceText,
  type ImportRow,
  missingIn,
  type RowState,
  rowProblemText,
  rowState,
} from './import-rows.ts'
import type { MemberRow } from './rows.ts'

const tones: Readonly<Record<RowState, Tone>> = {
  good: 'good',
  doubt: 'warn',
  differs: 'info',
  same: 'neutral',
  bad: 'bad',
}

const chips = ['problems', 'differs'] as const

/**
 * Every row with what is wrong with it, and where it differs from the member held; below, who is missing in the file. New
 * rows are taken, those with questions on demand, differences unless a person says no.
 */
export const ImportPreview = (props: {
  readonly rows: readonly ImportRow[]
  readonly members: readonly MemberRow[]
  readonly busy: boolean
  readonly onBack: () => void
  readonly onSave: (rows: readonly ImportRow[]) => void
}) => {
  const messages = useMessages()
  const format = useFormat()
  const t = messages.memberPage.importing
  const [only, setOnly] = useState<readonly (typeof chips)[number][]>([])
  const [withDoubt, setWithDoubt] = useState(false)
  const [withChanges, setWithChanges] = useState(true)
  const of = (state: RowState) => props.rows.filter((row) => rowState(row) === state)
  const [good, doubt, differs, same, bad] = [of('good'), of('doubt'), of('differs'), of('same'), of('bad')]
  const missing = missingIn(props.rows, props.members)
  const taken = new Set<RowState>([
    'good',
    ...(withDoubt ? (['doubt'] as const) : []),
    ...(withChanges ? (['differs'] as const) : []),
  ])
  const chosen = props.rows.filter((row) => taken.has(rowState(row)))
  const changed = withChanges ? differs.length : 0
  const text = {
    day: format.day,
    money: format.money,
    recordOf: () => null,
  }
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
      key: 'differences',
      title: t.differences,
      value: ({ differences }) =>
        differences.map((one) => differenceText(one, messages, text)).join(t.between) || null,
    },
    {
      key: 'problems',
      title: t.problems,
      value: ({ problems }) => problems.map((one) => rowProblemText(one, messages)).join(' ') || null,
    },
  ]
  const shown = props.rows.filter(
    (row) =>
      only.length === 0 ||
      (only.includes('problems') && row.problems.length > 0) ||
      (only.includes('differs') && rowState(row) === 'differs'),
  )
  return (
    <>
      <div className="xj-import">
        <DataTable<ImportRow>
          label={t.title}
          rows={shown}
          rowKey={({ row }) => String(row)}
          columns={columns}
          count={t.count({
            good: good.length,
            doubt: doubt.length,
            differs: differs.length,
            same: same.length,
            bad: bad.length,
          })}
          filtered={only.length > 0}
          filters={
            <FilterChips
              label={t.show}
              options={[
                { value: 'problems', label: t.onlyProblems },
                { value: 'differs', label: t.onlyDiffers },
              ]}
              value={only}
              onChange={(on) => setOnly(chips.filter((one) => on.includes(one)))}
            />
          }
        />
      </div>
      {differs.length > 0 ? (
        <FlagInput label={t.withChanges(differs.length)} value={withChanges} onChange={setWithChanges} />
      ) : null}
      {doubt.length > 0 ? <FlagInput label={t.withDoubt} value={withDoubt} onChange={setWithDoubt} /> : null}
      {missing.length > 0 && differs.length + same.length > 0 ? (
        <details>
          <summary>{t.missing(missing.length)}</summary>
          <p className="xj-hint">{t.missingHint}</p>
          <p>{messages.paper.list(missing.map(({ values }) => values.name ?? values.staffNo ?? ''))}</p>
        </details>
      ) : null}
      {chosen.length === 0 ? (
        <p className="xj-note">{same.length > 0 && bad.length === 0 ? t.nothingNew : t.nothing}</p>
      ) : null}
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
          {t.save(chosen.length - changed, changed)}
        </Button>
      </div>
    </>
  )
}

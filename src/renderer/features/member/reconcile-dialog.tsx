import { useMemo, useState } from 'react'
import { workbookSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Stack, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { SheetColumns } from '#renderer/ui/sheet-columns.tsx'
import { useSheetSteps } from '#renderer/ui/sheet-steps.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { columnOptions, headingsOf, mappingProblems, sheetColumns } from './import-rows.ts'
import { type OtherList, useReconcileFiles, useReconciliation } from './reconcile-model.ts'
import { type ReconcileLine, type ReconcileState, reconcileStates } from './reconcile-rows.ts'
import { guessRoster, rememberMapping } from './remembered-columns.ts'
import type { MemberRow } from './rows.ts'
import { outSentence } from './words.ts'

const tones: Readonly<Record<ReconcileState, Tone>> = {
  differs: 'info',
  here: 'warn',
  there: 'warn',
  gone: 'warn',
  twice: 'neutral',
}

/** The members beside a list of the city's platform. Nothing is written. */
export const ReconcileDialog = (props: {
  readonly rows: readonly MemberRow[]
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.border.reconcile
  const files = useReconcileFiles(messages)
  const steps = useSheetSteps({
    open: ({ name, bytes }) => files.open(name, bytes),
    sentence: workbookSentence,
    guess: guessRoster,
  })
  const { chosen } = steps
  return (
    <Dialog open title={t.title} width={1100} onClose={props.onClose}>
      <Stack>
        {steps.problem ? (
          <p className="xj-problem" role="alert">
            {steps.problem}
          </p>
        ) : null}
        {!chosen ? (
          steps.busy ? (
            <ProgressBar label={t.reading} />
          ) : (
            <FileDrop
              label={t.choose}
              hint={t.chooseHint}
              accept=".xlsx,.xlsm,.xls,.csv,.txt"
              onFiles={steps.onFiles}
            />
          )
        ) : steps.rowsShown ? (
          <Compared other={chosen} rows={props.rows} run={steps.run} onBack={() => steps.showRows(false)} />
        ) : (
          <SheetColumns
            steps={steps}
            chosen={chosen}
            lead={t.map}
            columns={sheetColumns(chosen.sheet, chosen.guess)}
            options={columnOptions(messages)}
            problems={mappingProblems(chosen.guess.mapping, messages)}
            again={t.again}
            next={t.next}
            onNext={() => {
              rememberMapping(headingsOf(chosen.sheet, chosen.guess.headingRow), chosen.guess.mapping)
              steps.showRows(true)
            }}
          />
        )}
      </Stack>
    </Dialog>
  )
}

/** What has to be looked into, and its way to Excel. */
const Compared = (props: {
  readonly other: OtherList
  readonly rows: readonly MemberRow[]
  readonly run: (work: () => Promise<string | null>) => Promise<void>
  readonly onBack: () => void
}) => {
  const messages = useMessages()
  const t = messages.border.reconcile
  const format = useFormat()
  const toast = useToast()
  const files = useReconcileFiles(messages)
  const [only, setOnly] = useState<readonly ReconcileState[]>([])
  const text = useMemo(() => ({ day: format.day, money: format.money, recordOf: () => null }), [format])
  const found = useReconciliation(props.other, props.rows, messages, text)
  if (!found) return <ProgressBar label={t.reading} />
  const summary = t.summary(found.counts)
  const columns: readonly Column<ReconcileLine>[] = [
    { key: 'name', title: messages.member.fields.name, value: ({ name }) => name },
    {
      key: 'state',
      title: t.state,
      value: ({ state }) => t.states[state],
      render: ({ state }) => <Tag tone={tones[state]}>{t.states[state]}</Tag>,
    },
    { key: 'staffNo', title: messages.member.fields.staffNo, value: ({ staffNo }) => staffNo || null },
    { key: 'unit', title: messages.member.fields.unit, value: ({ unit }) => unit || null },
    { key: 'row', title: t.row, value: ({ row }) => row, end: true },
    { key: 'by', title: t.by, value: ({ by }) => by && t.bys[by] },
    { key: 'what', title: t.what, value: ({ what }) => what || null },
  ]
  const onExport = () =>
    props.run(async () => {
      const saved = await files.save(found.lines, summary)
      if (!saved.ok) return outSentence(messages, saved.error)
      if (saved.value !== null) toast({ text: t.done(saved.value) })
      return null
    })
  return (
    <>
      <div className="xj-import">
        <DataTable<ReconcileLine>
          label={t.title}
          rows={found.lines.filter(({ state }) => only.length === 0 || only.includes(state))}
          rowKey={({ key }) => key}
          columns={columns}
          count={summary}
          filtered={only.length > 0}
          empty={<p className="xj-note">{t.agree}</p>}
          filters={
            <FilterChips
              label={t.filter}
              options={reconcileStates.map((value) => ({
                value,
                label: t.chip(t.states[value], found.counts[value]),
              }))}
              value={only}
              onChange={(on) => setOnly(reconcileStates.filter((one) => on.includes(one)))}
            />
          }
        />
      </div>
      {found.unread > 0 ? <p className="xj-hint">{t.unread(found.unread)}</p> : null}
      <div className="xj-actions">
        <Button onClick={props.onBack}>{t.back}</Button>
        <Button
          kind="primary"
          icon="download"
          disabled={found.lines.length === 0}
          onClick={() => void onExport()}
        >
          {t.export}
        </Button>
      </div>
    </>
  )
}

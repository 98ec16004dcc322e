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
import { useToast } from '#renderer/ui/toast.tsx'
import {
  columnOptions,
  type Guess,
  guessSheet,
  headingsOf,
  mappingProblems,
  type RawSheet,
  sheetColumns,
} from './import-rows.ts'
import { useReconcileFiles, useReconciliation } from './reconcile-model.ts'
import { type ReconcileLine, type ReconcileState, reconcileStates } from './reconcile-rows.ts'
import { rememberedMapping, rememberMapping } from './remembered-columns.ts'
import type { MemberRow } from './rows.ts'
import { outSentence } from './words.ts'

const tones: Readonly<Record<ReconcileState, Tone>> = {
  differs: 'info',
  here: 'warn',
  there: 'warn',
  gone: 'warn',
  twice: 'neutral',
}

const guessOf = (sheet: RawSheet, said?: number): Guess => guessSheet(sheet, rememberedMapping, said)

/** The members beside a list of the city's platform. Nothing is written. */
export const ReconcileDialog = (props: {
  readonly rows: readonly MemberRow[]
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.border.reconcile
  const files = useReconcileFiles(messages)
  const [sheets, setSheets] = useState<readonly RawSheet[]>([])
  const [at, setAt] = useState(0)
  const [guess, setGuess] = useState<Guess | null>(null)
  const [compared, setCompared] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sheet = sheets[at]
  const choose = (list: readonly RawSheet[], index: number) => {
    const next = list[index]
    setSheets(list)
    setAt(index)
    setGuess(next ? guessOf(next) : null)
    setCompared(false)
  }
  const onFile = async (name: string, bytes: Uint8Array) => {
    setBusy(true)
    setProblem(null)
    try {
      const opened = await files.open(name, bytes)
      if (opened.ok) choose(opened.value, 0)
      else setProblem(workbookSentence(messages, opened.error))
    } finally {
      setBusy(false)
    }
  }
  const wrong = guess ? mappingProblems(guess.mapping, messages) : []
  return (
    <Dialog open title={t.title} width={1100} onClose={props.onClose}>
      <Stack>
        {problem ? (
          <p className="xj-problem" role="alert">
            {problem}
          </p>
        ) : null}
        {!sheet || !guess ? (
          busy ? (
            <ProgressBar label={t.reading} />
          ) : (
            <FileDrop
              label={t.choose}
              hint={t.chooseHint}
              accept=".xlsx,.xlsm,.xls,.csv,.txt"
              onFiles={([file]) => {
                if (file) void onFile(file.name, file.bytes)
              }}
            />
          )
        ) : compared ? (
          <Compared
            sheet={sheet}
            guess={guess}
            rows={props.rows}
            onProblem={setProblem}
            onBack={() => setCompared(false)}
          />
        ) : (
          <>
            <SheetColumns
              sheets={sheets}
              at={at}
              onSheet={(index) => choose(sheets, index)}
              headingRow={guess.headingRow}
              rows={sheet.rows.length}
              found={guess.found}
              onHeadingRow={(row) => setGuess(guessOf(sheet, row))}
              lead={t.map}
              columns={sheetColumns(sheet, guess)}
              options={columnOptions(messages)}
              onColumns={(mapping) => setGuess({ ...guess, mapping })}
              problems={wrong}
            />
            <div className="xj-actions">
              <Button onClick={() => choose([], 0)}>{t.again}</Button>
              <Button
                kind="primary"
                disabled={wrong.length > 0}
                onClick={() => {
                  rememberMapping(headingsOf(sheet, guess.headingRow), guess.mapping)
                  setCompared(true)
                }}
              >
                {t.next}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Dialog>
  )
}

/** What has to be looked into, and its way to Excel. */
const Compared = (props: {
  readonly sheet: RawSheet
  readonly guess: Guess
  readonly rows: readonly MemberRow[]
  readonly onProblem: (problem: string | null) => void
  readonly onBack: () => void
}) => {
  const messages = useMessages()
  const t = messages.border.reconcile
  const format = useFormat()
  const toast = useToast()
  const files = useReconcileFiles(messages)
  const [only, setOnly] = useState<readonly ReconcileState[]>([])
  const { sheet, guess } = props
  const other = useMemo(
    () => ({ sheet, headingRow: guess.headingRow, mapping: guess.mapping }),
    [sheet, guess.headingRow, guess.mapping],
  )
  const text = useMemo(() => ({ day: format.day, money: format.money, recordOf: () => null }), [format])
  const found = useReconciliation(other, props.rows, messages, text)
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
  const onExport = async () => {
    props.onProblem(null)
    const saved = await files.save(found.lines, summary)
    if (!saved.ok) props.onProblem(outSentence(messages, saved.error))
    else if (saved.value !== null) toast({ text: t.done(saved.value) })
  }
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

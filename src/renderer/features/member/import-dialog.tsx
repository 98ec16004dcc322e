import { useMemo, useState } from 'react'
import { problemSentence, workbookSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { SheetColumns } from '#renderer/ui/sheet-columns.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useImport } from './import-model.ts'
import { ImportPreview } from './import-preview.tsx'
import {
  columnOptions,
  type Guess,
  guessSheet,
  headingsOf,
  mappingProblems,
  type RawSheet,
  sheetColumns,
} from './import-rows.ts'
import { rememberedMapping, rememberMapping } from './remembered-columns.ts'
import type { MemberRow } from './rows.ts'

const guessOf = (sheet: RawSheet, said?: number): Guess => guessSheet(sheet, rememberedMapping, said)

/** A roster in three steps: the file, what each column is, what each row says. Nothing is written before the last. */
export const ImportDialog = (props: {
  readonly rows: readonly MemberRow[]
  readonly pasted: readonly (readonly string[])[] | null
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.importing
  const toast = useToast()
  const { open, read, save } = useImport()
  const [sheets, setSheets] = useState<readonly RawSheet[]>(
    props.pasted ? [{ name: t.pasted, rows: props.pasted }] : [],
  )
  const [at, setAt] = useState(0)
  const sheet = sheets[at]
  const [guess, setGuess] = useState<Guess | null>(() => (sheet ? guessOf(sheet) : null))
  const [preview, setPreview] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const found = useMemo(
    () =>
      preview && sheet && guess
        ? read(sheet, guess.headingRow, guess.mapping, props.rows, messages)
        : undefined,
    [read, preview, sheet, guess, props.rows, messages],
  )
  const choose = (list: readonly RawSheet[], index: number) => {
    const next = list[index]
    setSheets(list)
    setAt(index)
    setGuess(next ? guessOf(next) : null)
    setPreview(false)
  }
  const onFile = async (bytes: Uint8Array) => {
    setBusy(true)
    setProblem(null)
    try {
      const opened = await open(bytes)
      if (opened.ok) choose(opened.value, 0)
      else setProblem(workbookSentence(messages, opened.error))
    } finally {
      setBusy(false)
    }
  }
  const onSave = async (chosen: Parameters<typeof save>[0]) => {
    if (!sheet || !guess) return
    setBusy(true)
    setProblem(null)
    try {
      const saved = await save(chosen)
      if (!saved.ok) {
        setProblem(problemSentence(messages, saved.error))
        return
      }
      rememberMapping(headingsOf(sheet, guess.headingRow), guess.mapping)
      const changed = chosen.filter(({ existing }) => existing).length
      toast({ text: t.done(chosen.length - changed, changed) })
      props.onClose()
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
            <>
              <FileDrop
                label={t.chooseFile}
                accept=".xlsx,.xlsm,.xls"
                onFiles={([file]) => {
                  if (file) void onFile(file.bytes)
                }}
              />
              <p className="xj-hint">{t.fileHint}</p>
            </>
          )
        ) : found ? (
          <ImportPreview
            rows={found}
            members={props.rows}
            busy={busy}
            onBack={() => setPreview(false)}
            onSave={(chosen) => void onSave(chosen)}
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
              lead={t.map(guess.mapping.filter((field) => field !== null).length, guess.mapping.length)}
              columns={sheetColumns(sheet, guess)}
              options={columnOptions(messages)}
              onColumns={(mapping) => setGuess({ ...guess, mapping })}
              problems={wrong}
            />
            <div className="xj-actions">
              <Button onClick={() => choose([], 0)}>{t.again}</Button>
              <Button kind="primary" disabled={wrong.length > 0} onClick={() => setPreview(true)}>
                {t.next}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Dialog>
  )
}

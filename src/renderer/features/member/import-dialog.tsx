import { useMemo } from 'react'
import { problemSentence, workbookSentence } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { SheetColumns } from '#renderer/ui/sheet-columns.tsx'
import { useSheetSteps } from '#renderer/ui/sheet-steps.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { useImport } from './import-model.ts'
import { ImportPreview } from './import-preview.tsx'
import { columnOptions, headingsOf, type ImportRow, mappingProblems, sheetColumns } from './import-rows.ts'
import { guessRoster, rememberMapping } from './remembered-columns.ts'
import type { MemberRow } from './rows.ts'

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
  const steps = useSheetSteps({
    open: ({ bytes }) => open(bytes),
    sentence: workbookSentence,
    guess: guessRoster,
    given: props.pasted ? [{ name: t.pasted, rows: props.pasted }] : [],
  })
  const { chosen, rowsShown } = steps
  const found = useMemo(
    () =>
      rowsShown && chosen
        ? read(chosen.sheet, chosen.guess.headingRow, chosen.guess.mapping, props.rows, messages)
        : undefined,
    [read, rowsShown, chosen, props.rows, messages],
  )
  const onSave = (rows: readonly ImportRow[]) =>
    steps.run(async () => {
      const saved = await save(rows)
      if (!saved.ok) return problemSentence(messages, saved.error)
      if (chosen) rememberMapping(headingsOf(chosen.sheet, chosen.guess.headingRow), chosen.guess.mapping)
      const changed = rows.filter(({ existing }) => existing).length
      toast({ text: t.done(rows.length - changed, changed) })
      props.onClose()
      return null
    })
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
            <>
              <FileDrop label={t.chooseFile} accept=".xlsx,.xlsm,.xls" onFiles={steps.onFiles} />
              <p className="xj-hint">{t.fileHint}</p>
            </>
          )
        ) : found ? (
          <ImportPreview
            rows={found}
            members={props.rows}
            busy={steps.busy}
            onBack={() => steps.showRows(false)}
            onSave={(rows) => void onSave(rows)}
          />
        ) : (
          <SheetColumns
            steps={steps}
            chosen={chosen}
            lead={t.map(
              chosen.guess.mapping.filter((field) => field !== null).length,
              chosen.guess.mapping.length,
            )}
            columns={sheetColumns(chosen.sheet, chosen.guess)}
            options={columnOptions(messages)}
            problems={mappingProblems(chosen.guess.mapping, messages)}
            again={t.again}
            next={t.next}
            onNext={() => steps.showRows(true)}
          />
        )}
      </Stack>
    </Dialog>
  )
}

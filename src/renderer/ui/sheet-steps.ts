import { useState } from 'react'
import type { Result } from '#shared/base/result.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { DroppedFile } from './file-drop.tsx'
import { useMessages } from './messages.tsx'

/** A sheet of a chosen file. */
export interface StepSheet {
  readonly name: string
  readonly rows: readonly unknown[]
  readonly unreckoned?: number
  readonly macros?: true
}

/** Where the headings of a sheet are, counted from 0, and what each of its columns is taken for. */
export interface StepGuess<F extends string> {
  readonly headingRow: number
  /** False when no headings were recognised. */
  readonly found: boolean
  readonly mapping: readonly (F | null)[]
}

/** The sheet that was chosen and what it is taken for. */
export interface ChosenSheet<S extends StepSheet, F extends string> {
  readonly sheets: readonly S[]
  readonly at: number
  readonly sheet: S
  readonly guess: StepGuess<F>
}

/** From a file to its rows in three steps: the file, what each column is, then `rowsShown`, what each row says. */
export const useSheetSteps = <S extends StepSheet, F extends string, P>(how: {
  readonly open: (file: DroppedFile) => Promise<Result<readonly S[], P>>
  readonly sentence: (messages: Messages, problem: P) => string
  /** `headingRow` once a person has said where the headings are. */
  readonly guess: (sheet: S, headingRow?: number) => StepGuess<F>
  /** Sheets that came without a file. */
  readonly given?: readonly S[]
}) => {
  const messages = useMessages()
  const chosenOf = (sheets: readonly S[], at: number): ChosenSheet<S, F> | null => {
    const sheet = sheets[at]
    return sheet ? { sheets, at, sheet, guess: how.guess(sheet) } : null
  }
  const [chosen, setChosen] = useState(() => chosenOf(how.given ?? [], 0))
  const [rowsShown, showRows] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = (next: ChosenSheet<S, F> | null): void => {
    setChosen(next)
    showRows(false)
  }
  /** Does what takes a while; `work` resolves with the sentence of what went wrong, null when nothing did. */
  const run = async (work: () => Promise<string | null>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      setProblem(await work())
    } finally {
      setBusy(false)
    }
  }
  const read = async (file: DroppedFile): Promise<string | null> => {
    const opened = await how.open(file)
    if (!opened.ok) return how.sentence(messages, opened.error)
    choose(chosenOf(opened.value, 0))
    return null
  }
  return {
    /** Null until there is a file. */
    chosen,
    rowsShown,
    showRows,
    busy,
    problem,
    run,
    onFiles: ([file]: readonly DroppedFile[]): void => {
      if (file) void run(() => read(file))
    },
    onSheet: (at: number): void => choose(chosen && chosenOf(chosen.sheets, at)),
    onHeadingRow: (row: number): void =>
      setChosen(chosen && { ...chosen, guess: how.guess(chosen.sheet, row) }),
    onColumns: (mapping: readonly (F | null)[]): void =>
      setChosen(chosen && { ...chosen, guess: { ...chosen.guess, mapping } }),
    onAgain: (): void => choose(null),
  }
}

/** What `useSheetSteps` gives. */
export type SheetSteps<S extends StepSheet, F extends string> = ReturnType<
  typeof useSheetSteps<S, F, unknown>
>

import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { ChoiceInput } from './choice-input.tsx'
import { Row } from './layout.tsx'
import { useMessages } from './messages.tsx'
import { NumberInput } from './number-input.tsx'
import type { ChosenSheet, SheetSteps, StepSheet } from './sheet-steps.ts'

/** One column of a file: its heading, an example, and what it is taken for. */
export interface SheetColumn {
  readonly heading: string
  readonly example: string
  readonly value: string | null
}

/** The second step: where the headings of the file are and what each of its columns holds. */
export const SheetColumns = <S extends StepSheet, F extends string>(props: {
  readonly steps: SheetSteps<S, F>
  readonly chosen: ChosenSheet<S, F>
  readonly lead: ReactNode
  readonly columns: readonly SheetColumn[]
  readonly options: readonly { readonly value: F; readonly label: string }[]
  /** What is wrong with the columns as they are. */
  readonly problems: readonly string[]
  /** What else holds for all rows. */
  readonly children?: ReactNode
  readonly again: string
  readonly next: string
  readonly onNext: () => void
}) => {
  const t = useMessages().sheet.columns
  const id = useId()
  const { steps, columns, options } = props
  const { sheets, at, sheet, guess } = props.chosen
  const fieldOf = (text: string | null): F | null =>
    options.find(({ value }) => value === text)?.value ?? null
  const notes = [
    ...(sheet.unreckoned ? [t.unreckoned(sheet.unreckoned)] : []),
    ...(sheet.macros ? [t.macros] : []),
  ]
  return (
    <>
      <Row>
        {sheets.length > 1 ? (
          <ChoiceInput
            label={t.sheet}
            value={String(at)}
            options={sheets.map(({ name }, n) => ({ value: String(n), label: name }))}
            onChange={(value) => steps.onSheet(Number(value ?? 0))}
          />
        ) : null}
        <NumberInput
          label={t.headingRow}
          integer
          min={1}
          max={sheet.rows.length}
          value={guess.headingRow + 1}
          problem={guess.found ? null : t.noHeading}
          onChange={(row) => steps.onHeadingRow((row ?? 1) - 1)}
        />
      </Row>
      <div className="xj-import">
        <p id={id}>{props.lead}</p>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.example}</th>
              <th scope="col">{t.field}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ heading, example, value }, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <tr key={column}>
                <th scope="row">{heading}</th>
                <td className="xj-hint">{example}</td>
                <td>
                  <select
                    className="xj-input"
                    aria-label={`${t.field}: ${heading}`}
                    value={value ?? ''}
                    onChange={(event) =>
                      steps.onColumns(
                        columns.map((one, n) => fieldOf(n === column ? event.target.value : one.value)),
                      )
                    }
                  >
                    <option value="">{t.skip}</option>
                    {options.map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.map((sentence) => (
        <p key={sentence} className="xj-note">
          {sentence}
        </p>
      ))}
      {props.problems.map((sentence) => (
        <p key={sentence} className="xj-problem">
          {sentence}
        </p>
      ))}
      {props.children}
      <div className="xj-actions">
        <Button onClick={steps.onAgain}>{props.again}</Button>
        <Button kind="primary" disabled={props.problems.length > 0} onClick={props.onNext}>
          {props.next}
        </Button>
      </div>
    </>
  )
}

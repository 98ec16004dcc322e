import { type ReactNode, useId } from 'react'
import { ChoiceInput } from './choice-input.tsx'
import { Row } from './layout.tsx'
import { useMessages } from './messages.tsx'
import { NumberInput } from './number-input.tsx'

/** One column of a file: its heading, an example, and what it is taken for. */
export interface SheetColumn {
  readonly heading: string
  readonly example: string
  readonly value: string | null
}

/** Where the headings of a file are and what each of its columns holds. */
export const SheetColumns = <V extends string>(props: {
  readonly sheets: readonly {
    readonly name: string
    readonly unreckoned?: number
    readonly macros?: true
  }[]
  readonly at: number
  readonly onSheet: (at: number) => void
  /** Counted from 0, of so many rows. */
  readonly headingRow: number
  readonly rows: number
  readonly found: boolean
  readonly onHeadingRow: (row: number) => void
  readonly lead: ReactNode
  readonly columns: readonly SheetColumn[]
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onColumns: (values: readonly (V | null)[]) => void
  /** What is wrong with the columns as they are. */
  readonly problems: readonly string[]
}) => {
  const t = useMessages().sheet.columns
  const id = useId()
  const { columns, options } = props
  const chosen = (text: string | null): V | null => options.find(({ value }) => value === text)?.value ?? null
  const sheet = props.sheets[props.at]
  const notes = [
    ...(sheet?.unreckoned ? [t.unreckoned(sheet.unreckoned)] : []),
    ...(sheet?.macros ? [t.macros] : []),
  ]
  return (
    <>
      <Row>
        {props.sheets.length > 1 ? (
          <ChoiceInput
            label={t.sheet}
            value={String(props.at)}
            options={props.sheets.map(({ name }, n) => ({ value: String(n), label: name }))}
            onChange={(value) => props.onSheet(Number(value ?? 0))}
          />
        ) : null}
        <NumberInput
          label={t.headingRow}
          integer
          min={1}
          max={props.rows}
          value={props.headingRow + 1}
          problem={props.found ? null : t.noHeading}
          onChange={(row) => props.onHeadingRow((row ?? 1) - 1)}
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
                      props.onColumns(
                        columns.map((one, n) => chosen(n === column ? event.target.value : one.value)),
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
    </>
  )
}

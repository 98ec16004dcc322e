import { useMessages } from '#renderer/ui/messages.tsx'
import { type ColumnMapping, cellText, columnOptions, type RawSheet } from './import-rows.ts'

/** Each column of the file with an example, and what it is taken for. */
export const ImportMapping = (props: {
  readonly sheet: RawSheet
  readonly headingRow: number
  readonly mapping: ColumnMapping
  readonly onChange: (mapping: ColumnMapping) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.importing
  const { sheet, headingRow, mapping } = props
  const options = columnOptions(messages)
  const example = (column: number): string => {
    for (let row = headingRow + 1; row < Math.min(sheet.rows.length, headingRow + 20); row++) {
      const found = cellText(sheet, row, column)
      if (found !== '') return found
    }
    return ''
  }
  return (
    <div className="xj-import">
      <p>{t.map(mapping.filter((field) => field !== null).length, mapping.length)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.example}</th>
            <th scope="col">{t.field}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.map((field, column) => {
            const heading = cellText(sheet, headingRow, column)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <tr key={column}>
                <th scope="row">{heading}</th>
                <td className="xj-hint">{example(column)}</td>
                <td>
                  <select
                    className="xj-input"
                    aria-label={`${t.field}: ${heading}`}
                    value={field ?? ''}
                    onChange={(event) =>
                      props.onChange(
                        mapping.map((one, n) =>
                          n === column
                            ? (options.find(({ value }) => value === event.target.value)?.value ?? null)
                            : one,
                        ),
                      )
                    }
                  >
                    <option value="">{t.skip}</option>
                    {options.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

import { useMessages } from '#renderer/ui/messages.tsx'
import {
  type FillPlan,
  fillChoices,
  fillHeadings,
  isRequiredHeading,
  listOf,
  type TemplateSheet,
} from './fill-plan.ts'

/** Each column of the template, its drop-down, and what goes into it. */
export const FillMappingTable = (props: {
  readonly sheet: TemplateSheet
  readonly plan: FillPlan
  readonly onChange: (mapping: FillPlan['mapping']) => void
}) => {
  const messages = useMessages()
  const t = messages.border.fill
  const { sheet, plan } = props
  const headings = fillHeadings(sheet, plan.headingRow)
  const listText = (column: number): string => {
    const list = listOf(sheet, plan.firstRow, column)
    return list === null ? '' : list === 'unknown' ? t.listUnknown : t.listOf(list.length)
  }
  return (
    <div className="xj-import">
      <p>{t.map(plan.mapping.filter((field) => field !== null).length, headings.length)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.list}</th>
            <th scope="col">{t.field}</th>
          </tr>
        </thead>
        <tbody>
          {headings.map((heading, column) => {
            const options = fillChoices(sheet, plan, column, messages)
            return heading === '' ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <tr key={column}>
                <th scope="row">
                  {heading}
                  {isRequiredHeading(heading) ? <span className="xj-hint"> {t.required}</span> : null}
                </th>
                <td className="xj-hint">{listText(column)}</td>
                <td>
                  <select
                    className="xj-input"
                    aria-label={`${t.field}: ${heading}`}
                    value={plan.mapping[column] ?? ''}
                    onChange={(event) => {
                      const field = options.find(({ value }) => value === event.target.value)?.value ?? null
                      props.onChange(
                        headings.map((_, n) => (n === column ? field : (plan.mapping[n] ?? null))),
                      )
                    }}
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

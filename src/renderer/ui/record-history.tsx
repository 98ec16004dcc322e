import type { ComponentProps } from 'react'
import { valueText } from '#shared/i18n/value-text.ts'
import { useFormat } from './format.ts'
import { HistoryList } from './history-list.tsx'
import { useMessages } from './messages.tsx'

type Words = Parameters<typeof valueText>[3]

/** The history of one record whose fields its kind declares: labels, values and days in words. */
export const RecordHistory = (props: {
  readonly entries: ComponentProps<typeof HistoryList>['entries']
  readonly fields: Readonly<Record<string, { readonly is: Parameters<typeof valueText>[0] }>>
  readonly words: Words & { readonly fields: Readonly<Record<string, string>> }
  readonly join: string
  /** The name of another record. */
  readonly nameOf: (id: string) => string
}) => {
  const { fields, words } = props
  const { app } = useMessages()
  const format = useFormat()
  return (
    <HistoryList
      entries={props.entries?.filter((one) => one.field !== 'life')}
      fieldLabel={(field) => words.fields[field] ?? field}
      showValue={(field, value) => {
        const is = fields[field]?.is
        return is
          ? valueText(is, field, value, words, {
              yes: app.yes,
              no: app.no,
              join: (parts) => parts.join(props.join),
              day: format.day,
              money: format.money,
              ref: (_, id) => props.nameOf(id),
            })
          : JSON.stringify(value)
      }}
      showTime={format.time}
    />
  )
}

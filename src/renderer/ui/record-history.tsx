import type { ComponentProps } from 'react'
import { useFormat } from './format.ts'
import { HistoryList } from './history-list.tsx'
import { useRecordText } from './record-text.ts'

/** The history of one record of any kind: labels, values and days in words. `recordOf` finds the records that it names. */
export const RecordHistory = (props: {
  readonly entries: ComponentProps<typeof HistoryList>['entries']
  readonly kind: string
  readonly recordOf: Parameters<typeof useRecordText>[0]
}) => {
  const { kind } = props
  const format = useFormat()
  const text = useRecordText(props.recordOf)
  return (
    <HistoryList
      entries={props.entries}
      fieldLabel={(field) => text.field(kind, field)}
      showValue={(field, value) => text.value(kind, field, value)}
      showTime={format.time}
    />
  )
}

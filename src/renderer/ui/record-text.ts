import { useMemo } from 'react'
import {
  fieldText,
  fieldTitle,
  kindText,
  type NamedRecord,
  type RecordFormat,
  recordTitle,
} from '#shared/i18n/record-text.ts'
import { useFormat } from './format.ts'
import { useMessages } from './messages.tsx'

/** Any record in the words of the chosen language. */
export interface RecordText {
  readonly kind: (kind: string) => string
  readonly field: (kind: string, field: string) => string
  /** Empty when there is no value. */
  readonly value: (kind: string, field: string, value: unknown) => string
  readonly title: (record: NamedRecord) => string
}

/** Kinds, fields, values and names of records in words. `recordOf` finds the records that others name. */
export const useRecordText = (recordOf: RecordFormat['recordOf']): RecordText => {
  const messages = useMessages()
  const { day, money } = useFormat()
  return useMemo(() => {
    const format = { day, money, recordOf }
    return {
      kind: (kind) => kindText(messages, kind),
      field: (kind, field) => fieldTitle(messages, kind, field),
      value: (kind, field, value) => fieldText(messages, kind, field, value, format),
      title: (record) => recordTitle(messages, record, format),
    }
  }, [messages, day, money, recordOf])
}

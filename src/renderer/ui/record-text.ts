import { useMemo } from 'react'
import {
  fieldParts,
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
  /** The parts of a value that has several, such as form, amount and payer; null for a simple one. */
  readonly parts: (
    kind: string,
    field: string,
    value: unknown,
  ) => readonly { readonly label: string; readonly text: string }[] | null
}

/** Kinds, fields, values and names of records in words. `recordOf` finds the records that others name. */
export const useRecordText = (recordOf: RecordFormat['recordOf']): RecordText => {
  const messages = useMessages()
  const { day, money: sum } = useFormat()
  return useMemo(() => {
    const format: RecordFormat = { day, money: (fen) => messages.app.record.money(sum(fen)), recordOf }
    return {
      kind: (kind) => kindText(messages, kind),
      field: (kind, field) => fieldTitle(messages, kind, field),
      value: (kind, field, value) => fieldText(messages, kind, field, value, format),
      title: (record) => recordTitle(messages, record, format),
      parts: (kind, field, value) => fieldParts(messages, kind, field, value, format),
    }
  }, [messages, day, sum, recordOf])
}

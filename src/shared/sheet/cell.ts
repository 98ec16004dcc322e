import { addDays, type Day, dayOf, dayParts, daysBetween, readDay } from '../base/day.ts'
import { err, ok, type Result } from '../base/result.ts'
import { tidy, toHalfWidth } from '../base/text.ts'
import { unescapeText } from './escape.ts'

/** A value as any Excel library gives it. */
export type CellInput = string | number | boolean | Date | null | undefined

/** Why a cell was not read. */
export type CellFault =
  /** A long number was stored as a number: Excel keeps 15 digits, the rest is lost. */
  | { readonly type: 'lost-precision' }
  /** #N/A, #REF! and their like. */
  | { readonly type: 'formula-error'; readonly text: string }
  | { readonly type: 'unreadable-day'; readonly text: string }
  /** A year, or a year and a month, without the day. */
  | { readonly type: 'day-incomplete'; readonly text: string }
  | { readonly type: 'unknown-word'; readonly text: string }

const errors = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i

// Words that stand for an empty cell. `无` does not: it may be an answer.
const blanks: ReadonlySet<string> = new Set(['', '-', '--', '—', '——', '/', '\\'])

const dayOfDate = (date: Date): Day | null => {
  if (Number.isNaN(date.getTime())) return null
  // Libraries put a calendar day at midnight, some in UTC, some where the PC stands.
  const isUtc = date.getUTCHours() === 0 && date.getUTCMinutes() === 0
  return isUtc
    ? dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
    : dayOf(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** Text of a cell; numbers as they are written out, days as YYYY-MM-DD. Empty text for an empty cell. */
export const readText = (cell: CellInput): Result<string, CellFault> => {
  if (cell === null || cell === undefined) return ok('')
  if (typeof cell === 'boolean') return ok(cell ? '是' : '否')
  if (cell instanceof Date) return ok(dayOfDate(cell) ?? '')
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return ok('')
    return Math.abs(cell) >= 1e15 ? err({ type: 'lost-precision' }) : ok(String(cell))
  }
  const text = tidy(unescapeText(cell))
  if (errors.test(text)) return err({ type: 'formula-error', text })
  // 1.10105E+17: the number was already shown so when it was copied.
  if (/^\d(\.\d+)?E\+\d{2}$/i.test(text)) return err({ type: 'lost-precision' })
  return ok(blanks.has(text) ? '' : text)
}

/** The day of an Excel serial number in the 1900 system (ECMA-376 18.17.4.1; 1900-02-29 never was). */
export const dayOfSerial = (serial: number): Day | null => {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 2_958_465 || whole === 60) return null
  return addDays((whole < 60 ? '1899-12-31' : '1899-12-30') as Day, whole)
}

/** The Excel serial number of a day in the 1900 system; null before 1900-03-01, where Excel counts otherwise. */
export const serialOfDay = (day: Day): number | null => {
  const serial = daysBetween('1899-12-30' as Day, day)
  return serial > 60 ? serial : null
}

/** A calendar day of a cell: a date, a serial number, 19800308 as a number, or text; null for an empty cell. */
export const readDayCell = (cell: CellInput): Result<Day | null, CellFault> => {
  if (cell instanceof Date) {
    const day = dayOfDate(cell)
    return day ? ok(day) : err({ type: 'unreadable-day', text: '' })
  }
  if (typeof cell === 'number') {
    const text = String(cell)
    if (/^\d{8}$/.test(text)) {
      const day = readDay(text)
      return day ? ok(day) : err({ type: 'unreadable-day', text })
    }
    // 1980 is a year, not 1905-06-02; 198003 and 1980.3 are months.
    if ((cell >= 1900 && cell <= 2100) || /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(text))
      return err({ type: 'day-incomplete', text })
    const day = dayOfSerial(cell)
    return day && dayParts(day).year >= 1900 ? ok(day) : err({ type: 'unreadable-day', text })
  }
  const read = readText(cell)
  if (!read.ok) return read
  const text = toHalfWidth(read.value)
  if (text === '') return ok(null)
  // A time behind the day says nothing here.
  const day = readDay(text) ?? readDay(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, ''))
  if (day) return ok(day)
  const incomplete = /^\d{4}\s*年?$|^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$|^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(
    text,
  )
  return err({ type: incomplete ? 'day-incomplete' : 'unreadable-day', text })
}

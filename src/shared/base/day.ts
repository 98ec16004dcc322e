import type { Brand } from './brand.ts'

/** A calendar day `YYYY-MM-DD`, without a time zone. Compare with < and >. */
export type Day = Brand<string, 'Day'>

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

/** The day of a year, month (1-12) and day of month; null when there is no such day. */
export const dayOf = (year: number, month: number, day: number): Day | null => {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? (`${pad(year, 4)}-${pad(month)}-${pad(day)}` as Day) : null
}

/** Reads `YYYY-MM-DD` strictly; null for anything else. */
export const parseDay = (text: unknown): Day | null => {
  if (typeof text !== 'string') return null
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** Reads what people type: 2026-3-8, 2026/3/8, 2026.3.8, 20260308, 2026年3月8日; null otherwise. */
export const readDay = (text: string): Day | null => {
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** The parts of a day; month counts from 1. */
export const dayParts = (
  day: Day,
): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
})

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => {
  const { year, month, day: date } = dayParts(day)
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10) as Day
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** This anniversary in a given year; 29 February falls on 28 February in common years. */
export const anniversaryIn = (day: Day, year: number): Day => {
  const parts = dayParts(day)
  return dayOf(year, parts.month, parts.day) ?? (`${pad(year, 4)}-02-28` as Day)
}

/** Whole years completed between two days. */
export const yearsBetween = (from: Day, to: Day): number => {
  const years = dayParts(to).year - dayParts(from).year
  return anniversaryIn(from, dayParts(to).year) > to ? years - 1 : years
}

/** The same date `count` months later; the last day of a shorter month when it has no such date. */
export const addMonths = (day: Day, count: number): Day => {
  const { year, month, day: date } = dayParts(day)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${pad(first.getUTCFullYear(), 4)}-${pad(first.getUTCMonth() + 1)}-${pad(Math.min(date, last))}` as Day
}

/** The day that a clock (ms since 1970) shows in this PC's time zone; null when it is no time. */
export const dayAt = (ms: number): Day | null => {
  const date = new Date(ms)
  return dayOf(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

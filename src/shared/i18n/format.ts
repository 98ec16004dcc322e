import { type Day, dayParts } from '../base/day.ts'
import { type Fen, formatFen } from '../base/money.ts'

/** How figures are written in one language. */
export interface Formats {
  readonly day: (day: Day) => string
  /** With the unit: `1,234.50 元`. */
  readonly money: (amount: Fen) => string
  /** A share as per cent with one decimal, halves rounded up: `83.3%`; a dash when there is none. */
  readonly percent: (share: number | null | undefined) => string
  /** Whole numbers with thousands separated. */
  readonly count: (count: number) => string
}

/** 2026年3月8日. */
export const dayZh = (day: Day): string => {
  const parts = dayParts(day)
  return `${parts.year}年${parts.month}月${parts.day}日`
}

/** 2026-03-08. */
export const dayEn = (day: Day): string => day

const percent = (share: number | null | undefined): string => {
  if (share === null || share === undefined || !Number.isFinite(share)) return '—'
  // Rounded on a number with the error of binary fractions taken off first: 0.3335 is 33.4, not 33.3.
  const tenths = Math.round(Number((share * 1000).toPrecision(12)))
  return `${(tenths / 10).toFixed(1)}%`
}

/** 12,345. */
export const countText = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')

/** The formats of a language. */
export const formats: { readonly zh: Formats; readonly en: Formats } = {
  zh: { day: dayZh, money: (amount) => `${formatFen(amount)} 元`, percent, count: countText },
  en: { day: dayEn, money: (amount) => `${formatFen(amount)} yuan`, percent, count: countText },
}

import { useMemo } from 'react'
import type { Day } from '#shared/base/day.ts'
import { type Fen, formatFen } from '#shared/base/money.ts'
import { formats } from '#shared/i18n/format.ts'
import { useLocale } from './messages.tsx'

/** How figures and days are written in the chosen language. */
export interface Format {
  readonly day: (day: Day) => string
  /** A moment of this PC's clock. */
  readonly time: (at: number) => string
  readonly money: (fen: Fen) => string
  readonly number: (value: number) => string
  /** A share between 0 and 1 as `83.3%`. */
  readonly percent: (share: number) => string
  readonly bytes: (count: number) => string
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The formats of a language. */
export const useFormat = (): Format => {
  const locale = useLocale()
  return useMemo(() => {
    const { day, percent, count } = locale === 'en' ? formats.en : formats.zh
    return {
      day,
      time: (at) => {
        const date = new Date(at)
        const on = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
        return `${on} ${two(date.getHours())}:${two(date.getMinutes())}`
      },
      money: formatFen,
      number: count,
      percent,
      bytes: (size) =>
        size < 1024
          ? `${size} B`
          : size < 1_048_576
            ? `${(size / 1024).toFixed(0)} KB`
            : size < 1_073_741_824
              ? `${(size / 1_048_576).toFixed(1)} MB`
              : `${(size / 1_073_741_824).toFixed(1)} GB`,
    }
  }, [locale])
}

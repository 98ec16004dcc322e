import { useMemo } from 'react'
import type { Day } from '#shared/base/day.ts'
import { dayParts } from '#shared/base/day.ts'
import { type Fen, formatFen } from '#shared/base/money.ts'
import { useLocale } from './messages.tsx'

/** How figures and days are written in the chosen language. */
export interface Format {
  readonly day: (day: Day) => string
  /** A moment of this PC's clock. */
  readonly time: (at: number) => string
  readonly money: (fen: Fen) => string
  readonly number: (value: number) => string
  /** A share between 0 and 1 as `83.3 %`. */
  readonly percent: (share: number) => string
  readonly bytes: (count: number) => string
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The formats of a language. */
export const useFormat = (): Format => {
  const locale = useLocale()
  return useMemo(() => {
    const day = (value: Day): string => {
      if (locale === 'en') return value
      const parts = dayParts(value)
      return `${parts.year}年${parts.month}月${parts.day}日`
    }
    return {
      day,
      time: (at) => {
        const date = new Date(at)
        const on = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
        return `${on} ${two(date.getHours())}:${two(date.getMinutes())}`
      },
      money: formatFen,
      number: (value) => value.toLocaleString('en-US'),
      percent: (share) => `${(share * 100).toFixed(1)} %`,
      bytes: (count) =>
        count < 1024
          ? `${count} B`
          : count < 1_048_576
            ? `${(count / 1024).toFixed(0)} KB`
            : `${(count / 1_048_576).toFixed(1)} MB`,
    }
  }, [locale])
}

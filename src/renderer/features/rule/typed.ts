import type { Fen } from '#shared/base/money.ts'
import type { Share } from '#shared/domain/activity-verdict.ts'

/** An amount, or a range of two. */
export interface Range {
  readonly floor: Fen | null
  readonly cap: Fen
}

/** Reads `500` or `300-500` in yuan; null when it is neither, or the range falls. */
export const readRange = (text: string, readFen: (text: string) => Fen | null): Range | null => {
  const parts = text.split(/\s*[-－–—~～至到]\s*/)
  if (parts.length > 2) return null
  const [first, second] = parts.map((part) => readFen(part))
  if (first == null || first < 0) return null
  if (parts.length === 1) return { floor: null, cap: first }
  return second == null || second < first ? null : { floor: first, cap: second }
}

/** A date of every year; without a day the end of the month. */
export interface YearDate {
  readonly month: number
  readonly day: number | null
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads `12-31` or `12月31日`; where `monthAlone`, `3` and `3月` too. Null when there is no such date. */
export const readYearDate = (text: string, monthAlone = false): YearDate | null => {
  const found = /^(\d{1,2})(?:\s*[-－/.月]\s*(\d{1,2})?\s*[日号]?)?$/.exec(text.trim())
  const month = Number(found?.[1] ?? 0)
  const most = lengths[month - 1]
  if (!found || most === undefined) return null
  if (found[2] === undefined) return monthAlone && !/[-－/.]/.test(text) ? { month, day: null } : null
  const day = Number(found[2])
  return day >= 1 && day <= most ? { month, day } : null
}

/** A date as it is typed. */
export const yearDateText = ({ month, day }: YearDate): string =>
  day === null ? `${month}` : `${month}-${day}`

/** Reads `2/3` or `60%`; null when it is more than the whole. */
export const readShare = (text: string): Share | null => {
  const share = /^(\d{1,3})\s*[/／]\s*(\d{1,3})$/.exec(text.trim())
  const percent = /^(\d{1,3})\s*[%％]$/.exec(text.trim())
  const [part, of] = share ? [Number(share[1]), Number(share[2])] : [Number(percent?.[1] ?? -1), 100]
  return part >= 0 && of >= 1 && of <= 100 && part <= of ? { part, of } : null
}

/** A share as it is typed. */
export const shareText = ({ part, of }: Share): string => (of === 100 ? `${part}%` : `${part}/${of}`)

/** Goods that may be bought, with the words that name them. */
export interface Goods {
  readonly name: string
  readonly words: readonly string[]
}

/** Words put one after another: `现金、购物卡`. None twice. */
export const readWords = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

/** Reads goods, one a line: `米`, or `奶制品：奶、酸奶` where other words name them. */
export const readGoods = (text: string): readonly Goods[] =>
  text.split('\n').flatMap((line): readonly Goods[] => {
    const [first = '', ...rest] = line.split(/[：:]/)
    const name = first.trim()
    if (name === '') return []
    const words = readWords(rest.join('：'))
    return [{ name, words: words.length > 0 ? words : [name] }]
  })

/** Goods as they are typed. */
export const goodsText = (goods: readonly Goods[]): string =>
  goods
    .map(({ name, words }) =>
      words.length === 1 && words[0] === name ? name : `${name}：${words.join('、')}`,
    )
    .join('\n')

/** What sorting compares; null sorts last, whichever way. */
export type SortValue = string | number | null

const english = new Intl.Collator('en', { numeric: true })
const chinese = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** A staff number, letters and digits, in parts that compare as the collator would: thirty thousand are many to collate. */
const staffNumber = /^([A-Za-z]*)(\d{1,15})$/

interface Keyed<T> {
  readonly item: T
  readonly by: SortValue
  readonly prefix: string | null
  readonly number: number
}

const keyOf = <T>(item: T, by: SortValue): Keyed<T> => {
  if (typeof by === 'number') return { item, by, prefix: '', number: by }
  const [, prefix = null, digits = ''] = (by === null ? null : staffNumber.exec(by)) ?? []
  return { item, by, prefix, number: Number(digits) }
}

/**
 * Items by a value: numbers by size, texts as a Chinese (or English) reader expects them, numbers in texts by size. Items of the
 * same value keep their order.
 */
export const sorted = <T>(
  items: readonly T[],
  value: (item: T) => SortValue | undefined,
  down = false,
  isEnglish = false,
): readonly T[] => {
  const { compare } = isEnglish ? english : chinese
  const keyed = items.map((item) => keyOf(item, value(item) ?? null))
  keyed.sort((a, b) => {
    if (a.by === null || b.by === null) return a.by === b.by ? 0 : a.by === null ? 1 : -1
    const isSameSort = a.prefix !== null && a.prefix === b.prefix
    const order = isSameSort ? a.number - b.number : compare(String(a.by), String(b.by))
    return down ? -order : order
  })
  return keyed.map(({ item }) => item)
}

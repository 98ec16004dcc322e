import type { Brand } from './brand.ts'

/** Money as a whole number of fen (1 yuan = 100 fen). Never a fraction. */
export type Fen = Brand<number, 'Fen'>

/** Whether a value is a safe whole number of fen. */
export const isFen = (value: unknown): value is Fen =>
  typeof value === 'number' && Number.isSafeInteger(value)

/** Fen from whole yuan, for constants and rule tables. */
export const yuan = (amount: number): Fen => Math.round(amount * 100) as Fen

/** Reads an amount in yuan as people type it: 1,234.5, ¥300, 300元; null when it is none or has more than two decimals. */
export const readFen = (text: string): Fen | null => {
  const plain = text
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '')
    .replaceAll(',', '')
    .replaceAll('，', '')
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return null
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return (match[1] ? -fen : fen) as Fen
}

/** `1,234.50`, without the unit. */
export const formatFen = (fen: Fen): string => {
  const sign = fen < 0 ? '-' : ''
  const [whole = '0', rest = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.')
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/** The sum, exact to the fen. */
export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let total = 0
  for (const amount of amounts) total += amount
  return total as Fen
}

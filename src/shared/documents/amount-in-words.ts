import type { Fen } from '../base/money.ts'

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** Four digits with their places; zeros inside stand once, zeros at the end not at all. */
const fourDigits = (value: number): string => {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) zero = text !== ''
    else {
      text += (zero ? '零' : '') + digits[digit] + places[place]
      zero = false
    }
  }
  return text
}

const wholeYuan = (yuan: number): string => {
  let text = ''
  let gap = false
  for (let group = 3; group >= 0; group--) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000
    if (value === 0) gap = text !== ''
    else {
      // 1,0005 and 1,0500 both need the zero between the groups.
      if (text !== '' && (gap || value < 1000)) text += '零'
      text += fourDigits(value) + groups[group]
      gap = false
    }
  }
  return text
}

/**
 * An amount in capital Chinese numerals, as vouchers demand (支付结算办法, annex on writing bills): `壹佰零伍元整`, `壹元零伍分`.
 * 整 follows yuan and jiao, never fen.
 */
export const amountInWords = (amount: Fen): string => {
  if (amount === 0) return '零元整'
  const all = Math.abs(amount)
  const yuan = Math.floor(all / 100)
  const jiao = Math.floor(all / 10) % 10
  const fen = all % 10
  let text = yuan > 0 ? `${wholeYuan(yuan)}元` : ''
  if (jiao > 0) text += `${yuan > 0 && yuan % 10 === 0 ? '零' : ''}${digits[jiao]}角`
  else if (fen > 0 && yuan > 0) text += '零'
  text += fen > 0 ? `${digits[fen]}分` : '整'
  return (amount < 0 ? '负' : '') + text
}

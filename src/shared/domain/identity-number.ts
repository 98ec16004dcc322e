import { type Day, dayOf } from '../base/day.ts'
import { err, ok, type Result } from '../base/result.ts'
import { mask, tidy, toHalfWidth } from '../base/text.ts'

/** Why a text is no identity number of a Chinese citizen. */
export type IdentityProblem =
  | { readonly type: 'id-wrong-length'; readonly length: number }
  /** The first generation's 15 digits, no longer in use since 2013. */
  | { readonly type: 'id-first-generation' }
  | { readonly type: 'id-bad-character' }
  | { readonly type: 'id-bad-birthday' }
  | { readonly type: 'id-bad-check' }

/** What an identity number says. */
export interface IdentityFacts {
  /** Half width, upper case, no spaces. */
  readonly number: string
  readonly birthday: Day
  readonly sex: 'male' | 'female'
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The 18th character that belongs to the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const identityCheckCharacter = (digits: string): string => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0)
  return checkCharacters.charAt(sum % 11)
}

/** Reads a citizen's identity number (GB 11643-1999): 18 characters, a real day of birth, a right check character. */
export const readIdentityNumber = (text: string): Result<IdentityFacts, IdentityProblem> => {
  const number = toHalfWidth(tidy(text)).replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{15}$/.test(number)) return err({ type: 'id-first-generation' })
  if (number.length !== 18) return err({ type: 'id-wrong-length', length: number.length })
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return err({ type: 'id-bad-character' })
  const birthday = dayOf(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  )
  if (!birthday || birthday < '1900-01-01') return err({ type: 'id-bad-birthday' })
  if (identityCheckCharacter(number) !== number.charAt(17)) return err({ type: 'id-bad-check' })
  return ok({ number, birthday, sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' })
}

/** An identity number as it stands on the screen: the first three and the last four characters. */
export const maskIdentityNumber = (number: string): string => mask(number, 3, 4)

/** A bank account as it stands on the screen: the last four digits. */
export const maskAccount = (number: string): string => mask(number, 0, 4)

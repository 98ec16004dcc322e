import type { Crypto } from './crypto.ts'

/** 32 signs that nobody takes for another: no 0, 1, I, O. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 16

/** A code for a join file or a backup: 80 random bits as `ABCD-EFGH-JKLM-NPQR`, easy to read out and to type. */
export const createCode = (crypto: Crypto): string =>
  grouped([...crypto.random(length)].map((byte) => alphabet.charAt(byte & 31)).join(''))

const grouped = (signs: string): string => signs.match(/.{4}/g)?.join('-') ?? ''

/** A code as a person typed it (small letters, blanks, full-width signs) in its one spelling; null when it is none. */
export const readCode = (typed: string): string | null => {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_.]/g, '')
  const known = signs.length === length && [...signs].every((sign) => alphabet.includes(sign))
  return known ? grouped(signs) : null
}

/** The pass phrase a code stands for; what is no code is taken as a person's own pass phrase, less blanks around it. */
export const passPhrase = (typed: string): string => readCode(typed) ?? typed.normalize('NFC').trim()

/** Full-width letters, digits, signs and spaces as half-width ones: `１２３（Ａ）` becomes `123(A)`. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ')

// Zero-width characters and byte order marks, which spreadsheets and chat apps leave behind.
const invisible = /\u200b|\u200c|\u200d|\u2060|\ufeff/g

/** Without invisible characters, spaces at the ends, and more than one space in a row. Full-width signs stay. */
export const tidy = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()

/** For comparing headings and choice words: half width, lower case, no spaces, no brackets with remarks, no asterisks. */
export const matchKey = (text: string): string =>
  toHalfWidth(tidy(text))
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:/、,.\-_]/g, '')

/** Characters as people count them: code points, not UTF-16 units. */
export const characterCount = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Every character but the first and last few replaced by `*`; short texts are masked whole. */
export const mask = (text: string, first: number, last: number): string => {
  const characters = [...text]
  if (characters.length <= first + last) return '*'.repeat(characters.length)
  return characters.map((char, i) => (i < first || i >= characters.length - last ? char : '*')).join('')
}

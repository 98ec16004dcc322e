import type { HasGlyph } from './cmap.ts'

// Control and format characters and variation selectors: pasted along, never seen, and drawn as boxes. A name with a
// variation selector prints in its usual form.
const invisible = /(?!\n)[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu

/** A text as it can be printed: line ends are `\n`, tabs are spaces, invisible characters are gone. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll('\t', '  ')
    .replace(invisible, '')

/** The same data with every text made printable. Takes what can cross to a worker: plain objects and arrays. */
export const printableData = <T>(data: T): T => {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return printable(value)
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]))
    }
    return value
  }
  // `visit` keeps every shape and changes only the letters of texts.
  return visit(data) as T
}

/** The characters of some texts that one of the fonts lacks, each once, in order of appearance. */
export const missingCharacters = (texts: readonly string[], fonts: readonly HasGlyph[]): string[] => {
  const seen = new Set<string>()
  const missing: string[] = []
  for (const text of texts) {
    for (const character of text) {
      if (seen.has(character) || character === '\n') continue
      seen.add(character)
      const code = character.codePointAt(0) ?? 0
      if (!fonts.every((has) => has(code))) missing.push(character)
    }
  }
  return missing
}

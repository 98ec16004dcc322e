/** Points from millimetres. */
export const mm = (length: number): number => (length * 72) / 25.4

/** The type sizes of Chinese offices, in points. */
export const size = {
  er: 22,
  xiaoEr: 18,
  san: 16,
  si: 14,
  xiaoSi: 12,
  wu: 10.5,
  xiaoWu: 9,
  liu: 7.5,
} as const

/** A page: A4 with its margins in millimetres. Forms leave room to bind on the left. */
export interface Page {
  readonly orientation: 'portrait' | 'landscape'
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** For forms that are signed and filed. */
export const formPage: Page = { orientation: 'portrait', left: 25, right: 20, top: 20, bottom: 20 }
/** For lists of few columns. */
export const listPage: Page = { orientation: 'portrait', left: 20, right: 15, top: 18, bottom: 18 }
/** For lists of many columns. */
export const widePage: Page = { orientation: 'landscape', left: 15, right: 15, top: 20, bottom: 16 }

/** The width between the margins, in points. */
export const bodyWidth = (page: Page): number =>
  mm((page.orientation === 'portrait' ? 210 : 297) - page.left - page.right)

/** The height between the margins, in points. */
export const bodyHeight = (page: Page): number =>
  mm((page.orientation === 'portrait' ? 297 : 210) - page.top - page.bottom)

/** The height of one line of our typeface at a type size, in points. */
export const lineOf = (fontSize: number): number => fontSize * 1.45

/** A width that a text will not exceed on one line, in points. Chinese characters are square, the rest narrower. */
export const widthOf = (text: string, fontSize: number): number => {
  let ems = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x2000 || (code >= 0x80 && code < 0xc0)) ems += 1
    else if (/[A-Z@%&wm]/.test(character)) ems += 0.95
    else ems += character === ',' || character === '.' ? 0.3 : 0.6
  }
  return ems * fontSize
}

/** The lines a text may need in a width. Rather too many than too few: tables decide by it what may be kept whole. */
export const linesOf = (text: string, width: number, fontSize: number): number => {
  let lines = 0
  // A line of Chinese loses up to two characters to the rules about punctuation, one of Latin words a word.
  const usable = Math.max(fontSize, width - fontSize * 1.5)
  for (const paragraph of text.split('\n')) {
    const all = widthOf(paragraph, fontSize)
    lines += all <= width ? 1 : Math.ceil(all / usable)
  }
  return lines
}

// What a spreadsheet may take for a formula when a table is saved as CSV or pasted; full-width signs count in some.
const dangerous = /^[\s']*[=+\-@＝＋－＠\t\r]/

/** A text that no spreadsheet takes for a formula: a quote in front where it begins like one (sync design, section 5). */
export const escapeText = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

/** Takes the quote of `escapeText` off again, so that an exported table comes back as it was. */
export const unescapeText = (text: string): string =>
  text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text

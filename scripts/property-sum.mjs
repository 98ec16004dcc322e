/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} runs
 * @property {readonly (readonly [what: string, share: number])[]} shares How many of the histories had what makes merging hard.
 */

/**
 * What was run of one state of the program, in one or more pieces.
 * @typedef {object} Sum
 * @property {string} program What tells the program and its properties from any other state of them.
 * @property {readonly string[]} pieces A line each: the day, how many, how long.
 * @property {readonly Row[]} rows
 * @property {string} notes The sections below, which people write.
 */

const programLine = /^Program `([0-9a-f]+)`/m
const pieceLine = /^- (\d{4}-\d{2}-\d{2}: .+)$/gm
const rowLine = /^\| (I\d+) \| ([\d,]+) \|(.*)\|$/gm

/** @param {string} text */
const cellsOf = (text) => text.split('|').map((cell) => cell.trim())

/**
 * Reads what `sumText` wrote; nothing when it is of another state of the program.
 * @param {string} text
 * @param {string} program
 * @returns {Sum}
 */
export const readSum = (text, program) => {
  const notes = /^## [\s\S]*/m.exec(text)?.[0] ?? ''
  if (programLine.exec(text)?.[1] !== program) return { program, pieces: [], rows: [], notes }
  const [, , ...difficulties] = cellsOf(/^\| property \|(.*)\|$/m.exec(text)?.[0].slice(1, -1) ?? '')
  const told = text.slice(0, text.length - notes.length)
  const rows = [...told.matchAll(rowLine)].map(([, name = '', runs = '', cells = '']) => ({
    name,
    runs: Number(runs.replaceAll(',', '')),
    shares: cellsOf(cells).map(
      (cell, i) => /** @type {const} */ ([difficulties[i] ?? '', Number.parseFloat(cell) / 100]),
    ),
  }))
  return { program, pieces: [...told.matchAll(pieceLine)].map(([, piece = '']) => piece), rows, notes }
}

/**
 * @param {Row | undefined} before
 * @param {Row} row
 * @returns {Row}
 */
const addedRow = (before, row) => {
  if (!before) return row
  const runs = before.runs + row.runs
  const held = new Map(before.shares)
  return {
    name: row.name,
    runs,
    shares: row.shares.map(([what, share]) => [
      what,
      ((held.get(what) ?? 0) * before.runs + share * row.runs) / runs,
    ]),
  }
}

/**
 * The same with one more piece.
 * @param {Sum} sum
 * @param {string} piece
 * @param {readonly Row[]} rows
 * @returns {Sum}
 */
export const addPiece = ({ rows: before, ...sum }, piece, rows) => {
  const all = new Map(before.map((row) => [row.name, row]))
  for (const row of rows) all.set(row.name, addedRow(all.get(row.name), row))
  const byNumber = [...all.values()].sort((a, b) => Number(a.name.slice(1)) - Number(b.name.slice(1)))
  return { ...sum, pieces: [...sum.pieces, piece], rows: byNumber }
}

/**
 * @param {Sum} sum
 * @returns {string}
 */
export const sumText = ({ program, pieces, rows, notes }) => {
  /** @param {readonly string[]} cells */
  const line = (cells) => `| ${cells.join(' | ')} |`
  const difficulties = rows[0]?.shares.map(([what]) => what) ?? []
  return [
    '# Property runs',
    '',
    'Random histories that each property held for, without a fixed seed; the shares say how many of the histories had what makes merging hard. `RUNS=10000 npm run test:long` adds a piece, and begins anew once the program or a property is another.',
    '',
    `Program \`${program}\` (of all that ran, as bundled), in pieces:`,
    '',
    ...pieces.map((piece) => `- ${piece}`),
    '',
    line(['property', 'histories', ...difficulties]),
    line(['---', '---:', ...difficulties.map(() => '---:')]),
    ...rows.map(({ name, runs, shares }) =>
      line([name, runs.toLocaleString('en'), ...shares.map(([, share]) => `${(share * 100).toFixed(2)} %`)]),
    ),
    '',
    notes,
  ].join('\n')
}

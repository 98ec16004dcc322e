/**
 * @typedef {object} Report
 * @property {readonly string[]} names Of the properties that looked at each of the histories.
 * @property {number} runs
 * @property {readonly (readonly [what: string, share: number])[]} shares How many of the histories had what makes merging hard.
 */

/**
 * What was run of one state of the program, in one or more pieces.
 * @typedef {object} Sum
 * @property {string} program What tells the program and its properties from any other state of them.
 * @property {readonly string[]} pieces A line each: the day, how many, how long.
 * @property {Report} held
 * @property {string} notes The sections below, which people write.
 */

const programLine = /^Program `([0-9a-f]+)`/m
const pieceLine = /^- (\d{4}-\d{2}-\d{2}: .+)$/gm
const heldLine = /^\*\*([\d,]+) histories\*\*, each looked at by (.+)$/m
const shareLine = /^\| ([a-z][a-z -]+) \| ([\d.]+) % \|$/gm

/**
 * Reads what `sumText` wrote; nothing when it is of another state of the program.
 * @param {string} text
 * @param {string} program
 * @returns {Sum}
 */
export const readSum = (text, program) => {
  const notes = /^## [\s\S]*/m.exec(text)?.[0] ?? ''
  const told = text.slice(0, text.length - notes.length)
  const [, runs, names] = heldLine.exec(told) ?? []
  if (programLine.exec(told)?.[1] !== program || !runs || !names)
    return { program, pieces: [], held: { names: [], runs: 0, shares: [] }, notes }
  const shares = [...told.matchAll(shareLine)].map(([, what = '', share]) => {
    return /** @type {const} */ ([what, Number(share) / 100])
  })
  return {
    program,
    pieces: [...told.matchAll(pieceLine)].map(([, piece = '']) => piece),
    held: { names: names.split(', '), runs: Number(runs.replaceAll(',', '')), shares },
    notes,
  }
}

/**
 * Two reports of the same properties as one.
 * @param {Report} one
 * @param {Report} other
 * @returns {Report}
 */
export const addReports = (one, other) => {
  const runs = one.runs + other.runs
  const held = new Map(one.shares)
  return {
    names: other.names,
    runs,
    shares: other.shares.map(([what, share]) => [
      what,
      ((held.get(what) ?? 0) * one.runs + share * other.runs) / runs,
    ]),
  }
}

/**
 * The same with one more piece.
 * @param {Sum} sum
 * @param {string} piece
 * @param {Report} report
 * @returns {Sum}
 */
export const addPiece = (sum, piece, report) => ({
  ...sum,
  pieces: [...sum.pieces, piece],
  held: addReports(sum.held, report),
})

/**
 * @param {Sum} sum
 * @returns {string}
 */
export const sumText = ({ program, pieces, held, notes }) =>
  [
    '# Property runs',
    '',
    'Random histories, without a fixed seed, each played once and looked at by every property. `RUNS=10000 npm run test:long` adds a piece, and begins anew once the program or a property is another.',
    '',
    `Program \`${program}\` (of all that ran, as bundled), in pieces:`,
    '',
    ...pieces.map((piece) => `- ${piece}`),
    '',
    `**${held.runs.toLocaleString('en')} histories**, each looked at by ${held.names.join(', ')}`,
    '',
    '| what makes merging hard | share of the histories |',
    '| --- | ---: |',
    ...held.shares.map(([what, share]) => `| ${what} | ${(share * 100).toFixed(2)} % |`),
    '',
    notes,
  ].join('\n')

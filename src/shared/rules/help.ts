import type { Fen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type HelpContent, helpContents } from '../domain/help.ts'
import { checkIds, openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/** What a cap at a time counts: each help, or each pupil it is for. */
export const capUnits = ['time', 'pupil'] as const

/** One row of a school's rules for help (domain 3.4). Every row that speaks of a help counts. Amounts in fen. */
export interface HelpRow {
  readonly id: string
  /** Empty for all help. */
  readonly contents: readonly HelpContent[]
  /** The most at a time. */
  readonly cap: Fen | null
  readonly per: (typeof capUnits)[number]
  /** The most for one member under this row within a calendar year. */
  readonly yearCap: Fen | null
  readonly clause: string | null
}

/** A school's rules for help, ready to judge. */
export interface HelpPack extends PackSource {
  readonly rows: readonly HelpRow[]
  /** Causes for which no help is given, in the words of the rule; shown, never judged. */
  readonly excluded: readonly string[]
}

const readRow = (row: Reader): HelpRow => {
  const read: HelpRow = {
    id: row.text('id', 40),
    contents: row.some('contents', helpContents, 0),
    cap: row.amountOr('cap'),
    per: row.has('per') ? row.one('per', capUnits) : 'time',
    yearCap: row.amountOr('yearCap'),
    clause: row.textOr('clause'),
  }
  row.done()
  return read
}

/**
 * Reads a pack strictly: every problem with its row, or a pack that can be judged by. Body: `{ format: 1, rows: [{ id,
 * contents?, cap?, per?, yearCap?, clause? }], excluded? }`; a row caps something.
 */
export const parseHelpPack = (pack: PackSource): Result<HelpPack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const rows = body.objects('rows', 1).map(readRow)
  const excluded = body.texts('excluded', 0)
  body.done()
  checkIds(
    rows.map(({ id }) => id),
    problems,
  )
  rows.forEach(({ cap, yearCap }, i) => {
    if (cap === null && yearCap === null) problems.push({ type: 'missing', row: i + 1, key: 'cap' })
  })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rows, excluded })
}

/** The rows that speak of a content. */
export const helpRowsFor = (pack: HelpPack, content: HelpContent | null | undefined): readonly HelpRow[] =>
  pack.rows.filter(({ contents }) => contents.length === 0 || (content != null && contents.includes(content)))

import { type Day, dayParts } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Portions } from '../base/portions.ts'
import type { Visit } from '../domain/condolence.ts'
import type { Rec } from '../domain/field.ts'
import type { Help } from '../domain/help.ts'
import { type HelpLine, helpLines } from '../domain/help-line.ts'
import {
  type HelpSentence,
  type HelpVerdict,
  helpWouldDiffer,
  parseHelpVerdict,
  tellingHelpSentences,
} from '../domain/help-verdict.ts'
import { stateOf } from '../domain/judgement.ts'
import { type HelpPack, type HelpRow, helpRowsFor } from './help.ts'
import { sourceLine } from './read.ts'

const refusing: ReadonlySet<HelpSentence['type']> = new Set()

/** What the member was helped with in that year up to that day; what came later is judged by itself. */
const helpedBefore = (
  row: HelpRow,
  on: Day,
  others: readonly HelpLine[],
  self: EntityId | null,
): readonly Fen[] =>
  others.flatMap(({ id, day, content, amount }) => {
    if (id === self || !day || day > on || dayParts(day).year !== dayParts(on).year) return []
    return row.contents.length === 0 || row.contents.includes(content) ? (amount ?? []) : []
  })

const judgeRow = (
  row: HelpRow,
  draft: Help,
  others: readonly HelpLine[],
  self: EntityId | null,
): readonly HelpSentence[] => {
  const amount = draft.aid?.amount ?? null
  if (amount === null) return []
  const { cap, per, yearCap, contents } = row
  const found: HelpSentence[] = []
  const pupils = per === 'pupil' ? (draft.pupils ?? 1) : 1
  if (cap !== null && amount > cap * pupils)
    found.push(
      per === 'pupil' ? { type: 'over-pupil-cap', amount, cap, pupils } : { type: 'over-cap', amount, cap },
    )
  if (yearCap !== null && draft.day) {
    const total = sumFen([amount, ...helpedBefore(row, draft.day, others, self)])
    if (total > yearCap) found.push({ type: 'over-year-cap', contents, total, cap: yearCap })
  }
  return found
}

/**
 * Judges a help by a school's caps, with the other lines of the same member's ledger: helps, and the visits that were help.
 * It is allowed, or a warning that a person may override with a written reason; nothing is refused.
 */
export const judgeHelp = (
  pack: HelpPack,
  draft: Help,
  others: readonly HelpLine[],
  self: EntityId | null,
): HelpVerdict => {
  const judged = helpRowsFor(pack, draft.content).map((row) => ({
    row,
    found: judgeRow(row, draft, others, self),
  }))
  const objections = judged.flatMap(({ found }) => found)
  const sentences: readonly HelpSentence[] = judged.length === 0 ? [{ type: 'no-rule' }] : objections
  // The row that objects is the one to be read.
  const { row } = judged.find(({ found }) => found.length > 0) ?? judged[0] ?? {}
  return {
    state: stateOf(sentences, refusing, tellingHelpSentences),
    sentences,
    rule: row?.id ?? null,
    pack: pack.id,
    source: sourceLine(pack, row?.clause),
    missing: [],
  }
}

/** Judges one help; `self` is its id when it is saved already. Null without a pack, a member or a content. */
export type HelpJudge = (pack: HelpPack | null, draft: Help, self: EntityId | null) => HelpVerdict | null

/** Judges helps against the same ledger; building it once makes judging thousands cheap. */
export const createHelpJudge = (lines: readonly HelpLine[]): HelpJudge => {
  const byMember = groupBy(lines, ({ member }) => member)
  return (pack, draft, self) =>
    pack && draft.member && draft.content
      ? judgeHelp(pack, draft, byMember.get(draft.member) ?? [], self)
      : null
}

/** A help that other rules would judge otherwise than it was judged when it was saved. */
export interface HelpChanged {
  readonly id: EntityId
  readonly before: HelpVerdict | null
  readonly after: HelpVerdict
}

/**
 * What a pack would change: the effective helps of a stretch of days (both ends in), each as it was judged when it was saved
 * and as the pack judges it. What was never judged and is allowed is no change. Nothing is written.
 */
export function* compareHelp(
  pack: HelpPack,
  records: { readonly helps: readonly Rec<Help>[]; readonly visits: readonly Rec<Visit>[] },
  stretch: { readonly from: Day; readonly to: Day },
): Portions<{ readonly judged: number; readonly changed: readonly HelpChanged[] }> {
  const judge = createHelpJudge(helpLines(records.helps, records.visits))
  const changed: HelpChanged[] = []
  let judged = 0
  for (const { id, life, values } of records.helps) {
    const { day } = values
    const after =
      life === 'active' && day && day >= stretch.from && day <= stretch.to ? judge(pack, values, id) : null
    if (!after) continue
    judged += 1
    const before = parseHelpVerdict(values.verdict)
    if (before ? helpWouldDiffer(before, after) : after.state !== 'allowed')
      changed.push({ id, before, after })
    yield judged
  }
  return { judged, changed }
}

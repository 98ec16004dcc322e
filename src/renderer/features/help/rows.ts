import { type Day, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import type { HardshipEvent, HardshipFile } from '#shared/domain/hardship.ts'
import {
  eventsByFile,
  type HardshipState,
  hardshipIncome,
  hardshipStanding,
} from '#shared/domain/hardship-file.ts'
import type { Help } from '#shared/domain/help.ts'
import { type HelpLine, sumHelp } from '#shared/domain/help-line.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Payment } from '#shared/sheet/bank-table.ts'

/** Reviews are announced this many days ahead. */
export const reviewAhead = 30
/** Steps of claims are announced this many days ahead. */
export const claimAhead = 7

/** A hardship file of the list, joined with its member, its steps and the help given. */
export interface FileRow {
  readonly id: EntityId
  readonly rec: Rec<HardshipFile>
  readonly values: HardshipFile
  readonly member: Rec<Member> | null
  readonly steps: readonly Rec<HardshipEvent>[]
  readonly state: HardshipState
  readonly since: Day | null
  readonly nextOn: Day | null
  readonly perHead: Fen | null
  /** Help to this member, in all years. */
  readonly lines: readonly HelpLine[]
  readonly helpedThisYear: Fen
}

const order: readonly HardshipState[] = ['open', 'relieved', 'draft', 'closed']

/** The files with what hangs on them: open ones first, among them the next review first. */
export const fileRows = (
  files: readonly Rec<HardshipFile>[],
  events: readonly Rec<HardshipEvent>[],
  lines: readonly HelpLine[],
  members: ReadonlyMap<EntityId, Rec<Member>>,
  today: Day,
): readonly FileRow[] => {
  const byFile = eventsByFile(events)
  const byMember = new Map<EntityId, HelpLine[]>()
  for (const line of lines) {
    if (!line.member) continue
    const list = byMember.get(line.member)
    if (list) list.push(line)
    else byMember.set(line.member, [line])
  }
  const { year } = dayParts(today)
  return files
    .filter(({ life }) => life === 'active')
    .map((rec): FileRow => {
      const steps = byFile.get(rec.id) ?? []
      const own = (rec.values.member && byMember.get(rec.values.member)) || []
      return {
        id: rec.id,
        rec,
        values: rec.values,
        member: (rec.values.member && members.get(rec.values.member)) || null,
        steps: [...steps].sort((a, b) => ((a.values.day ?? '') < (b.values.day ?? '') ? 1 : -1)),
        ...hardshipStanding(steps, today),
        perHead: hardshipIncome(rec.values).perHead,
        lines: own,
        helpedThisYear: sumHelp(own.filter(({ day }) => day && dayParts(day).year === year)).amount,
      }
    })
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (a.nextOn ?? '9999').localeCompare(b.nextOn ?? '9999') ||
        (a.id < b.id ? -1 : 1),
    )
}

/** What is paid out in cash of some lines of the ledger. */
export const cashOf = (lines: readonly HelpLine[], noteOf: (line: HelpLine) => string): readonly Payment[] =>
  lines.flatMap((line) =>
    line.form === 'cash' ? [{ member: line.member, amount: line.amount, note: noteOf(line) }] : [],
  )

/** Help as spending of the fund. It names nobody: the fund is published. */
export const spendingOf = (
  day: Help['day'],
  title: string,
  amount: Fen | null | undefined,
): FundEntry | null =>
  day && amount ? { side: 'spending', category: 'condolence', day, title, sum: { amount } } : null

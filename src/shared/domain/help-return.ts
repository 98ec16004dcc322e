import { type Day, dayParts } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { CondolenceEvent, Visit } from './condolence.ts'
import type { Rec } from './field.ts'
import { parseVerdict } from './verdict.ts'

/** One table of a yearly return: the events it lists. */
export interface ReturnTable {
  readonly id: 'family' | 'illness' | 'bereavement' | 'retirement'
  readonly events: readonly CondolenceEvent[]
}

/** A yearly return of visits: several tables, as one school asks for them. */
export interface ReturnForm {
  readonly id: string
  readonly tables: readonly ReturnTable[]
}

/**
 * 常规慰问年度统计表 of 山东交通学院 (S62): the notice names four items and four tables (附件 1-4). The columns of its forms are
 * not public; ours are what the notice asks to be counted.
 */
export const sdjtuReturn: ReturnForm = {
  id: 'sdjtu-2025',
  tables: [
    { id: 'family', events: ['marriage', 'childbirth'] },
    { id: 'illness', events: ['illness', 'surgery', 'critical-illness'] },
    { id: 'bereavement', events: ['relative-death'] },
    { id: 'retirement', events: ['retirement'] },
  ],
}

/** The day that places a visit in a return: when it happened, because a visit still to be made is reported too. */
export const returnDay = (values: Visit): Day | null => values.happenedOn ?? values.visitedOn ?? null

/** One line of a table. */
export interface ReturnLine {
  readonly visit: Rec<Visit>
  readonly day: Day
  /** Made already (即时办理), or to be handed in with its evidence. */
  readonly done: boolean
  /** Papers the rules ask for that are not there. */
  readonly missing: readonly string[]
}

/** A table filled from the records. */
export interface FilledTable extends ReturnTable {
  readonly lines: readonly ReturnLine[]
  readonly people: number
  readonly amount: Fen
  readonly open: number
}

/** The tables of a year, lines in the order of days. Void and incomplete visits, and those without a day, do not count. */
export const fillReturn = (
  form: ReturnForm,
  visits: readonly Rec<Visit>[],
  year: number,
): readonly FilledTable[] =>
  form.tables.map((table) => {
    const lines = visits.flatMap((visit): readonly ReturnLine[] => {
      const { values, life } = visit
      const day = returnDay(values)
      if (life !== 'active' || !day || !values.event) return []
      if (dayParts(day).year !== year || !table.events.includes(values.event)) return []
      const missing = (parseVerdict(values.verdict)?.missing ?? []).filter(
        (kind) => !values.evidence?.includes(kind),
      )
      return [{ visit, day, done: Boolean(values.visitedOn), missing }]
    })
    return {
      ...table,
      lines: [...lines].sort((a, b) =>
        a.day < b.day ? -1 : a.day > b.day ? 1 : a.visit.id < b.visit.id ? -1 : 1,
      ),
      people: new Set(lines.flatMap(({ visit }) => visit.values.member ?? [])).size,
      amount: sumFen(lines.flatMap(({ visit }) => visit.values.gift?.amount ?? [])),
      open: lines.filter(({ done }) => !done).length,
    }
  })

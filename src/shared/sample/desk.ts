import { addDays, type Day, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Chance } from './chance.ts'
import type { Tally } from './tally.ts'

/** The two PCs of a branch. Most branches have only the first. */
export type Pc = 0 | 1

/** One record's part of a save. */
export interface SampleWrite {
  readonly kind: string
  readonly entity: EntityId
  readonly fields: Readonly<Record<string, unknown>>
}

/** One save at one PC, and what it does to the totals. */
export interface SampleSave {
  readonly type: 'save'
  readonly pc: Pc
  readonly at: number
  readonly writes: readonly SampleWrite[]
  readonly count: (tally: Tally) => void
}

/** From here on one PC has seen what the other wrote up to here. */
export interface Meeting {
  readonly type: 'meeting'
  readonly at: number
  readonly reader: Pc
}

/** What happened at a branch, in any order; `at` tells. */
export type Happening = SampleSave | Meeting

/** Where the inventors of records put them. */
export interface Desk {
  readonly chance: Chance
  readonly branch: number
  /** The first and the last day records speak of. */
  readonly since: Day
  readonly until: Day
  readonly mint: (pc: Pc, day: Day) => EntityId
  /** Notes a save on a day; `count` also counts each new record by itself. */
  readonly save: (day: Day, writes: readonly SampleWrite[], count?: (tally: Tally) => void, pc?: Pc) => void
  readonly meet: (day: Day, reader: Pc) => void
}

const dayMs = 86_400_000

/** The calendar day in China at a moment. */
export const dayAt = (ms: number): Day => new Date(ms + dayMs / 3).toISOString().slice(0, 10) as Day

/** The moment of a working hour in China. */
const momentOf = (day: Day, second: number): number => Date.parse(`${day}T00:30:00Z`) + second * 1000

/** A day between two, both included. */
export const dayWithin = (chance: Chance, from: Day, to: Day): Day =>
  addDays(from, chance.int(0, Math.max(0, daysBetween(from, to))))

/** Kinds that stay at the branch: their records are not counted. */
const staying: readonly string[] = [
  'member-identity',
  'member-family',
  'dues-base',
  'visit-health',
  'hardship-file',
  'hardship-event',
  'help-note',
  'mutual-aid-claim',
]

/** Collects what happens. No two happenings of one branch have the same moment. */
export const createDesk = (
  parts: Pick<Desk, 'chance' | 'branch' | 'since' | 'until' | 'mint'>,
): Desk & { readonly happenings: readonly Happening[] } => {
  const happenings: Happening[] = []
  const seconds = new Map<Day, number>()
  const known = new Set<EntityId>()
  const moment = (day: Day): number => {
    // Half an hour's work at the most between two saves, the working day being nine hours long.
    const second = (seconds.get(day) ?? parts.chance.int(0, 1800)) + parts.chance.int(20, 400)
    seconds.set(day, second)
    return momentOf(day, second)
  }
  return {
    ...parts,
    happenings,
    save: (day, writes, count, pc = 0) => {
      const fresh = writes.filter(({ kind, entity }) => !known.has(entity) && !staying.includes(kind))
      for (const { entity } of writes) known.add(entity)
      happenings.push({
        type: 'save',
        pc,
        at: moment(day),
        writes,
        count: (tally) => {
          for (const { kind } of fresh) tally.add(kind)
          count?.(tally)
        },
      })
    },
    meet: (day, reader) => happenings.push({ type: 'meeting', at: moment(day), reader }),
  }
}

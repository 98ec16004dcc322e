import type { EntityId } from '../base/id.ts'
import type { CondolenceEvent, Payer, Visit } from '../domain/condolence.ts'

/** The visits of one year for one event. Amounts in fen; the year is that of `visitedOn`. */
export interface VisitSum {
  readonly year: number
  readonly event: CondolenceEvent
  readonly count: number
  readonly total: number
  readonly goods: number
  readonly cash: number
  readonly payers: Readonly<Partial<Record<Payer, number>>>
}

/** One field that stands in conflict, and what is shown until somebody decides: the value with the latest clock. */
export interface ExpectedConflict {
  readonly kind: string
  readonly entity: EntityId
  readonly field: string
  readonly shown: unknown
}

/** What a branch must come to. */
export interface Totals {
  readonly activeMembers: number
  /** Records that were voided and are hidden. */
  readonly voided: number
  /** Records that are shown, by kind; kinds that do not travel are left out. */
  readonly records: Readonly<Record<string, number>>
  /** By year, then event. */
  readonly visits: readonly VisitSum[]
  readonly conflicts: readonly ExpectedConflict[]
}

/** Running totals, kept while the records are invented; nothing of the program that will read them is used. */
export interface Tally {
  readonly add: (kind: string) => void
  readonly voided: (kind: string) => void
  readonly joined: (member: EntityId) => void
  readonly left: (member: EntityId) => void
  /** A visit as it is shown from now on; null when it was voided. */
  readonly visit: (id: EntityId, values: Visit | null) => void
  readonly conflict: (conflict: ExpectedConflict) => void
  /** Somebody decided. */
  readonly settled: (entity: EntityId, field: string) => void
  readonly now: () => Totals
}

interface OpenSum {
  count: number
  total: number
  goods: number
  cash: number
  readonly payers: Partial<Record<Payer, number>>
}

const sumOf = (visits: Iterable<Visit>): readonly VisitSum[] => {
  const sums = new Map<string, OpenSum>()
  for (const { visitedOn, event, gift } of visits) {
    const key = `${visitedOn?.slice(0, 4)} ${event}`
    const sum = sums.get(key) ?? { count: 0, total: 0, goods: 0, cash: 0, payers: {} }
    sums.set(key, sum)
    const amount = gift?.amount ?? 0
    sum.count += 1
    sum.total += amount
    if (gift?.form === 'goods') sum.goods += amount
    if (gift?.form === 'cash') sum.cash += amount
    if (gift?.payer) sum.payers[gift.payer] = (sum.payers[gift.payer] ?? 0) + amount
  }
  return [...sums.keys()].sort().flatMap((key) => {
    const sum = sums.get(key)
    const [year = '', event = ''] = key.split(' ')
    return sum ? [{ year: Number(year), event: event as CondolenceEvent, ...sum }] : []
  })
}

/** Begins at nothing. */
export const createTally = (): Tally => {
  const active = new Set<EntityId>()
  const records = new Map<string, number>()
  const visits = new Map<EntityId, Visit>()
  const conflicts = new Map<string, ExpectedConflict>()
  let voided = 0
  const count = (kind: string, by: number) => records.set(kind, (records.get(kind) ?? 0) + by)
  return {
    add: (kind) => count(kind, 1),
    voided: (kind) => {
      count(kind, -1)
      voided += 1
    },
    joined: (member) => active.add(member),
    left: (member) => active.delete(member),
    visit: (id, values) => (values ? visits.set(id, values) : visits.delete(id)),
    conflict: (conflict) => conflicts.set(`${conflict.entity} ${conflict.field}`, conflict),
    settled: (entity, field) => conflicts.delete(`${entity} ${field}`),
    now: () => ({
      activeMembers: active.size,
      voided,
      records: Object.fromEntries([...records].sort(([a], [b]) => (a < b ? -1 : 1))),
      visits: sumOf(visits.values()),
      conflicts: [...conflicts.values()],
    }),
  }
}

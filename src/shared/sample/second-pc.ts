import { addDays, type Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, yuan } from '../base/money.ts'
import type { Held } from './activity.ts'
import type { Desk } from './desk.ts'
import { membersOn, type Person } from './member.ts'
import type { Visited } from './visit.ts'
import { phoneNumber, places } from './words.ts'

/** The days, counted back from the last, on which the two PCs of a branch meet. */
const met = { started: 200, exchanged: 100, apart: 60, again: 30 }

interface Clash {
  readonly kind: string
  readonly entity: EntityId
  readonly field: string
  readonly values: readonly [unknown, unknown]
}

const clashesOf = (
  desk: Desk,
  people: readonly Person[],
  visits: readonly Visited[],
  activities: readonly Held[],
  before: Day,
): readonly Clash[] => {
  const { chance } = desk
  const found: Clash[] = []
  for (const { id } of membersOn(people, before).slice(2, 4)) {
    const number = phoneNumber(chance)
    // Never equal: two PCs that write the same are no conflict.
    const other = `${number.slice(0, -1)}${(Number(number.slice(-1)) + 1) % 10}`
    found.push({ kind: 'member', entity: id, field: 'phone', values: [number, other] })
  }
  const activity = activities.find(({ day }) => day < before)
  if (activity)
    found.push({ kind: 'activity', entity: activity.id, field: 'place', values: [places[0], places[1]] })
  const visited = visits.find(({ day }) => day < before)
  if (visited?.values.gift) {
    const { gift } = visited.values
    const amount = (gift.amount ?? 0) as Fen
    found.push({
      kind: 'visit',
      entity: visited.id,
      field: 'gift',
      values: [
        { ...gift, amount: (amount - yuan(50)) as Fen },
        { ...gift, amount: (amount + yuan(80)) as Fen },
      ],
    })
  }
  return found
}

/**
 * What the second PC does: takes over what the first wrote, edits some of it, and later both edit the same fields without
 * having seen each other. The second PC's clock is the later one, so its value is shown. In every other such branch the
 * first conflict is settled afterwards.
 */
export const inventSecondPc = (
  desk: Desk,
  people: readonly Person[],
  visits: readonly Visited[],
  activities: readonly Held[],
): void => {
  const { chance, until } = desk
  const day = (back: number): Day => addDays(until, -back)
  desk.meet(day(met.started), 1)
  for (const { id } of chance.some(membersOn(people, day(met.started)), 0.1)) {
    const on = day(chance.int(met.exchanged + 10, met.started - 1))
    desk.save(
      on,
      [{ kind: 'member', entity: id, fields: { email: `s${chance.int(1000, 9999)}@example.com` } }],
      undefined,
      1,
    )
  }
  desk.meet(day(met.exchanged), 1)
  desk.meet(day(met.exchanged), 0)
  const clashes = clashesOf(desk, people, visits, activities, day(met.exchanged))
  for (const { kind, entity, field, values } of clashes) {
    const [mine, theirs] = values
    const visit = visits.find(({ id }) => id === entity)?.values
    desk.save(day(met.apart), [{ kind, entity, fields: { [field]: mine } }])
    desk.save(
      day(met.apart - 1),
      [{ kind, entity, fields: { [field]: theirs } }],
      (tally) => {
        tally.conflict({ kind, entity, field, shown: theirs })
        if (visit) tally.visit(entity, { ...visit, [field]: theirs })
      },
      1,
    )
  }
  const [first] = clashes
  if (!first || desk.branch % 8 !== 1) return
  desk.meet(day(met.again), 0)
  const { kind, entity, field, values } = first
  desk.save(day(met.again), [{ kind, entity, fields: { [field]: values[0] } }], (tally) =>
    tally.settled(entity, field),
  )
}

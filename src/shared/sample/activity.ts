import { addDays, type Day, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { yuan } from '../base/money.ts'
import type { Desk, SampleWrite } from './desk.ts'
import { membersOn, type Person } from './member.ts'
import { activities, places, spendings } from './words.ts'

/** How many there are in a year. */
const perYear = 8.5

/** An activity that was written. */
export interface Held {
  readonly id: EntityId
  readonly day: Day
}

/** Activities spread over the time, each with those who signed in and what it cost. */
export const inventActivities = (desk: Desk, people: readonly Person[]): readonly Held[] => {
  const { chance, mint } = desk
  const span = daysBetween(desk.since, desk.until)
  const count = Math.max(1, Math.round((perYear * span) / 365))
  return Array.from({ length: count }, (_, i): Held => {
    const day = addDays(desk.since, Math.floor(((i + 0.4 + chance.next() * 0.5) * (span - 4)) / count) + 2)
    const [title, type] = activities[(i + desk.branch) % activities.length] ?? activities[0]
    const id = mint(0, day)
    const planned = addDays(day, -1)
    desk.save(planned, [
      {
        kind: 'activity',
        entity: id,
        fields: {
          title: `${day.slice(0, 4)} 年${title}`,
          type,
          startsOn: day,
          endsOn: day,
          time: '14:00–16:30',
          place: chance.pick(places),
          organiser: '示例主席',
          content: '按计划开展，气氛热烈，会员满意。',
          budget: yuan(chance.int(5, 40) * 100),
        },
      },
    ])
    const came: SampleWrite[] = chance.some(membersOn(people, day), 0.6).map((person) => ({
      kind: 'activity-participant',
      entity: mint(0, day),
      fields: {
        activity: id,
        member: person.id,
        ...(chance.share(0.9) ? { signedInAt: `${day} 13:${chance.int(40, 59)}` } : {}),
      },
    }))
    const spent: SampleWrite[] = Array.from({ length: chance.int(1, 3) }, (_, n) => {
      const [item, category, use] = spendings[(i + n) % spendings.length] ?? spendings[0]
      const price = yuan(chance.int(20, 200))
      const quantity = chance.int(1, 12)
      return {
        kind: 'activity-spending',
        entity: mint(0, day),
        fields: {
          activity: id,
          item,
          category,
          use,
          spentOn: day,
          cost: {
            amount: yuan((price * quantity) / 100),
            quantity: String(quantity),
            price,
            invoiceNo: `示例${String(chance.int(0, 99_999_999)).padStart(8, '0')}`,
            payee: '示例商店',
            payer: 'branch-fund',
          },
        },
      }
    })
    if (came.length > 0) desk.save(day, came)
    desk.save(addDays(day, 1), spent)
    const [first] = came
    if (first && chance.share(0.2))
      desk.save(
        addDays(day, 2),
        [{ kind: first.kind, entity: first.entity, fields: { life: { state: 'void', reason: '误签' } } }],
        (tally) => tally.voided(first.kind),
      )
    return { id, day }
  })
}

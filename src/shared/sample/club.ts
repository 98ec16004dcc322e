import { addDays, type Day, dayParts } from '../base/day.ts'
import { yuan } from '../base/money.ts'
import type { Held } from './activity.ts'
import type { Desk, SampleWrite } from './desk.ts'
import { membersOn, type Person } from './member.ts'

const clubs = [
  ['教工羽毛球协会', '每周三 17:00', '体育馆'],
  ['教工读书会', '每月第一个周五', '小家图书角'],
] as const

const ahead = [
  ['迎新年联欢会', 'party', 12, 3000],
  ['三八节徒步', 'women', 3, 2000],
  ['春季健步走', 'outing', 4, 4000],
] as const

/** Two clubs with members and activities, the plan of the running year beside what was held, and that of the next. */
export const inventClubs = (desk: Desk, people: readonly Person[], activities: readonly Held[]): void => {
  const { chance, mint, since, until } = desk
  const founded = addDays(since, 20)
  const here = membersOn(people, founded).filter(({ until: gone }) => gone === null)
  const ids = clubs.map(([name, time, place]) => {
    const id = mint(0, founded)
    const members = chance.some(here, 0.3)
    const leader = members[0]
    desk.save(founded, [
      {
        kind: 'club',
        entity: id,
        fields: { name, time, place, foundedOn: founded, ...(leader ? { leader: leader.id } : {}) },
      },
    ])
    const places: SampleWrite[] = members.map((person) => ({
      kind: 'club-member',
      entity: mint(0, founded),
      fields: { club: id, member: person.id, joinedOn: founded },
    }))
    if (places.length > 0) desk.save(founded, places)
    return id
  })
  activities.forEach(({ id, day }, n) => {
    const on = addDays(day, 3)
    const club = ids[n % 5]
    const { year, month } = dayParts(day)
    // Every fourth was held without a plan, some later than planned.
    const plannedFor = { year, month: Math.max(1, month - (n % 3 === 0 ? 1 : 0)) }
    const fields = { ...(club ? { club } : {}), ...(n % 4 === 3 ? {} : { plannedFor }) }
    if (on <= until && Object.keys(fields).length > 0)
      desk.save(on, [{ kind: 'activity', entity: id, fields }])
  })
  const today: Day = until
  const { year, month } = dayParts(today)
  desk.save(
    addDays(today, -1),
    ahead.map(([title, type, planned, budget]) => ({
      kind: 'activity',
      entity: mint(0, today),
      fields: {
        title,
        type,
        plannedFor: { year: planned >= month ? year : year + 1, month: planned },
        budget: yuan(budget),
        organiser: '示例主席',
      },
    })),
  )
}

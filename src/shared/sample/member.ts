import { addDays, type Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { educations, employments, type Member, politicalStatuses, titleRanks } from '../domain/member.ts'
import type { Chance } from './chance.ts'
import { type Desk, dayWithin, type SampleWrite } from './desk.ts'
import { groups, hobbies, identityNumber, personName, phoneNumber, units } from './words.ts'

/** An invented member and until when the branch may write of them as one. */
export interface Person {
  readonly id: EntityId
  readonly values: Member
  /** The day the branch first knows of them. */
  readonly from: Day
  /** The day they left or retired; null while they are here. */
  until: Day | null
}

const atOnce = 25

const valuesOf = (chance: Chance, branch: number, index: number, until: Day): Member => {
  const year = Number(until.slice(0, 4))
  const birthday = dayWithin(chance, `${year - 59}-01-01` as Day, `${year - 28}-12-28` as Day)
  const arrivedOn = dayWithin(
    chance,
    `${Number(birthday.slice(0, 4)) + 24}-07-01` as Day,
    `${Number(birthday.slice(0, 4)) + 24}-12-28` as Day,
  )
  return {
    name: personName(chance, index),
    staffNo: `S${String(branch + 1).padStart(2, '0')}${String(index + 1).padStart(4, '0')}`,
    sex: chance.share(0.48) ? 'female' : 'male',
    birthday,
    ethnicity: chance.share(0.92) ? '汉族' : '回族',
    political: chance.pick(politicalStatuses),
    education: chance.pick(educations.slice(0, 4)),
    titleRank: chance.pick(titleRanks),
    employment: chance.share(0.8) ? 'established' : chance.pick(employments),
    phone: phoneNumber(chance),
    unit: chance.pick(units),
    group: chance.pick(groups),
    ...(index === 0 ? { posts: ['chair' as const], adminPost: '副院长' } : {}),
    ...(index % 6 === 3 ? { delegate: true, delegation: '示例代表团' } : {}),
    arrivedOn,
    paysDues: !chance.share(0.03),
    ...(chance.share(0.3) ? { hobby: chance.pick(hobbies) } : {}),
  }
}

const recordsOf = (desk: Desk, person: Person, on: Day): readonly SampleWrite[] => {
  const { chance, mint } = desk
  const { birthday, arrivedOn, sex } = person.values
  if (!birthday || !arrivedOn) throw new Error('an invented member has a birthday')
  const joined = arrivedOn > addDays(on, -30) ? on : addDays(arrivedOn, chance.int(0, 30))
  return [
    { kind: 'member', entity: person.id, fields: person.values },
    {
      kind: 'member-identity',
      entity: mint(0, on),
      fields: {
        member: person.id,
        idType: 'identity-card',
        idNumber: identityNumber(chance, birthday, sex === 'male' ? 'male' : 'female'),
        // No bank issues numbers that begin with 99.
        bankAccount: `9900000000${(person.values.staffNo ?? '').replace(/\D/g, '').padStart(9, '0')}`,
        bankName: '示例银行示例支行',
      },
    },
    {
      kind: 'member-event',
      entity: mint(0, on),
      fields: { member: person.id, event: 'joined', day: joined },
    },
  ]
}

/** The roster: most members on the first day, some new ones later; some leave or retire. */
export const inventMembers = (desk: Desk, count: number): readonly Person[] => {
  const { chance, since, until, mint } = desk
  const late = Math.floor(count * 0.08)
  const people = Array.from({ length: count }, (_, index): Person => {
    const from = index < count - late ? since : dayWithin(chance, addDays(since, 30), addDays(until, -30))
    return { id: mint(0, from), values: valuesOf(chance, desk.branch, index, until), from, until: null }
  })
  const enter = (some: readonly Person[], day: Day) =>
    desk.save(
      day,
      some.flatMap((person) => recordsOf(desk, person, day)),
      (tally) => {
        for (const { id } of some) tally.joined(id)
      },
    )
  const first = people.filter(({ from }) => from === since)
  for (let at = 0; at < first.length; at += atOnce) enter(first.slice(at, at + atOnce), since)
  for (const person of people) if (person.from !== since) enter([person], person.from)
  for (const person of people.slice(1)) {
    if (!chance.share(0.05)) continue
    const day = dayWithin(chance, addDays(person.from, 20), until)
    person.until = day
    const event = chance.share(0.5) ? 'retired' : chance.share(0.5) ? 'transferred-out' : 'left'
    desk.save(
      day,
      [{ kind: 'member-event', entity: mint(0, day), fields: { member: person.id, event, day } }],
      (tally) => tally.left(person.id),
    )
  }
  for (const person of people) {
    if (!chance.share(0.06)) continue
    const day = dayWithin(chance, addDays(person.from, 1), until)
    desk.save(day, [{ kind: 'member', entity: person.id, fields: { phone: phoneNumber(chance) } }])
  }
  return people
}

/** Who was a member on a day. */
export const membersOn = (people: readonly Person[], day: Day): readonly Person[] =>
  people.filter(({ from, until }) => from < day && (until === null || day < until))

import { addDays, type Day, dayOf, dayParts } from '../base/day.ts'
import { type Fen, yuan } from '../base/money.ts'
import type { HardshipCause, HardshipStep } from '../domain/hardship.ts'
import type { Desk, SampleWrite } from './desk.ts'
import { membersOn, type Person } from './member.ts'

const product = '在职职工住院医疗互助保障（示例）'

const stories: readonly (readonly [HardshipCause, string])[] = [
  ['serious-illness', '本人患病手术后长期治疗，自费部分较多。（示例）'],
  ['schooling', '两个子女同时上学，配偶没有固定收入。（示例）'],
  ['accident', '家人遭遇意外事故，需要长期护理。（示例）'],
]

const fileOf = (desk: Desk, person: Person, at: number): SampleWrite => {
  const { chance, mint, since } = desk
  const [cause, story] = stories[at % stories.length] ?? ['other', '']
  return {
    kind: 'hardship-file',
    entity: mint(0, since),
    fields: {
      member: person.id,
      category: at % 3 === 2 ? 'accident' : 'other',
      level: at === 0 ? 'severe' : 'ordinary',
      cause,
      story,
      marital: 'married',
      singleParent: false,
      income: { monthly: yuan(chance.int(45, 70) * 100), people: 3 },
      family: [
        { name: '示例配偶', relation: 'spouse', monthly: yuan(chance.int(0, 20) * 100) },
        { name: '示例子女', relation: 'child', occupation: '学生' },
      ],
      openedBy: '示例主席',
    },
  }
}

const stepOf = (desk: Desk, file: SampleWrite, step: HardshipStep, day: Day): SampleWrite => ({
  kind: 'hardship-event',
  entity: desk.mint(0, day),
  fields: {
    file: file.entity,
    step,
    day,
    by: '示例主席',
    ...(step === 'relieved' ? {} : { nextOn: addDays(day, 365) }),
  },
})

const inventFiles = (desk: Desk, people: readonly Person[]): void => {
  const { until } = desk
  people.forEach((person, at) => {
    const file = fileOf(desk, person, at)
    const opened = addDays(until, -500 - at * 20)
    desk.save(opened, [file, stepOf(desk, file, 'opened', opened)])
    const reviewed = addDays(until, -350 + at * 40)
    desk.save(reviewed, [stepOf(desk, file, at === 2 ? 'relieved' : 'reviewed', reviewed)])
    for (const [n, day] of [addDays(opened, 10), addDays(reviewed, 5)].entries()) {
      const help = {
        kind: 'help',
        entity: desk.mint(0, day),
        fields: {
          member: person.id,
          day,
          content: n === 0 ? 'living' : at === 0 ? 'medical' : 'living',
          form: 'cash',
          aid: {
            amount: yuan(desk.chance.int(10, 20) * 100),
            payer: n === 0 ? 'school-union' : 'welfare-fund',
          },
          handler: '示例主席',
        },
      }
      const note = {
        kind: 'help-note',
        entity: desk.mint(0, day),
        fields: { help: help.entity, reason: stories[at % stories.length]?.[1] ?? '' },
      }
      desk.save(day, [help, note])
    }
  })
}

const inventCampaign = (desk: Desk, people: readonly Person[], year: number): void => {
  const day = dayOf(year, 8, 28)
  if (!day || day > desk.until || day < desk.since) return
  desk.save(
    day,
    people.map((person, at) => ({
      kind: 'help',
      entity: desk.mint(0, day),
      fields: {
        member: person.id,
        day,
        content: 'study',
        form: 'cash',
        aid: { amount: yuan(at === 0 ? 2000 : 1500), payer: 'school-union' },
        campaign: `${year}年金秋助学`,
      },
    })),
  )
}

/** Most members in one product for a year; of the last year two claims, one of them waiting for its next step. */
const inventAid = (desk: Desk, people: readonly Person[], year: number, claims: boolean): void => {
  const { chance, mint, until } = desk
  const day = dayOf(year, 1, 12)
  const last = dayOf(year, 12, 31)
  if (!day || !last || day < desk.since || day > until) return
  const enrolled = membersOn(people, day).filter(() => chance.share(0.7))
  const writes = enrolled.map(
    (person): SampleWrite => ({
      kind: 'mutual-aid',
      entity: mint(0, day),
      fields: {
        member: person.id,
        product,
        type: 'superior',
        year,
        enrolledOn: day,
        until: last,
        fee: { amount: 12_000 as Fen, payer: 'member' },
      },
    }),
  )
  if (writes.length > 0) desk.save(day, writes)
  const [first, second] = writes
  if (!claims || !first || !second) return
  const happened = addDays(until, -40)
  desk.save(addDays(until, -12), [
    {
      kind: 'mutual-aid-claim',
      entity: mint(0, until),
      fields: {
        aid: first.entity,
        happenedOn: happened,
        matter: '住院 9 天（示例）',
        claimed: yuan(3200),
        done: [
          { step: 'reported', day: addDays(happened, 2) },
          { step: 'collected', day: addDays(until, -12) },
        ],
        next: { step: 'submitted', dueOn: addDays(until, 5) },
      },
    },
    {
      kind: 'mutual-aid-claim',
      entity: mint(0, until),
      fields: {
        aid: second.entity,
        happenedOn: addDays(happened, -100),
        matter: '住院 5 天（示例）',
        claimed: yuan(1500),
        done: [
          { step: 'reported', day: addDays(happened, -95) },
          { step: 'submitted', day: addDays(happened, -80) },
          { step: 'paid', day: addDays(happened, -40) },
        ],
        paid: yuan(1180),
      },
    },
  ])
}

/** Three hardship files with help, a campaign for them each year, and mutual aid with two claims. */
export const inventHelp = (desk: Desk, people: readonly Person[]): void => {
  const whole = people.filter(({ from, until }) => from === desk.since && until === null)
  const poor = [3, 8, 12].flatMap((at) => whole[at] ?? [])
  const { year } = dayParts(desk.until)
  // Short samples have no past in which a file could have been opened.
  if (addDays(desk.since, 560) < desk.until) inventFiles(desk, poor)
  for (const one of [year - 1, year]) inventCampaign(desk, poor, one)
  inventAid(desk, people, year - 1, false)
  inventAid(desk, people, year, true)
}

import { addDays } from '../base/day.ts'
import { homeS15 } from '../rules/packs/home-s15.ts'
import { type Desk, dayWithin } from './desk.ts'
import type { Person } from './member.ts'
import { proposals } from './words.ts'

/** Proposals of delegates, seconded by others. */
export const inventProposals = (desk: Desk, people: readonly Person[]): void => {
  const { chance, mint } = desk
  const [first] = people
  const delegates = people.filter((one) => one.values.delegate && one.from === desk.since)
  if (!first || delegates.length < 3) return
  for (const n of [0, 1, 2]) {
    const [title, category, reason, measures] =
      proposals[(desk.branch + n) % proposals.length] ?? proposals[0]
    const day = dayWithin(chance, addDays(desk.since, 40), addDays(desk.until, -5))
    const id = mint(0, day)
    const proposer = chance.pick(delegates)
    const rest = delegates.filter((one) => one !== proposer)
    // The last one still looks for a second seconder.
    const others = rest.slice(0, n === 2 ? 1 : 2 + chance.int(0, 2))
    desk.save(day, [
      {
        kind: 'proposal',
        entity: id,
        fields: {
          title,
          category,
          reason,
          measures,
          proposer: proposer.id,
          delegation: '示例代表团',
          congress: '第八届教代会第三次会议（示例）',
          proposedOn: day,
          ...(n === 0
            ? {
                chairReview: { verdict: 'agree', opinion: '同意提交。', by: first.values.name, day },
                submittedOn: addDays(day, 1),
              }
            : {}),
        },
      },
      ...others.map((person) => ({
        kind: 'proposal-seconder',
        entity: mint(0, day),
        fields: { proposal: id, member: person.id },
      })),
    ])
  }
}

const items = homeS15.body.groups.flatMap((group) => group.items)

/** A rating of the branch's home with scores, for every third branch. */
export const inventRating = (desk: Desk): void => {
  if (desk.branch % 3 !== 0) return
  const { chance, mint } = desk
  const day = addDays(desk.until, -chance.int(20, 80))
  const id = mint(0, day)
  const year = Number(day.slice(0, 4))
  desk.save(day, [
    {
      kind: 'home-rating',
      entity: id,
      fields: {
        year,
        table: { id: homeS15.id, version: homeS15.version },
        summary: '一年来，分工会围绕中心工作，依靠会员办会，建好小家。（示例）',
        review: {
          distributed: 60,
          returned: 58,
          valid: 58,
          satisfied: 50,
          basicallySatisfied: 7,
          dissatisfied: 1,
        },
      },
    },
  ])
  desk.save(
    addDays(day, 1),
    items.map(({ id: indicator, max }) => ({
      kind: 'home-score',
      entity: mint(0, day),
      fields: {
        rating: id,
        indicator,
        self: { points: chance.int(Math.ceil(max * 0.8), max), note: '材料齐全。' },
      },
    })),
  )
}

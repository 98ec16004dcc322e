import { addDays, type Day, dayParts } from '../base/day.ts'
import { type Fen, yuan } from '../base/money.ts'
import { duesField, duesOf, monthStart } from '../domain/dues.ts'
import type { PostRole } from '../domain/post.ts'
import { parseMemberPack } from '../rules/member.ts'
import { shippedPacks } from '../rules/packs/shipped.ts'
import type { Desk, SampleWrite } from './desk.ts'
import { membersOn, type Person } from './member.ts'

/** Who holds what: by the place in the roster. */
const posts: readonly (readonly [number, PostRole])[] = [
  [0, 'chair'],
  [1, 'vice-chair'],
  [4, 'culture'],
  [5, 'welfare'],
]

const inventPosts = (desk: Desk, people: readonly Person[]): void => {
  const { since, until, mint } = desk
  const here = new Set(membersOn(people, addDays(since, 1)))
  // The term ends soon, so that an election is due on the first screen.
  const dueOn = addDays(until, 40)
  const delegates = people.flatMap((person, at): typeof posts =>
    person.values.delegate ? [[at, 'staff-delegate']] : [],
  )
  const woman = people.findIndex((one) => one.values.sex === 'female' && here.has(one))
  const women: typeof posts = [[woman, 'women']]
  const writes = [...posts, ...women, ...delegates].flatMap(([at, post]): readonly SampleWrite[] => {
    const person = people[at]
    if (!person || !here.has(person) || person.until !== null) return []
    const { delegation } = person.values
    return [
      {
        kind: 'member-post',
        entity: mint(0, addDays(since, 1)),
        fields: {
          member: person.id,
          post,
          term: '第三届',
          from: addDays(since, 1),
          dueOn,
          way: 'elected',
          ...(post === 'staff-delegate' && delegation ? { delegation } : {}),
        },
      },
    ]
  })
  if (writes.length > 0) desk.save(addDays(since, 2), writes)
}

const inventHonours = (desk: Desk, people: readonly Person[]): void => {
  const { since, until, mint, chance } = desk
  const { year } = dayParts(until)
  const write = (person: Person, fields: Readonly<Record<string, unknown>>): SampleWrite => ({
    kind: 'member-honour',
    entity: mint(0, addDays(since, 3)),
    fields: { member: person.id, ...fields },
  })
  const first = people.filter(({ from }) => from === since)
  const writes = first.slice(0, 6).map((person, at) =>
    at === 3
      ? write(person, {
          title: '省（市）劳动模范',
          sort: 'model-worker',
          level: 'provincial',
          year: year - chance.int(3, 6),
          issuer: '示例省人民政府',
        })
      : write(person, {
          ...(at % 2 === 0
            ? { title: chance.pick(['优秀工会积极分子', '优秀工会干部']), sort: 'union' }
            : { title: '师德榜样（先锋）', sort: 'ethics' }),
          level: 'school',
          year: year - chance.int(1, 4),
          issuer: '示例大学',
        }),
  )
  if (writes.length > 0) desk.save(addDays(since, 3), writes)
}

/** The last two whole months of dues: who is noted as not paying on time has not paid the last one. */
const inventDues = (desk: Desk, people: readonly Person[]): void => {
  const { until, mint, chance } = desk
  const pack = parseMemberPack(shippedPacks.member[0])
  const rule = pack.ok ? pack.value.rule.dues : null
  if (!rule) return
  const last = monthStart(addDays(monthStart(until), -1))
  const bases = new Map<Person, Fen>()
  const years = new Map<string, SampleWrite['entity']>()
  const record = (month: Day): void => {
    const day = addDays(month, 24)
    const { year } = dayParts(month)
    const writes = membersOn(people, day).flatMap((person): readonly SampleWrite[] => {
      const known = bases.get(person)
      const base = known ?? yuan(chance.int(4000, 12_000))
      bases.set(person, base)
      const key = `${person.id} ${year}`
      const held = years.get(key)
      const entity = held ?? mint(0, day)
      years.set(key, entity)
      const due = duesOf(base, rule)
      const paid = person.values.paysDues === false && month === last ? 0 : due
      return [
        {
          kind: 'member-dues',
          entity,
          fields: { ...(held ? {} : { member: person.id, year }), [duesField(month)]: { due, paid } },
        },
        ...(known === undefined
          ? [{ kind: 'dues-base', entity: mint(0, day), fields: { member: person.id, from: month, base } }]
          : []),
      ]
    })
    if (writes.length > 0) desk.save(day, writes)
  }
  record(monthStart(addDays(last, -1)))
  record(last)
}

/** Posts with their terms, honours, and two months of dues. */
export const inventStanding = (desk: Desk, people: readonly Person[]): void => {
  inventPosts(desk, people)
  inventHonours(desk, people)
  inventDues(desk, people)
}

import { addDays, type Day, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, yuan } from '../base/money.ts'
import type { CondolenceEvent, Relation, Visit } from '../domain/condolence.ts'
import { type CondolencePack, parseCondolencePack, suggest } from '../rules/condolence.ts'
import { judgeVisit } from '../rules/condolence-judge.ts'
import { cugb2023 } from '../rules/packs/cugb-2023.ts'
import { type Desk, dayWithin, type SampleWrite } from './desk.ts'
import { membersOn, type Person } from './member.ts'
import { diagnoses, goods } from './words.ts'

/** How often each happens, per member and year. */
const occasions: readonly (readonly [CondolenceEvent, Relation, number])[] = [
  ['marriage', 'self', 0.04],
  ['childbirth', 'self', 0.05],
  ['illness', 'self', 0.2],
  ['critical-illness', 'self', 0.015],
  ['relative-death', 'parent', 0.05],
  ['relative-death', 'spouse', 0.004],
]

const pack = ((): CondolencePack => {
  const parsed = parseCondolencePack(cugb2023)
  if (!parsed.ok) throw new Error('the shipped rules are sound')
  return parsed.value
})()

/** A visit that was written. */
export interface Visited {
  readonly id: EntityId
  readonly values: Visit
  readonly day: Day
}

const inventVisit = (
  desk: Desk,
  person: Person,
  [event, relation]: readonly [CondolenceEvent, Relation, number],
): Visited | null => {
  const { chance, mint } = desk
  const usual = suggest(pack, { event, relation })
  const day = dayWithin(chance, addDays(desk.since, 10), desk.until)
  if (!usual || membersOn([person], day).length === 0) return null
  const before = addDays(day, -chance.int(0, 6))
  const over = chance.share(0.06)
  const amount = over ? ((usual.amount + yuan(chance.int(1, 5) * 100)) as Fen) : usual.amount
  const draft: Visit = {
    member: person.id,
    event,
    relation,
    // In one year, so that every way of telling the year gives the same sums.
    happenedOn: before.slice(0, 4) === day.slice(0, 4) ? before : day,
    visitedOn: day,
    gift: {
      form: usual.form,
      amount,
      payer: usual.payer,
      ...(usual.form === 'goods' ? { item: chance.pick(goods) } : {}),
    },
    companions: ['示例主席', ...(chance.share(0.4) ? ['样本委员'] : [])],
    ...(usual.evidence.length > 0 ? { evidence: usual.evidence } : {}),
    ...(chance.share(0.2) ? { words: '送上工会的关心，祝早日康复、阖家平安。' } : {}),
  }
  const verdict = judgeVisit(pack, draft, { member: person.values, status: 'active', others: [] })
  const values: Visit = {
    ...draft,
    verdict,
    ...(over ? { overrideReason: '情况特殊，经分工会委员会讨论同意。' } : {}),
  }
  const id = mint(0, day)
  const writes: SampleWrite[] = [{ kind: 'visit', entity: id, fields: values }]
  if (event === 'illness' && chance.share(0.7))
    writes.push({
      kind: 'visit-health',
      entity: mint(0, day),
      fields: { visit: id, diagnosis: chance.pick(diagnoses) },
    })
  desk.save(day, writes, (tally) => tally.visit(id, values))
  return { id, values, day }
}

const inventVoid = (desk: Desk, { values, day }: Visited): void => {
  const again = desk.mint(0, day)
  desk.save(day, [{ kind: 'visit', entity: again, fields: values }], (tally) => tally.visit(again, values))
  const life = { state: 'void', reason: '重复录入' }
  desk.save(addDays(day, 1), [{ kind: 'visit', entity: again, fields: { life } }], (tally) => {
    tally.voided('visit')
    tally.visit(again, null)
  })
}

/** Visits by the rules, some against a warning, some entered twice and voided. */
export const inventVisits = (desk: Desk, people: readonly Person[]): readonly Visited[] => {
  const visits: Visited[] = []
  const years = daysBetween(desk.since, desk.until) / 365
  for (const person of people) {
    if (!person.values.paysDues) continue
    for (const occasion of occasions) {
      const made = desk.chance.share(occasion[2] * years) ? inventVisit(desk, person, occasion) : null
      if (made) visits.push(made)
    }
  }
  for (const visited of visits) {
    const early = visited.day < addDays(desk.until, -1)
    if (early && desk.chance.share(0.05)) inventVoid(desk, visited)
  }
  return visits
}

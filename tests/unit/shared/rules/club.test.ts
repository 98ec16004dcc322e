import { describe, expect, test } from 'vitest'
import { atOnce } from '#shared/base/portions.ts'
import type { Club, ClubMember } from '#shared/domain/club.ts'
import type { Member } from '#shared/domain/member.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { type ClubRule, compareClubs, judgeClubs, parseClubPack } from '#shared/rules/club.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { clubPacks, clubRuleOn } from '#shared/rules/topic-packs.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-11-27')
const none: ClubRule = { people: null, units: null, clubsEach: null, clause: null }
const ruleOf = (id: string): ClubRule => {
  const found = clubPacks.examples.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found.rule
}

/** A club of so many members from so many departments. */
const clubOf = (people: number, units: number) => ({
  clubs: [rec<Club>(900, 'club', { name: '棋社' })],
  members: Array.from({ length: people }, (_, n) =>
    rec<Member>(n + 1, 'member', { name: `甲${n + 1}`, unit: `系${n % units}` }),
  ),
  places: Array.from({ length: people }, (_, n) =>
    rec<ClubMember>(1000 + n, 'club-member', { club: idOf(900), member: idOf(n + 1) }),
  ),
})

describe('the shipped rules', () => {
  test('are read, name their source and can be chosen', () => {
    expect(clubPacks.examples.map(({ id }) => id)).toEqual(shippedPacks.club.map(({ id }) => id))
    for (const { source } of shippedPacks.club) expect(source).not.toBe('')
  })

  // S51 and S52: members, departments, what is said.
  test.each([
    ['club-s51', 20, 3, []],
    ['club-s51', 19, 3, ['too-few-people']],
    ['club-s51', 20, 2, ['too-few-units']],
    ['club-s51', 5, 1, ['too-few-people', 'too-few-units']],
    ['club-s52', 10, 1, []],
    ['club-s52', 9, 9, ['too-few-people']],
    ['club-s54', 1, 1, []],
  ] as const)('%s, %d members from %d departments', (id, people, units, types) => {
    const said = judgeClubs(ruleOf(id), clubOf(people, units), today).get(idOf(900))
    expect(said?.map(({ type }) => type)).toEqual(types)
  })
})

test('one person in more clubs than S54 allows is named in each of them; who left and what was dissolved do not count', () => {
  const clubs = [901, 902, 903, 904].map((n) =>
    rec<Club>(n, 'club', { name: `社${n}`, endedOn: n === 904 ? day('2026-01-01') : null }),
  )
  const places = [901, 902, 903, 904].map((n) =>
    rec<ClubMember>(n + 100, 'club-member', { club: idOf(n), member: idOf(1) }),
  )
  const members = [rec<Member>(1, 'member', { name: '甲一' })]
  const rule = ruleOf('club-s54')
  const said = judgeClubs(rule, { clubs, places, members }, today)
  expect([...said.values()]).toEqual(
    [1, 2, 3].map(() => [{ type: 'too-many-clubs', names: ['甲一'], most: 2 }]),
  )
  const left = places.map((one, n) =>
    n === 0 ? { ...one, values: { ...one.values, leftOn: day('2026-10-01') } } : one,
  )
  expect([...judgeClubs(rule, { clubs, places: left, members }, today).values()].flat()).toEqual([])
  const backwards = { clubs: clubs.toReversed(), places: places.toReversed(), members }
  for (const [id, sentences] of judgeClubs(rule, backwards, today)) expect(sentences).toEqual(said.get(id))
})

test('only what is said otherwise is a change', () => {
  const records = clubOf(12, 2)
  const compare = (rule: ClubRule, inForce: ClubRule | null) =>
    atOnce(compareClubs(rule, inForce, records, today))
  expect(compare({ ...none, people: 12 }, null)).toEqual({ judged: 1, changed: [] })
  expect(compare({ ...none, people: 13 }, { ...none, people: 14 }).changed).toMatchObject([
    { before: [{ least: 14 }], after: [{ least: 13 }] },
  ])
  expect(compare({ ...none, units: 2 }, { ...none, units: 3 }).changed).toMatchObject([{ after: [] }])
})

test('an example judges no club; the school’s own rules do from their first day on', () => {
  const own = rec<RulePackRecord>(1, 'rule-pack', {
    topic: 'club',
    title: '社团办法',
    source: '校工会',
    validFrom: day('2026-03-01'),
    body: { format: 1, people: 15 },
  })
  expect(clubRuleOn([], today)).toBeNull()
  expect(clubRuleOn([own], day('2026-02-28'))).toBeNull()
  expect(clubRuleOn([own], today)?.rule.people).toBe(15)
})

test('what does not fit is said', () => {
  const problems = (body: unknown) => {
    const read = parseClubPack({ id: 'p', title: 't', source: 's', body })
    return read.ok ? [] : read.error.map(({ type, key }) => `${type} ${key}`)
  }
  expect(problems({ format: 1 })).toEqual(['missing people'])
  expect(problems({ format: 2, people: 20 })).toEqual(['unknown-format format'])
  expect(problems({ format: 1, people: 0, units: 2.5, more: 1 })).toEqual([
    'out-of-range people',
    'unknown-key more',
    'wrong-type units',
  ])
})

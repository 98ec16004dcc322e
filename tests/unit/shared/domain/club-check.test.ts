import { describe, expect, test } from 'vitest'
import type { Club, ClubMember } from '#shared/domain/club.ts'
import { checkClub, checkClubMember, clubMembersOn, clubRuns } from '#shared/domain/club-check.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')
const club = (n: number, values: Club, more = {}) => rec<Club>(n, 'club', values, more)
const place = (n: number, member: number, values: ClubMember = {}, more = {}) =>
  rec<ClubMember>(n, 'club-member', { club: idOf(1), member: idOf(member), ...values }, more)
const types = (checked: { ok: boolean; error?: readonly { type: string }[] }) =>
  checked.ok ? [] : checked.error?.map(({ type }) => type)

describe('a club', () => {
  test('has a name of its own; that of a dissolved or void one is free', () => {
    const named = (others: Parameters<typeof checkClub>[1]) =>
      types(checkClub({ name: ' 羽毛球协会 ' }, others, { today }))
    expect(types(checkClub({}, [], { today }))).toEqual(['field'])
    expect(named([club(2, { name: '羽毛球协会' })])).toEqual(['name-taken'])
    expect(named([club(2, { name: '羽毛球协会', endedOn: day('2025-12-31') })])).toEqual([])
    expect(named([club(2, { name: '羽毛球协会' }, { life: 'void' })])).toEqual([])
  })

  test('was not founded tomorrow, and does not end before it began', () => {
    const checked = (values: Club) => types(checkClub({ name: '棋社', ...values }, [], { today }))
    expect(checked({ foundedOn: day('2026-03-09') })).toEqual(['ended-in-future'])
    expect(checked({ foundedOn: today, endedOn: day('2026-03-07') })).toEqual(['ends-before-founded'])
    expect(checked({ foundedOn: today, termEndsOn: day('2026-03-07') })).toEqual(['ends-before-founded'])
    expect(checked({ foundedOn: today, termEndsOn: day('2028-03-07') })).toEqual([])
  })

  test('is there from its founding to its end', () => {
    const old = { foundedOn: day('2020-01-01'), endedOn: day('2025-12-31') }
    expect([
      clubRuns(old, day('2019-12-31')),
      clubRuns(old, day('2025-12-31')),
      clubRuns(old, today),
      clubRuns({}, today),
    ]).toEqual([false, true, false, true])
  })
})

describe('a place in a club', () => {
  const context = { today, on: today, status: 'active' } as const

  test('is held once at a time; who left may come again', () => {
    const draft = { club: idOf(1), member: idOf(5) }
    expect(types(checkClubMember(draft, [place(10, 5)], context))).toEqual(['already-in'])
    expect(types(checkClubMember(draft, [place(10, 5, { leftOn: today })], context))).toEqual([])
    expect(types(checkClubMember(draft, [place(10, 5, {}, { life: 'void' })], context))).toEqual([])
    expect(types(checkClubMember({ ...draft, leftOn: today }, [place(10, 5)], context))).toEqual([])
  })

  test('is for members, in order of days, none of them tomorrow', () => {
    const draft = { club: idOf(1), member: idOf(5) }
    const on = day('2026-03-01')
    expect(checkClubMember(draft, [], { today, on, status: 'left' })).toEqual({
      ok: false,
      error: [{ type: 'not-a-member', status: 'left', on }],
    })
    expect(types(checkClubMember(draft, [], { ...context, status: 'retired' }))).toEqual([])
    expect(types(checkClubMember({ ...draft, joinedOn: today, leftOn: on }, [], context))).toEqual([
      'left-before-joined',
    ])
    expect(types(checkClubMember({ ...draft, joinedOn: day('2026-03-09') }, [], context))).toEqual([
      'joined-in-future',
    ])
  })

  test('counts on the days between joining and leaving, each member once', () => {
    const places = [
      place(13, 5, { joinedOn: day('2026-01-01'), leftOn: day('2026-02-01') }),
      place(12, 6),
      place(11, 6),
      place(14, 7, {}, { life: 'void' }),
      place(15, 8, { club: idOf(2) }),
    ]
    const on = (text: string) => clubMembersOn(idOf(1), places, day(text)).map(({ id }) => id)
    expect(on('2026-01-15')).toEqual([idOf(13), idOf(11)])
    expect(on('2026-02-02')).toEqual([idOf(11)])
  })
})

import { expect, test } from 'vitest'
import { type Fen, yuan } from '#shared/base/money.ts'
import { atOnce } from '#shared/base/portions.ts'
import type { DuesBase, MemberDues } from '#shared/domain/dues.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { DuesRule, MemberRule, TermRule } from '#shared/domain/member-rule.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import { compareMembers, type MemberRuleRecords } from '#shared/rules/member-records.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-11-27')
const term = (more: Partial<TermRule> = {}): TermRule => ({
  id: 'group-leader',
  posts: ['group-leader'],
  years: 5,
  most: null,
  per: 'union',
  clause: null,
  ...more,
})
const duesRule = (more: Partial<DuesRule> = {}): DuesRule => ({
  perTenThousand: 50,
  unit: 10 as Fen,
  rounding: 'nearest',
  grace: 0,
  lapse: null,
  clause: null,
  ...more,
})
const rule = (terms: readonly TermRule[], dues: DuesRule | null = null): MemberRule => ({ terms, dues })
const post = (n: number, from: string, more: MemberPost = {}) =>
  rec<MemberPost>(n, 'member-post', { member: idOf(1), post: 'group-leader', from: day(from), ...more })
const left = (n: number, of: number) =>
  rec<MemberEvent>(n, 'member-event', { member: idOf(of), event: 'left', day: day('2026-10-01') })
const none: MemberRuleRecords = { members: [], events: [], posts: [], dues: [], bases: [] }
const compare = (after: MemberRule, before: MemberRule | null, records: Partial<MemberRuleRecords>) =>
  atOnce(compareMembers(after, before, { ...none, ...records }, today))

test('a post that is held ends on another day; ended, void and written ends do not change', () => {
  const posts = [
    post(2, '2023-09-01'),
    post(3, '2023-09-01', { dueOn: day('2027-09-01') }),
    post(4, '2015-09-01', { until: day('2020-09-01') }),
    { ...post(5, '2023-09-01'), life: 'void' as const },
  ]
  expect(compare(rule([term({ years: 3 })]), rule([term()]), { posts })).toEqual({
    judged: 2,
    changed: [
      {
        kind: 'post',
        id: idOf(2),
        before: { end: '2028-09-01', tooMany: null },
        after: { end: '2026-09-01', tooMany: null },
      },
    ],
  })
  expect(compare(rule([term()]), null, { posts }).changed).toMatchObject([{ before: { end: null } }])
})

test('more than may hold a post are told, in each union and in each of its groups', () => {
  const posts = [
    post(2, '2025-09-01', { group: '一组' }),
    post(3, '2025-09-01', { group: '二组' }),
    post(4, '2025-09-01', { group: '二组' }),
    { ...post(5, '2025-09-01', { group: '二组' }), home: 'other' },
  ]
  const told = (more: Partial<TermRule>) =>
    compare(rule([term(more)]), rule([term()]), { posts }).changed.map(({ id, after }) => [
      id,
      'tooMany' in after ? after.tooMany?.holders : null,
    ])
  expect(told({ most: 2 })).toEqual([
    [idOf(2), 3],
    [idOf(3), 3],
    [idOf(4), 3],
  ])
  expect(told({ most: 1, per: 'group' })).toEqual([
    [idOf(3), 2],
    [idOf(4), 2],
  ])
  expect(told({ most: 3 })).toEqual([])
})

test('dues: months that may still be open, months that end a membership, and the share of the pay where it is known', () => {
  const due = { due: yuan(10), paid: yuan(0) }
  const members = [1, 2, 8].map((n) => rec<Member>(n, 'member', { name: '甲一' }))
  const events = [left(10, 8)]
  const dues = [
    rec<MemberDues>(20, 'member-dues', { member: idOf(1), year: 2026, m09: due, m10: due }),
    rec<MemberDues>(21, 'member-dues', { member: idOf(8), year: 2026, m09: due }),
  ]
  const bases = [
    rec<DuesBase>(30, 'dues-base', { member: idOf(2), from: day('2026-01-01'), base: yuan(8000) }),
  ]
  const records = { members, events, dues, bases }
  const of = (more: Partial<DuesRule>) => compare(rule([], duesRule(more)), rule([], duesRule()), records)
  // Member 8 is none today.
  expect(of({})).toEqual({ judged: 2, changed: [] })
  expect(of({ grace: 1 }).changed).toMatchObject([
    { id: idOf(1), before: { months: 2, amount: yuan(20) }, after: { months: 1, amount: yuan(10) } },
  ])
  expect(of({ lapse: 2 }).changed).toMatchObject([{ before: { lapses: false }, after: { lapses: true } }])
  expect(of({ perTenThousand: 100 }).changed).toMatchObject([
    { id: idOf(2), before: { due: yuan(40) }, after: { due: yuan(80) } },
  ])
  expect(compare(rule([]), rule([], duesRule()), records).changed).toMatchObject([
    { id: idOf(2), after: { due: null } },
  ])
})

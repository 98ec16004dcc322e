import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#shared/base/day.ts'
import type { MemberRule } from '#shared/domain/member-rule.ts'
import {
  isHeldOn,
  type MemberPost,
  postRoles,
  postsByMember,
  rolesOn,
  termEnd,
  termRuleOf,
} from '#shared/domain/post.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const rule: MemberRule = {
  terms: [{ id: 'c', posts: ['chair', 'women'], years: 5, most: 1, per: 'union', clause: null }],
  dues: null,
}
const post = (n: number, values: MemberPost) =>
  rec<MemberPost>(n, 'member-post', { member: idOf(1), ...values })

test('a post is held from its first day on, and no more on the day it ended', () => {
  const values = { from: day('2021-05-01'), until: day('2026-05-01') }
  expect(
    ['2021-04-30', '2021-05-01', '2026-04-30', '2026-05-01'].map((on) => isHeldOn(values, day(on))),
  ).toEqual([false, true, true, false])
  expect(isHeldOn({ from: day('2021-05-01') }, day('2040-01-01'))).toBe(true)
  expect(isHeldOn({}, day('2026-01-01'))).toBe(false)
})

test('a term ends on the day written, else after the years of the rule, else nobody knows', () => {
  expect(termEnd({ post: 'chair', from: day('2021-05-01') }, rule)).toBe('2026-05-01')
  expect(termEnd({ post: 'chair', from: day('2021-05-01'), dueOn: day('2024-05-01') }, rule)).toBe(
    '2024-05-01',
  )
  expect(termEnd({ post: 'activist', from: day('2021-05-01') }, rule)).toBeNull()
  expect(termEnd({ post: 'chair', from: day('2021-05-01') }, null)).toBeNull()
  expect(termRuleOf(rule, 'women')?.id).toBe('c')
})

test('what somebody is comes from posts with days; the roster counts where no record speaks of that post', () => {
  const member = { posts: ['chair', 'culture'] as const, delegate: true }
  const posts = [
    post(1, { post: 'chair', from: day('2016-05-01'), until: day('2021-05-01') }),
    post(2, { post: 'vice-chair', from: day('2021-05-01') }),
  ]
  expect(rolesOn(member, posts, day('2026-01-01'))).toEqual(['vice-chair', 'culture', 'staff-delegate'])
  expect(rolesOn(member, posts, day('2020-01-01'))).toEqual(['chair', 'culture', 'staff-delegate'])
  expect(rolesOn(member, [], day('2026-01-01'))).toEqual(['chair', 'culture', 'staff-delegate'])
  expect(rolesOn({}, [], day('2026-01-01'))).toEqual([])
})

test('what somebody is on a day is the same in whatever order the posts were entered', () => {
  const anyPost = fc.record({
    post: fc.constantFrom(...postRoles),
    from: fc.integer({ min: 0, max: 30 }).map((n) => addDays(day('2026-03-01'), n)),
    until: fc.option(fc.integer({ min: 0, max: 40 }).map((n) => addDays(day('2026-03-01'), n))),
  })
  fc.assert(
    fc.property(
      fc
        .array(anyPost, { maxLength: 12 })
        .map((all) => all.map((values, n) => post(n, values)))
        .chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
      fc.integer({ min: -1, max: 45 }),
      ([all, shuffled], n) => {
        const on = addDays(day('2026-03-01'), n)
        const held = (posts: typeof all) => rolesOn({}, postsByMember(posts).get(idOf(1)) ?? [], on)
        expect(held(shuffled)).toEqual(held(all))
        expect(postsByMember(shuffled)).toEqual(postsByMember(all))
      },
    ),
  )
})

test('void records of posts do not count', () => {
  const posts = [rec<MemberPost>(1, 'member-post', { member: idOf(1), post: 'chair' }, { life: 'void' })]
  expect(postsByMember(posts).size).toBe(0)
})

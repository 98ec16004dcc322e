import { expect, it } from 'vitest'
import { lifeOf } from '#renderer/features/member/life.ts'
import type { Help } from '#shared/domain/help.ts'
import type { MemberHonour } from '#shared/domain/honour.ts'
import type { MemberEvent } from '#shared/domain/member.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const nothing = {
  events: [],
  posts: [],
  honours: [],
  visits: [],
  helps: [],
  aids: [],
  claims: [],
  activities: [],
  participants: [],
  proposals: [],
  seconders: [],
}

it('a life with the union has posts from their first day and at their end, and honours, newest first', () => {
  const life = lifeOf(idOf(1), {
    ...nothing,
    events: [
      rec<MemberEvent>(10, 'member-event', { member: idOf(1), event: 'joined', day: day('2020-09-01') }),
    ],
    posts: [
      rec<MemberPost>(11, 'member-post', {
        member: idOf(1),
        post: 'chair',
        from: day('2021-05-01'),
        until: day('2024-05-01'),
      }),
      rec<MemberPost>(12, 'member-post', { member: idOf(2), post: 'women', from: day('2021-05-01') }),
    ],
    honours: [
      rec<MemberHonour>(13, 'member-honour', { member: idOf(1), title: '优秀工会干部', year: 2022 }),
      rec<MemberHonour>(14, 'member-honour', {
        member: idOf(1),
        title: '师德榜样',
        year: 2025,
        awardedOn: day('2025-09-10'),
      }),
    ],
  })
  expect(life.map((one) => [one.type, one.day, one.type === 'post' && one.ends])).toEqual([
    ['honour', '2025-09-10', false],
    ['post', '2024-05-01', true],
    ['honour', '2022-12-31', false],
    ['post', '2021-05-01', false],
    ['event', '2020-09-01', false],
  ])
})

it('a life with the union has help, mutual aid and the claims on it', () => {
  const enrolled: MutualAid = { member: idOf(1), product: '住院医疗互助', year: 2026 }
  const life = lifeOf(idOf(1), {
    ...nothing,
    helps: [
      rec<Help>(10, 'help', { member: idOf(1), day: day('2026-08-28'), content: 'study', form: 'cash' }),
      rec<Help>(11, 'help', { member: idOf(2), day: day('2026-08-28'), content: 'study', form: 'cash' }),
    ],
    aids: [
      rec<MutualAid>(12, 'mutual-aid', enrolled),
      rec<MutualAid>(13, 'mutual-aid', { ...enrolled, member: idOf(2) }),
    ],
    claims: [
      rec<MutualAidClaim>(14, 'mutual-aid-claim', { aid: idOf(12), happenedOn: day('2026-05-02') }),
      rec<MutualAidClaim>(15, 'mutual-aid-claim', { aid: idOf(13), happenedOn: day('2026-05-02') }),
    ],
  })
  expect(life.map((one) => [one.type, one.id, one.day])).toEqual([
    ['help', idOf(10), '2026-08-28'],
    ['claim', idOf(14), '2026-05-02'],
    ['aid', idOf(12), '2026-01-01'],
  ])
})

it('where claims are not sent, a life says nothing of them', () => {
  const aids = [rec<MutualAid>(12, 'mutual-aid', { member: idOf(1), product: '住院医疗互助', year: 2026 })]
  expect(lifeOf(idOf(1), { ...nothing, aids }).map(({ type }) => type)).toEqual(['aid'])
})

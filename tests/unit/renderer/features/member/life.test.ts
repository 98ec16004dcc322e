import { expect, it } from 'vitest'
import { lifeOf } from '#renderer/features/member/life.ts'
import type { MemberHonour } from '#shared/domain/honour.ts'
import type { MemberEvent } from '#shared/domain/member.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const nothing = { visits: [], activities: [], participants: [], proposals: [], seconders: [] }

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

import { describe, expect, it } from 'vitest'
import { filterPosts, postRows, postWrites, voidPostWrites } from '#renderer/features/member/post-rows.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')
const members = [
  rec<Member>(1, 'member', { name: '王某' }),
  rec<Member>(2, 'member', { name: '李某', delegate: true, delegation: '一团' }),
]
const post = (n: number, of: number, values: MemberPost) =>
  rec<MemberPost>(n, 'member-post', { member: idOf(of), from: day('2021-05-01'), ...values })
const posts = [
  post(11, 1, { post: 'women', until: day('2024-05-01') }),
  post(12, 1, { post: 'committee', dueOn: day('2026-03-01') }),
  post(13, 2, { post: 'chair' }),
  post(14, 2, { post: 'staff-delegate', delegation: '一团' }),
  post(15, 1, { post: 'culture', until: day('2025-05-01') }),
]

describe('the list of posts', () => {
  const events = [
    rec<MemberEvent>(20, 'member-event', { member: idOf(2), event: 'left', day: day('2026-01-01') }),
  ]
  const rows = postRows(posts, members, events, null, today)

  it('has those held first, in the order of the posts, then the ended ones, the latest first', () => {
    expect(rows.map(({ id, name, state }) => [id, name, state])).toEqual([
      [idOf(13), '李某', 'held'],
      [idOf(12), '王某', 'due'],
      [idOf(14), '李某', 'held'],
      [idOf(15), '王某', 'ended'],
      [idOf(11), '王某', 'ended'],
    ])
  })

  it('says when somebody who is no member any more still holds a post', () => {
    expect(rows.filter(({ gone }) => gone).map(({ id }) => id)).toEqual([idOf(13), idOf(14)])
  })

  it('is narrowed by every chip that is on', () => {
    const shown = (...chips: Parameters<typeof filterPosts>[1]) =>
      filterPosts(rows, chips).map(({ id }) => id)
    expect(shown('held', 'delegates')).toEqual([idOf(14)])
    expect(shown('due')).toEqual([idOf(13), idOf(12), idOf(14)])
    expect(shown('ended')).toEqual([idOf(15), idOf(11)])
  })
})

describe('saving a post', () => {
  const [first, second] = members
  if (!first || !second) throw new Error('members')

  it('writes a record of its own, and keeps the posts of the member’s record in step', () => {
    const draft = { member: idOf(1), post: 'audit', from: day('2026-01-01') } as const
    expect(postWrites(draft, null, idOf(99), { person: first, posts, today })).toEqual([
      { kind: 'member-post', entity: idOf(99), fields: draft },
      { kind: 'member', entity: idOf(1), fields: { posts: ['audit'] } },
    ])
    // A term that is over already changes nothing of today.
    const past = { ...draft, until: day('2026-02-01') }
    expect(postWrites(past, null, idOf(99), { person: first, posts, today })).toHaveLength(1)
  })

  it('writes only what changed, and nothing when nothing did; other posts of the roster stay', () => {
    const base = post(12, 1, { post: 'committee' })
    const person = { ...first, values: { ...first.values, posts: ['committee', 'youth'] as const } }
    const context = { person, posts, today }
    expect(postWrites({ ...base.values, until: today }, base, idOf(99), context)).toEqual([
      { kind: 'member-post', entity: idOf(12), fields: { until: today } },
      { kind: 'member', entity: idOf(1), fields: { posts: ['youth'] } },
    ])
    expect(postWrites({ ...base.values, note: '补' }, base, idOf(99), context)).toEqual([
      { kind: 'member-post', entity: idOf(12), fields: { note: '补' } },
    ])
    expect(postWrites(base.values, base, idOf(99), context)).toEqual([])
  })

  it('keeps the delegate in the member’s record in step: on with the post, off with its end', () => {
    const draft = {
      member: idOf(1),
      post: 'staff-delegate',
      from: day('2026-01-01'),
      delegation: '二团',
    } as const
    expect(postWrites(draft, null, idOf(99), { person: first, posts, today })[1]).toEqual({
      kind: 'member',
      entity: idOf(1),
      fields: { delegate: true, delegation: '二团' },
    })
    const base = post(14, 2, { post: 'staff-delegate', delegation: '一团' })
    expect(
      postWrites({ ...base.values, until: today }, base, idOf(99), { person: second, posts, today }),
    ).toEqual([
      { kind: 'member-post', entity: idOf(14), fields: { until: today } },
      { kind: 'member', entity: idOf(2), fields: { delegate: false } },
    ])
  })

  it('voids a post with what the member’s record says of it, unless another record still holds it', () => {
    const base = post(12, 1, { post: 'committee' })
    const person = { ...first, values: { ...first.values, posts: ['committee'] as const } }
    expect(voidPostWrites(base, { person, posts: [base], today })).toEqual([
      { kind: 'member-post', entity: idOf(12), fields: { life: { state: 'void' } } },
      { kind: 'member', entity: idOf(1), fields: { posts: null } },
    ])
    const other = post(16, 1, { post: 'committee', from: day('2025-05-01') })
    expect(voidPostWrites(base, { person, posts: [base, other], today })).toHaveLength(1)
  })
})

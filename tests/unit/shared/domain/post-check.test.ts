import { describe, expect, test } from 'vitest'
import type { MemberRule } from '#shared/domain/member-rule.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import { checkPost, type PostContext } from '#shared/domain/post-check.ts'
import { parseMemberPack } from '#shared/rules/member.ts'
import { memberS102 } from '#shared/rules/packs/member-examples.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const pack = parseMemberPack(memberS102)
if (!pack.ok) throw new Error('the shipped pack is read')
const shipped: MemberRule = pack.value.rule

const post = (n: number, of: number, values: MemberPost, more = {}) =>
  rec<MemberPost>(n, 'member-post', { member: idOf(of), from: day('2021-05-01'), ...values }, more)
const context = (change: Partial<PostContext> = {}): PostContext => ({
  today: day('2026-03-08'),
  person: { name: '王某', birthday: day('1980-01-01') },
  events: [],
  posts: [],
  rule: shipped,
  nameOf: (id) => (id === idOf(1) ? '王某' : '李某'),
  ...change,
})
const draft = (values: MemberPost = {}): MemberPost => ({
  member: idOf(1),
  post: 'chair',
  from: day('2026-03-01'),
  ...values,
})
const problems = (values: MemberPost, change: Partial<PostContext> = {}) => {
  const checked = checkPost(draft(values), context(change))
  return checked.ok ? [] : checked.error
}

describe('a post', () => {
  test('is right with member, post and first day', () => {
    expect(problems({})).toEqual([])
  })

  test('needs all three', () => {
    expect(
      problems({ member: null, post: null, from: null }).map((one) => 'field' in one && one.field),
    ).toEqual(['member', 'post', 'from'])
  })

  test('lies in the past, with its days in order and after birth', () => {
    expect(problems({ from: day('2026-03-09') })).toEqual([{ type: 'post-in-future' }])
    expect(problems({ until: day('2026-03-09') })).toEqual([{ type: 'post-in-future' }])
    expect(problems({ until: day('2026-02-28') })).toEqual([{ type: 'post-ends-before-start' }])
    expect(problems({ dueOn: day('2026-03-01') })).toEqual([{ type: 'post-due-before-start' }])
    expect(problems({ dueOn: day('2031-03-01') })).toEqual([])
    expect(problems({ from: day('1980-01-01') })).toEqual([
      { type: 'post-before-birth', birthday: '1980-01-01' },
    ])
  })

  test('is held by a member', () => {
    const events = [{ event: 'left' as const, day: day('2025-12-31') }]
    expect(problems({}, { events })).toEqual([{ type: 'post-not-member', status: 'left' }])
    expect(problems({ from: day('2025-12-30') }, { events })).toEqual([])
  })

  test('is not held twice by one person at a time', () => {
    const posts = [post(5, 1, { post: 'committee' })]
    expect(problems({ post: 'committee' }, { posts })).toEqual([{ type: 'post-twice', from: '2021-05-01' }])
    // The same record when it is changed, another post, or after the first has ended.
    expect(problems({ post: 'committee' }, { posts, self: idOf(5) })).toEqual([])
    expect(problems({ post: 'women' }, { posts })).toEqual([])
    const ended = [post(5, 1, { post: 'committee', until: day('2026-03-01') })]
    expect(problems({ post: 'committee' }, { posts: ended })).toEqual([])
    const late = [post(5, 1, { post: 'committee', until: day('2026-03-02') })]
    expect(problems({ post: 'committee' }, { posts: late })).toHaveLength(1)
  })

  test('of one holder is refused while another holds it, with the name and since when', () => {
    const posts = [post(5, 2, { post: 'chair' })]
    expect(problems({}, { posts })).toEqual([
      { type: 'post-taken', holder: '李某', from: '2021-05-01', most: 1 },
    ])
    expect(problems({ post: 'committee' }, { posts: [post(5, 2, { post: 'committee' })] })).toEqual([])
    expect(problems({}, { posts: [post(5, 2, { post: 'chair' }, { life: 'void' })] })).toEqual([])
  })

  test('of a group leader is one for each group', () => {
    const posts = [post(5, 2, { post: 'group-leader', group: '一组' })]
    expect(problems({ post: 'group-leader', group: '一组' }, { posts })).toHaveLength(1)
    expect(problems({ post: 'group-leader', group: '二组' }, { posts })).toEqual([])
    expect(problems({ post: 'group-leader' }, { posts })).toHaveLength(1)
  })

  test('is not limited by rules that do not speak of it', () => {
    expect(problems({}, { posts: [post(5, 2, { post: 'chair' })], rule: null })).toEqual([])
  })
})

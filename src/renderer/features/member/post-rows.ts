import type { Write } from '#renderer/engine.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type Member, type MemberEvent, unionPosts } from '#shared/domain/member.ts'
import type { MemberRule } from '#shared/domain/member-rule.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import {
  isDelegate,
  isHeldOn,
  type MemberPost,
  type PostRole,
  postRoles,
  termEnd,
} from '#shared/domain/post.ts'

/** One post of the list. */
export interface PostRow {
  readonly id: EntityId
  readonly rec: Rec<MemberPost>
  readonly values: MemberPost
  readonly holder: EntityId | null
  readonly name: string
  readonly home: string
  /** `due`: held, and the term is over or ends within `soon` days of the rule of 今日. */
  readonly state: 'held' | 'due' | 'ended'
  /** The day the term ends, written or by the rule. */
  readonly end: Day | null
  /** The holder is no member any more, and nobody has written that the post ended. */
  readonly gone: boolean
}

/** The posts of members: those held first, in the order of the posts, then the ended ones, the latest first. */
export const postRows = (
  posts: readonly Rec<MemberPost>[],
  members: readonly Rec<Member>[],
  events: readonly Rec<MemberEvent>[],
  rule: MemberRule | null,
  today: Day,
): readonly PostRow[] => {
  const people = new Map(members.map((one) => [one.id, one]))
  const happened = eventsByMember(events)
  const rows = posts
    .filter(({ life }) => life === 'active')
    .map((rec): PostRow => {
      const { values } = rec
      const holder = values.member ?? null
      const end = termEnd(values, rule)
      const held = isHeldOn(values, today)
      const status = holder ? membershipAt(happened.get(holder) ?? [], today) : 'none'
      return {
        id: rec.id,
        rec,
        values,
        holder,
        name: (holder && people.get(holder)?.values.name) || '',
        home: rec.home,
        state: !held ? 'ended' : end !== null && end <= today ? 'due' : 'held',
        end,
        gone: held && status !== 'active' && status !== 'retained',
      }
    })
  const order = ({ values }: PostRow) => postRoles.indexOf(values.post ?? 'activist')
  return rows.sort(
    (a, b) =>
      Number(a.state === 'ended') - Number(b.state === 'ended') ||
      (a.state === 'ended'
        ? (b.values.until ?? '').localeCompare(a.values.until ?? '')
        : order(a) - order(b)) ||
      (a.values.from ?? '').localeCompare(b.values.from ?? '') ||
      a.id.localeCompare(b.id),
  )
}

/** What the list of posts is narrowed by. */
export const postChips = ['held', 'due', 'delegates', 'ended'] as const
export type PostChip = (typeof postChips)[number]

const chipTests: Readonly<Record<PostChip, (row: PostRow) => boolean>> = {
  held: (row) => row.state !== 'ended',
  due: (row) => row.state === 'due' || row.gone,
  delegates: (row) => isDelegate(row.values.post),
  ended: (row) => row.state === 'ended',
}

/** The rows every chosen chip lets through. */
export const filterPosts = (rows: readonly PostRow[], chips: readonly PostChip[]): readonly PostRow[] =>
  rows.filter((row) => chips.every((chip) => chipTests[chip](row)))

/** What the member's own record says once a post has changed: the roles touched, on while held and off when the last has ended. */
const inStep = (
  member: Member,
  touched: readonly (PostRole | null | undefined)[],
  held: readonly MemberPost[],
): Member => {
  const holds = (role: PostRole): MemberPost | undefined => held.find(({ post }) => post === role)
  const posts = unionPosts.filter((role) =>
    touched.includes(role) ? holds(role) !== undefined : member.posts?.includes(role),
  )
  const delegate = holds('staff-delegate')
  return {
    ...member,
    ...(unionPosts.some((role) => touched.includes(role)) ? { posts: posts.length > 0 ? posts : null } : {}),
    ...(touched.includes('staff-delegate')
      ? {
          delegate: delegate !== undefined,
          ...(delegate?.delegation ? { delegation: delegate.delegation } : {}),
        }
      : {}),
  }
}

/** What is needed to keep the member's own record in step with a post. */
interface StepContext {
  readonly person: Rec<Member>
  readonly posts: readonly Rec<MemberPost>[]
  readonly today: Day
}

/** The write of the member's record that keeps it in step; none when it says the same already. */
const stepWrites = (
  touched: readonly (PostRole | null | undefined)[],
  draft: MemberPost | null,
  self: EntityId | null,
  { person, posts, today }: StepContext,
): readonly Write[] => {
  const others = posts.flatMap(({ id, life, values }) =>
    life === 'active' && id !== self && values.member === person.id ? [values] : [],
  )
  const held = [...(draft ? [draft] : []), ...others].filter((one) => isHeldOn(one, today))
  const before = { ...person.values, delegate: person.values.delegate ?? false }
  const fields = changedFields<Member>(before, inStep(before, touched, held))
  return Object.keys(fields).length > 0 ? [{ kind: 'member', entity: person.id, fields }] : []
}

/**
 * The writes that keep a post. Rosters, visits and proposals read posts and delegates from the member's record, so that is kept
 * in step.
 */
export const postWrites = (
  draft: MemberPost,
  base: Rec<MemberPost> | null,
  fresh: EntityId,
  context: StepContext,
): readonly Write[] => {
  const fields = changedFields<MemberPost>(base?.values ?? {}, draft)
  if (Object.keys(fields).length === 0) return []
  return [
    { kind: 'member-post', entity: base?.id ?? fresh, fields },
    ...stepWrites([draft.post, base?.values.post], draft, base?.id ?? null, context),
  ]
}

/** The writes that void a post, the member's record in step with it. */
export const voidPostWrites = (post: Rec<MemberPost>, context: StepContext): readonly Write[] => [
  voidWrite('member-post', post.id),
  ...stepWrites([post.values.post], null, post.id, context),
]

import { addMonths, type Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { choice, day, lines, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Rec, type Values } from './field.ts'
import { type Member, unionPosts } from './member.ts'
import type { MemberRule, TermRule } from './member-rule.ts'

/** 代表: who speaks for others in a congress (domain section 4, seed 003 12). */
export const delegateRoles = [
  'staff-delegate',
  'union-delegate',
  'college-delegate',
  'delegation-head',
] as const
/** What somebody may be for a term: a post of the union, or a delegate. */
export const postRoles = [...unionPosts, ...delegateRoles] as const
/** One of them. */
export type PostRole = (typeof postRoles)[number]

/** Whether a role is one of a delegate. */
export const isDelegate = (role: PostRole | null | undefined): boolean =>
  delegateRoles.some((one) => one === role)

/** 产生方式: elected, filled in within a term (补选), or named. */
export const postWays = ['elected', 'by-election', 'appointed'] as const

/** 任职: who held a post from when to when. Posts are never overwritten: a new term is a new record. */
export const memberPost = defineKind('member-post', {
  member: needed(ref('member')),
  post: needed(choice(postRoles)),
  /** 第几届. */
  term: plain(text(40)),
  from: needed(day),
  /** 任期届满; empty when the rule's length of a term counts. */
  dueOn: plain(day),
  /** 卸任: the first day on which the post was held no more. */
  until: plain(day),
  way: plain(choice(postWays)),
  /** The union group a group leader leads. */
  group: plain(text(60)),
  delegation: plain(text(60)),
  note: plain(lines(500)),
})
/** The values of a post. */
export type MemberPost = Values<typeof memberPost>

/** Whether somebody holds a post on a day: from its first day on, and no more on the day it ended. */
export const isHeldOn = ({ from, until }: MemberPost, on: Day): boolean =>
  Boolean(from) && (from as Day) <= on && !(until && until <= on)

/** The rule for a post; null when the school's rules do not speak of it. */
export const termRuleOf = (rule: MemberRule | null, post: PostRole | null | undefined): TermRule | null =>
  (post && rule?.terms.find(({ posts }) => posts.includes(post))) || null

/** The day a term is over: the one written down, else the first day and the rule's years; null when neither says. */
export const termEnd = (post: MemberPost, rule: MemberRule | null): Day | null => {
  if (post.dueOn) return post.dueOn
  const years = termRuleOf(rule, post.post)?.years
  return post.from && years ? addMonths(post.from, years * 12) : null
}

/** The effective posts of each member, by the day they began. */
export const postsByMember = (
  posts: readonly Rec<MemberPost>[],
): ReadonlyMap<EntityId, readonly Rec<MemberPost>[]> => {
  const map = new Map<EntityId, Rec<MemberPost>[]>()
  for (const post of posts) {
    const { member } = post.values
    if (post.life !== 'active' || !member) continue
    const list = map.get(member)
    if (list) list.push(post)
    else map.set(member, [post])
  }
  for (const list of map.values())
    list.sort((a, b) => (a.values.from ?? '').localeCompare(b.values.from ?? '') || a.id.localeCompare(b.id))
  return map
}

/** What the roster says of somebody without days: its posts, and the delegate. */
const undated = (member: Member): readonly PostRole[] => [
  ...(member.posts ?? []),
  ...(member.delegate ? (['staff-delegate'] as const) : []),
]

/**
 * What a member is on a day, in the order of `postRoles`: posts with days that are held then, and those the roster names
 * without days, unless a record with days speaks of the same post: then that one decides.
 */
export const rolesOn = (member: Member, posts: readonly Rec<MemberPost>[], on: Day): readonly PostRole[] => {
  const dated = new Set(posts.map(({ values }) => values.post))
  const held = new Set<PostRole | null | undefined>([
    ...posts.flatMap(({ values }) => (isHeldOn(values, on) ? [values.post] : [])),
    ...undated(member).filter((role) => !dated.has(role)),
  ])
  return postRoles.filter((role) => held.has(role))
}

import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { checkValues, type FieldProblem } from './check.ts'
import type { Rec } from './field.ts'
import type { Member, MemberEvent } from './member.ts'
import type { MemberRule } from './member-rule.ts'
import { type MembershipStatus, membershipAt } from './membership.ts'
import { type MemberPost, memberPost, termRuleOf } from './post.ts'

/** Why a post cannot be saved so. */
export type PostProblem =
  | FieldProblem
  | { readonly type: 'post-in-future' }
  | { readonly type: 'post-ends-before-start' }
  | { readonly type: 'post-due-before-start' }
  | { readonly type: 'post-before-birth'; readonly birthday: Day }
  /** No member of the union on the first day. */
  | { readonly type: 'post-not-member'; readonly status: MembershipStatus }
  /** The same person holds the same post at the same time by another record. */
  | { readonly type: 'post-twice'; readonly from: Day }
  /** As many as the rule allows hold the post at the same time. */
  | { readonly type: 'post-taken'; readonly holder: string; readonly from: Day; readonly most: number }

/** What a post is checked against. */
export interface PostContext {
  readonly today: Day
  readonly person: Member
  /** What happened to the person's membership. */
  readonly events: readonly MemberEvent[]
  /** The posts of the same union, those that count no more included. */
  readonly posts: readonly Rec<MemberPost>[]
  /** The post itself when it is there already. */
  readonly self?: EntityId | null
  readonly rule: MemberRule | null
  readonly nameOf: (member: EntityId) => string
}

/** Whether two posts are held on a common day; one that ends on the day another begins leaves room for it. */
const overlaps = (a: MemberPost, b: MemberPost): boolean =>
  Boolean(a.from && b.from) && (a.from as Day) < (b.until ?? '9999') && (b.from as Day) < (a.until ?? '9999')

/** Whether two posts are of one union group; a post that names none may be of any. */
export const isSameGroup = (a: MemberPost, b: MemberPost): boolean =>
  !a.group || !b.group || a.group.trim() === b.group.trim()

const conflicts = (draft: MemberPost, context: PostContext): readonly PostProblem[] => {
  const rule = termRuleOf(context.rule, draft.post)
  const alike = context.posts
    .filter(
      ({ id, life, values }) =>
        life === 'active' && id !== context.self && values.post === draft.post && overlaps(values, draft),
    )
    .sort((a, b) => (a.values.from ?? '').localeCompare(b.values.from ?? '') || a.id.localeCompare(b.id))
  const own = alike.find(({ values }) => values.member === draft.member && isSameGroup(values, draft))
  if (own?.values.from) return [{ type: 'post-twice', from: own.values.from }]
  if (!rule || rule.most === null) return []
  const rivals = alike.filter(({ values }) => rule.per === 'union' || isSameGroup(values, draft))
  const [first] = rivals
  if (rivals.length < rule.most || !first?.values.from || !first.values.member) return []
  const holder = context.nameOf(first.values.member)
  return [{ type: 'post-taken', holder, from: first.values.from, most: rule.most }]
}

/**
 * A post as a form gives it: nothing in the future, in the order of its days, held by a member, and neither twice by one
 * person nor by more than the rule allows at a time.
 */
export const checkPost = (
  draft: MemberPost,
  context: PostContext,
): Result<MemberPost, readonly PostProblem[]> => {
  const problems: PostProblem[] = [...checkValues(memberPost, draft, true)]
  const { from, until, dueOn } = draft
  const { today, person, events } = context
  if ((from && from > today) || (until && until > today)) problems.push({ type: 'post-in-future' })
  if (from && until && until < from) problems.push({ type: 'post-ends-before-start' })
  if (from && dueOn && dueOn <= from) problems.push({ type: 'post-due-before-start' })
  if (from && person.birthday && from <= person.birthday)
    problems.push({ type: 'post-before-birth', birthday: person.birthday })
  else if (from) {
    const status = membershipAt(events, from)
    if (status !== 'active' && status !== 'retained') problems.push({ type: 'post-not-member', status })
  }
  if (problems.length === 0) problems.push(...conflicts(draft, context))
  return problems.length > 0 ? err(problems) : ok(draft)
}

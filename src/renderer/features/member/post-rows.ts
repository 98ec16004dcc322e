import type { Write } from '#renderer/engine.ts'
import { changedFields } from '#renderer/record-edit.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { MemberRule } from '#shared/domain/member-rule.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import { isDelegate, isHeldOn, type MemberPost, postRoles, termEnd } from '#shared/domain/post.ts'

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

/**
 * The writes that keep a post. Whoever asks for a congress delegate reads it from the member's record, so that is kept in
 * step: on while such a post is held, off when the last one has ended.
 */
export const postWrites = (
  draft: MemberPost,
  base: Rec<MemberPost> | null,
  fresh: EntityId,
  context: {
    readonly person: Rec<Member>
    readonly posts: readonly Rec<MemberPost>[]
    readonly today: Day
  },
): readonly Write[] => {
  const fields = changedFields<MemberPost>(base?.values ?? {}, draft)
  if (Object.keys(fields).length === 0) return []
  const { person, posts, today } = context
  const writes: Write[] = [{ kind: 'member-post', entity: base?.id ?? fresh, fields }]
  const others = posts.filter(
    ({ id, life, values }) => life === 'active' && id !== base?.id && values.member === person.id,
  )
  const delegates = [draft, ...others.map(({ values }) => values)].filter(
    ({ post }) => post === 'staff-delegate',
  )
  if (draft.post === 'staff-delegate' || base?.values.post === 'staff-delegate') {
    const held = delegates.find((one) => isHeldOn(one, today))
    const after: Member = {
      delegate: held !== undefined,
      ...(held?.delegation ? { delegation: held.delegation } : {}),
    }
    const changed = changedFields<Member>(
      { delegate: person.values.delegate ?? false, delegation: person.values.delegation ?? null },
      { delegation: person.values.delegation ?? null, ...after },
    )
    if (Object.keys(changed).length > 0) writes.push({ kind: 'member', entity: person.id, fields: changed })
  }
  return writes
}

import type { Write } from '#renderer/engine.ts'
import { changedFields } from '#renderer/record-edit.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Member, MemberIdentity } from '#shared/domain/member.ts'

/** What the form holds: the member, the identity kept apart, and the day of joining of a new member. */
export interface MemberDraft {
  readonly member: Member
  readonly identity: MemberIdentity
  readonly joinedOn: Day | null
}

/** The record a draft was opened from. */
export interface MemberBase {
  readonly id: EntityId
  readonly member: Member
  readonly identity: { readonly id: EntityId; readonly values: MemberIdentity } | null
}

export const emptyDraft: MemberDraft = {
  member: { employment: 'established', paysDues: true },
  identity: {},
  joinedOn: null,
}

/** The writes of one save: only what changed; an identity record only when there is something to keep. */
export const memberWrites = (
  draft: MemberDraft,
  base: MemberBase | null,
  ids: { readonly member: EntityId; readonly identity: EntityId; readonly event: EntityId },
): readonly Write[] => {
  const writes: Write[] = []
  const id = base?.id ?? ids.member
  const fields = changedFields<Member>(base?.member ?? {}, draft.member)
  if (Object.keys(fields).length > 0) writes.push({ kind: 'member', entity: id, fields })
  const identity = changedFields<MemberIdentity>(base?.identity?.values ?? {}, draft.identity)
  if (Object.keys(identity).length > 0) {
    writes.push(
      base?.identity
        ? { kind: 'member-identity', entity: base.identity.id, fields: identity }
        : { kind: 'member-identity', entity: ids.identity, fields: { member: id, ...identity } },
    )
  }
  if (!base && draft.joinedOn) {
    writes.push({
      kind: 'member-event',
      entity: ids.event,
      fields: { member: id, event: 'joined', day: draft.joinedOn },
    })
  }
  return writes
}

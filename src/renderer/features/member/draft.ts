import type { Write } from '#renderer/engine.ts'
import { changedFields } from '#renderer/record-edit.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Member, MemberFamily, MemberIdentity } from '#shared/domain/member.ts'

/** What the form holds: the member, identity and family kept apart, and the day of joining of a new member. */
export interface MemberDraft {
  readonly member: Member
  readonly identity: MemberIdentity
  readonly family: MemberFamily
  readonly joinedOn: Day | null
}

/** The record a draft was opened from. */
export interface MemberBase {
  readonly id: EntityId
  readonly member: Member
  readonly identity: { readonly id: EntityId; readonly values: MemberIdentity } | null
  readonly family: { readonly id: EntityId; readonly values: MemberFamily } | null
}

export const emptyDraft: MemberDraft = {
  member: { employment: 'established', paysDues: true },
  identity: {},
  family: {},
  joinedOn: null,
}

/** A record beside the member: added to when it is there, written when there is something to keep. */
const besideWrites = <V extends object>(
  kind: string,
  of: EntityId,
  before: { readonly id: EntityId; readonly values: V } | null,
  after: V,
  fresh: EntityId,
): readonly Write[] => {
  const fields = changedFields<V>(before?.values ?? ({} as V), after)
  if (Object.keys(fields).length === 0) return []
  return [
    before
      ? { kind, entity: before.id, fields: { ...fields } }
      : { kind, entity: fresh, fields: { member: of, ...fields } },
  ]
}

/** The writes of one save: only what changed; records of identity and family only when there is something to keep. */
export const memberWrites = (
  draft: MemberDraft,
  base: MemberBase | null,
  ids: Readonly<Record<'member' | 'identity' | 'family' | 'event', EntityId>>,
): readonly Write[] => {
  const id = base?.id ?? ids.member
  const fields = changedFields<Member>(base?.member ?? {}, draft.member)
  return [
    ...(Object.keys(fields).length > 0 ? [{ kind: 'member', entity: id, fields }] : []),
    ...besideWrites('member-identity', id, base?.identity ?? null, draft.identity, ids.identity),
    ...besideWrites('member-family', id, base?.family ?? null, draft.family, ids.family),
    ...(!base && draft.joinedOn
      ? [
          {
            kind: 'member-event',
            entity: ids.event,
            fields: { member: id, event: 'joined', day: draft.joinedOn },
          },
        ]
      : []),
  ]
}

import { activity, activityParticipant, activityPrize, activitySpending } from './activity.ts'
import { attachment } from './attachment.ts'
import { club, clubMember } from './club.ts'
import { visit, visitHealth } from './condolence.ts'
import { duesBase, memberDues } from './dues.ts'
import type { FieldType, Kind } from './field.ts'
import { fundBudget, fundEntry } from './fund.ts'
import { hardshipEvent, hardshipFile } from './hardship.ts'
import { help, helpNote } from './help.ts'
import { homeRating, homeScore } from './home.ts'
import { memberHonour } from './honour.ts'
import { identityView } from './identity-view.ts'
import { member, memberEvent, memberFamily, memberIdentity } from './member.ts'
import { mutualAid, mutualAidClaim } from './mutual-aid.ts'
import { organisation } from './organisation.ts'
import { memberPost } from './post.ts'
import { proposal, proposalSeconder } from './proposal.ts'
import { rulePack } from './rule-pack.ts'
import { type FieldPlace, isSystemKind, systemFieldOf } from './system-field.ts'
import { scoringTable } from './template.ts'
import { transfer } from './transfer.ts'

/** Every kind of record, by its name. A new ledger is a file beside this one and a line here. */
export const kinds = {
  member,
  'member-event': memberEvent,
  'member-identity': memberIdentity,
  'member-family': memberFamily,
  'identity-view': identityView,
  'member-post': memberPost,
  'member-honour': memberHonour,
  'member-dues': memberDues,
  'dues-base': duesBase,
  visit,
  'visit-health': visitHealth,
  'hardship-file': hardshipFile,
  'hardship-event': hardshipEvent,
  help,
  'help-note': helpNote,
  'mutual-aid': mutualAid,
  'mutual-aid-claim': mutualAidClaim,
  activity,
  'activity-participant': activityParticipant,
  'activity-spending': activitySpending,
  'activity-prize': activityPrize,
  club,
  'club-member': clubMember,
  'fund-entry': fundEntry,
  'fund-budget': fundBudget,
  attachment,
  proposal,
  'proposal-seconder': proposalSeconder,
  'home-rating': homeRating,
  'home-score': homeScore,
  'rule-pack': rulePack,
  'scoring-table': scoringTable,
  organisation,
  transfer,
} as const

/** The name of a kind. */
export type KindName = keyof typeof kinds

/** The names of all kinds, in the order in which they are listed. */
export const kindNames = Object.keys(kinds) as readonly KindName[]

/** Whether this version knows a kind. Names come from files, so inherited properties do not count. */
export const isKindName = (name: string): name is KindName => Object.hasOwn(kinds, name)

const refersTo = (is: FieldType): readonly string[] =>
  is.type === 'ref' || is.type === 'refs'
    ? [is.kind]
    : is.type === 'list'
      ? refersTo(is.of)
      : is.type === 'group'
        ? Object.values(is.of).flatMap(refersTo)
        : []

/** The kinds whose records are named by a field of another record. */
export const referredKinds: readonly Kind[] = [
  ...new Set(
    Object.values<Kind>(kinds).flatMap(({ fields }) =>
      Object.values(fields).flatMap(({ is }) => refersTo(is).filter(isKindName)),
    ),
  ),
].map((name) => kinds[name])

/** A kind by name; undefined for one this version does not know. */
export const kindOf = (name: string): Kind | undefined => (isKindName(name) ? kinds[name] : undefined)

/**
 * Owner and class of a field, those of the mechanism included (`life`, `home`, `approval`); undefined for kinds and fields
 * this version does not know.
 */
export const fieldOf = (kind: string, field: string): FieldPlace | undefined => {
  const fields = kindOf(kind)?.fields
  if (fields && Object.hasOwn(fields, field)) return fields[field]
  return fields || isSystemKind(kind) ? systemFieldOf(kind, field) : undefined
}

/** Whether every field of a kind is sensitive: such a kind does not travel to narrower readers at all. */
export const isSensitiveKind = (kind: string): boolean => {
  const fields = kindOf(kind)?.fields
  return fields !== undefined && Object.values(fields).every((field) => field.class === 'sensitive')
}

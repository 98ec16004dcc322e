import type { Level } from '../base/level.ts'
import { activity, activityParticipant, activitySpending } from './activity.ts'
import { attachment } from './attachment.ts'
import { visit, visitHealth } from './condolence.ts'
import type { FieldClass, Kind } from './field.ts'
import { homeRating, homeScore } from './home.ts'
import { member, memberEvent, memberIdentity } from './member.ts'
import { organisation } from './organisation.ts'
import { proposal, proposalSeconder } from './proposal.ts'
import { rulePack } from './rule-pack.ts'
import { scoringTable } from './template.ts'
import { transfer } from './transfer.ts'

/** Every kind of record, by its name. A new ledger is a file beside this one and a line here. */
export const kinds = {
  member,
  'member-event': memberEvent,
  'member-identity': memberIdentity,
  visit,
  'visit-health': visitHealth,
  activity,
  'activity-participant': activityParticipant,
  'activity-spending': activitySpending,
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

/** A kind by name; undefined for one this version does not know. */
export const kindOf = (name: string): Kind | undefined => (isKindName(name) ? kinds[name] : undefined)

/** Who may write a field and who may read it. */
export interface FieldPlace {
  readonly owner: Level
  readonly class: FieldClass
}

const anybody: FieldPlace = { owner: 'group', class: 'plain' }

/** The mechanism's own kinds and their only fields (sync design, sections 1 and 4). */
const systemFields: Readonly<Record<string, string>> = { statement: 'envelope', revoke: 'changes' }

/**
 * Owner and class of a field; undefined for kinds and fields this version does not know. `life` belongs to every known
 * kind and to anybody who may write the record.
 */
export const fieldOf = (kind: string, field: string): FieldPlace | undefined => {
  const isSystem = Object.hasOwn(systemFields, kind)
  if (field === 'life') return isSystem || isKindName(kind) ? anybody : undefined
  if (isSystem) return systemFields[kind] === field ? anybody : undefined
  const fields = kindOf(kind)?.fields
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined
}

/** Whether every field of a kind is sensitive: such a kind does not travel to narrower readers at all. */
export const isSensitiveKind = (kind: string): boolean => {
  const fields = kindOf(kind)?.fields
  return fields !== undefined && Object.values(fields).every((field) => field.class === 'sensitive')
}

import { type Day, dayOf } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Help } from '#shared/domain/help.ts'
import type { MemberHonour } from '#shared/domain/honour.ts'
import type { MemberEvent } from '#shared/domain/member.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'

/** One moment of a person's life with the union. */
export type Moment =
  | { readonly type: 'event'; readonly id: EntityId; readonly day: Day | null; readonly values: MemberEvent }
  /** A post taken over (`ends` false) or given up. */
  | {
      readonly type: 'post'
      readonly id: EntityId
      readonly day: Day | null
      readonly values: MemberPost
      readonly ends: boolean
    }
  | {
      readonly type: 'honour'
      readonly id: EntityId
      readonly day: Day | null
      readonly values: MemberHonour
    }
  | { readonly type: 'visit'; readonly id: EntityId; readonly day: Day | null; readonly values: Visit }
  | { readonly type: 'help'; readonly id: EntityId; readonly day: Day | null; readonly values: Help }
  | { readonly type: 'aid'; readonly id: EntityId; readonly day: Day | null; readonly values: MutualAid }
  /** `values` is the enrolment claimed on; of the claim itself only what came of it. */
  | {
      readonly type: 'claim'
      readonly id: EntityId
      readonly day: Day | null
      readonly values: MutualAid
      readonly claim: MutualAidClaim
    }
  | { readonly type: 'activity'; readonly id: EntityId; readonly day: Day | null; readonly values: Activity }
  | {
      readonly type: 'proposal' | 'seconded'
      readonly id: EntityId
      readonly day: Day | null
      readonly values: Proposal
    }

/** The records a life is read from. */
export interface LifeRecords {
  readonly events: readonly Rec<MemberEvent>[]
  readonly posts: readonly Rec<MemberPost>[]
  readonly honours: readonly Rec<MemberHonour>[]
  readonly visits: readonly Rec<Visit>[]
  readonly helps: readonly Rec<Help>[]
  readonly aids: readonly Rec<MutualAid>[]
  readonly claims: readonly Rec<MutualAidClaim>[]
  readonly activities: readonly Rec<Activity>[]
  readonly participants: readonly Rec<ActivityParticipant>[]
  readonly proposals: readonly Rec<Proposal>[]
  readonly seconders: readonly Rec<ProposalSeconder>[]
}

/** Everything a person had to do with, newest first; what has no day comes first, because somebody must complete it. */
export const lifeOf = (member: EntityId, records: LifeRecords): readonly Moment[] => {
  const activities = new Map(records.activities.map((one) => [one.id, one]))
  const proposals = new Map(records.proposals.map((one) => [one.id, one]))
  const moments: Moment[] = []
  for (const { id, values } of records.events) {
    if (values.member === member) moments.push({ type: 'event', id, day: values.day ?? null, values })
  }
  for (const { id, values } of records.posts) {
    if (values.member !== member) continue
    moments.push({ type: 'post', id, day: values.from ?? null, values, ends: false })
    if (values.until) moments.push({ type: 'post', id, day: values.until, values, ends: true })
  }
  for (const { id, values } of records.honours) {
    if (values.member !== member) continue
    // An honour of which only the year is known stands at the end of that year.
    const day = values.awardedOn ?? (values.year ? dayOf(values.year, 12, 31) : null)
    moments.push({ type: 'honour', id, day, values })
  }
  for (const { id, values } of records.visits) {
    if (values.member !== member) continue
    moments.push({ type: 'visit', id, day: values.visitedOn ?? values.happenedOn ?? null, values })
  }
  for (const { id, values } of records.helps) {
    if (values.member === member) moments.push({ type: 'help', id, day: values.day ?? null, values })
  }
  const aids = new Map<EntityId, MutualAid>()
  for (const { id, values } of records.aids) {
    if (values.member !== member) continue
    aids.set(id, values)
    // An enrolment without its day stands at the beginning of its year.
    const day = values.enrolledOn ?? (values.year ? dayOf(values.year, 1, 1) : null)
    moments.push({ type: 'aid', id, day, values })
  }
  for (const { id, values: claim } of records.claims) {
    const values = claim.aid && aids.get(claim.aid)
    if (values) moments.push({ type: 'claim', id, day: claim.happenedOn ?? null, values, claim })
  }
  for (const { values } of records.participants) {
    const activity = values.activity && activities.get(values.activity)
    if (values.member !== member || !activity || !values.signedInAt) continue
    moments.push({
      type: 'activity',
      id: activity.id,
      day: activity.values.startsOn ?? null,
      values: activity.values,
    })
  }
  for (const { id, values } of records.proposals) {
    if (values.proposer === member) {
      moments.push({ type: 'proposal', id, day: values.proposedOn ?? null, values })
    }
  }
  for (const { values } of records.seconders) {
    const proposal = values.proposal && proposals.get(values.proposal)
    if (values.member !== member || !proposal) continue
    moments.push({
      type: 'seconded',
      id: proposal.id,
      day: proposal.values.proposedOn ?? null,
      values: proposal.values,
    })
  }
  const by = (moment: Moment): string => moment.day ?? '9999'
  return moments.sort((a, b) => (by(a) < by(b) ? 1 : by(a) > by(b) ? -1 : 0))
}

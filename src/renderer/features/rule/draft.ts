import { type Day, dayOf } from '#shared/base/day.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { packTopics, type RulePackRecord } from '#shared/domain/rule-pack.ts'
import { type ActivityPack, parseActivityPack } from '#shared/rules/activity.ts'
import { type ClubPack, parseClubPack } from '#shared/rules/club.ts'
import { type CondolencePack, parseCondolencePack } from '#shared/rules/condolence.ts'
import { type FundPack, parseFundPack } from '#shared/rules/fund.ts'
import { type HelpPack, parseHelpPack } from '#shared/rules/help.ts'
import { type MemberPack, parseMemberPack } from '#shared/rules/member.ts'
import { type PackProblem, type PackSource, sourceLine } from '#shared/rules/read.ts'
import { type ActivityDraft, activityBody, activityDraftOf, blankActivity } from './activity-draft.ts'
import { blankClub, type ClubDraft, clubBody, clubDraftOf } from './club-draft.ts'
import {
  blankCondolence,
  type CondolenceDraft,
  condolenceBody,
  condolenceDraftOf,
} from './condolence-draft.ts'
import { blankFund, type FundDraft, fundBody, fundDraftOf } from './fund-draft.ts'
import { blankHelp, type HelpDraft, helpBody, helpDraftOf } from './help-draft.ts'
import { blankMember, type MemberDraft, memberBody, memberDraftOf } from './member-draft.ts'

/** What a pack can be about. */
export type Topic = (typeof packTopics)[number]

/** A pack ready to judge by, with its topic. */
export type ReadPack =
  | { readonly topic: 'condolence'; readonly pack: CondolencePack }
  | { readonly topic: 'activity'; readonly pack: ActivityPack }
  | { readonly topic: 'fund'; readonly pack: FundPack }
  | { readonly topic: 'member'; readonly pack: MemberPack }
  | { readonly topic: 'help'; readonly pack: HelpPack }
  | { readonly topic: 'club'; readonly pack: ClubPack }

/** The topics whose rules are edited on screen. */
export type EditedTopic = ReadPack['topic']

/** All of them. */
export const editedTopics = [
  'condolence',
  'activity',
  'fund',
  'member',
  'help',
  'club',
] as const satisfies readonly EditedTopic[]

/** The rules of a pack while they are typed. */
export type BodyDraft =
  | { readonly topic: 'condolence'; readonly body: CondolenceDraft }
  | { readonly topic: 'activity'; readonly body: ActivityDraft }
  | { readonly topic: 'fund'; readonly body: FundDraft }
  | { readonly topic: 'member'; readonly body: MemberDraft }
  | { readonly topic: 'help'; readonly body: HelpDraft }
  | { readonly topic: 'club'; readonly body: ClubDraft }

/** A pack while it is typed. */
export type PackDraft = BodyDraft & {
  readonly title: string | null
  readonly school: string | null
  readonly year: number | null
  readonly source: string | null
  readonly validFrom: Day | null
}

/** Whether a word names a topic whose rules are edited on screen. */
export const isEdited = (topic: string | null | undefined): topic is EditedTopic =>
  editedTopics.some((one) => one === topic)

/** Whether a word names a topic. */
export const isTopic = (text: string | null | undefined): text is Topic =>
  packTopics.some((topic) => topic === text)

/** The body of a draft: a key that says nothing is left out, so that equal rules are equal bodies. */
export const bodyOf = (draft: BodyDraft): object => {
  switch (draft.topic) {
    case 'condolence':
      return condolenceBody(draft.body)
    case 'activity':
      return activityBody(draft.body)
    case 'fund':
      return fundBody(draft.body)
    case 'member':
      return memberBody(draft.body)
    case 'help':
      return helpBody(draft.body)
    case 'club':
      return clubBody(draft.body)
  }
}

/** A pack of a topic as rules, or everything wrong with it. */
export const readPack = (
  topic: EditedTopic,
  source: PackSource,
): Result<ReadPack, readonly PackProblem[]> => {
  switch (topic) {
    case 'condolence': {
      const read = parseCondolencePack(source)
      return read.ok ? ok({ topic, pack: read.value }) : read
    }
    case 'activity': {
      const read = parseActivityPack(source)
      return read.ok ? ok({ topic, pack: read.value }) : read
    }
    case 'fund': {
      const read = parseFundPack(source)
      return read.ok ? ok({ topic, pack: read.value }) : read
    }
    case 'member': {
      const read = parseMemberPack(source)
      return read.ok ? ok({ topic, pack: read.value }) : read
    }
    case 'help': {
      const read = parseHelpPack(source)
      return read.ok ? ok({ topic, pack: read.value }) : read
    }
    case 'club': {
      const read = parseClubPack(source)
      return read.ok ? ok({ topic, pack: read.value }) : read
    }
  }
}

/** What is typed as rules, or everything wrong with it; the head judges nothing. */
export const readBody = (draft: BodyDraft): Result<ReadPack, readonly PackProblem[]> =>
  readPack(draft.topic, { id: 'draft', title: '', source: '', body: bodyOf(draft) })

/** What is written of a draft. */
export const fieldsOf = (draft: PackDraft): RulePackRecord => ({
  topic: draft.topic,
  title: draft.title?.trim() ?? null,
  source: draft.source?.trim() ?? null,
  school: draft.school?.trim() || null,
  year: draft.year,
  validFrom: draft.validFrom,
  body: bodyOf(draft),
})

/** The rules of a pack opened for changes. */
export const bodyDraftOf = (read: ReadPack): BodyDraft => {
  switch (read.topic) {
    case 'condolence':
      return { topic: read.topic, body: condolenceDraftOf(read.pack) }
    case 'activity':
      return { topic: read.topic, body: activityDraftOf(read.pack) }
    case 'fund':
      return { topic: read.topic, body: fundDraftOf(read.pack) }
    case 'member':
      return { topic: read.topic, body: memberDraftOf(read.pack) }
    case 'help':
      return { topic: read.topic, body: helpDraftOf(read.pack) }
    case 'club':
      return { topic: read.topic, body: clubDraftOf(read.pack) }
  }
}

/** A pack opened for changes. */
export const draftOf = (read: ReadPack): PackDraft => {
  const { title, school, year, source, validFrom } = read.pack
  return {
    ...bodyDraftOf(read),
    title,
    school: school ?? null,
    year: year ?? null,
    source,
    validFrom: validFrom ?? null,
  }
}

const blanks: { readonly [T in EditedTopic]: Extract<BodyDraft, { readonly topic: T }> } = {
  condolence: { topic: 'condolence', body: blankCondolence },
  activity: { topic: 'activity', body: blankActivity },
  fund: { topic: 'fund', body: blankFund },
  member: { topic: 'member', body: blankMember },
  help: { topic: 'help', body: blankHelp },
  club: { topic: 'club', body: blankClub },
}

/** Rules that nobody has written a line of, in force from today. */
export const blankDraft = (topic: EditedTopic, today: Day, year: number): PackDraft => ({
  ...blanks[topic],
  title: null,
  school: null,
  year,
  source: null,
  validFrom: today,
})

/**
 * A start from other rules. The school's own become those of the next year, valid from its first day; an example keeps its
 * rows, names what it was taken from, and is valid from today.
 */
export const startFrom = (
  read: ReadPack,
  own: boolean,
  today: Day,
  year: number,
  basis: (source: string) => string,
): PackDraft => {
  if (!own) {
    return {
      ...draftOf(read),
      school: null,
      year,
      source: basis(sourceLine(read.pack)).slice(0, 200),
      validFrom: today,
    }
  }
  const next = Math.max(year, read.pack.year ?? 0) + 1
  return { ...draftOf(read), year: next, validFrom: dayOf(next, 1, 1) }
}

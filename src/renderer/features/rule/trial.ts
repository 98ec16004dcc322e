import { addMonths, type Day, dayOf, dayParts } from '#shared/base/day.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Portions } from '#shared/base/portions.ts'
import type { ClubSentence } from '#shared/domain/club-check.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { visitDay } from '#shared/domain/condolence-check.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { FundBranchRecords } from '#shared/domain/fund-school.ts'
import type { Help } from '#shared/domain/help.ts'
import type { Member } from '#shared/domain/member.ts'
import { termRuleOf } from '#shared/domain/post.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { activityFacts, sumOf, unionLines } from '#shared/rules/activity-facts.ts'
import { type ActivityRuleRecords, compareActivities } from '#shared/rules/activity-records.ts'
import { type ClubRuleRecords, compareClubs } from '#shared/rules/club.ts'
import { comparePack, type RuleRecords } from '#shared/rules/condolence-records.ts'
import { compareFund, type FundOutcome, type HeadsOn } from '#shared/rules/fund-records.ts'
import { compareHelp } from '#shared/rules/help-judge.ts'
import type { MemberPack } from '#shared/rules/member.ts'
import {
  compareMembers,
  type DuesOutcome,
  type MemberRuleRecords,
  type PostOutcome,
} from '#shared/rules/member-records.ts'
import { activityPacks, clubRuleOn, fundPacks, memberPacks } from '#shared/rules/topic-packs.ts'
import type { EditedTopic, ReadPack } from './draft.ts'
import { duesText, mostHolders } from './member-words.ts'
import { yuanText } from './words.ts'

/** What rules of a topic are tried on. */
export type TrialRecords =
  | { readonly topic: 'condolence'; readonly records: RuleRecords }
  | {
      readonly topic: 'help'
      readonly helps: readonly Rec<Help>[]
      readonly visits: readonly Rec<Visit>[]
      readonly members: readonly Rec<Member>[]
    }
  | {
      readonly topic: 'club'
      readonly records: ClubRuleRecords
      readonly branchOf: (home: string) => string
      readonly packs: readonly Rec<RulePackRecord>[]
    }
  | {
      readonly topic: 'member'
      readonly records: MemberRuleRecords
      readonly packs: readonly Rec<RulePackRecord>[]
    }
  | {
      readonly topic: 'activity'
      readonly records: ActivityRuleRecords
      readonly packs: readonly Rec<RulePackRecord>[]
      /** The example this PC uses where the school has sent nothing. */
      readonly chosen: string | null
    }
  | {
      readonly topic: 'fund'
      readonly branches: readonly FundBranchRecords[]
      readonly headsOn: HeadsOn
      readonly packs: readonly Rec<RulePackRecord>[]
      readonly chosen: string | null
    }

/** One record that other rules would judge otherwise, in words. */
export interface TrialLine {
  readonly id: string
  readonly name: string
  readonly day: Day | string
  readonly about: string
  readonly amount: Fen | null
  readonly before: string
  readonly after: string
  readonly reason: string
  /** The page that opens it; null where there is none. */
  readonly page: { readonly path: string; readonly open: string; readonly view?: string } | null
}

/** What rules would change. */
export interface Trial {
  readonly topic: EditedTopic
  readonly judged: number
  readonly lines: readonly TrialLine[]
}

const judgedText = (
  t: Messages,
  verdict: { readonly state: keyof Messages['condolencePage']['judged'] } | null,
) => (verdict ? t.condolencePage.judged[verdict.state] : t.rulePage.change.unjudged)

const outcomeText = (t: Messages, { amount, cleared, over }: FundOutcome): string => {
  const w = t.rulePage.change.fund
  return [
    w.given(yuanText(amount)),
    cleared > 0 ? w.cleared(yuanText(cleared)) : '',
    over.length > 0 ? w.over(over.map((one) => t.fund.choices.category[one]).join(t.rulePage.join)) : '',
  ]
    .filter(Boolean)
    .join(t.rulePage.partJoin)
}

const givenText = (t: Messages, { given }: FundOutcome): string =>
  given
    .map(({ people, heads, perHead, on }) =>
      t.rulePage.change.fund.heads(t.fund.choices.people[people], on, heads, yuanText(perHead)),
    )
    .join(t.rulePage.partJoin)

const postText = (t: Messages, { end, tooMany }: PostOutcome, today: Day): string => {
  const w = t.rulePage.change.member
  return [
    end === null ? w.endless : end <= today ? w.over(end) : w.ends(end),
    tooMany ? w.tooMany(tooMany.holders, tooMany.most) : '',
  ]
    .filter(Boolean)
    .join(t.rulePage.partJoin)
}

const standingText = (t: Messages, { standing, months, amount, lapses, due }: DuesOutcome): string => {
  const w = t.rulePage.change.member
  const told = { owing: w.owing(months, yuanText(amount)), paid: w.paid, unknown: w.unknown }
  return [told[standing], lapses ? w.lapses : '', due === null ? '' : w.due(yuanText(due))]
    .filter(Boolean)
    .join(t.rulePage.partJoin)
}

/** Tries rules on the posts held today and on the dues written down. */
function* memberTrial(
  t: Messages,
  { rule }: MemberPack,
  { records, packs }: Extract<TrialRecords, { readonly topic: 'member' }>,
  today: Day,
): Portions<Trial> {
  const inForce = memberPacks.known(packs).on(today, null)?.pack.rule ?? null
  const names = new Map(records.members.map(({ id, values }) => [id, values.name]))
  const posts = new Map(records.posts.map(({ id, values }) => [id, values]))
  const { judged, changed } = yield* compareMembers(rule, inForce, records, today)
  const lines = changed.map((one): TrialLine => {
    const post = one.kind === 'post' ? posts.get(one.id) : undefined
    const holder = one.kind === 'post' ? post?.member : one.id
    const term = termRuleOf(rule, post?.post)
    const told =
      one.kind === 'post'
        ? {
            about: post?.post ? t.post.choices.post[post.post] : '',
            before: postText(t, one.before, today),
            after: postText(t, one.after, today),
            reason: term
              ? [t.rulePage.member.term.length(term.years), mostHolders(t, term), term.clause]
                  .filter(Boolean)
                  .join(t.rulePage.partJoin)
              : t.rulePage.change.member.endless,
          }
        : {
            about: t.rulePage.member.dues.title,
            before: standingText(t, one.before),
            after: standingText(t, one.after),
            reason: duesText(t, rule.dues && { ...rule.dues, clause: null }),
          }
    return {
      id: `${one.kind} ${one.id}`,
      name: (holder && names.get(holder)) || t.condolencePage.unknownMember,
      day: post?.from ?? '',
      amount: null,
      ...told,
      page: holder ? { path: '/member', open: holder } : null,
    }
  })
  return { topic: 'member', judged, lines }
}

/** Tries rules on the records of the past year (of money: this year and the last; of members: as it is today); null where they do not fit. */
export function* trialOf(t: Messages, read: ReadPack, of: TrialRecords, today: Day): Portions<Trial | null> {
  const stretch = { from: addMonths(today, -12), to: today }
  if (read.topic === 'condolence' && of.topic === 'condolence') {
    const { members, visits } = of.records
    const names = new Map(members.map(({ id, values }) => [id, values.name]))
    const byId = new Map(visits.map((one) => [one.id, one.values]))
    const { judged, changed } = yield* comparePack(read.pack, of.records, stretch)
    return {
      topic: read.topic,
      judged,
      lines: changed.map(({ id, before, after }) => {
        const values = byId.get(id) ?? {}
        return {
          id,
          name: (values.member && names.get(values.member)) || t.condolencePage.unknownMember,
          day: visitDay(values) ?? '',
          about: values.event ? t.condolence.choices.event[values.event] : '',
          amount: values.gift?.amount ?? null,
          before: judgedText(t, before),
          after: judgedText(t, after),
          reason: after.sentences.map((one) => sentenceOf(t.condolence.sentences, one)).join(' '),
          page: { path: '/condolence', open: id },
        }
      }),
    }
  }
  if (read.topic === 'member' && of.topic === 'member') return yield* memberTrial(t, read.pack, of, today)
  if (read.topic === 'club' && of.topic === 'club') {
    const inForce = clubRuleOn(of.packs, today)?.rule ?? null
    const clubs = new Map(of.records.clubs.map((one) => [one.id, one]))
    const fits = (sentences: readonly ClubSentence[]) =>
      sentences.length === 0 ? t.condolencePage.judged.allowed : t.condolencePage.judged.refused
    const { judged, changed } = yield* compareClubs(read.pack.rule, inForce, of.records, today)
    return {
      topic: read.topic,
      judged,
      lines: changed.map(({ id, before, after }) => ({
        id,
        name: clubs.get(id)?.values.name ?? '',
        day: clubs.get(id)?.values.foundedOn ?? '',
        about: of.branchOf(clubs.get(id)?.home ?? ''),
        amount: null,
        before: inForce ? fits(before) : t.rulePage.change.unjudged,
        after: fits(after),
        reason: after.map((one) => sentenceOf(t.club.sentences, one)).join(' '),
        page: { path: '/activity', open: id, view: 'club' },
      })),
    }
  }
  if (read.topic === 'help' && of.topic === 'help') {
    const names = new Map(of.members.map(({ id, values }) => [id, values.name]))
    const byId = new Map(of.helps.map((one) => [one.id, one.values]))
    const { judged, changed } = yield* compareHelp(read.pack, of, stretch)
    return {
      topic: read.topic,
      judged,
      lines: changed.map(({ id, before, after }) => {
        const values = byId.get(id) ?? {}
        return {
          id,
          name: (values.member && names.get(values.member)) || t.condolencePage.unknownMember,
          day: values.day ?? '',
          about: values.content ? t.help.choices.content[values.content] : '',
          amount: values.aid?.amount ?? null,
          before: judgedText(t, before),
          after: judgedText(t, after),
          reason: after.sentences.map((one) => sentenceOf(t.help.sentences, one)).join(' '),
          page: { path: '/help', open: id },
        }
      }),
    }
  }
  if (read.topic === 'activity' && of.topic === 'activity') {
    const known = activityPacks.known(of.packs)
    const { records } = of
    const byId = new Map(records.activities.map((one) => [one.id, one]))
    const { judged, changed } = yield* compareActivities(
      read.pack,
      (day) => known.on(day, of.chosen)?.pack ?? null,
      records,
      stretch,
    )
    return {
      topic: read.topic,
      judged,
      lines: changed.map(({ id, before, after }) => {
        const one = byId.get(id)
        const { title, startsOn, type } = one?.values ?? {}
        return {
          id,
          name: title ?? '',
          day: startsOn ?? '',
          about: type ? t.activity.choices.type[type] : '',
          amount: one ? sumOf(unionLines(activityFacts(one, records))) : null,
          before: judgedText(t, before),
          after: judgedText(t, after),
          reason: after.sentences.map((sentence) => sentenceOf(t.activity.sentences, sentence)).join(' '),
          page: { path: '/activity', open: id },
        }
      }),
    }
  }
  if (read.topic === 'fund' && of.topic === 'fund') {
    const known = fundPacks.known(of.packs)
    const { year } = dayParts(today)
    const { judged, changed } = yield* compareFund(
      read.pack.rule,
      (on) => known.on((on < year && dayOf(on, 12, 31)) || today, of.chosen)?.pack.rule ?? null,
      of.branches,
      of.headsOn,
      [year - 1, year],
      today,
    )
    return {
      topic: read.topic,
      judged,
      lines: changed.map(({ branch, year: on, before, after }) => ({
        id: `${branch.id} ${on}`,
        name: branch.name,
        day: `${on}`,
        about: '',
        amount: null,
        before: outcomeText(t, before),
        after: outcomeText(t, after),
        reason: givenText(t, after),
        page: null,
      })),
    }
  }
  return null
}

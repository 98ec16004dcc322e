import type { Day } from '../base/day.ts'
import type { Result } from '../base/result.ts'
import type { Rec } from '../domain/field.ts'
import type { RulePackRecord } from '../domain/rule-pack.ts'
import { type ActivityPack, parseActivityPack } from './activity.ts'
import { inForceOn, packOf } from './choose.ts'
import { type ClubPack, parseClubPack } from './club.ts'
import { type CondolencePack, parseCondolencePack } from './condolence.ts'
import { type FundPack, parseFundPack } from './fund.ts'
import { type HelpPack, parseHelpPack } from './help.ts'
import { type MemberPack, parseMemberPack } from './member.ts'
import { shippedPacks } from './packs/shipped.ts'
import type { PackProblem, PackSource } from './read.ts'

/** A pack, and whether the school sent it or it came with the product as an example. */
export interface KnownPack<P> {
  readonly pack: P
  readonly origin: 'school' | 'example'
}

/** The packs of one topic that may apply. */
export interface KnownPacks<P> {
  /** Those the school sent, then the examples. A pack that cannot be read is left out. */
  readonly all: readonly KnownPack<P>[]
  /** The school's best in force on a day (`inForceOn`), else the example chosen by its id, else the first example. */
  readonly on: (day: Day, chosen: string | null) => KnownPack<P> | null
}

/** How the packs of one topic are read and chosen: the same way for every topic. */
export interface TopicPacks<P> {
  /** The shipped examples that can be read. */
  readonly examples: readonly P[]
  readonly known: (records: readonly Rec<RulePackRecord>[]) => KnownPacks<P>
}

const topicPacks = <P extends PackSource>(
  topic: NonNullable<RulePackRecord['topic']>,
  parse: (source: PackSource) => Result<P, readonly PackProblem[]>,
  shipped: readonly PackSource[],
): TopicPacks<P> => {
  const readable = (source: PackSource): readonly P[] => {
    const read = parse(source)
    return read.ok ? [read.value] : []
  }
  const examples = shipped.flatMap(readable)
  return {
    examples,
    known: (records) => {
      const own = records
        .filter(({ life, values }) => life === 'active' && values.topic === topic)
        .flatMap((record) => readable(packOf(record)))
      return {
        all: [
          ...own.map((pack) => ({ pack, origin: 'school' as const })),
          ...examples.map((pack) => ({ pack, origin: 'example' as const })),
        ],
        on: (day, chosen) => {
          const [pack] = inForceOn(own, day)
          if (pack) return { pack, origin: 'school' }
          const example = examples.find(({ id }) => id === chosen) ?? examples[0]
          return example ? { pack: example, origin: 'example' } : null
        },
      }
    },
  }
}

/** Rules of condolence visits. */
export const condolencePacks: TopicPacks<CondolencePack> = topicPacks(
  'condolence',
  parseCondolencePack,
  shippedPacks.condolence,
)
/** Rules of activities. */
export const activityPacks: TopicPacks<ActivityPack> = topicPacks(
  'activity',
  parseActivityPack,
  shippedPacks.activity,
)
/** Rules of the money of branches. */
export const fundPacks: TopicPacks<FundPack> = topicPacks('fund', parseFundPack, shippedPacks.fund)
/** Rules of terms and dues. */
export const memberPacks: TopicPacks<MemberPack> = topicPacks('member', parseMemberPack, shippedPacks.member)
/** Caps of help. */
export const helpPacks: TopicPacks<HelpPack> = topicPacks('help', parseHelpPack, shippedPacks.help)
/** What is asked of clubs. */
export const clubPacks: TopicPacks<ClubPack> = topicPacks('club', parseClubPack, shippedPacks.club)

/**
 * The school's own rules for clubs on a day; an example judges none: clubs of a branch fall short of what another school asks
 * of those of the whole school.
 */
export const clubRuleOn = (records: readonly Rec<RulePackRecord>[], day: Day): ClubPack | null => {
  const known = clubPacks.known(records).on(day, null)
  return known?.origin === 'school' ? known.pack : null
}

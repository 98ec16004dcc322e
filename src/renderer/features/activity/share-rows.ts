import { dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import {
  type AgeBand,
  type Attendance,
  ageBandOf,
  type Coverage,
  type CoverageGroup,
  type MemberShare,
} from '#shared/domain/activity-coverage.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { wordIn } from '#shared/i18n/sentence.ts'
import { dayColumn, numberColumn, type Table, textColumn } from '#shared/sheet/table.ts'

/** The figures of a group that open their records. */
export const shareFigures = ['members', 'took', 'missed', 'times'] as const
/** One of them. */
export type ShareFigure = (typeof shareFigures)[number]

/** What a list of the address names: a figure of a group, the other participants, or one person. */
export type ShareList =
  | { readonly type: 'figure'; readonly group: CoverageGroup; readonly figure: ShareFigure }
  | { readonly type: 'others' }
  | { readonly type: 'person'; readonly share: MemberShare }

/** The list as it stands in an address, and what it means; null for one that is not there. */
export const listKey = (group: CoverageGroup, figure: ShareFigure): string =>
  `${group.by}~${group.key}~${figure}`

/** What the list of an address means; null for one that is not there. */
export const readList = (coverage: Coverage, text: string | undefined): ShareList | null => {
  if (!text) return null
  if (text === 'others') return { type: 'others' }
  const [by, key, name] = text.split('~')
  if (by === 'person') {
    const share = [...coverage.people, ...coverage.others].find(({ member }) => member === key)
    return share ? { type: 'person', share } : null
  }
  const group = [coverage.whole, ...coverage.groups].find((one) => one.by === by && one.key === key)
  const figure = shareFigures.find((one) => one === name)
  return group && figure ? { type: 'figure', group, figure } : null
}

/** The word of a group: 女, 36–45 岁, 人事代理, the branch's name. */
export const groupWord = (
  messages: Messages,
  { by, key }: Pick<CoverageGroup, 'by' | 'key'>,
  branchName: (id: string) => string,
): string => {
  const t = messages.activityYear.share
  const { sex, employment } = messages.member.choices
  switch (by) {
    case 'all':
      return t.all
    case 'sex':
      return key === 'unknown' ? t.unknown.sex : wordIn(sex, key as keyof typeof sex)
    case 'age':
      return wordIn(t.ages, key as AgeBand)
    case 'employment':
      return key === 'unknown' ? t.unknown.employment : wordIn(employment, key as keyof typeof employment)
    case 'branch':
      return branchName(key)
  }
}

/** Participations a member, for reading only; null without members. */
export const meanOf = ({ members, attendances }: CoverageGroup): number | null =>
  members.length === 0 ? null : attendances.length / members.length

/** The day on which somebody last took part. */
export const lastOf = (attendances: readonly Attendance[]): string | null =>
  attendances.reduce<string | null>((latest, { activity }) => {
    const day = activity.values.startsOn ?? null
    return day && (!latest || day > latest) ? day : latest
  }, null)

const percent = (share: number | null): string | null =>
  share === null ? null : `${(share * 100).toFixed(1)}%`

/** 各类会员, then each member with the number of times: two tables for Excel. */
export const shareTables = (
  coverage: Coverage,
  members: ReadonlyMap<EntityId, Rec<Member>>,
  org: string,
  branchName: (id: string) => string,
  messages: Messages,
): readonly Table[] => {
  const t = messages.activityYear.share
  const c = t.columns
  const { sex, employment } = messages.member.choices
  return [
    {
      name: t.sheetGroups,
      title: t.titleGroups(org, coverage.year),
      columns: [
        textColumn(c.by, 12),
        textColumn(c.group, 18),
        numberColumn(c.members, 10),
        numberColumn(c.took, 10),
        numberColumn(c.missed, 10),
        textColumn(c.share, 10),
        numberColumn(c.times, 10),
      ],
      rows: [coverage.whole, ...coverage.groups].map((group) => [
        t.by[group.by],
        groupWord(messages, group, branchName),
        group.members.length,
        group.took.length,
        group.missed.length,
        percent(group.share),
        group.attendances.length,
      ]),
    },
    {
      name: t.sheetPeople,
      title: t.titlePeople(org, coverage.year),
      columns: [
        textColumn(c.name, 14),
        textColumn(messages.paper.staffNumber, 14),
        textColumn(c.unit, 24),
        textColumn(c.sex, 8),
        textColumn(c.age, 14),
        textColumn(c.employment, 14),
        numberColumn(c.count),
        dayColumn(c.last),
      ],
      rows: coverage.people.map(({ member, attendances }) => {
        const values = members.get(member)?.values ?? {}
        return [
          values.name ?? messages.activityPage.unknown,
          values.staffNo ?? null,
          values.unit ?? null,
          values.sex ? sex[values.sex] : null,
          t.ages[ageBandOf(values.birthday, coverage.on)],
          values.employment ? employment[values.employment] : null,
          attendances.length,
          lastOf(attendances),
        ]
      }),
      totals: [
        messages.app.table.total,
        null,
        null,
        null,
        null,
        null,
        coverage.whole.attendances.length,
        null,
      ],
    },
  ]
}

/** The years in which an activity was held. */
export const heldYears = (
  activities: readonly { readonly values: { readonly startsOn?: Parameters<typeof dayParts>[0] | null } }[],
): readonly number[] =>
  activities.flatMap(({ values }) => (values.startsOn ? [dayParts(values.startsOn).year] : []))

import type { EntityId } from '#shared/base/id.ts'
import { sumFen } from '#shared/base/money.ts'
import { unitsOf } from '#shared/domain/club-check.ts'
import type { ClubYear } from '#shared/domain/club-year.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { dayColumn, moneyColumn, numberColumn, type Table, textColumn } from '#shared/sheet/table.ts'

/** The member of an id, as far as it has arrived. */
export type MemberOf = (id: EntityId | null | undefined) => Rec<Member> | undefined

/** Of which clubs the school's rules say something. */
export type IsShort = (club: EntityId) => boolean

/** 开展中, 已解散, or that the term of its officers is over, or that it falls short of the rules. */
export const clubState = (
  { club, runs }: Pick<ClubYear, 'club' | 'runs'>,
  today: string,
  isShort: IsShort,
): 'running' | 'ended' | 'termOver' | 'short' =>
  !runs
    ? 'ended'
    : club.values.termEndsOn && club.values.termEndsOn < today
      ? 'termOver'
      : isShort(club.id)
        ? 'short'
        : 'running'

/** All clubs of a year as a table for Excel. */
export const clubTable = (
  clubs: readonly ClubYear[],
  memberOf: MemberOf,
  org: string,
  year: number,
  today: string,
  isShort: IsShort,
  messages: Messages,
): Table => {
  const t = messages.activityYear.club
  const c = t.columns
  return {
    name: t.sheet,
    title: t.titleOf(org, year),
    columns: [
      textColumn(c.name, 24),
      textColumn(c.leader, 12),
      numberColumn(c.members),
      numberColumn(c.units, 10),
      numberColumn(c.activities, 10),
      numberColumn(c.people, 10),
      textColumn(c.took, 12),
      moneyColumn(c.spent),
      textColumn(c.state, 12),
    ],
    rows: clubs.map((one) => [
      one.club.values.name ?? '',
      memberOf(one.club.values.leader)?.values.name ?? null,
      one.members.length,
      unitsOf(one.members, memberOf),
      one.activities.length,
      one.attendances.length,
      one.share === null ? null : `${(one.share * 100).toFixed(1)}%`,
      one.spent,
      t[clubState(one, today, isShort)],
    ]),
    totals: [
      messages.app.table.total,
      null,
      null,
      null,
      clubs.reduce((sum, { activities }) => sum + activities.length, 0),
      clubs.reduce((sum, { attendances }) => sum + attendances.length, 0),
      null,
      sumFen(clubs.map(({ spent }) => spent)),
      null,
    ],
    landscape: true,
  }
}

/** 会员名单 of one club as a table for Excel. */
export const clubRoster = (
  { club, members }: Pick<ClubYear, 'club' | 'members'>,
  memberOf: MemberOf,
  day: string,
  messages: Messages,
): Table => {
  const t = messages.activityYear.club
  const c = t.memberColumns
  return {
    name: t.sheet,
    title: t.rosterTitle(club.values.name ?? '', day),
    columns: [
      numberColumn(messages.paper.serial),
      textColumn(c.name, 12),
      textColumn(messages.paper.staffNumber, 14),
      textColumn(c.unit, 26),
      textColumn(c.post, 14),
      dayColumn(c.joined),
    ],
    rows: members.map(({ values }, at) => {
      const person = memberOf(values.member)?.values
      return [
        at + 1,
        person?.name ?? messages.activityPage.unknown,
        person?.staffNo ?? null,
        person?.unit ?? null,
        values.member === club.values.leader ? messages.club.fields.leader : (values.post ?? null),
        values.joinedOn ?? null,
      ]
    }),
  }
}

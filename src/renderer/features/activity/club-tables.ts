import type { EntityId } from '#shared/base/id.ts'
import { sumFen } from '#shared/base/money.ts'
import type { ClubYear } from '#shared/domain/club-year.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { Table } from '#shared/sheet/table.ts'

/** The member of an id, as far as it has arrived. */
export type MemberOf = (id: EntityId | null | undefined) => Rec<Member> | undefined

/** From how many departments the members of a club come; those without one are not counted. */
export const unitsOf = ({ members }: Pick<ClubYear, 'members'>, memberOf: MemberOf): number =>
  new Set(members.flatMap(({ values }) => memberOf(values.member)?.values.unit?.trim() || [])).size

/** 开展中, 已解散, or that the term of its officers is over. */
export const clubState = (
  { club, runs }: Pick<ClubYear, 'club' | 'runs'>,
  today: string,
): 'running' | 'ended' | 'termOver' =>
  !runs ? 'ended' : club.values.termEndsOn && club.values.termEndsOn < today ? 'termOver' : 'running'

/** All clubs of a year as a table for Excel. */
export const clubTable = (
  clubs: readonly ClubYear[],
  memberOf: MemberOf,
  org: string,
  year: number,
  today: string,
  messages: Messages,
): Table => {
  const t = messages.activityYear.club
  const c = t.columns
  return {
    name: t.sheet,
    title: t.titleOf(org, year),
    columns: [
      { header: c.name, type: 'text', width: 24 },
      { header: c.leader, type: 'text', width: 12 },
      { header: c.members, type: 'number', width: 8 },
      { header: c.units, type: 'number', width: 10 },
      { header: c.activities, type: 'number', width: 10 },
      { header: c.people, type: 'number', width: 10 },
      { header: c.took, type: 'text', width: 12 },
      { header: c.spent, type: 'money', width: 14 },
      { header: c.state, type: 'text', width: 12 },
    ],
    rows: clubs.map((one) => [
      one.club.values.name ?? '',
      memberOf(one.club.values.leader)?.values.name ?? null,
      one.members.length,
      unitsOf(one, memberOf),
      one.activities.length,
      one.attendances.length,
      one.share === null ? null : `${(one.share * 100).toFixed(1)}%`,
      one.spent,
      t[clubState(one, today)],
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
      { header: messages.paper.serial, type: 'number', width: 8 },
      { header: c.name, type: 'text', width: 12 },
      { header: messages.paper.staffNumber, type: 'text', width: 14 },
      { header: c.unit, type: 'text', width: 26 },
      { header: c.post, type: 'text', width: 14 },
      { header: c.joined, type: 'day', width: 12 },
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

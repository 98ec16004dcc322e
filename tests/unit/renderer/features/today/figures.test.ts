import { describe, expect, it } from 'vitest'
import {
  branchRows,
  conflictCount,
  months,
  type YearRecords,
  yearFigures,
} from '#renderer/features/today/figures.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { rec } from '#tests/support/named-record.ts'

const id = (text: string) => text as EntityId
const day = (text: string) => text as Day
const today = day('2026-11-20')

const nothing: YearRecords = {
  members: [],
  events: [],
  activities: [],
  participants: [],
  visits: [],
  proposals: [],
}
const activityOn = (name: string, startsOn: string, more: Activity = {}) =>
  rec<Activity>('activity', name, { title: name, startsOn: day(startsOn), ...more })
const took = (activity: string, member: string, signedInAt?: string) =>
  rec<ActivityParticipant>('activity-participant', `${activity}${member}${signedInAt}`, {
    activity: id(activity),
    member: id(member),
    ...(signedInAt ? { signedInAt } : {}),
  })
const people = ['m1', 'm2', 'm3'].map((name) => rec<Member>('member', name, { name }))

describe('the year in figures', () => {
  it('counts what took place this year until today, and nothing cancelled', () => {
    const activities = [
      activityOn('a', '2026-03-08'),
      activityOn('b', '2026-12-01'),
      activityOn('c', '2025-05-01'),
      activityOn('d', '2026-05-01', { cancelled: true }),
    ]
    expect(yearFigures({ ...nothing, activities }, today).activities).toBe(1)
  })

  it('counts a member at an activity once, and only who signed in', () => {
    const figures = yearFigures(
      {
        ...nothing,
        members: people,
        activities: [activityOn('a', '2026-03-08')],
        participants: [took('a', 'm1', 'x'), took('a', 'm1', 'y'), took('a', 'm2')],
      },
      today,
    )
    expect(figures.participations).toBe(1)
    expect(figures.coverage).toBeCloseTo(1 / 3)
  })

  it('covers only today’s members: who left neither adds nor divides', () => {
    const events = [
      rec<MemberEvent>('member-event', 'e', { member: id('m3'), event: 'left', day: day('2026-06-01') }),
    ]
    const figures = yearFigures(
      {
        ...nothing,
        members: people,
        events,
        activities: [activityOn('a', '2026-03-08')],
        participants: [took('a', 'm1', 'x'), took('a', 'm3', 'x')],
      },
      today,
    )
    expect(figures.coverage).toBe(1 / 2)
  })

  it('has no share without members', () => {
    expect(yearFigures(nothing, today).coverage).toBeNull()
  })

  it('counts visits that were made, with their money to the fen', () => {
    const visit = (name: string, values: Visit) => rec<Visit>('visit', name, { member: id('m1'), ...values })
    const visits = [
      visit('v1', { visitedOn: day('2026-03-01'), gift: { amount: 30000 as Fen } }),
      visit('v2', { visitedOn: day('2026-04-01'), gift: { amount: 1 as Fen } }),
      visit('v3', { happenedOn: day('2026-04-01'), gift: { amount: 500 as Fen } }),
    ]
    const figures = yearFigures({ ...nothing, visits }, today)
    expect([figures.visits, figures.visited, figures.visitMoney]).toEqual([2, 1, 30001])
    expect(months({ ...nothing, visits }, today).map((one) => one.visits)).toEqual([
      0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    ])
  })
})

describe('the branches of a school', () => {
  it('stand with those that never sent anything first, then the longest silent', () => {
    const orgs = new Map([
      ['own', { name: '校工会', parent: null }],
      ['b1', { name: '机械', parent: 'own' }],
      ['b2', { name: '电气', parent: 'own' }],
      ['b3', { name: '化工', parent: 'own' }],
      ['g1', { name: '机械一组', parent: 'b1' }],
    ])
    const arrivals = [
      { party: 'b1', at: 200 },
      { party: 'b2', at: 100 },
      { party: 'b1', at: 50 },
    ]
    const rows = branchRows('own', orgs, arrivals, nothing, today)
    expect(rows.map((row) => [row.id, row.files, row.lastFileAt])).toEqual([
      ['b3', 0, null],
      ['b2', 1, 100],
      ['b1', 2, 200],
    ])
  })
})

describe('conflicts', () => {
  it('are counted by field, void records left out', () => {
    const visit = rec<Visit>('visit', 'v', { member: id('m1') }, { conflicts: ['gift', 'words'] })
    const gone = rec<Visit>('visit', 'w', {}, { conflicts: ['gift'], life: 'void' })
    expect(conflictCount([[visit, gone], people])).toBe(2)
  })
})

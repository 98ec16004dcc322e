import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/base/day.ts'
import { type Member, type MemberEvent, memberEvents } from '#shared/domain/member.ts'
import {
  admission,
  admissionRate,
  headcount,
  joinedOn,
  membershipAt,
  staffProblem,
} from '#shared/domain/membership.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const event = (type: MemberEvent['event'], on: string): MemberEvent => ({ event: type ?? null, day: day(on) })
const anyEvent = fc.record({
  event: fc.constantFrom(...memberEvents),
  day: fc.integer({ min: 0, max: 6 }).map((n) => addDays(day('2026-03-01'), n)),
})

describe('membership', () => {
  test('is the same under any order of events', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyEvent, { maxLength: 10 })
          .chain((events) =>
            fc.tuple(
              fc.constant(events),
              fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
            ),
          ),
        fc.integer({ min: -1, max: 8 }),
        ([events, shuffled], n) => {
          const on = addDays(day('2026-03-01'), n)
          expect(membershipAt(shuffled, on)).toBe(membershipAt(events, on))
          expect(joinedOn(shuffled)).toBe(joinedOn(events))
        },
      ),
    )
  })

  test('an event that is entered late changes no day before it, once a membership is known', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 10 }),
        anyEvent,
        fc.integer({ min: -1, max: 8 }),
        (events, late, n) => {
          const on = addDays(day('2026-03-01'), n)
          const dated = events.filter((one) => one.event !== 'moved').map((one) => one.day)
          const first = dated.sort()[0]
          fc.pre(first !== undefined && late.day > first && on < late.day)
          expect(membershipAt([...events, late], on)).toBe(membershipAt(events, on))
        },
      ),
    )
  })

  test('headcount is the same under any order of members and events', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), anyEvent), { maxLength: 20 }),
        fc.integer({ min: -1, max: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (pairs, n, chance) => {
          const members = [0, 1, 2, 3, 4].map((id) => rec<Member>(id, 'member', { name: `m${id}` }))
          const events = pairs.map(([who, one], i) =>
            rec<MemberEvent>(100 + i, 'member-event', { ...one, member: idOf(who) }),
          )
          const on = addDays(day('2026-03-01'), n)
          const shuffle = <T>(items: readonly T[]): T[] =>
            items
              .map((item) => [chance.next().value as number, item] as const)
              .sort((a, b) => a[0] - b[0])
              .map(([, item]) => item)
          expect(headcount(shuffle(members), shuffle(events), on)).toEqual(headcount(members, events, on))
        },
      ),
    )
  })

  test('nobody is a member before joining', () => {
    const events = [event('joined', '2020-09-01'), event('retired', '2026-05-01')]
    expect(membershipAt(events, day('2020-08-31'))).toBe('none')
    expect(membershipAt(events, day('2020-09-01'))).toBe('active')
    expect(membershipAt(events, day('2026-05-01'))).toBe('retired')
  })

  test('a roster that does not say when somebody joined counts the person all the same', () => {
    expect(membershipAt([], day('2020-01-01'))).toBe('active')
    expect(membershipAt([event('transferred-out', '2026-03-01')], day('2026-02-28'))).toBe('active')
    expect(membershipAt([event('transferred-out', '2026-03-01')], day('2026-03-01'))).toBe('transferred-out')
  })

  test('out of one branch and into another on the same day leaves a member active', () => {
    const events = [
      event('joined', '2020-09-01'),
      event('transferred-in', '2026-03-01'),
      event('transferred-out', '2026-03-01'),
    ]
    expect(membershipAt(events, day('2026-03-01'))).toBe('active')
  })

  test('a death is final', () => {
    const events = [
      event('joined', '2020-09-01'),
      event('died', '2026-03-01'),
      event('restored', '2026-04-01'),
    ]
    expect(membershipAt(events, day('2026-05-01'))).toBe('dead')
  })

  test('a move within the school and events without a day change nothing', () => {
    const events = [event('joined', '2020-09-01'), event('moved', '2026-03-01'), { event: 'died' as const }]
    expect(membershipAt(events, day('2026-05-01'))).toBe('active')
  })

  test('void and incomplete records are not counted, and each count opens to its members', () => {
    const members = [
      rec<Member>(1, 'member', { name: '甲', sex: 'female', employment: 'dispatched' }),
      rec<Member>(2, 'member', { name: '乙', sex: 'male', employment: 'established' }),
      rec<Member>(3, 'member', { name: '丙', sex: 'female' }, { life: 'void' }),
      rec<Member>(4, 'member', { name: '丁' }, { life: 'incomplete' }),
      rec<Member>(5, 'member', { name: '戊' }),
    ]
    const events = [
      rec<MemberEvent>(10, 'member-event', { member: idOf(2), ...event('joined', '2020-01-01') }),
      rec<MemberEvent>(11, 'member-event', { member: idOf(5), ...event('left', '2025-12-31') }),
      rec<MemberEvent>(
        12,
        'member-event',
        { member: idOf(2), ...event('died', '2025-01-01') },
        { life: 'void' },
      ),
    ]
    expect(headcount(members, events, day('2025-12-31'))).toEqual({
      members: [idOf(1), idOf(2)],
      count: 2,
      women: 1,
      nonEstablished: 1,
      foreign: 0,
      undated: 1,
    })
    expect(headcount(members, events, day('2025-12-30')).count).toBe(3)
  })

  test('admission rates are told for all, for those not 在编 and for foreigners, each of its own staff', () => {
    const people = [
      { employment: 'established' },
      { employment: 'established', nationality: '中国' },
      { employment: 'dispatched' },
      { employment: 'foreign' },
      { employment: 'agency', nationality: '日本' },
    ] as const
    const members = people.map((values, i) => rec<Member>(i, 'member', values))
    const heads = headcount(members, [], day('2026-03-01'))
    expect(heads).toMatchObject({ count: 5, nonEstablished: 3, foreign: 2 })
    expect(admission(heads, { count: 10, nonEstablished: 4, foreign: 2 })).toEqual({
      all: 0.5,
      nonEstablished: 0.75,
      foreign: 1,
    })
    expect(admission(heads, { count: 5 })).toEqual({ all: 1, nonEstablished: null, foreign: null })
    expect(admission(heads, null).all).toBeNull()
  })

  test('a part of the staff cannot be larger than all of them', () => {
    expect(staffProblem({ count: 10, nonEstablished: 11 })).toBe('part-larger')
    expect(staffProblem({ count: 10, nonEstablished: 10, foreign: 2 })).toBeNull()
    expect(staffProblem({ foreign: 2 })).toBeNull()
  })

  test('the admission rate needs the number of staff', () => {
    expect(admissionRate(86, 88)).toBeCloseTo(0.977, 3)
    expect(admissionRate(86, null)).toBeNull()
    expect(admissionRate(86, 0)).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import type { Member } from '#shared/domain/member.ts'
import { milestones, retirementDay } from '#shared/domain/milestone.ts'
import { day } from '#tests/support/record.ts'

describe('milestones', () => {
  test('a birthday on 29 February falls on the 28th in common years', () => {
    const member: Member = { birthday: day('1992-02-29') }
    expect(milestones(member, day('2026-02-28'), day('2026-02-28'))).toEqual([
      { type: 'birthday', day: '2026-02-28', years: 34 },
    ])
    expect(milestones(member, day('2026-03-01'), day('2026-03-07'))).toEqual([])
  })

  test('a week that crosses the year finds both sides', () => {
    const member: Member = { birthday: day('1990-01-02') }
    expect(milestones(member, day('2026-12-28'), day('2027-01-03'))).toEqual([
      { type: 'birthday', day: '2027-01-02', years: 37 },
    ])
  })

  test('only 5, 10, 20 and 30 years of service and 30 of teaching are marked', () => {
    const member: Member = { arrivedOn: day('2006-09-01'), teachingSince: day('1996-09-01') }
    expect(milestones(member, day('2026-09-01'), day('2026-09-01'))).toEqual([
      { type: 'service', day: '2026-09-01', years: 20 },
      { type: 'teaching', day: '2026-09-01', years: 30 },
    ])
    expect(milestones(member, day('2027-09-01'), day('2027-09-01'))).toEqual([])
  })

  // Rows of the annexed tables of the 2024 decision (in force since 2025).
  test.each([
    ['male', null, '1964-12-31', '2024-12-31'],
    ['male', null, '1965-01-15', '2025-02-15'],
    ['male', null, '1965-05-15', '2025-07-15'],
    ['male', null, '1976-09-15', '2039-09-15'],
    ['male', null, '1980-01-15', '2043-01-15'],
    ['female', null, '1970-01-15', '2025-02-15'],
    ['female', 'middle', '1981-09-15', '2039-09-15'],
    ['female', 'senior', '1965-01-15', '2025-02-15'],
  ] as const)('%s with title %s born %s reaches the statutory age on %s', (sex, titleRank, birthday, on) => {
    expect(retirementDay({ sex, titleRank, birthday: day(birthday) })).toBe(on)
  })

  test('nothing is guessed without sex or birthday', () => {
    expect(retirementDay({ birthday: day('1970-01-01') })).toBeNull()
    expect(retirementDay({ sex: 'unknown', birthday: day('1970-01-01') })).toBeNull()
    expect(retirementDay({ sex: 'male' })).toBeNull()
  })

  test('retirement is found in its span with the age reached', () => {
    const member: Member = { sex: 'male', birthday: day('1965-01-15') }
    expect(milestones(member, day('2025-01-20'), day('2025-07-20'))).toEqual([
      { type: 'retirement', day: '2025-02-15', years: 60 },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import type { MemberDraft } from '#renderer/features/member/draft.ts'
import { problemsOf } from '#renderer/features/member/problems.ts'
import { parseDay } from '#shared/base/day.ts'
import { zh } from '#shared/i18n/messages.ts'

const day = (text: string) => {
  const read = parseDay(text)
  if (!read) throw new Error(text)
  return read
}
const today = day('2026-03-08')
const draft = (change: Partial<MemberDraft>): MemberDraft => ({
  member: { name: '张三' },
  identity: {},
  family: {},
  joinedOn: null,
  ...change,
})
const places = (change: Partial<MemberDraft>) => [...problemsOf(draft(change), null, today, zh).keys()]

describe('what keeps a member from being saved', () => {
  it('is nothing for a name alone', () => {
    expect(places({})).toEqual([])
  })

  it('is a missing name', () => {
    expect(places({ member: { name: ' ' } })).toEqual(['name'])
  })

  it('is a day that cannot be, shown at its field', () => {
    expect(places({ member: { name: '张三', birthday: day('2030-01-01') } })).toEqual(['birthday'])
    expect(places({ joinedOn: day('2030-01-01') })).toEqual(['joinedOn'])
  })

  it('is an identity number that does not prove itself or contradicts the record', () => {
    expect(places({ identity: { idNumber: '110105194912310021' } })).toEqual(['idNumber'])
    expect(places({ identity: { idNumber: '11010519491231002X' } })).toEqual([])
    expect(
      places({ member: { name: '张三', sex: 'male' }, identity: { idNumber: '11010519491231002X' } }),
    ).toEqual(['idNumber'])
  })

  it('leaves other papers than identity cards alone', () => {
    expect(places({ identity: { idType: 'passport', idNumber: 'E1234567' } })).toEqual([])
  })
})

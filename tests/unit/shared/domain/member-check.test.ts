import { describe, expect, test } from 'vitest'
import type { Member, MemberEventType } from '#shared/domain/member.ts'
import {
  checkIdentity,
  checkMember,
  checkMemberEvent,
  possibleDuplicates,
} from '#shared/domain/member-check.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')

describe('checks of members', () => {
  test('a name is enough', () => {
    expect(checkMember({ name: '王某' }, { today })).toEqual({ ok: true, value: { name: '王某' } })
  })

  test('a blank name is not', () => {
    expect(checkMember({ name: '  ' }, { today })).toEqual({
      ok: false,
      error: [{ type: 'field', field: 'name', fault: { type: 'required' } }],
    })
  })

  test('days must be possible', () => {
    const draft: Member = { name: '王某', birthday: day('2026-03-09'), arrivedOn: day('2010-09-01') }
    expect(checkMember(draft, { today })).toEqual({
      ok: false,
      error: [{ type: 'birthday-in-future' }, { type: 'arrived-before-birth' }],
    })
  })

  test('a membership event lies in the past and names its member', () => {
    expect(checkMemberEvent({ event: 'joined', day: day('2026-03-09') }, { today })).toEqual({
      ok: false,
      error: [{ type: 'field', field: 'member', fault: { type: 'required' } }, { type: 'day-in-future' }],
    })
  })

  test('nothing happens to a membership before birth, after death, or twice on one day', () => {
    const person = { name: '王某', birthday: day('1960-03-09') }
    const others = [
      { event: 'retired', day: day('2020-03-09') },
      { event: 'died', day: day('2025-01-02') },
    ] as const
    const check = (event: MemberEventType, on: string) => {
      const checked = checkMemberEvent({ member: idOf(1), event, day: day(on) }, { today, person, others })
      return checked.ok ? [] : checked.error
    }
    expect(check('retired', '1960-03-09')).toEqual([{ type: 'event-before-birth', birthday: '1960-03-09' }])
    expect(check('restored', '2025-01-03')).toEqual([{ type: 'event-after-death', day: '2025-01-02' }])
    expect(check('retired', '2020-03-09')).toEqual([{ type: 'event-twice', day: '2020-03-09' }])
    expect(check('joined', '1985-07-01')).toEqual([])
    expect(check('restored', '2025-01-02')).toEqual([])
  })

  test('an identity number must agree with birthday and sex', () => {
    const identity = { member: idOf(1), idNumber: '11010519491231002x' }
    expect(checkIdentity(identity, { name: '王某', sex: 'female', birthday: day('1949-12-31') })).toEqual({
      ok: true,
      value: { ...identity, idNumber: '11010519491231002X' },
    })
    expect(checkIdentity(identity, { name: '王某', sex: 'male', birthday: day('1949-12-30') })).toEqual({
      ok: false,
      error: [
        { type: 'identity-birthday-differs', birthday: '1949-12-31' },
        { type: 'identity-sex-differs', sex: 'female' },
      ],
    })
  })

  test('a passport number is not checked as an identity number', () => {
    const identity = { member: idOf(1), idType: 'passport', idNumber: 'E12345678' } as const
    expect(checkIdentity(identity, { name: 'Smith' }).ok).toBe(true)
  })

  test('a paper that is valid without end has no last day', () => {
    const idUntil = day('2030-01-01')
    expect(checkIdentity({ member: idOf(1), idUntil, idLasting: true }, {})).toEqual({
      ok: false,
      error: [{ type: 'id-expiry-twice' }],
    })
    expect(checkIdentity({ member: idOf(1), idUntil }, {}).ok).toBe(true)
    expect(checkIdentity({ member: idOf(1), idLasting: true }, {}).ok).toBe(true)
  })

  test('a bank account has only digits', () => {
    expect(checkIdentity({ member: idOf(1), bankAccount: '6222 0202 0000 1234' }, {}).ok).toBe(true)
    expect(checkIdentity({ member: idOf(1), bankAccount: '6.22202E+15' }, {})).toEqual({
      ok: false,
      error: [{ type: 'account-not-digits' }],
    })
  })

  test('the same staff number, or the same name and birthday, may be the same person', () => {
    const others = [
      rec<Member>(1, 'member', { name: '王某', staffNo: '0123' }),
      rec<Member>(2, 'member', { name: '李某', birthday: day('1980-01-01') }),
      rec<Member>(3, 'member', { name: '李某' }),
    ]
    expect(possibleDuplicates({ name: '赵某', staffNo: ' 0123 ' }, others)).toEqual([idOf(1)])
    expect(possibleDuplicates({ name: '李某', birthday: day('1980-01-01') }, others)).toEqual([idOf(2)])
    expect(possibleDuplicates({ name: '王某', staffNo: '0123' }, others, idOf(1))).toEqual([])
    expect(possibleDuplicates({ name: '钱某' }, others)).toEqual([])
  })
})

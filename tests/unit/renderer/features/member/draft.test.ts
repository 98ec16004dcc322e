import { describe, expect, it } from 'vitest'
import { emptyDraft, memberWrites } from '#renderer/features/member/draft.ts'
import { parseDay } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Member } from '#shared/domain/member.ts'

const id = (name: string) => name as EntityId
const ids = { member: id('m'), identity: id('i'), family: id('f'), event: id('e') }
const joinedOn = parseDay('2026-03-01')

describe('saving a member', () => {
  it('writes a new member, the identity and the day of joining as three records of one save', () => {
    const writes = memberWrites(
      { member: { name: '张三' }, identity: { idNumber: '11010519491231002X' }, family: {}, joinedOn },
      null,
      ids,
    )
    expect(writes).toEqual([
      { kind: 'member', entity: 'm', fields: { name: '张三' } },
      { kind: 'member-identity', entity: 'i', fields: { member: 'm', idNumber: '11010519491231002X' } },
      { kind: 'member-event', entity: 'e', fields: { member: 'm', event: 'joined', day: '2026-03-01' } },
    ])
  })

  it('keeps the identity number out of the member record', () => {
    const [first] = memberWrites(
      { ...emptyDraft, member: { name: '张三' }, identity: { idNumber: '1' } },
      null,
      ids,
    )
    expect(JSON.stringify(first)).not.toContain('idNumber')
  })

  it('writes only what changed, and emptied fields as null', () => {
    const before: Member = { name: '张三', phone: '1', unit: '机械系' }
    const base = { id: id('old'), member: before, identity: null, family: null }
    const writes = memberWrites(
      { member: { ...before, phone: null, unit: '材料系' }, identity: {}, family: {}, joinedOn: null },
      base,
      ids,
    )
    expect(writes).toEqual([{ kind: 'member', entity: 'old', fields: { phone: null, unit: '材料系' } }])
  })

  it('writes nothing when nothing changed', () => {
    const base = { id: id('old'), member: { name: '张三' }, identity: null, family: null }
    expect(
      memberWrites({ member: { name: '张三' }, identity: {}, family: {}, joinedOn: null }, base, ids),
    ).toEqual([])
  })

  it('adds to the identity record that is there', () => {
    const base = {
      id: id('old'),
      member: { name: '张三' },
      identity: { id: id('card'), values: { member: id('old'), idNumber: '1' } },
      family: null,
    }
    const writes = memberWrites(
      {
        member: base.member,
        identity: { ...base.identity.values, bankName: '工行' },
        family: {},
        joinedOn: null,
      },
      base,
      ids,
    )
    expect(writes).toEqual([{ kind: 'member-identity', entity: 'card', fields: { bankName: '工行' } }])
  })

  it('keeps the family in a record of its own, apart from identity and member', () => {
    const family = { marital: 'married' as const, family: [{ relation: '儿子', relative: '张小明' }] }
    const base = { id: id('old'), member: { name: '张三' }, identity: null, family: null }
    expect(memberWrites({ ...emptyDraft, member: base.member, family }, base, ids)).toEqual([
      { kind: 'member-family', entity: 'f', fields: { member: 'old', ...family } },
    ])
    const kept = { ...base, family: { id: id('fam'), values: { member: id('old'), ...family } } }
    expect(
      memberWrites(
        { ...emptyDraft, member: base.member, family: { ...kept.family.values, address: '学院路' } },
        kept,
        ids,
      ),
    ).toEqual([{ kind: 'member-family', entity: 'fam', fields: { address: '学院路' } }])
  })
})

import { describe, expect, it } from 'vitest'
import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import { dependantsOf } from '#shared/sync/dependants.ts'
import { type FoldedRecord, foldedSingle } from '#shared/sync/fold.ts'
import type { Write } from '#shared/sync/write.ts'

const entity = 'record' as EntityId

const write = (
  id: string,
  values: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, readonly string[]>> = {},
): Write => ({
  id: id as ChangeId,
  device: id as unknown as DeviceId,
  seq: 1,
  at: 0,
  org: 'org' as OrgId,
  role: 'branch',
  actor: null,
  schema: 1,
  save: [id as SaveId, 0, 1],
  seen: seen as Write['seen'],
  values,
  missing: [],
})

const record = (...writes: readonly Write[]): FoldedRecord => ({
  ...foldedSingle('member', entity, writes, writes[0] ?? write('none', {})),
  writes,
})

const facts = { isBefore: () => false }
const alive = { life: { state: 'active' } }
const found = (of: FoldedRecord, gone: readonly string[], others: readonly FoldedRecord[] = []) =>
  dependantsOf([of, ...others], ({ id }) => gone.includes(id), facts).map((one) => [
    one.write.id,
    one.field,
    one.loses,
  ])

describe('what was built on writes that go', () => {
  it('is what descends from them in a field, over any number of steps, and nothing else', () => {
    const of = record(
      write('created', { ...alive, name: '甲' }),
      write('gone', { phone: '1' }),
      write('next', { phone: '2' }, { phone: ['gone'] }),
      write('last', { phone: '3' }, { phone: ['next'] }),
      write('beside', { name: '乙' }, { name: ['created'] }),
    )
    expect(found(of, ['gone'])).toEqual([
      ['next', 'phone', false],
      ['last', 'phone', false],
    ])
  })

  it('is all the rest when what created the record goes', () => {
    const of = record(write('gone', { ...alive, name: '甲' }), write('beside', { phone: '1' }))
    expect(found(of, ['gone'])).toEqual([['beside', null, true]])
    expect(found(of, ['gone', 'beside'])).toEqual([])
  })

  it('is an approval that covers them, and a void whose author saw them', () => {
    const of = record(
      write('created', { ...alive, name: '甲' }),
      write('gone', { phone: '1' }),
      write('approval', { approval: { covers: { phone: ['gone'] } } }),
      write('void', { life: { state: 'void' } }, { life: ['created'], phone: ['gone'] }),
    )
    expect(found(of, ['gone'])).toEqual([
      ['approval', null, false],
      ['void', null, false],
    ])
  })

  it('leaves out what counts for nothing anyway', () => {
    const of = {
      ...record(
        write('created', { ...alive, name: '甲' }),
        write('gone', { phone: '1' }),
        write('refused', { phone: '2' }, { phone: ['gone'] }),
      ),
      ineffective: [{ id: 'refused' as ChangeId, field: null, reason: 'rejected-home' as const }],
    }
    expect(found(of, ['gone'])).toEqual([])
  })

  it('may lie in a record that is the same, over any number of steps', () => {
    const brought = record(write('created', { ...alive, name: '甲' }), write('gone', { phone: '1' }))
    const linked = record(
      write('own', { ...alive, name: '甲' }),
      write('linked', { phone: '3' }, { phone: ['gone'] }),
      write('later', { phone: '4' }, { phone: ['linked'] }),
      write('other', { hobby: '5' }),
    )
    expect(found(brought, ['gone'], [linked])).toEqual([
      ['linked', 'phone', false],
      ['later', 'phone', false],
    ])
  })

  it('loses nothing of its record while one that is the same keeps what created it', () => {
    const brought = record(write('gone', { ...alive, name: '甲' }), write('beside', { phone: '1' }))
    const linked = record(write('own', { ...alive, name: '甲' }))
    expect(found(brought, ['gone'], [linked])).toEqual([])
    expect(found(brought, ['gone', 'own'], [linked])).toEqual([['beside', null, true]])
  })
})

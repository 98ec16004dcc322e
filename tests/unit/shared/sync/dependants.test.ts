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
const found = (of: FoldedRecord, gone: readonly string[], others: readonly Write[] = []) =>
  dependantsOf(of, ({ id }) => gone.includes(id), facts, others).map((one) => [
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

  it('leaves out what counts for nothing anyway, and takes in what names them from a linked record', () => {
    const of = {
      ...record(
        write('created', { ...alive, name: '甲' }),
        write('gone', { phone: '1' }),
        write('refused', { phone: '2' }, { phone: ['gone'] }),
      ),
      ineffective: [{ id: 'refused' as ChangeId, field: null, reason: 'rejected-home' as const }],
    }
    const linked = [write('linked', { phone: '3' }, { phone: ['gone'] }), write('other', { phone: '4' })]
    expect(found(of, ['gone'], linked)).toEqual([['linked', null, false]])
  })
})

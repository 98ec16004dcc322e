import { describe, expect, test } from 'vitest'
import type { ChangeId, DeviceId, EntityId, OrgId } from '#shared/base/id.ts'
import { sameValue } from '#shared/base/same.ts'
import { ChainIndex } from '#shared/sync/chain.ts'
import type { Change } from '#shared/sync/change.ts'
import type { Facts, FieldRegistry } from '#shared/sync/facts.ts'
import { type FoldedRecord, headsOf, seenFor, toRec } from '#shared/sync/fold.ts'
import { foldRecord } from '#shared/sync/fold-record.ts'
import { packRecords, unpackRecords } from '#shared/sync/record-pack.ts'
import { SystemIndex } from '#shared/sync/system-index.ts'
import { buildTrust } from '#shared/sync/trust-view.ts'
import { judge } from '#shared/sync/verdict.ts'
import { compareWrites, type Write } from '#shared/sync/write.ts'
import { claim, keyId, orgs, registry, tree } from './properties/world.ts'

const [school, branch, other, group] = orgs.map(({ id }) => id) as [OrgId, OrgId, OrgId, OrgId]
const pc = { s: 'S', b: 'B', c: 'C', o: 'O', g: 'G' }
type Pc = keyof typeof pc
const orgOf: Record<Pc, OrgId> = { s: school, b: branch, c: branch, o: other, g: group }
const deviceOf = (name: Pc): DeviceId => keyId(`pc ${name}`)
const entity = `${deviceOf('b')}.2026.0.AAAAAA` as EntityId
const trust = buildTrust([...tree(), ...(Object.keys(pc) as Pc[]).map((n) => claim(orgOf[n], deviceOf(n)))])
const roles = { s: 'school', b: 'branch', c: 'branch', o: 'branch', g: 'group' } as const
const active = { life: { state: 'active' } }
const voided = { life: { state: 'void' } }

let seqs: Record<string, number> = {}
const on = (
  name: Pc,
  id: string,
  values: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, readonly string[]>> = {},
  more: Partial<Write> = {},
): Write => {
  seqs = { ...seqs, [name]: (seqs[name] ?? 0) + 1 }
  return {
    id: id as ChangeId,
    device: deviceOf(name),
    seq: seqs[name] ?? 0,
    at: 1000,
    org: orgOf[name],
    role: roles[name],
    actor: null,
    schema: 1,
    save: ['save', 0, 1] as unknown as Write['save'],
    seen: seen as Write['seen'],
    values,
    missing: [],
    ...more,
  }
}

/** A revoke by the organisation of each change it names. */
const revokesOf = (
  writes: readonly Write[],
  revoked: readonly string[],
  kind: string,
  id: EntityId,
): Change[] =>
  writes
    .filter((write) => revoked.includes(write.id))
    .map((write): Change => {
      const { device, org, role, at, actor, schema } = write
      const [prev, save] = [null, ['save', 0, 1] as unknown as Write['save']]
      const header = { v: 1, device, seq: 900, prev, save, at, kind: 'revoke', entity: id } as const
      return {
        id: `revoke ${write.id}` as ChangeId,
        header: { ...header, fields: {}, seen: {}, org, actor, role, schema, bodies: {} },
        values: { changes: [{ id: write.id, kind, entity: id }] },
      }
    })

const factsOf = (writes: readonly Write[], revokes: readonly Change[], field: FieldRegistry): Facts => {
  const chains = new ChainIndex()
  for (const { device, seq, id } of writes) chains.add({ device, seq, id, prev: undefined })
  const index = new SystemIndex()
  for (const revoke of revokes) index.add(revoke)
  const homeOfDevice = (device: DeviceId): OrgId | null => trust.devices.get(device)?.org ?? null
  return judge(index, { trust, chains, field, viewer: branch, schema: 1, homeOfDevice }).facts
}

const fold = (
  writes: readonly Write[],
  {
    revoked = [],
    kind = 'member',
    field = registry,
    id = entity,
  }: Partial<{
    revoked: readonly string[]
    kind: string
    field: FieldRegistry
    id: EntityId
  }> = {},
): FoldedRecord => {
  seqs = {}
  const sorted = [...writes].sort(compareWrites)
  const record = foldRecord(kind, id, sorted, factsOf(writes, revokesOf(writes, revoked, kind, id), field))
  // Whatever a test looks at, it looks the same after a stay in a chunk.
  expect(unpackRecords(packRecords(kind, [record]))).toEqual([record])
  return record
}

const create = (): Write => on('b', 'a', { ...active, name: '甲' })
const heads = (record: FoldedRecord, field = 'name'): readonly string[] => headsOf(record, field)
const reasons = (record: FoldedRecord): readonly string[] =>
  record.ineffective.map(({ id, field, reason }) => [id, field, reason].filter(Boolean).join(' '))

describe('rule 1 and 2: what counts', () => {
  test('a single write that counts is the record, and says no more than its values', () => {
    const record = fold([create()])
    expect(record).toMatchObject({
      heads: null,
      life: 'active',
      home: branch,
      values: { name: '甲' },
      changedAt: 1000,
    })
    expect(heads(record)).toEqual(['a'])
    expect(toRec(record)).toMatchObject({
      id: entity,
      kind: 'member',
      home: branch,
      conflicts: [],
      waiting: [],
    })
  })
  test('what a revoke names counts no more, stays in the record and is listed', () => {
    const record = fold([create(), on('b', 'x', { name: '乙' }, { name: ['a'] })], { revoked: ['x'] })
    expect(record.values.name).toBe('甲')
    expect(record.writes).toHaveLength(2)
    expect(reasons(record)).toEqual(['x revoked'])
  })
  test('a field of a higher level is not written by a lower one, while the rest of the change counts', () => {
    const record = fold([create(), on('b', 'x', { rating: '优', phone: '1' }, { life: ['a'] })])
    expect(record.values).toEqual({ ...active, name: '甲', phone: '1' })
    expect(reasons(record)).toEqual(['x rating rejected-owner'])
  })
  test('a level above writes the fields of those below it', () => {
    const record = fold([create(), on('s', 'x', { name: '乙', rating: '优' }, { name: ['a'] })])
    expect(record.values).toMatchObject({ name: '乙', rating: '优' })
  })
  test('nobody writes to a record of an organisation that is not his own or below', () => {
    for (const name of ['o', 'g'] as const) {
      const record = fold([create(), on(name, 'x', { name: '乙' }, { name: ['a'] })])
      expect(record.values.name).toBe('甲')
      expect(reasons(record)).toEqual(['x rejected-home'])
    }
  })
  test('two PCs of one organisation write to the same records', () => {
    expect(fold([create(), on('c', 'x', { name: '乙' }, { name: ['a'] })]).values.name).toBe('乙')
  })
  test('an author whom no statement binds at that level to that organisation counts for nothing', () => {
    const cases: Partial<Write>[] = [{ device: keyId('stranger') }, { org: school }, { role: 'school' }]
    for (const forged of cases) {
      const record = fold([create(), on('b', 'x', { name: '乙' }, { name: ['a'] }, forged)])
      expect(reasons(record)).toEqual(['x rejected-author'])
      expect(record.values.name).toBe('甲')
    }
  })
  test('a record minted by an unknown device belongs to nobody yet', () => {
    const id = `${keyId('stranger')}.2026.0.AAAAAA` as EntityId
    const record = fold([create()], { id })
    expect([record.home, record.life, reasons(record)]).toEqual([null, 'incomplete', ['a rejected-home']])
  })
  test('a change of a save that is part missing waits', () => {
    const save = ['save', 1, 3] as unknown as Write['save']
    const record = fold([create(), on('b', 'x', { name: '乙' }, { name: ['a'] }, { save })])
    expect(reasons(record)).toEqual(['x waiting-save'])
    expect(record.values.name).toBe('甲')
  })
})

describe('rule 3: heads', () => {
  test('ancestry is what seen names for this field', () => {
    const record = fold([
      create(),
      on('s', 'x', { name: '乙' }, { name: ['a'] }),
      on('c', 'y', { phone: '1' }),
    ])
    expect([heads(record), heads(record, 'phone'), heads(record, 'life')]).toEqual([['x'], ['y'], ['a']])
  })
  test('seeing another field of a record is not seeing this one', () => {
    const record = fold([create(), on('s', 'x', { name: '乙' }, { phone: [], life: ['a'] })])
    expect([...heads(record)].sort()).toEqual(['a', 'x'])
    expect(record.conflicts).toEqual(['name'])
  })
  test('earlier writes of the field in the same chain are ancestors', () => {
    expect(heads(fold([create(), on('b', 'x', { name: '乙' })]))).toEqual(['x'])
  })
  test('it passes through writes that do not count', () => {
    const writes = [
      create(),
      on('c', 'w', { name: '乙' }, { name: ['a'] }),
      on('s', 'x', { name: '丙' }, { name: ['w'] }),
    ]
    const record = fold(writes, { revoked: ['w'] })
    expect(heads(record)).toEqual(['x'])
    expect(record.conflicts).toEqual([])
  })
  test('without the revoked write the one before it comes back', () => {
    const record = fold([create(), on('c', 'w', { name: '乙' }, { name: ['a'] })], { revoked: ['w'] })
    expect([heads(record), record.values.name]).toEqual([['a'], '甲'])
  })
  test('while a named predecessor is not held the field waits and is no conflict', () => {
    const record = fold([create(), on('s', 'x', { name: '乙' }, { name: ['missing'] })])
    expect([heads(record).length, record.conflicts, record.waiting]).toEqual([2, [], ['name']])
  })
  test('the same when its body is withheld', () => {
    const bare = on('c', 'w', { phone: '1' }, {}, { missing: ['name'] })
    const record = fold([create(), bare, on('s', 'x', { name: '乙' }, { name: ['a', 'w'] })])
    expect([heads(record), record.waiting, record.conflicts]).toEqual([['x'], ['name'], []])
  })
  test('a void that names a head which has not come makes that field wait', () => {
    const record = fold([create(), on('s', 'x', voided, { life: ['a'], name: ['a'], phone: ['missing'] })])
    expect([record.life, record.waiting]).toEqual(['void', ['phone']])
  })
})

describe('rule 4 and 5: conflict and resolution', () => {
  const parallel = (late: Partial<Write> = {}): readonly Write[] => [
    create(),
    on('b', 'x', { name: '乙' }, { name: ['a'] }, late),
    on('c', 'y', { name: '丙' }, { name: ['a'] }),
  ]
  test('heads that are equal are no conflict, whatever the order of their keys', () => {
    const writes = [
      create(),
      on('b', 'x', { name: { p: 1, q: [2] } }),
      on('c', 'y', { name: { q: [2], p: 1 } }, { name: ['a'] }),
    ]
    expect([fold(writes).conflicts, heads(fold(writes)).length]).toEqual([[], 2])
  })
  test('heads that differ are, and all are kept', () => {
    const record = fold(parallel())
    expect([record.conflicts, [...heads(record)].sort()]).toEqual([['name'], ['x', 'y']])
  })
  test('different fields of one record are not', () => {
    expect(fold([create(), on('s', 'x', { phone: '1' }), on('c', 'y', { fund: 1 })]).conflicts).toEqual([])
  })
  test('shown is the higher authority, then the later clock, then the larger id', () => {
    expect(fold(parallel()).values.name).toBe('丙')
    expect(fold(parallel({ at: 2000 })).values.name).toBe('乙')
    const above = on('s', 'z', { name: '丁' }, { name: ['a'] }, { at: -1e12 })
    expect(fold([...parallel({ at: 2000 }), above]).values.name).toBe('丁')
  })
  test('a write that saw every head resolves it, by any clock', () => {
    const record = fold([...parallel(), on('s', 'z', { name: '乙' }, { name: ['x', 'y'] }, { at: -1e12 })])
    expect([record.conflicts, heads(record), record.values.name]).toEqual([[], ['z'], '乙'])
  })
  test('what the next author must name are the heads of his fields and of life', () => {
    const record = fold(parallel())
    expect(seenFor(record, ['name', 'phone'])).toEqual({ life: ['a'], name: ['x', 'y'] })
    expect(seenFor(fold([create()]), ['phone'], true)).toEqual({ life: ['a'], name: ['a'] })
    expect(seenFor(null, ['name'])).toEqual({})
  })
})

describe('rule 6: void', () => {
  const gone = (seen: Readonly<Record<string, readonly string[]>> = { life: ['a'], name: ['a'] }): Write =>
    on('c', 'v', voided, seen)
  test('a record is hidden when the void saw every head', () => {
    const record = fold([create(), gone()])
    expect([record.life, record.editedWhileVoided]).toEqual(['void', false])
  })
  test('an edit the void had not seen keeps it visible, and marked', () => {
    for (const edit of [{ name: '乙' }, { phone: '1' }]) {
      const record = fold([create(), on('b', 'x', edit, { life: ['a'], name: ['a'] }), gone()])
      expect([record.life, record.editedWhileVoided]).toEqual(['active', true])
    }
  })
  test('an edit by one who had seen the void stays hidden with it', () => {
    const record = fold([create(), gone(), on('b', 'x', { name: '乙' }, { life: ['v'], name: ['a'] })])
    expect(record.life).toBe('void')
  })
  test('life: active after the void brings it back', () => {
    const record = fold([create(), gone(), on('b', 'x', active, { life: ['v'] })])
    expect([record.life, record.editedWhileVoided]).toEqual(['active', false])
  })
  test('an edit after that is not hidden by a second void that did not see it', () => {
    const record = fold([
      create(),
      gone(),
      on('b', 'x', active, { life: ['v'] }),
      on('s', 'e', { name: '丁' }, { life: ['x'], name: ['a'] }),
      on('c', 'w', voided, { life: ['x'], name: ['a'] }),
    ])
    expect([record.life, record.editedWhileVoided, record.values.name]).toEqual(['active', true, '丁'])
  })
  test('a void that saw a revoked write saw what lay under it', () => {
    const writes = [
      create(),
      on('b', 'x', { name: '乙' }, { name: ['a'] }),
      gone({ life: ['a'], name: ['x'] }),
    ]
    expect(fold(writes, { revoked: ['x'] }).life).toBe('void')
  })
  test('a revoked void hides nothing', () => {
    expect(fold([create(), gone()], { revoked: ['v'] }).life).toBe('active')
  })
  test('a void beside a concurrent life: active is a conflict of life', () => {
    const record = fold([create(), gone(), on('s', 'x', active, { life: ['a'] })])
    expect([record.conflicts, record.editedWhileVoided]).toEqual([['life'], true])
  })
  test('two voids in parallel hide it', () => {
    const second = on('s', 'x', { life: { state: 'void', reason: '重复' } }, { life: ['a'], name: ['a'] })
    expect(fold([create(), gone(), second]).life).toBe('void')
  })
  test('without an effective life head a record is incomplete', () => {
    expect(fold([on('b', 'x', { name: '乙' }, { life: ['a'] })])).toMatchObject({
      life: 'incomplete',
      values: { name: '乙' },
      waiting: ['life'],
    })
    expect(fold([on('b', 'x', { life: 'nonsense', name: '乙' })]).life).toBe('incomplete')
  })
})

describe('rule 10: what this version does not know', () => {
  test('an unknown field shows nothing and raises no conflict, but is followed and named by a void', () => {
    const record = fold([create(), on('s', 'x', { later: 1 }), on('c', 'y', { later: 2 })])
    expect([record.values.later, record.conflicts, [...heads(record, 'later')].sort()]).toEqual([
      undefined,
      [],
      ['x', 'y'],
    ])
    expect(seenFor(record, [], true).later).toEqual(['x', 'y'])
  })
  test('an upgrade that knows the field shows it and asks its owner, from the same writes', () => {
    const later: FieldRegistry = (kind, field) =>
      field === 'later' ? { owner: 'school', class: 'plain' } : registry(kind, field)
    const record = fold([create(), on('s', 'x', { later: 1 }), on('c', 'y', { later: 2 })], { field: later })
    expect([record.values.later, reasons(record)]).toEqual([1, ['y later rejected-owner']])
  })
  test('a name that every object has is a field like another', () => {
    const record = fold([create(), on('s', 'x', { toString: 1, valueOf: 2 })])
    expect([heads(record, 'toString'), heads(record, 'hasOwnProperty')]).toEqual([['x'], []])
  })
})

test('values are the same by content', () => {
  expect(sameValue({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true)
  for (const [a, b] of [
    [{}, []],
    [{ a: 1 }, { a: 1, b: 1 }],
    [null, {}],
    ['1', 1],
    [{ a: 1 }, { b: 1 }],
  ])
    expect(sameValue(a, b)).toBe(false)
})

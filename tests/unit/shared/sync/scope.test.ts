import { describe, expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import type { OrgId } from '#shared/base/id.ts'
import { linesFor } from '#shared/sync/cutting.ts'
import { toBase64 } from '#shared/sync/dsse.ts'
import { createScope, readerOf, type ScopedRecord, type Surroundings } from '#shared/sync/scope.ts'
import { changeId, createUnion, orgOf, type UnionName, unionTrust } from '#tests/support/union.ts'

const trust = unionTrust()
const nowhere: Surroundings = { homeOf: () => null, writesOf: () => [], authors: new Set() }

const scopeFor = (from: UnionName, to: UnionName, over = trust) => {
  const reader = readerOf(over, orgOf(from), orgOf(to))
  if (!reader) throw new Error('nothing to do with each other')
  return createScope(over, reader)
}

/** For each write of a record whether its content reaches the reader. */
const reached = (
  scope: ReturnType<typeof scopeFor>,
  record: ScopedRecord,
  around: Surroundings = nowhere,
): readonly boolean[] => record.writes.map((write) => scope.reach(record, write, around) !== null)

const envelope = (said: object): string =>
  JSON.stringify({ payload: toBase64(new TextEncoder().encode(JSON.stringify(said))) })

describe('the reader of a file', () => {
  test('is our own, above, the city or below; others get none', () => {
    const typeOf = (from: UnionName, to: UnionName) =>
      readerOf(trust, orgOf(from), orgOf(to))?.type ?? 'nobody'
    expect(typeOf('one', 'one')).toBe('own')
    expect(typeOf('one', 'school')).toBe('above')
    expect(typeOf('school', 'city')).toBe('city')
    expect(typeOf('school', 'one')).toBe('below')
    expect(typeOf('one', 'two')).toBe('nobody')
    expect(readerOf(trust, orgOf('one'), 'nobody' as OrgId)).toBeNull()
  })
})

describe('upward', () => {
  test('goes everything but sensitive kinds and the notes of files', () => {
    const { record, write } = createUnion()
    const scope = scopeFor('one', 'school')
    const own = (kind: string) => record('one', kind, [write('one', { life: { state: 'active' } })])
    expect(reached(scope, own('member'))).toEqual([true])
    expect(reached(scope, own('kind-of-a-newer-version'))).toEqual([true])
    expect(reached(scope, own('set-aside'))).toEqual([true])
    expect(reached(scope, own('member-identity'))).toEqual([false])
    expect(reached(scope, own('transfer'))).toEqual([false])
  })

  test('a sensitive kind goes when the certificate names it, and only to the one above', () => {
    const { record, write } = createUnion()
    const certified = unionTrust(['member-identity'])
    const identity = record('one', 'member-identity', [write('one', {})])
    const health = record('one', 'visit-health', [write('one', {})])
    expect(reached(scopeFor('one', 'school', certified), identity)).toEqual([true])
    expect(reached(scopeFor('one', 'school', certified), health)).toEqual([false])
    // Two steps up, the certificate of branch one says nothing.
    expect(reached(scopeFor('school', 'city', certified), identity)).toEqual([false])
  })

  test('what the reader wrote itself stays', () => {
    const { record, write } = createUnion()
    const both = record('one', 'proposal', [write('one', {}), write('school', {})])
    expect(reached(scopeFor('one', 'school'), both)).toEqual([true, false])
  })

  test('a revoke of nothing but sensitive changes stays too', () => {
    const { record, write } = createUnion()
    const revoke = (...kinds: string[]) =>
      record('one', 'revoke', [
        write('one', { changes: kinds.map((kind) => ({ id: changeId('x'), kind, entity: 'e' })) }),
      ])
    const scope = scopeFor('one', 'school')
    expect(reached(scope, revoke('member-identity'))).toEqual([false])
    expect(reached(scope, revoke('member-identity', 'member'))).toEqual([true])
  })
})

describe('the city', () => {
  test('gets reports and statements, and no header of a person', () => {
    const { record, write } = createUnion()
    const scope = scopeFor('school', 'city')
    const kinds = [
      'report',
      'statement',
      'member',
      'condolence',
      'visit',
      'organisation',
      'transfer',
      'set-aside',
    ]
    const own = kinds.map((kind) => record('school', kind, [write('school', {})]))
    expect(kinds.filter((_, i) => reached(scope, own[i] as ScopedRecord)[0])).toEqual(['report', 'statement'])
  })
})

describe('a return file', () => {
  test('holds the records of the branch and its groups, and nothing of another', () => {
    const { record, write } = createUnion()
    const scope = scopeFor('school', 'one')
    const decided = (home: UnionName) => record(home, 'proposal', [write(home, {}), write('school', {})])
    expect(reached(scope, decided('one'))).toEqual([true, true])
    expect(reached(scope, decided('group'))).toEqual([true, true])
    expect(reached(scope, decided('two'))).toEqual([false, false])
    expect(reached(scope, record('school', 'member', [write('school', {})]))).toEqual([false])
  })

  test('holds what is for the whole school, but not the organisation record of another branch', () => {
    const { record, write } = createUnion()
    const scope = scopeFor('school', 'one')
    expect(reached(scope, record('school', 'rule-pack', [write('school', {})]))).toEqual([true])
    expect(reached(scope, record('city', 'scoring-table', [write('city', {})]))).toEqual([true])
    expect(reached(scope, record('two', 'organisation', [write('two', {})]))).toEqual([false])
    expect(reached(scope, record('school', 'set-aside', [write('school', {})]))).toEqual([false])
    expect(reached(scope, record('one', 'transfer', [write('one', {})]))).toEqual([false])
  })

  test('a member that moved in comes with all its writes; the former home learns of the move alone', () => {
    const { record, write } = createUnion()
    const writes = [write('two', { name: 'x' }), write('school', { home: orgOf('one') }), write('one', {})]
    const moved = record('two', 'member', writes, 'one')
    expect(reached(scopeFor('school', 'one'), moved)).toEqual([true, true, true])
    expect(reached(scopeFor('school', 'two'), moved)).toEqual([true, true, false])
  })

  test('who wrote into a record of another branch learns nothing of where it goes', () => {
    const { record, write } = createUnion()
    const writes = [
      write('two', {}),
      write('one', { home: orgOf('one') }),
      write('school', { home: orgOf('school') }),
    ]
    const meddled = record('two', 'member', writes, 'school')
    expect(reached(scopeFor('school', 'one'), meddled)).toEqual([false, true, false])
    expect(reached(scopeFor('school', 'two'), meddled)).toEqual([true, false, true])
  })

  test('nobody gets a record by claiming in it to be another organisation', () => {
    const { record, write } = createUnion()
    const forged = record('two', 'member', [write('two', {}, { org: orgOf('one') })])
    expect(reached(scopeFor('school', 'one'), forged)).toEqual([false])
  })

  test('statements go where their subject is known: above, below, or beside what travels', () => {
    const { record, write } = createUnion()
    const scope = scopeFor('school', 'one')
    const about = (said: object) =>
      record('school', 'statement', [write('school', { envelope: envelope(said) })])
    expect(reached(scope, about({ type: 'child', org: orgOf('school'), child: orgOf('one') }))).toEqual([
      true,
    ])
    expect(reached(scope, about({ type: 'card', org: orgOf('city') }))).toEqual([true])
    const other = about({ type: 'child', org: orgOf('school'), child: orgOf('two') })
    expect(reached(scope, other)).toEqual([false])
    expect(reached(scope, other, { ...nowhere, authors: new Set([orgOf('two')]) })).toEqual([true])
    const card = { envelope: envelope({ type: 'card', org: orgOf('school') }) }
    expect(reached(scope, record('two', 'statement', [write('two', card)]))).toEqual([false])
  })

  test('revokes, erasures, links and retirements go to those they concern', () => {
    const { record, write } = createUnion()
    const homes: Readonly<Record<string, OrgId>> = { mine: orgOf('group'), theirs: orgOf('two') }
    const revoke = (entity: string, id = 'x') =>
      record('school', 'revoke', [
        write('school', { changes: [{ id: changeId(id), kind: 'member', entity }] }),
      ])
    const inner = revoke('mine')
    const around: Surroundings = {
      ...nowhere,
      homeOf: (_, entity) => homes[entity] ?? null,
      writesOf: (_, entity) => (entity === inner.entity ? inner.writes : []),
    }
    const outer = record('school', 'revoke', [
      write('school', { changes: [{ id: changeId('y'), kind: 'revoke', entity: inner.entity }] }),
    ])
    const link = (...records: string[]) =>
      record('school', 'same-as', [write('school', { of: 'member', records })])
    const retire = (device: string) => record('school', 'retire', [write('school', { device })])
    const scope = scopeFor('school', 'one')
    const goes = (one: ScopedRecord) => reached(scope, one, around)[0]
    expect([goes(revoke('mine')), goes(revoke('theirs')), goes(outer)]).toEqual([true, false, true])
    expect([goes(link('theirs', 'mine')), goes(link('theirs'))]).toEqual([true, false])
    expect(goes(retire(createUnion().write('group', {}).device))).toBe(true)
    expect(goes(retire(createUnion().write('two', {}).device))).toBe(false)
  })
})

describe('the lines of a change', () => {
  const hash = bytesToBase64(new Uint8Array(32))
  const header = (kind: string) =>
    JSON.stringify({ v: 1, kind, bodies: { plain: hash, sensitive: hash, money: hash } })
  const lines = (kind: string) => ({ withheld: null, header: header(kind), bodies: ['1', '2', '3'] })

  test('lose the bodies of classes that are not for the reader, and keep their places', () => {
    expect(linesFor(changeId('a'), lines('member'), { without: ['money'] }).bodies).toEqual([
      '1',
      '2',
      'null',
    ])
    expect(linesFor(changeId('a'), lines('member'), { without: [] }).bodies).toEqual(['1', '2', '3'])
  })

  test('of an unknown kind with something private are no more than the id', () => {
    expect(linesFor(changeId('a'), lines('from-the-future'), { without: ['sensitive'] })).toEqual({
      withheld: changeId('a'),
      header: '',
      bodies: [],
    })
  })
})

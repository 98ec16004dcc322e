import { beforeAll, describe, expect, test } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import type { Change, Header } from '#shared/sync/change.ts'
import { payloadType, signEnvelope } from '#shared/sync/dsse.ts'
import { openStatement, signStatement, verifyStatements } from '#shared/sync/statement.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

let school: TestOrg
let branch: TestOrg
let statements: Readonly<Record<Statement['type'], Statement>>

beforeAll(async () => {
  school = await createOrg('校工会', 'school')
  branch = await createOrg('机械学院分工会', 'branch')
  const own = { org: school.org, root: school.root.publicKey, at: 5 }
  statements = {
    card: {
      ...own,
      type: 'card',
      version: 2,
      recipient: school.age.recipient,
      recovery: null,
      name: '校工会',
      level: 'school',
      parent: null,
    },
    device: { ...own, type: 'device', device: school.device, key: school.key.publicKey, name: '办公室' },
    child: {
      ...own,
      type: 'child',
      child: branch.org,
      level: 'branch',
      name: '机械学院',
      aka: [],
      scope: [],
    },
  }
})

const signText = (text: string, type: Statement['type'] = 'card', key = school.root) =>
  signEnvelope(crypto, key, payloadType[type], new TextEncoder().encode(text))

const types = ['card', 'device', 'child'] as const

test.each(types)('a %s says what was signed', async (type) => {
  const envelope = await signStatement(crypto, school.root, statements[type])
  expect(await openStatement(crypto, envelope)).toEqual(statements[type])
})

test('a statement is not signed by a key it does not name', () => {
  expect(() => signStatement(crypto, branch.root, statements.card)).toThrow()
})

describe('a statement says nothing when', () => {
  test('another key signed it', async () => {
    for (const type of types) {
      const text = JSON.stringify(statements[type])
      expect(await openStatement(crypto, await signText(text, type, branch.root))).toBeNull()
    }
  })

  test('an id is not the hash of its key', async () => {
    const wrong: Statement[] = [
      { ...statements.card, org: branch.org } as Statement,
      { ...statements.device, org: branch.org } as Statement,
      { ...statements.device, device: branch.device } as Statement,
      { ...statements.child, org: school.device as never } as Statement,
    ]
    for (const statement of wrong) {
      const envelope = await signStatement(crypto, school.root, statement)
      expect(await openStatement(crypto, envelope)).toBeNull()
    }
  })

  test('it is signed as another type', async () => {
    const text = JSON.stringify(statements.card)
    expect(await openStatement(crypto, await signText(text, 'child'))).toBeNull()
  })

  test('it has a key more, a key less, another order or blanks', async () => {
    const value = JSON.parse(
      JSON.stringify({
        type: 'child',
        org: school.org,
        root: school.root.publicKey,
        child: branch.org,
        level: 'branch',
        name: '机械学院',
        aka: [],
        scope: [],
        at: 5,
      }),
    ) as Record<string, unknown>
    expect(await openStatement(crypto, await signText(JSON.stringify(value), 'child'))).not.toBeNull()
    const { at, ...less } = value
    for (const text of [
      JSON.stringify({ ...value, more: 1 }),
      JSON.stringify(less),
      JSON.stringify({ at, ...less }),
      JSON.stringify(value, null, 1),
    ]) {
      expect(await openStatement(crypto, await signText(text, 'child'))).toBeNull()
    }
  })

  test.each([
    { version: 0 },
    { version: 1.5 },
    { name: '' },
    { name: 'a\nb' },
    { name: 'x'.repeat(201) },
    { level: 'country' },
    { recipient: 'age1qqqq' },
    { at: -1 },
    { parent: 'not an id' },
  ])('its card has %o', async (part) => {
    const bad = { ...statements.card, ...part } as Statement
    expect(await openStatement(crypto, await signStatement(crypto, school.root, bad))).toBeNull()
  })

  test('an organisation stands under itself', async () => {
    const card = { ...statements.card, parent: school.org } as Statement
    const child = { ...statements.child, child: school.org } as Statement
    for (const bad of [card, child]) {
      expect(await openStatement(crypto, await signStatement(crypto, school.root, bad))).toBeNull()
    }
  })
})

test('statements are taken from changes of their kind, and false ones are left out', async () => {
  const good = await signStatement(crypto, school.root, statements.card)
  const change = (id: string, kind: string, envelope: unknown): Change => ({
    id: id as ChangeId,
    header: { kind } as Header,
    values: { envelope },
  })
  const verified = await verifyStatements(crypto, [
    change('a', 'statement', good),
    change('b', 'member', good),
    change('c', 'statement', good.replace('"sig":"', '"sig":"A')),
    change('d', 'statement', 7),
    change('e', 'statement', '{}'),
  ])
  expect([...verified.keys()]).toEqual(['a'])
})

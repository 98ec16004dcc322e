import { beforeAll, describe, expect, test } from 'vitest'
import { createCode, passPhrase, readCode } from '#shared/sync/code.ts'
import { type JoinContent, openJoin, packJoin } from '#shared/sync/join.ts'
import { signStatement } from '#shared/sync/statement.ts'
import { mustBe, refusalOf } from '#tests/support/bundle.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

let school: TestOrg
let branch: TestOrg
let other: TestOrg
let content: JoinContent
const code = 'ABCD-EFGH-JKLM-NPQR'

beforeAll(async () => {
  school = await createOrg('校工会', 'school')
  branch = await createOrg('机械学院分工会', 'branch', school.org)
  other = await createOrg('外语学院分工会', 'branch', school.org)
  const child = await signStatement(crypto, school.root, {
    type: 'child',
    org: school.org,
    root: school.root.publicKey,
    child: branch.org,
    level: 'branch',
    name: branch.name,
    aka: [],
    scope: [],
    at: 1,
  })
  content = {
    as: 'pc',
    root: branch.root,
    age: branch.age,
    card: branch.card,
    parentCard: school.card,
    child,
    at: 9,
  }
})

const joinFile = async (part: Partial<JoinContent> = {}, org = branch.org) => {
  const signer = { org: branch.org, key: branch.key }
  return mustBe(await packJoin({ crypto, signer, org, content: { ...content, ...part }, code })).bytes
}

describe('a join file', () => {
  test('hands over keys and who is who', async () => {
    const opened = mustBe(await openJoin(crypto, await joinFile(), code))
    expect(opened.content).toMatchObject(content)
    expect(opened.card.name).toBe('机械学院分工会')
    expect(opened.parentCard?.name).toBe('校工会')
    expect(opened.child?.child).toBe(branch.org)
  })

  test('opens however the code was typed', async () => {
    const file = await joinFile()
    expect((await openJoin(crypto, file, ' abcd efgh jklm npqr')).ok).toBe(true)
    expect((await openJoin(crypto, file, 'ＡＢＣＤ－ＥＦＧＨ－ＪＫＬＭ－ＮＰＱＲ')).ok).toBe(true)
  })

  test('works before there is anybody above', async () => {
    const alone = await createOrg('机械学院', 'branch')
    const part = { root: alone.root, age: alone.age, card: alone.card, parentCard: null, child: null }
    const opened = mustBe(await openJoin(crypto, await joinFile(part, alone.org), code))
    expect(opened.parentCard).toBeNull()
  })

  test('tells a wrong code from a damaged file', async () => {
    const file = await joinFile()
    expect(refusalOf(await openJoin(crypto, file, 'ABCD-EFGH-JKLM-NPQS'))).toBe('wrong-code')
    const copy = file.slice()
    copy[2000] = (copy[2000] ?? 0) ^ 1
    expect(refusalOf(await openJoin(crypto, copy, code))).toBe('damaged')
    expect(refusalOf(await openJoin(crypto, file.subarray(0, 3000), code))).toBe('truncated')
  })

  test('with keys or statements that do not belong together is refused', async () => {
    const wrong: Partial<JoinContent>[] = [
      { card: other.card },
      { card: branch.claim },
      { root: other.root },
      { root: { publicKey: branch.root.publicKey, seed: other.root.seed } },
      { age: other.age },
      { age: { recipient: branch.age.recipient, identity: other.age.identity } },
      { parentCard: other.card },
      { parentCard: branch.claim },
      { child: school.card },
    ]
    for (const part of wrong) {
      expect(refusalOf(await openJoin(crypto, await joinFile(part), code))).toBe('bad-signature')
    }
    expect(refusalOf(await openJoin(crypto, await joinFile({}, other.org), code))).toBe('bad-signature')
  })

  test('without what it must hold is refused', async () => {
    const age = { recipient: branch.age.recipient, identity: 'AGE-SECRET-KEY-1' }
    for (const part of [{ as: 'boss' as never }, { at: -1 }, { age }, { card: 7 as never }]) {
      expect(refusalOf(await openJoin(crypto, await joinFile(part), code))).toBe('damaged')
    }
  })

  test('tells nothing without the code', async () => {
    const text = new TextDecoder('latin1').decode(await joinFile())
    for (const secret of [branch.root.seed, 'AGE-SECRET-KEY-1', branch.card.slice(60, 100)]) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('a code', () => {
  test('has 80 random bits in signs that nobody confuses', () => {
    const codes = new Set(Array.from({ length: 200 }, () => createCode(crypto)))
    expect(codes.size).toBe(200)
    for (const made of codes) expect(made).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
    const used = new Set([...codes].join('').replaceAll('-', ''))
    expect(used.size).toBe(32)
  })

  test('is read in every spelling and refused when it is none', () => {
    expect(readCode('abcdefgh jklm—npqr')).toBe(code)
    for (const bad of ['', 'ABCD', 'ABCD-EFGH-JKLM-NPQ0', 'ABCD-EFGH-JKLM-NPQRS'])
      expect(readCode(bad)).toBeNull()
    expect(passPhrase('  我们的口令 2026 ')).toBe('我们的口令 2026')
  })
})

import { beforeAll, expect, test } from 'vitest'
import { openCard, packCard } from '#shared/sync/card.ts'
import { fingerprint } from '#shared/sync/fingerprint.ts'
import { buildTrust, emptyTrust } from '#shared/sync/trust-view.ts'
import { makeBundle, mustBe, openAs, refusalOf } from '#tests/support/bundle.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

let school: TestOrg
let other: TestOrg

beforeAll(async () => {
  school = await createOrg('校工会', 'school', null, 3)
  other = await createOrg('别的校工会', 'school')
})

const cardFile = async (who: TestOrg, envelope = who.card) => {
  const signer = { org: who.org, key: who.key }
  return mustBe(await packCard({ crypto, signer, envelope, createdAt: 7 })).bytes
}

test('a card file says who it is and how to check it by telephone', async () => {
  const opened = mustBe(await openCard(crypto, await cardFile(school), emptyTrust))
  expect(opened.card).toMatchObject({ org: school.org, name: '校工会', level: 'school', version: 3 })
  expect(opened.envelope).toBe(school.card)
  expect(opened.fingerprint).toBe(await fingerprint(crypto, school.root.publicKey))
})

test('a card older than the one held is refused, the same one is not', async () => {
  const { card } = mustBe(await openCard(crypto, await cardFile(school), emptyTrust))
  const file = await cardFile(school)
  expect((await openCard(crypto, file, buildTrust([card]))).ok).toBe(true)
  const newer = buildTrust([{ ...card, version: 4 }])
  expect(await openCard(crypto, file, newer)).toEqual({
    ok: false,
    error: { type: 'older-card', got: 3, held: 4 },
  })
})

test('a card of another organisation than the header names is refused, and so is what is no card', async () => {
  for (const envelope of [other.card, school.claim, '{}', '']) {
    expect(refusalOf(await openCard(crypto, await cardFile(school, envelope), emptyTrust))).toBe(
      'bad-signature',
    )
  }
})

test('card and bundle are told apart', async () => {
  const bundle = await makeBundle(other, school, 0)
  expect(await openCard(crypto, bundle, emptyTrust)).toEqual({
    ok: false,
    error: { type: 'wrong-kind', kind: 'delta' },
  })
  expect(refusalOf(await openAs(school, await cardFile(other)))).toBe('wrong-kind')
})

test('any byte of a card file changed is refused', async () => {
  const file = await cardFile(school)
  for (let at = 0; at < file.length; at++) {
    const copy = file.slice()
    copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
    expect((await openCard(crypto, copy, emptyTrust)).ok).toBe(false)
  }
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type BackupPart, checkBackup, heldPart, openBackup, packBackup } from '#shared/sync/backup.ts'
import { type Route, sealFile, senderOf } from '#shared/sync/bundle-header.ts'
import { passPhrase } from '#shared/sync/code.ts'
import { payloadType } from '#shared/sync/dsse.ts'
import { sealPart } from '#shared/sync/payload.ts'
import { writeSigned } from '#shared/sync/signed-content.ts'
import { sameBytes } from '#shared/sync/strict-json.ts'
import { mustBe, openAs, refusalOf } from '#tests/support/bundle.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

let branch: TestOrg
const code = 'ABCD-EFGH-JKLM-NPQR'

beforeAll(async () => {
  branch = await createOrg('机械学院分工会', 'branch')
})

const pack = (parts: readonly BackupPart[]) =>
  packBackup({ crypto, signer: { org: branch.org, key: branch.key }, parts, lock: { code }, createdAt: 3 })

describe('a backup', () => {
  test('gives its parts back, whatever their sizes', async () => {
    const sizes = [0, 1, 9 * 1024 * 1024, 0, 8 * 1024 * 1024, 5]
    const parts = sizes.map((size, i) => ({ name: `part ${i}`, bytes: crypto.random(size) }))
    const { bytes, header } = mustBe(await pack(parts.map(({ name, bytes }) => heldPart(name, bytes))))
    expect(header.kind).toBe('backup')
    const opened = mustBe(await openBackup(crypto, bytes, { code }))
    expect(opened.parts.map(({ name }) => name)).toEqual(parts.map(({ name }) => name))
    expect(opened.parts.every(({ bytes }, i) => sameBytes(bytes, parts[i]?.bytes ?? bytes))).toBe(true)
  })

  test('is made of parts that come in any pieces, a few of which are held at a time', async () => {
    const piece = new Uint8Array(3 * 1024 * 1024).fill(7)
    let most = 0
    const pieces = async function* () {
      for (let i = 0; i < 20; i++) {
        const copy = piece.slice()
        copy[0] = i
        yield copy
        most = Math.max(most, i)
      }
    }
    const seen: number[] = []
    const packed = mustBe(
      await packBackup(
        {
          crypto,
          signer: { org: branch.org, key: branch.key },
          parts: [{ name: 'journal', size: 20 * piece.length, pieces }],
          lock: { code },
          createdAt: 3,
        },
        // The first part is sealed before the last piece was asked for.
        { onProgress: ({ stage, total }) => stage === 'changes' && seen.push(most, total) },
      ),
    )
    expect(seen.slice(0, 2)).toEqual([1, 8])
    const [opened] = mustBe(await openBackup(crypto, packed.bytes, { code })).parts
    expect(opened?.bytes.length).toBe(20 * piece.length)
    expect([0, 7, 19].map((i) => opened?.bytes[i * piece.length])).toEqual([0, 7, 19])
    expect(mustBe(await checkBackup(crypto, packed.bytes, { code })).kind).toBe('backup')
  })

  test('of nothing is still a backup', async () => {
    expect(mustBe(await openBackup(crypto, mustBe(await pack([])).bytes, { code })).parts).toEqual([])
  })

  test('may hold text that compresses like a bomb', async () => {
    const parts = [heldPart('zeros', new Uint8Array(10 * 1024 * 1024))]
    const opened = mustBe(await openBackup(crypto, mustBe(await pack(parts)).bytes, { code }))
    expect(opened.parts[0]?.bytes).toHaveLength(10 * 1024 * 1024)
  })

  test('stays shut for another code, a damaged file, and as a bundle', async () => {
    const { bytes } = mustBe(await pack([heldPart('journal', crypto.random(1000))]))
    expect(refusalOf(await openBackup(crypto, bytes, { code: 'ABCD-EFGH-JKLM-NPQS' }))).toBe('wrong-code')
    expect(refusalOf(await openBackup(crypto, bytes.subarray(0, -1), { code }))).toBe('truncated')
    for (let at = 0; at < bytes.length; at += 7) {
      const copy = bytes.slice()
      copy[at] = (copy[at] ?? 0) ^ 4
      expect((await openBackup(crypto, copy, { code })).ok).toBe(false)
      expect((await checkBackup(crypto, copy, { code })).ok).toBe(false)
    }
    expect(refusalOf(await openAs(branch, bytes))).toBe('wrong-kind')
  })

  test('that promises more than it can hold is refused before room is made for it', async () => {
    const { key, org, age } = branch
    const bundleId = 'A'.repeat(22)
    const route: Route = {
      bundleId,
      kind: 'backup',
      sender: await senderOf(crypto, { org, key }),
      recipient: { org, keyId: null },
      chain: { n: 1, prevHash: null },
      createdAt: 3,
    }
    const promised = async (bytes: number) => {
      const parts = [{ name: 'journal', bytes, sha256: 'A'.repeat(43) }]
      const list = { backup: 1, bundleId, identity: age.identity, parts }
      const first = await writeSigned(crypto, key, payloadType.backup, list)
      const locked = (plain: Uint8Array) => crypto.encryptWithCode(passPhrase(code), plain)
      const { bytes: file } = mustBe(
        await sealFile(crypto, key, route, [await sealPart(crypto, 0, [first], locked)]),
      )
      return refusalOf(await openBackup(crypto, file, { code }))
    }
    expect(await promised(Number.MAX_SAFE_INTEGER)).toBe('damaged')
    expect(await promised(1)).toBe('damaged')
  })

  test('is not made with names nobody could read', async () => {
    await expect(pack([heldPart('a\nb', new Uint8Array(1))])).rejects.toThrow()
  })

  test('for recipients opens with the key of any of them, without a code, and with no other key', async () => {
    const recovery = await crypto.createAgeKey()
    const other = await crypto.createAgeKey()
    const journal = { name: 'journal', bytes: crypto.random(1000) }
    const parts = [heldPart(journal.name, journal.bytes)]
    const lock = { recipients: [branch.age.recipient, recovery.recipient] }
    const signer = { org: branch.org, key: branch.key }
    const { bytes } = mustBe(await packBackup({ crypto, signer, parts, lock, createdAt: 3 }))
    for (const { identity } of [branch.age, recovery]) {
      const opened = mustBe(await openBackup(crypto, bytes, { identities: [identity] }))
      expect(opened.parts).toEqual([journal])
    }
    expect(refusalOf(await openBackup(crypto, bytes, { identities: [other.identity] }))).toBe(
      'cannot-decrypt',
    )
    expect(refusalOf(await openBackup(crypto, bytes, { code }))).toBe('wrong-code')
  })
})

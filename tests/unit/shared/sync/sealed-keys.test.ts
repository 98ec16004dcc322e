import { argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, it } from 'vitest'
import { deviceIdOf, orgIdOf } from '#shared/sync/key-id.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { areSealed, openSealedKeys, sealedLabel, sealKeys } from '#shared/sync/sealed-keys.ts'
import { createCrypto } from '#shared/sync/web-crypto.ts'
import { testCrypto } from '#tests/support/crypto.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const makeKeys = async (): Promise<Keys> => {
  const [root, deviceKey] = [await testCrypto.createSigningKey(), await testCrypto.createSigningKey()]
  return {
    v: 1,
    workspace: 'branch00',
    name: '机械学院分工会',
    level: 'branch',
    org: await orgIdOf(testCrypto, root.publicKey),
    device: await deviceIdOf(testCrypto, deviceKey.publicKey),
    pcName: '办公室',
    sample: false,
    root,
    age: await testCrypto.createAgeKey(),
    deviceKey,
  }
}

describe('a key from a pass phrase', () => {
  it('is Argon2id as RFC 9106 section 5.3 has it', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      m: 32,
      t: 3,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    })
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })

  it("is the reference implementation's for its test of 256 KiB and 64 MiB, two passes, one lane", async () => {
    const derive = (memory: number) =>
      testCrypto.deriveKey('password', bytesOf('somesalt'), { memory, passes: 2 })
    expect(hex(await derive(256))).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe')
    expect(hex(await derive(65_536))).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
  })

  it('takes 64 MiB and three passes unless the platform says otherwise', () => {
    const { subtle } = globalThis.crypto
    const { CompressionStream, DecompressionStream } = globalThis
    const plain = createCrypto({
      subtle,
      CompressionStream,
      DecompressionStream,
      fillRandom: () => undefined,
    })
    expect(plain.keyWork).toEqual({ memory: 65_536, passes: 3 })
  })
})

describe('sealed bytes', () => {
  const key = new Uint8Array(32).fill(7)
  const about = bytesOf('about')

  it('open by their key only, unchanged and with what they are about', async () => {
    const sealed = await testCrypto.sealBytes(key, bytesOf('secret'), about)
    expect(await testCrypto.openBytes(key, sealed, about)).toEqual(bytesOf('secret'))
    expect(await testCrypto.openBytes(new Uint8Array(32).fill(8), sealed, about)).toBeNull()
    expect(await testCrypto.openBytes(key, sealed, bytesOf('about!'))).toBeNull()
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ 1 : byte))
      expect(await testCrypto.openBytes(key, changed, about), String(at)).toBeNull()
    }
    expect(await testCrypto.openBytes(key, sealed.subarray(0, 5), about)).toBeNull()
  })

  it('never look the same twice', async () => {
    const twice = [1, 2].map(() => testCrypto.sealBytes(key, bytesOf('secret'), about))
    const [a, b] = await Promise.all(twice)
    expect(a).not.toEqual(b)
  })
})

describe('keys under a pass phrase', () => {
  it('open by the phrase, also typed with blanks around it or composed otherwise', async () => {
    const keys = await makeKeys()
    const text = await sealKeys(testCrypto, keys, 'café 石榴')
    for (const typed of ['café 石榴', '  café 石榴 ', 'cafe\u0301 石榴']) {
      expect(await openSealedKeys(testCrypto, text, typed), typed).toEqual({ ok: true, value: keys })
    }
  })

  it('a wrong phrase is said to be wrong', async () => {
    const text = await sealKeys(testCrypto, await makeKeys(), 'right')
    for (const typed of ['', 'Right', 'right!']) {
      expect(await openSealedKeys(testCrypto, text, typed)).toEqual({
        ok: false,
        error: { type: 'wrong-code' },
      })
    }
  })

  it('show what lists the workspace, and no secret', async () => {
    const keys = await makeKeys()
    const text = await sealKeys(testCrypto, keys, 'phrase')
    expect(areSealed(text)).toBe(true)
    const { age, deviceKey, root, ...known } = keys
    expect(sealedLabel(text)).toEqual({ ...known, root: root.publicKey })
    for (const secret of [age.identity, deviceKey.seed, root.seed]) expect(text).not.toContain(secret)
    expect(areSealed(JSON.stringify(keys))).toBe(false)
    expect(sealedLabel(JSON.stringify(keys))).toBeNull()
  })

  it('every damaged sign of the file is found, and never called a wrong phrase', async () => {
    const text = await sealKeys(testCrypto, await makeKeys(), 'phrase')
    const damaged = { ok: false, error: { type: 'damaged' } }
    for (let at = 0; at < text.length; at += 7) {
      const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
      expect(await openSealedKeys(testCrypto, changed, 'phrase'), changed.slice(at - 9, at + 9)).toEqual(
        damaged,
      )
    }
    for (const part of ['', '{', 'null', '[]', text.slice(0, -20)]) {
      expect(await openSealedKeys(testCrypto, part, 'phrase')).toEqual(damaged)
    }
  })

  it('another workspace cannot be named in the file, even with a new sum', async () => {
    const text = await sealKeys(testCrypto, await makeKeys(), 'phrase')
    const file = JSON.parse(text)
    file.label.name = '别的分工会'
    const { v, sealed, label, work, salt, box } = file
    const head = JSON.stringify({ v, sealed, label, work, salt })
    const [hash] = await testCrypto.digest([bytesOf(`${head}\n${box}`)])
    file.sum = Buffer.from(hash ?? []).toString('base64url')
    expect((await openSealedKeys(testCrypto, JSON.stringify(file), 'phrase')).ok).toBe(false)
  })

  it('a file that asks for more work than any is refused before a byte of memory is taken', async () => {
    const file = JSON.parse(await sealKeys(testCrypto, await makeKeys(), 'phrase'))
    for (const work of [
      { memory: 2 ** 40, passes: 1 },
      { memory: 64, passes: 10_000 },
      { memory: 1, passes: 1 },
      { memory: 64, passes: 0 },
    ]) {
      const text = JSON.stringify({ ...file, work })
      expect(await openSealedKeys(testCrypto, text, 'phrase')).toEqual({
        ok: false,
        error: { type: 'damaged' },
      })
    }
  })

  it('a file of a later version says so', async () => {
    const file = JSON.parse(await sealKeys(testCrypto, await makeKeys(), 'phrase'))
    const later = JSON.stringify({ ...file, v: 2, sealed: 'something-better' })
    expect(areSealed(later)).toBe(true)
    expect(await openSealedKeys(testCrypto, later, 'phrase')).toEqual({ ok: false, error: { type: 'newer' } })
  })
})

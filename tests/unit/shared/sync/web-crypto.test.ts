import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import { gzipStored, unpackedLimit } from '#shared/sync/gzip.ts'
import { compress, partLimit } from '#shared/sync/payload.ts'
import { sameBytes } from '#shared/sync/strict-json.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { processorTime } from '#tests/support/processor-time.ts'

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('signing', () => {
  test('a seed signs as RFC 8032 says', async () => {
    const seed = bytesToBase64(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    const publicKey = bytesToBase64(hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'))
    const signature = await crypto.sign({ seed, publicKey: publicKey as never }, hex('72'))
    expect(signature).toEqual(
      hex(
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ),
    )
    expect(await crypto.verify(publicKey as never, signature, hex('72'))).toBe(true)
  })

  test('a new key verifies what its seed signs, and only that', async () => {
    const key = await crypto.createSigningKey()
    const other = await crypto.createSigningKey()
    expect(base64ToBytes(key.publicKey)).toHaveLength(32)
    const signature = await crypto.sign(key, bytes('会员'))
    expect(await crypto.verify(key.publicKey, signature, bytes('会员'))).toBe(true)
    expect(await crypto.verify(key.publicKey, signature, bytes('会员 '))).toBe(false)
    expect(await crypto.verify(other.publicKey, signature, bytes('会员'))).toBe(false)
    expect(await crypto.verify('not a key' as never, signature, bytes('会员'))).toBe(false)
    expect(await crypto.verify(key.publicKey, signature.subarray(1), bytes('会员'))).toBe(false)
  })
})

describe('encryption', () => {
  test('each recipient opens it, nobody else does', async () => {
    const [a, b, c] = await Promise.all([crypto.createAgeKey(), crypto.createAgeKey(), crypto.createAgeKey()])
    const sealed = await crypto.encrypt([a.recipient, b.recipient], bytes('困难补助'))
    expect(await crypto.decrypt([a.identity], sealed)).toEqual(bytes('困难补助'))
    expect(await crypto.decrypt([c.identity, b.identity], sealed)).toEqual(bytes('困难补助'))
    expect(await crypto.decrypt([c.identity], sealed)).toBeNull()
    expect(await crypto.decrypt(['nonsense'], sealed)).toBeNull()
  })

  test('a file cut at any piece gives nothing, not its beginning', async () => {
    const { recipient, identity } = await crypto.createAgeKey()
    const piece = 64 * 1024 + 16
    const sealed = await crypto.encrypt([recipient], crypto.random(200_000))
    const head = sealed.length - 200_000 - 4 * 16
    for (const size of [head, head + piece, head + 2 * piece, head + 3 * piece, sealed.length - 1]) {
      expect(await crypto.decrypt([identity], sealed.subarray(0, size))).toBeNull()
    }
  })

  test('a code opens what it sealed', async () => {
    const sealed = await crypto.encryptWithCode('ABCD-EFGH-JKLM-NPQR', bytes('keys'))
    expect(await crypto.decryptWithCode('ABCD-EFGH-JKLM-NPQR', sealed)).toEqual(bytes('keys'))
    expect(await crypto.decryptWithCode('ABCD-EFGH-JKLM-NPQS', sealed)).toBeNull()
  })

  test('a file that asks for a gigabyte of work is refused before the work', async () => {
    const sealed = await crypto.encryptWithCode('ABCD-EFGH-JKLM-NPQR', bytes('keys'))
    const text = new TextDecoder('latin1').decode(sealed).replace(/^(.*\n-> scrypt \S+) 10/, '$1 20')
    const file = Uint8Array.from(text, (c) => c.charCodeAt(0))
    const time = await processorTime(async () => {
      expect(await crypto.decryptWithCode('x', file)).toBeNull()
    })
    expect(time).toBeLessThan(1000)
  })
})

describe('gzip', () => {
  test('what is packed unpacks', async () => {
    const plain = crypto.random(30_000)
    expect(await crypto.gunzip(await crypto.gzip(plain), 30_000)).toEqual(plain)
    expect(await crypto.gunzip(await crypto.gzip(new Uint8Array(0)), 10)).toEqual(new Uint8Array(0))
  })

  test('one byte over the limit gives nothing', async () => {
    const packed = await crypto.gzip(new Uint8Array(1000))
    expect(await crypto.gunzip(packed, 999)).toBeNull()
  })

  test('a bomb is stopped by what comes out, not by what it declares', async () => {
    const bomb = await crypto.gzip(new Uint8Array(30 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(40_000)
    expect(await crypto.gunzip(bomb, partLimit)).toBeNull()
  })

  test('damaged, cut or foreign bytes give nothing', async () => {
    const packed = await crypto.gzip(bytes('一二三四五六七八九十'.repeat(100)))
    for (let size = 0; size < packed.length; size++) {
      expect(await crypto.gunzip(packed.subarray(0, size), 1e6)).toBeNull()
    }
    const flipped = packed.slice()
    flipped[packed.length - 6] = (flipped[packed.length - 6] ?? 0) ^ 1
    expect(await crypto.gunzip(flipped, 1e6)).toBeNull()
    expect(await crypto.gunzip(bytes('PK no gzip'), 1e6)).toBeNull()
  })

  test('honest text that compresses better than the limit is stored, so that readers take it', async () => {
    const plain = new Uint8Array(3 * 1024 * 1024)
    const packed = await compress(crypto, plain)
    expect(plain.length).toBeLessThanOrEqual(unpackedLimit(packed.length, partLimit))
    expect(sameBytes((await crypto.gunzip(packed, partLimit)) ?? crypto.random(1), plain)).toBe(true)
  })

  test.each([0, 1, 65535, 65536, 200_000])('a stored gzip of %i bytes is a gzip', (size) => {
    const plain = crypto.random(size)
    expect(sameBytes(gunzipSync(gzipStored(plain)), plain)).toBe(true)
  })
})

test('digests come in the order asked, however many', async () => {
  const inputs = Array.from({ length: 2500 }, (_, i) => bytes(String(i)))
  const hashes = await crypto.digest(inputs)
  expect(hashes).toHaveLength(2500)
  const [alone] = await crypto.digest([bytes('2345')])
  expect(hashes[2345]).toEqual(alone)
})

test('chance comes in any amount', () => {
  expect(crypto.random(200_000)).toHaveLength(200_000)
  expect(crypto.random(200_000).subarray(-16)).not.toEqual(new Uint8Array(16))
})

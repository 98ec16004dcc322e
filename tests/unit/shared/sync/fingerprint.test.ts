import { expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { fingerprint } from '#shared/sync/fingerprint.ts'
import type { PublicKey } from '#shared/sync/trust.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'

const keyOf = (fill: number) => bytesToBase64(new Uint8Array(32).fill(fill)) as PublicKey

test('a fingerprint is 20 digits in groups of four', async () => {
  const { publicKey } = await crypto.createSigningKey()
  expect(await fingerprint(crypto, publicKey)).toMatch(/^\d{4}( \d{4}){4}$/)
})

test('the fingerprint of a key never changes between versions', async () => {
  expect(await fingerprint(crypto, keyOf(0))).toBe('3602 8411 8279 4019 2367')
  expect(await fingerprint(crypto, keyOf(7))).toBe('4410 4099 3781 0210 6018')
})

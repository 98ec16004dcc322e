import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { crc32 } from '#shared/base/crc32.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'

test('the check value of the standard', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array(0))).toBe(0)
})

test('bytes at odd places are counted like any others', () => {
  const plain = crypto.random(1001)
  const moved = new Uint8Array(1010)
  moved.set(plain, 3)
  expect(crc32(moved.subarray(3, 1004))).toBe(crc32(plain))
  const gzipped = gzipSync(plain)
  expect(crc32(plain)).toBe(gzipped.readUInt32LE(gzipped.length - 8))
})

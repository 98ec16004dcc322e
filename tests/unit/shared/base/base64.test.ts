import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'

describe('base64url', () => {
  test('bytes come back from their text, and stray bits are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...(base64ToBytes(bytesToBase64(bytes)) ?? [])]).toEqual([...bytes])
      }),
    )
    for (const wrong of ['A', 'AB', 'AA=', 'A+==', '中']) expect(base64ToBytes(wrong)).toBeNull()
  })
})

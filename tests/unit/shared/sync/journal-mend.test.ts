import { describe, expect, test } from 'vitest'
import { writeFrame } from '#shared/sync/journal-frame.ts'
import { mendJournal } from '#shared/sync/journal-mend.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'

const frame = (text: string): Promise<Uint8Array> => writeFrame(crypto, new TextEncoder().encode(text))
const frames = await Promise.all(['一\n', '二\n', '三\n', '四\n', '五\n'].map(frame))
const [one, two, three, four, five] = frames as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
const whole = joinBytes(frames)

const damaged = (bytes: Uint8Array): Uint8Array => {
  const copy = bytes.slice()
  copy[copy.length - 2] = (copy[copy.length - 2] ?? 0) ^ 1
  return copy
}
const mend = async (journal: readonly Uint8Array[], copies: readonly (readonly Uint8Array[])[]) => {
  const result = await mendJournal(
    crypto,
    joinBytes([...journal]),
    copies.map((copy) => joinBytes([...copy])),
  )
  return { ...result, bytes: joinBytes(result.pieces.map((piece) => piece.bytes)) }
}

describe('a damaged journal', () => {
  test('gets a stretch in its middle back from an older copy', async () => {
    const { bytes, mended, lost } = await mend([one, damaged(two), three, four, five], [[one, two, three]])
    expect(bytes).toEqual(whole)
    expect({ mended, lost }).toEqual({ mended: 1, lost: 0 })
  })

  test('gets several frames of one stretch, and its very beginning, back', async () => {
    const { bytes, mended } = await mend([damaged(one), two, damaged(three), damaged(four), five], [frames])
    expect(bytes).toEqual(whole)
    expect(mended).toBe(2)
  })

  test('gets its end back, torn or cut off', async () => {
    expect((await mend([one, two, three.subarray(0, 20)], [frames])).bytes).toEqual(whole)
    expect((await mend([one, two], [frames])).bytes).toEqual(whole)
    expect((await mend([], [frames])).bytes).toEqual(whole)
  })

  test('takes each stretch from the copy that has it', async () => {
    const { bytes } = await mend(
      [one, damaged(two), three, damaged(four), five],
      [
        [one, two, three],
        [three, four, five],
      ],
    )
    expect(bytes).toEqual(whole)
  })

  test('keeps what nobody can mend as it is, and says so', async () => {
    const journal = [one, damaged(two), three]
    const { bytes, mended, lost, longer } = await mend(journal, [[one], [three]])
    expect(bytes).toEqual(joinBytes(journal))
    expect({ mended, lost, longer }).toEqual({ mended: 0, lost: 1, longer: false })
  })

  test('takes nothing from a copy that is itself damaged there', async () => {
    const { lost } = await mend([one, damaged(two), three], [[one, damaged(two), three]])
    expect(lost).toBe(1)
  })

  test('that is sound stays byte for byte', async () => {
    expect(await mend(frames, [[one, two]])).toMatchObject({
      bytes: whole,
      mended: 0,
      lost: 0,
      longer: false,
    })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrames, scanFrames, writeFrame } from '#shared/sync/journal-frame.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import { testCrypto } from '#tests/support/crypto.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const journalOf = async (texts: readonly string[]): Promise<Uint8Array> =>
  joinBytes(await Promise.all(texts.map((text) => writeFrame(testCrypto, encode(text)))))
const textsOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await readFrames(testCrypto, bytes)).frames.map((frame) => decode(frame.payload))

const three = ['first\n', '第二\n'.repeat(40), '{"third":1}\n']

describe('frames of the journal', () => {
  it('a frame is one JSON line with the length and hash of what follows', async () => {
    const frame = decode(await writeFrame(testCrypto, encode('abc')))
    expect(frame).toBe('{"frame":1,"bytes":3,"sha256":"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"}\nabc')
  })

  it('frames are read back in order with their places', async () => {
    const bytes = await journalOf(three)
    const { frames, damage, end } = await readFrames(testCrypto, bytes)
    expect(frames.map((frame) => decode(frame.payload))).toEqual(three)
    expect(frames.map((frame) => frame.at)).toEqual([0, frames[0]?.next, frames[1]?.next])
    expect({ damage, end }).toEqual({ damage: [], end: bytes.length })
  })

  it('an empty journal has no frame and no tail', async () => {
    expect(await readFrames(testCrypto, new Uint8Array(0))).toEqual({ frames: [], damage: [], end: 0 })
  })

  it('cut anywhere, the whole frames remain and the tail begins behind them', async () => {
    const bytes = await journalOf(three)
    const ends = (await readFrames(testCrypto, bytes)).frames.map((frame) => frame.next)
    for (let cut = 0; cut < bytes.length; cut++) {
      const { frames, damage, end } = await readFrames(testCrypto, bytes.subarray(0, cut))
      const whole = ends.filter((place) => place <= cut)
      expect(frames).toHaveLength(whole.length)
      expect({ damage, end }).toEqual({ damage: [], end: whole.at(-1) ?? 0 })
    }
  })

  it('one changed byte loses one frame at most, wherever it is, and is reported', async () => {
    const bytes = await journalOf(three)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const harmed = bytes.slice()
        harmed[at] = (harmed[at] ?? 0) ^ change
        const { frames, damage, end } = await readFrames(testCrypto, harmed)
        expect(frames).toHaveLength(2)
        expect(damage.length + (end < bytes.length ? 1 : 0)).toBe(1)
        for (const frame of frames) expect(three).toContain(decode(frame.payload))
      }),
      { numRuns: 300 },
    )
  })

  it('zeros that a power cut left at the end are a tail', async () => {
    const bytes = await journalOf(three)
    const { frames, end } = await readFrames(testCrypto, joinBytes([bytes, new Uint8Array(5000)]))
    expect(frames).toHaveLength(3)
    expect(end).toBe(bytes.length)
  })

  it('a length beyond the limit is damage, not a reason to read a gigabyte', async () => {
    const [first = '', last = ''] = three
    const liar = `{"frame":1,"bytes":999999999,"sha256":"${'A'.repeat(43)}"}\n`
    const bytes = joinBytes([await journalOf([first]), encode(liar), await journalOf([last])])
    expect(await textsOf(bytes)).toEqual([first, last])
  })

  it('a payload that quotes a frame line is not taken for a frame', async () => {
    const quoting = `${JSON.stringify({ note: '{"frame":1,"bytes":0' })}\n`
    expect(await textsOf(await journalOf([quoting, 'x\n']))).toEqual([quoting, 'x\n'])
  })

  it('frames larger than a read window, and reading from a later frame on', async () => {
    const big = `${'大'.repeat(3_000_000)}\n`
    const bytes = await journalOf(['a\n', big, 'b\n'])
    const reads: number[] = []
    const source = {
      size: bytes.length,
      read: (offset: number, length: number) => {
        reads.push(length)
        return Promise.resolve(bytes.slice(offset, offset + length))
      },
    }
    const seen: string[] = []
    for await (const event of scanFrames(testCrypto, source)) seen.push(event.type)
    expect(seen).toEqual(['frame', 'frame', 'frame', 'tail'])
    const second = (await readFrames(testCrypto, bytes)).frames[1]
    const later: string[] = []
    for await (const event of scanFrames(testCrypto, source, second?.next)) {
      if (event.type === 'frame') later.push(decode(event.frame.payload))
    }
    expect(later).toEqual(['b\n'])
    expect(Math.max(...reads)).toBeLessThan(10_000_000)
  })

  it('frames of one write count together: cut anywhere, all of it or nothing', async () => {
    const [a = '', b = '', c = ''] = three
    const write = (text: string, more: boolean) => writeFrame(testCrypto, encode(text), more)
    const parts = [
      await write('before\n', false),
      await write(a, true),
      await write(b, true),
      await write(c, false),
    ]
    const bytes = joinBytes(parts)
    expect(await textsOf(bytes)).toEqual(['before\n', a, b, c])
    const first = parts[0]?.length ?? 0
    for (let cut = first; cut < bytes.length; cut++) {
      const { frames, damage, end } = await readFrames(testCrypto, bytes.subarray(0, cut))
      expect(frames.map((frame) => decode(frame.payload))).toEqual(['before\n'])
      expect({ damage, end }).toEqual({ damage: [], end: first })
    }
  })

  it('a write with frames after it was acknowledged: what is left of it counts', async () => {
    const write = (text: string, more: boolean) => writeFrame(testCrypto, encode(text), more)
    const parts = [await write('one\n', true), await write('two\n', true), await write('end\n', false)]
    const bytes = joinBytes([...parts, await write('later\n', false)])
    bytes[(parts[0]?.length ?? 0) + (parts[1]?.length ?? 0) - 2] = 0
    const { frames, damage } = await readFrames(testCrypto, bytes)
    expect(frames.map((frame) => decode(frame.payload))).toEqual(['one\n', 'end\n', 'later\n'])
    expect(damage).toHaveLength(1)
  })
})

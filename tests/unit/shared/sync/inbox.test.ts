import { beforeAll, describe, expect, test } from 'vitest'
import type { BlobId } from '#shared/base/id.ts'
import { writeContainer } from '#shared/sync/container.ts'
import { inboxText, isReadable, type KeptFile, parseInbox, readSaid, weighNewer } from '#shared/sync/inbox.ts'
import { makeBundle, mustBe, refusalOf } from '#tests/support/bundle.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { ofNewerVersion } from '#tests/support/newer-file.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

const encoder = new TextEncoder()

/** A file whose header is this text; nothing else of it need be sound. */
const withHeader = (header: unknown): Uint8Array => {
  const text = typeof header === 'string' ? header : JSON.stringify(header)
  const made = writeContainer([
    { name: 'mimetype', bytes: encoder.encode('application/vnd.xiaojia.bundle+zip') },
    { name: 'header.json', bytes: encoder.encode(text) },
    { name: 'header.dsse.json', bytes: encoder.encode('{}') },
  ])
  if (!made) throw new Error('small enough')
  return made
}

const key = 'A'.repeat(22)

describe('what a file of a newer version says of itself', () => {
  test('is read as far as it is understood', () => {
    const whole = {
      format: 'xiaojia-bundle',
      minReader: 3,
      bundleId: key,
      sender: { org: key, device: key, more: 1 },
      recipient: { org: key },
      chain: { n: 4 },
      createdAt: 5,
    }
    expect(readSaid(withHeader(whole))).toEqual({
      minReader: 3,
      org: key,
      device: key,
      recipient: key,
      bundleId: key,
      number: 4,
      createdAt: 5,
    })
  })
  test('is nothing where it says it in another way, or says what cannot be', () => {
    const odd = {
      format: 'xiaojia-bundle',
      minReader: 3,
      bundleId: ['x'],
      sender: [key],
      recipient: 'me',
      chain: { n: 0 },
      createdAt: 9e15,
    }
    expect(readSaid(withHeader(odd))).toEqual({
      minReader: 3,
      org: null,
      device: null,
      recipient: null,
      bundleId: null,
      number: null,
      createdAt: null,
    })
  })
  test.each([
    ['another format', { format: 'other', minReader: 3 }],
    ['no version', { format: 'xiaojia-bundle' }],
    ['no JSON', 'hello'],
  ])('cannot be told of %s', (_, header) => {
    expect(readSaid(withHeader(header))).toBeNull()
  })
})

describe('a file of a newer version', () => {
  let school: TestOrg
  let branch: TestOrg
  let file: Uint8Array
  beforeAll(async () => {
    school = await createOrg('示例大学工会', 'school')
    branch = await createOrg('机械学院分工会', 'branch', school.org)
    file = await makeBundle(branch, school, 1)
  })

  test('is proven when its container, signature and hashes hold as today', async () => {
    const signed = await ofNewerVersion(file, branch.key)
    const weighed = mustBe(await weighNewer(testCrypto, signed, school.org))
    expect(weighed).toMatchObject({ isProven: true, said: { minReader: 2, org: branch.org } })
    const forged = await ofNewerVersion(file)
    expect(mustBe(await weighNewer(testCrypto, forged, school.org)).isProven).toBe(false)
  })
  test('is refused for another organisation, when cut short, and when its header cannot be read', async () => {
    const signed = await ofNewerVersion(file, branch.key)
    const weigh = async (bytes: Uint8Array, own = school.org) =>
      refusalOf(await weighNewer(testCrypto, bytes, own))
    expect(await weigh(signed, branch.org)).toBe('wrong-recipient')
    expect(await weigh(signed.slice(0, signed.length - 1))).toBe('truncated')
    expect(await weigh(encoder.encode('hello'))).toBe('damaged')
  })
})

describe('the list of kept files', () => {
  const said = {
    minReader: 2,
    org: null,
    device: null,
    recipient: null,
    bundleId: null,
    number: null,
    createdAt: null,
  }
  const one: KeptFile = {
    id: 'B'.repeat(43) as BlobId,
    fileName: '一.xjb',
    bytes: 10,
    keptAt: 1,
    said,
    isProven: false,
    isRefused: false,
  }

  test('is read back as it was written, and what cannot be understood is passed over', () => {
    expect(parseInbox(inboxText([one]))).toEqual([one])
    expect(parseInbox(null)).toEqual([])
    expect(parseInbox('{"v":1')).toEqual([])
    const bad = [{ ...one, id: '../keys' }, { ...one, said: null }, { ...one, bytes: -1 }, 7]
    expect(parseInbox(inboxText([...bad, one] as readonly KeptFile[]))).toEqual([one])
  })
  test('tells which this version may read', () => {
    expect(isReadable(one)).toBe(false)
    expect(isReadable({ ...one, said: { ...said, minReader: 1 } })).toBe(true)
  })
})

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BlobId } from '#shared/base/id.ts'
import { digestText } from '#shared/sync/key-id.ts'
import type { OpenedBundle } from '#shared/sync/open-bundle.ts'
import { splitLines } from '#shared/sync/segment-text.ts'
import { makeBundle, mustBe, openAs } from '#tests/support/bundle.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg } from '#tests/support/school.ts'

const tools = ['unzip', 'age', 'gunzip']
const has = (tool: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`])
    return true
  } catch {
    return false
  }
}
const missing = tools.filter((tool) => !has(tool))
const title =
  missing.length === 0
    ? 'a bundle opened with unzip, age and gunzip, as its README says'
    : `a bundle opened with Debian's tools: NOT RUN, because ${missing.join(', ')} is not installed`

describe.skipIf(missing.length > 0)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-tools-'))
  const file = join(folder, '改了名字.zip')
  const key = join(folder, 'key.txt')
  const picture = crypto.random(5000)
  let opened: OpenedBundle

  const sh = (command: string): Buffer =>
    execFileSync('sh', ['-c', command], { env: { ...process.env, FILE: file, KEY: key }, maxBuffer: 1e8 })

  beforeAll(async () => {
    const school = await createOrg('校工会', 'school')
    const branch = await createOrg('机械学院分工会', 'branch', school.org)
    const id = (await digestText(crypto, picture)) as BlobId
    const blobs = [{ id, media: 'image/jpeg' as const, read: async () => picture }]
    const bytes = await makeBundle(branch, school, 50, { blobs })
    opened = mustBe(await openAs(school, bytes))
    writeFileSync(file, bytes)
    writeFileSync(key, `${school.age.identity}\n`)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('unzip finds it whole', () => {
    expect(sh('unzip -t "$FILE"').toString()).toContain('No errors detected')
  })

  test('the first entry says what it is', () => {
    expect(sh('unzip -p "$FILE" mimetype').toString()).toBe('application/vnd.xiaojia.bundle+zip')
  })

  test('header.json is the header', () => {
    expect(JSON.parse(sh('unzip -p "$FILE" header.json').toString())).toEqual(opened.header)
  })

  test('README.txt names the commands in both languages', () => {
    const text = sh('unzip -p "$FILE" README.txt').toString()
    expect(text).toContain('数据包说明')
    expect(text.match(/unzip -p FILE\.xjb payload\/0001\.age \| age -d -i KEY\.txt \| gunzip/g)).toHaveLength(
      2,
    )
  })

  test('age and gunzip give the lines, and each first line hashes to its id', () => {
    const text = sh('unzip -p "$FILE" payload/0001.age | age -d -i "$KEY" | gunzip').toString()
    const [manifest = '', , segment = '', ...lines] = text.trimEnd().split('\n')
    expect(JSON.parse(manifest)).toEqual(opened.manifest)
    expect(JSON.parse(segment)).toMatchObject({ segment: 1, first: 1, count: 52 })
    const ids = (splitLines(lines) ?? []).map(({ header }) =>
      createHash('sha256').update(header).digest('base64url'),
    )
    expect(ids).toEqual(opened.segments.flatMap((s) => s.ids))
  })

  test('the attachment lies where the manifest says', () => {
    const [blob] = opened.manifest.blobs
    const command = `unzip -p "$FILE" ${blob?.entry} | age -d -i "$KEY" | tail -c +${(blob?.at ?? 0) + 1} | head -c ${blob?.bytes}`
    expect(Buffer.compare(sh(command), picture)).toBe(0)
  })
})

import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { readContainer, writeContainer } from '#shared/sync/container.ts'
import { makeBundle, mustBe, openAs, refusalOf } from '#tests/support/bundle.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

let school: TestOrg
let bundle: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  school = await createOrg('校工会', 'school')
  const branch = await createOrg('机械学院分工会', 'branch', school.org)
  bundle = await makeBundle(branch, school, 0)
  expect((await openAs(school, bundle)).ok).toBe(true)
})

test('I13: any bit flipped is refused', { timeout: 300_000 }, async () => {
  const file = bundle.slice()
  const taken: number[] = []
  for (let at = 0; at < file.length; at++) {
    const byte = bundle[at] ?? 0
    for (let bit = 0; bit < 8; bit++) {
      file[at] = byte ^ (1 << bit)
      if ((await openAs(school, file)).ok) taken.push(at)
    }
    file[at] = byte
  }
  expect(taken).toEqual([])
})

test('I13: any truncation is refused, and said to be one once the header is there', async () => {
  const [, header] = mustBe(readContainer(bundle))
  const headerEnd = (header?.bytes.byteOffset ?? 0) + (header?.bytes.length ?? 0)
  for (let size = 0; size < bundle.length; size++) {
    const type = refusalOf(await openAs(school, bundle.slice(0, size)))
    if (size >= headerEnd) expect(type).toBe('truncated')
    else expect(type).toBe(size === 0 ? 'empty' : 'damaged')
  }
})

test('bytes after the end are refused', async () => {
  for (const more of [1, 22, 1000]) {
    const file = new Uint8Array(bundle.length + more)
    file.set(bundle)
    expect(refusalOf(await openAs(school, file))).toBe('damaged')
  }
})

/** The bundle with one entry changed and all checksums made right again. */
const rebuilt = (name: string, change: (bytes: Uint8Array) => Uint8Array): Uint8Array =>
  writeContainer(
    mustBe(readContainer(bundle)).map((e) =>
      e.name === name ? { name, bytes: change(e.bytes.slice()) } : e,
    ),
  ) ?? new Uint8Array(0)

test('any byte changed is refused even when all checksums are made right again', {
  timeout: 120_000,
}, async () => {
  for (const { name, bytes } of mustBe(readContainer(bundle))) {
    for (let at = 0; at < bytes.length; at++) {
      const file = rebuilt(name, (copy) => {
        copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
        return copy
      })
      const outcome = await openAs(school, file)
      if (outcome.ok) expect.fail(`${name} byte ${at} may be changed`)
    }
  }
})

test('a header with a key that reaches a prototype is refused', async () => {
  const text = new TextDecoder().decode(mustBe(readContainer(bundle))[1]?.bytes)
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const hostile = text.replace('{"format"', `{"${key}":{"kind":"full"},"format"`)
    const file = rebuilt('header.json', () => new TextEncoder().encode(hostile))
    expect(refusalOf(await openAs(school, file))).toBe('damaged')
  }
  expect(({} as { kind?: string }).kind).toBeUndefined()
})

test('a header with blanks, a duplicate key or too deep a value is refused', async () => {
  const text = new TextDecoder().decode(mustBe(readContainer(bundle))[1]?.bytes)
  const deep = `{"x":${'['.repeat(20)}${']'.repeat(20)},"format"`
  for (const hostile of [
    ` ${text}`,
    text.replace('{"format"', '{"kind":"full","format"'),
    text.replace('{"format"', deep),
    '{}',
    'null',
    '[]',
    '"\ud800"',
  ]) {
    const file = rebuilt('header.json', () => new TextEncoder().encode(hostile))
    expect(refusalOf(await openAs(school, file))).toBe('damaged')
  }
})

test('500 mangled bundles: each is refused, none throws', { timeout: 120_000 }, async () => {
  const mangle = fc.oneof(
    fc.record({
      type: fc.constant('set' as const),
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
    fc.record({
      type: fc.constant('cut' as const),
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
    fc.record({
      type: fc.constant('insert' as const),
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
    fc.record({
      type: fc.constant('repeat' as const),
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(mangle, { minLength: 1, maxLength: 4 }), async (steps) => {
      let file = Buffer.from(bundle)
      for (const { type, at, bytes } of steps) {
        const where = at % (file.length + 1)
        const before = file.subarray(0, where)
        const after = file.subarray(where)
        if (type === 'set') file = Buffer.concat([before, bytes, after.subarray(bytes.length)])
        else if (type === 'cut') file = Buffer.concat([before, after.subarray(bytes.length)])
        else if (type === 'insert') file = Buffer.concat([before, bytes, after])
        else file = Buffer.concat([before, after.subarray(0, bytes.length * 10), after])
      }
      fc.pre(Buffer.compare(file, bundle) !== 0)
      expect((await openAs(school, new Uint8Array(file))).ok).toBe(false)
    }),
    { numRuns: 500 },
  )
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import type { Expected } from '#tests/support/vectors/generator.ts'
import { createHolder, describeView, judge, type TestKeys } from '#tests/support/vectors/judge.ts'
import type { Who } from '#tests/support/vectors/scene.ts'

const folder = import.meta.dirname
const files = join(folder, 'files')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
const expected = read<Expected>('expected.json')
const people = read<Record<Who, { org: TestKeys['org']; age: { identity: string }; recovery: { identity: string } }>>('keys.json')

const keysOf = (who: Who): TestKeys => {
  const { org, age, recovery } = people[who]
  return { org, identities: [age.identity, recovery.identity] }
}
const open = (name: string): Uint8Array => new Uint8Array(readFileSync(join(files, name)))
// expected.json is JSON: what it cannot say (undefined) does not count.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

const take = async (names: readonly string[], as: Who) => {
  const held = createHolder(people[as].org)
  for (const name of names) {
    const { batch, outcome } = await judge({ crypto, by: 'bundle', keys: keysOf(as), held }, open(name))
    if (!batch) throw new Error(`${name} is refused: ${outcome}`)
    held.add(batch)
  }
  return held
}

describe('every vector comes out as expected.json says', () => {
  test.each(Object.entries(expected.files))('%s', async (name, { by, as, after, code, outcome, found, view }) => {
    const held = await take(after ?? [], as)
    const request = { crypto, by, keys: keysOf(as), held, ...(code === undefined ? {} : { code }) }
    const judged = await judge(request, open(name))
    expect(judged.outcome).toBe(outcome)
    expect(plain(judged.found ?? null)).toEqual(found ?? null)
    if (!judged.batch) return
    held.add(judged.batch)
    expect(plain(describeView(held))).toEqual(view)
  })
})

describe('files taken in together give the view of expected.json, in every order of arrival', () => {
  test.each(Object.entries(expected.sets))('%s', async (_, { as, after, files: names, view }) => {
    expect(plain(describeView(await take([...after, ...names], as)))).toEqual(view)
    expect(plain(describeView(await take([...after, ...names.toReversed()], as)))).toEqual(view)
  })
})

test('the collection is complete and small', () => {
  const names = readdirSync(files)
  expect(new Set(names)).toEqual(new Set(Object.keys(expected.files)))
  expect(names.length).toBeGreaterThanOrEqual(40)
  const bytes = names.reduce((sum, name) => sum + statSync(join(files, name)).size, 0)
  expect(bytes).toBeLessThan(1.5 * 1024 * 1024)
})

test('each refusal has a file', () => {
  const refusals = new Set(Object.values(expected.files).map(({ outcome }) => outcome))
  expect([...refusals].sort()).toEqual(
    [
      'bad-signature',
      'cannot-decrypt',
      'damaged',
      'empty',
      'newer-version',
      'not-a-bundle',
      'ok',
      'older-card',
      'too-large',
      'truncated',
      'unknown-sender',
      'wrong-code',
      'wrong-kind',
      'wrong-recipient',
    ].sort(),
  )
})

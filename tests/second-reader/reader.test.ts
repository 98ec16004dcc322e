import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Expected } from '#tests/support/vectors/generator.ts'
import type { Who } from '#tests/support/vectors/scene.ts'

const folder = import.meta.dirname
const vectors = join(folder, '../vectors')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(vectors, name), 'utf8')) as T
const expected = read<Expected>('expected.json')
const people =
  read<Record<Who, { org: string; age: { identity: string }; recovery: { identity: string } }>>('keys.json')
const open = (name: string): Buffer => readFileSync(join(vectors, 'files', name))

interface Held {
  readonly statements: unknown[]
  readonly changes: unknown[]
  readonly links: unknown[]
}
interface Opened extends Held {
  readonly found: { readonly quarantined?: readonly (readonly unknown[])[] }
}
interface Keys {
  readonly org: string
  readonly identities: readonly string[]
}
interface Reader {
  readonly openBundle: (file: Buffer, keys: Keys, held: Held) => Opened
  readonly openCard: (file: Buffer, held: Held) => Opened
  readonly openJoin: (file: Buffer, code: string) => Opened
  readonly openBackup: (file: Buffer, keys: Keys, code?: string) => Opened
}

// By a path that the compiler does not follow: the reader is plain Node and stands for itself.
const load = async <T>(path: string): Promise<T> => (await import(/* @vite-ignore */ path)) as T
const reader = await load<Reader>(join(folder, 'reader.mjs'))
const { viewOf } = await load<{ viewOf: (held: Held, viewer: string) => unknown }>(join(folder, 'view.mjs'))

const keysOf = (who: Who): Keys => {
  const { org, age, recovery } = people[who]
  return { org, identities: [age.identity, recovery.identity] }
}

const take = (names: readonly string[], as: Who): Held => {
  const held: Held = { statements: [], changes: [], links: [] }
  for (const name of names) add(held, reader.openBundle(open(name), keysOf(as), held))
  return held
}

const add = (held: Held, more: Held): void => {
  for (const part of ['statements', 'changes', 'links'] as const) held[part].push(...more[part])
}

const openAs = (name: string, { by, as, code }: Expected['files'][string], held: Held): Opened => {
  if (by === 'bundle') return reader.openBundle(open(name), keysOf(as), held)
  if (by === 'card') return reader.openCard(open(name), held)
  if (by === 'join') return reader.openJoin(open(name), code ?? '')
  return reader.openBackup(open(name), keysOf(as), code)
}

/** Where in a change the fault lies is a help for people, not part of the format. */
const withoutPlaces = (found: unknown): unknown => {
  const { quarantined, ...rest } = found as Opened['found']
  return quarantined ? { ...rest, quarantined: quarantined.map(([seq, reason]) => [seq, reason]) } : rest
}

describe('the second reader agrees about every vector', () => {
  test.each(Object.entries(expected.files))('%s', (name, file) => {
    const held = take(file.after ?? [], file.as)
    let outcome = 'ok'
    let opened: Opened | null = null
    try {
      opened = openAs(name, file, held)
    } catch (error) {
      if (!(error instanceof Error && 'id' in error)) throw error
      outcome = String(error.id)
    }
    expect(outcome).toBe(file.outcome)
    if (!opened) return
    expect(withoutPlaces(opened.found)).toEqual(withoutPlaces(file.found))
    if (!file.view) return
    add(held, opened)
    expect(viewOf(held, people[file.as].org)).toEqual(file.view)
  })
})

describe('it computes the same view of several files, in every order of arrival', () => {
  test.each(Object.entries(expected.sets))('%s', (_, { as, after, files, view }) => {
    for (const names of [files, files.toReversed()]) {
      expect(viewOf(take([...after, ...names], as), people[as].org)).toEqual(view)
    }
  })
})

test('it imports nothing but Node and itself', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'))
  expect(files.length).toBeGreaterThan(4)
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8')
    const imports = [...text.matchAll(/^(?:import|\} from)\s[^\n]*?['"]([^'"]+)['"]$/gm)].map(
      ([, path = '']) => path,
    )
    expect(text).not.toMatch(/import\s*\(|require/)
    expect(imports.length).toBeGreaterThan(0)
    for (const path of imports) expect(path).toMatch(/^(node:[a-z]+|\.\/[a-z]+\.mjs)$/)
  }
})

describe('a reader that follows another document does not agree', () => {
  const others: readonly (readonly [what: string, file: string, from: string, to: string])[] = [
    [
      'device and first the other way round in what is signed',
      'changes.mjs',
      '[device, String(first), ...',
      '[String(first), device, ...',
    ],
    ['no line feeds between the ids', 'changes.mjs', "].join('\\n')", "].join('')"],
    ['another version of DSSE', 'container.mjs', 'DSSEv1 ', 'DSSEv2 '],
    ['another date in the container', 'container.mjs', '0x21', '0x22'],
  ]
  test.each(others)('%s', async (_, file, from, to) => {
    const root = mkdtempSync(join(tmpdir(), 'second-reader-'))
    try {
      mkdirSync(join(root, 'docs'))
      cpSync(join(folder, '../../docs/bundle-format.md'), join(root, 'docs/bundle-format.md'))
      const copy = join(root, 'tests/second-reader')
      cpSync(folder, copy, { recursive: true })
      const text = readFileSync(join(copy, file), 'utf8')
      expect(text).toContain(from)
      writeFileSync(
        join(copy, file),
        text.replace(from, () => to),
      )
      const other = await load<Reader>(join(copy, 'reader.mjs'))
      const nothing = (): Held => ({ statements: [], changes: [], links: [] })
      const name = 'ok-one-member.xjb'
      expect(reader.openBundle(open(name), keysOf('school'), nothing()).changes).toHaveLength(4)
      expect(() => other.openBundle(open(name), keysOf('school'), nothing())).toThrow()
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  })
})

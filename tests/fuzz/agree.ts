import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { describeView, Judgement } from '#tests/support/vectors/judge.ts'
import type { Mutant } from './mutants.ts'

/** What the second reader holds. */
export interface OtherHeld {
  readonly statements: unknown[]
  readonly changes: unknown[]
  readonly links: unknown[]
}

interface OtherOpened extends OtherHeld {
  readonly found: Readonly<Record<string, unknown>>
}

interface OtherKeys {
  readonly org: string
  readonly identities: readonly string[]
}

// By paths that the compiler does not follow: the reader is plain Node and stands for itself.
const folder = join(import.meta.dirname, '../second-reader')
const load = async <T>(name: string): Promise<T> => (await import(join(folder, name))) as T
const reader = await load<{
  readonly openBundle: (file: Buffer, keys: OtherKeys, held: OtherHeld) => OtherOpened
  readonly openCard: (file: Buffer, held: OtherHeld) => OtherOpened
  readonly openJoin: (file: Buffer, code: string) => OtherOpened
  readonly openBackup: (file: Buffer, keys: OtherKeys, code?: string) => OtherOpened
}>('reader.mjs')
const { viewOf } = await load<{ readonly viewOf: (held: OtherHeld, viewer: string) => unknown }>('view.mjs')

/** Nothing yet. */
export const nothingHeld = (): OtherHeld => ({ statements: [], changes: [], links: [] })

/** Takes a bundle in. */
export const otherTakes = (held: OtherHeld, file: Uint8Array, keys: OtherKeys): void =>
  add(held, reader.openBundle(Buffer.from(file), keys, held))

const add = (held: OtherHeld, more: OtherHeld): void => {
  for (const part of ['statements', 'changes', 'links'] as const) held[part].push(...more[part])
}

const openOther = ({ by, file, code }: Mutant, keys: OtherKeys, held: OtherHeld): OtherOpened => {
  const bytes = Buffer.from(file)
  if (by === 'bundle') return reader.openBundle(bytes, keys, held)
  if (by === 'card') return reader.openCard(bytes, held)
  if (by === 'join') return reader.openJoin(bytes, code ?? '')
  return reader.openBackup(bytes, keys, code ?? undefined)
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

/** Where in a change a fault lies is a help for people, not part of the format. */
const comparable = (found: Judgement['found']): unknown => {
  const { quarantined, ...rest } = { quarantined: [], ...found } as Record<string, unknown>
  return plain({ ...rest, quarantined: (quarantined as unknown[][]).map(([seq, reason]) => [seq, reason]) })
}

/** What the two readers make of a file differently; null when they agree, in the view too. */
export const disagreement = (
  mutant: Mutant,
  keys: OtherKeys,
  viewer: string,
  held: OtherHeld,
  ours: Judgement & { readonly view?: ReturnType<typeof describeView> },
): string | null => {
  let outcome = 'ok'
  let opened: OtherOpened | null = null
  try {
    opened = openOther(mutant, keys, held)
  } catch (error) {
    outcome = error instanceof Error && 'id' in error ? String(error.id) : `threw ${String(error)}`
  }
  if (outcome !== ours.outcome) return `${ours.outcome} here, ${outcome} there`
  if (!opened) return null
  if (!isDeepStrictEqual(comparable(ours.found), comparable(opened.found))) return 'found differently'
  if (!ours.view) return null
  add(held, opened)
  return isDeepStrictEqual(plain(ours.view), plain(viewOf(held, viewer))) ? null : 'another view'
}

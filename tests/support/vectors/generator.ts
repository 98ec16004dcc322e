import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { approvalScenes } from './approval-scenes.ts'
import { vectorCrypto as crypto, seedChance, takeOverChance } from './chance.ts'
import { defectScenes } from './defect-scenes.ts'
import { createHolder, describeView, judge, type TestKeys } from './judge.ts'
import type { Union } from './people.ts'
import { quarantineScenes } from './quarantine-scenes.ts'
import { type Cast, createCast, createStage, type FileSet, type Vector, type Who } from './scene.ts'
import { validScenes } from './valid-scenes.ts'
import { viewScenes } from './view-scenes.ts'
import { wrappedScenes } from './wrapped-scenes.ts'

/** What expected.json holds. */
export interface Expected {
  readonly note: string
  readonly files: Record<string, ExpectedFile>
  readonly sets: Record<string, ExpectedSet>
}

/** One file: how it is opened, and what comes of it. */
export interface ExpectedFile {
  readonly about: string
  readonly by: Vector['by']
  readonly as: Who
  readonly after?: readonly string[]
  readonly code?: string
  readonly outcome: string
  readonly found?: unknown
  readonly view?: unknown
}

/** Several files taken in together. */
export interface ExpectedSet {
  readonly about: string
  readonly as: Who
  readonly after: readonly string[]
  readonly files: readonly string[]
  readonly view: unknown
}

const scenes = {
  ...validScenes,
  ...viewScenes,
  ...approvalScenes,
  ...quarantineScenes,
  ...defectScenes,
  ...wrappedScenes,
}

const secrets = ({ name, level, org, root, age, recovery, pcs }: Union) => ({
  name,
  level,
  org,
  root,
  age,
  recovery,
  pcs: pcs.map(({ device, key, name: pcName }) => ({ device, name: pcName, key })),
})

const keysOf = (cast: Cast, who: Who): TestKeys => ({
  org: cast[who].org,
  identities: [cast[who].age.identity, cast[who].recovery.identity],
})

const readJson = <T>(path: string, fallback: T): T =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : fallback

const writeJson = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`)

/** Makes what is missing in a folder of vectors; all of it with `again`. */
export const runGenerator = async (folder: string, again: boolean): Promise<void> => {
  takeOverChance()
  const files = join(folder, 'files')
  if (again) rmSync(files, { recursive: true, force: true })
  mkdirSync(files, { recursive: true })
  const cast = await createCast()
  const { stage, vectors, sets } = createStage(cast)
  for (const [name, scene] of Object.entries(scenes)) {
    stage.scene = name
    seedChance(`scene ${name}`)
    await scene(stage)
  }
  for (const { name, bytes } of vectors) {
    const path = join(files, name)
    if (!existsSync(path)) writeFileSync(path, bytes)
    else if (!Buffer.from(bytes).equals(readFileSync(path)))
      console.info(`kept, though it would be made otherwise today: ${name}`)
  }
  const expected = await judgeAll(files, cast, vectors, sets, again ? null : join(folder, 'expected.json'))
  writeJson(join(folder, 'expected.json'), expected)
  const note =
    'TEST KEYS. Public, for the test vectors only; nothing real was ever signed or encrypted with them.'
  writeJson(join(folder, 'keys.json'), {
    note,
    ...Object.fromEntries(Object.entries(cast).map(([who, union]) => [who, secrets(union)])),
  })
  console.info(`${vectors.length} files, ${sets.length} sets`)
}

const judgeAll = async (
  files: string,
  cast: Cast,
  vectors: readonly Vector[],
  sets: readonly FileSet[],
  old: string | null,
): Promise<Expected> => {
  const empty: Expected = {
    note: 'What comes of each file. See docs/bundle-format.md. Released entries are never edited.',
    files: {},
    sets: {},
  }
  const expected = old ? readJson(old, empty) : empty
  const open = (name: string) => new Uint8Array(readFileSync(join(files, name)))
  const take = async (names: readonly string[], as: Who) => {
    const held = createHolder(cast[as].org)
    for (const name of names) {
      const judged = await judge({ crypto, by: 'bundle', keys: keysOf(cast, as), held }, open(name))
      if (!judged.batch) throw new Error(`${name} is refused: ${judged.outcome}`)
      held.add(judged.batch)
    }
    return held
  }
  for (const { name, about, by, as, after, code } of vectors) {
    if (expected.files[name]) continue
    const held = await take(after ?? [], as)
    const request = { crypto, by, keys: keysOf(cast, as), held, ...(code === undefined ? {} : { code }) }
    const { outcome, found, batch } = await judge(request, open(name))
    if ((outcome === 'ok') !== name.startsWith('ok-'))
      throw new Error(`${name}: ${outcome} ${JSON.stringify(found)}`)
    if (batch) held.add(batch)
    expected.files[name] = {
      about,
      by,
      as,
      ...(after ? { after } : {}),
      ...(code === undefined ? {} : { code }),
      outcome,
      ...(found ? { found } : {}),
      ...(batch ? { view: describeView(held) } : {}),
    }
  }
  for (const { name, about, as, after, files: names } of sets) {
    const view = describeView(await take([...after, ...names], as))
    expected.sets[name] ??= { about, as, after, files: names, view }
  }
  return expected
}

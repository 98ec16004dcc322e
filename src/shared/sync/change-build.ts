import { bytesToBase64 } from '../base/base64.ts'
import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import { type FieldClass, fieldClasses } from '../domain/field.ts'
import type { Body, Change, Header } from './change.ts'
import type { Crypto } from './crypto.ts'
import type { ChangeLines } from './segment-text.ts'

/** One record's part of a save, before it has a place in a chain. */
export interface Draft {
  readonly kind: string
  readonly entity: EntityId
  /** The values by the class of their field. */
  readonly values: Readonly<Partial<Record<FieldClass, Readonly<Record<string, unknown>>>>>
  /** Per field: all heads the author saw (`seenFor` of a record gives it). Empty lists are left out. */
  readonly seen: Readonly<Record<string, readonly ChangeId[]>>
}

/** All that one person saved at once: its changes become effective together. */
export interface SaveDraft {
  /** Random; see `newSaveId`. */
  readonly save: SaveId
  readonly at: number
  readonly actor: EntityId | null
  readonly drafts: readonly Draft[]
}

/** Who writes, and the end of the chain to go on from. */
export interface Author {
  readonly device: DeviceId
  readonly org: OrgId
  readonly role: Level
  readonly schema: number
  /** The seq of the device's last change; 0 before the first. */
  readonly seq: number
  /** The id of that change. */
  readonly prev: ChangeId | null
}

/** Changes ready for the journal, and the author with the new end of the chain. */
export interface Built {
  readonly changes: readonly Change[]
  /** The lines of each change, in order; `joinLines` and `cutSegments` take them. */
  readonly lines: readonly ChangeLines[]
  readonly author: Author
}

type Chance = Pick<Crypto, 'random'>
type Digest = Pick<Crypto, 'digest'>

const encoder = new TextEncoder()
const noBytes: Uint8Array = new Uint8Array(0)
const saltBytes = 16

/** A new save id: 96 random bits. */
export const newSaveId = (crypto: Chance): SaveId => bytesToBase64(crypto.random(12)) as SaveId

/** The line of a header: canonical JSON, keys in the order of `Header`. Its SHA-256 is the change's id. */
export const headerLine = (header: Header): string => {
  const { v, device, seq, prev, save, at, kind, entity, fields, seen, org, actor, role, schema, bodies } =
    header
  const ordered: Header = {
    v,
    device,
    seq,
    prev,
    save,
    at,
    kind,
    entity,
    fields,
    seen,
    org,
    actor,
    role,
    schema,
    bodies,
  }
  return JSON.stringify(ordered)
}

const bodyLine = (body: Body): string => JSON.stringify({ salt: body.salt, values: body.values })

const seenOf = (draft: Draft): Record<string, readonly ChangeId[]> => {
  const seen: Record<string, readonly ChangeId[]> = {}
  for (const field of Object.keys(draft.seen).sort()) {
    const ids = draft.seen[field] ?? []
    if (ids.length > 0) seen[field] = [...new Set(ids)].sort()
  }
  return seen
}

const classesOf = (draft: Draft): readonly FieldClass[] =>
  fieldClasses.filter((name) => Object.values(draft.values[name] ?? {}).some((value) => value !== undefined))

/** Salts drawn many at a time, within what one call of `getRandomValues` may give. */
const saltSource = (crypto: Chance): (() => string) => {
  let block = noBytes
  let at = 0
  return () => {
    if (at + saltBytes > block.length) {
      block = crypto.random(saltBytes * 64)
      at = 0
    }
    at += saltBytes
    return bytesToBase64(block.subarray(at - saltBytes, at))
  }
}

/**
 * Builds the changes of some saves, one after the other in the author's chain. All bodies are hashed in one call;
 * headers one by one, because each names the one before. Values are those a reader will parse: `undefined` is left out.
 */
export const buildChanges = async (
  saves: readonly SaveDraft[],
  author: Author,
  crypto: Chance & Digest,
): Promise<Built> => {
  const all = saves.flatMap((save) => save.drafts)
  const nextSalt = saltSource(crypto)
  const bodies = all.map((draft) =>
    classesOf(draft).map((name) => bodyLine({ salt: nextSalt(), values: draft.values[name] ?? {} })),
  )
  const hashes = await crypto.digest(bodies.flat().map((line) => encoder.encode(line)))

  const changes: Change[] = []
  const lines: ChangeLines[] = []
  let { seq, prev } = author
  let hashed = 0
  for (const { save, at, actor, drafts } of saves) {
    for (const [index, draft] of drafts.entries()) {
      const fields: Partial<Record<FieldClass, readonly string[]>> = {}
      const bodyHashes: Partial<Record<FieldClass, string>> = {}
      const values: Record<string, unknown> = {}
      const own = bodies[changes.length] ?? []
      for (const [i, name] of classesOf(draft).entries()) {
        const written = (JSON.parse(own[i] ?? '') as Body).values
        fields[name] = Object.keys(written)
        bodyHashes[name] = bytesToBase64(hashes[hashed++] ?? noBytes)
        Object.assign(values, written)
      }
      const { device, org, role, schema } = author
      const { kind, entity } = draft
      const header: Header = {
        v: 1,
        device,
        seq: seq + 1,
        prev,
        save: [save, index, drafts.length],
        at,
        kind,
        entity,
        fields,
        seen: seenOf(draft),
        org,
        actor,
        role,
        schema,
        bodies: bodyHashes,
      }
      const line = headerLine(header)
      const [hash] = await crypto.digest([encoder.encode(line)])
      const id = bytesToBase64(hash ?? noBytes) as ChangeId
      changes.push({ id, header, values })
      lines.push({ withheld: null, header: line, bodies: own })
      seq += 1
      prev = id
    }
  }
  return { changes, lines, author: { ...author, seq, prev } }
}

/** The one change of a save that touches one record. */
export const buildChange = async (
  draft: Draft,
  save: Omit<SaveDraft, 'drafts'>,
  author: Author,
  crypto: Chance & Digest,
): Promise<Built> => buildChanges([{ ...save, drafts: [draft] }], author, crypto)

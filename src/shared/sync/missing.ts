import { type ChangeId, type DeviceId, isDigest, isKeyId, type OrgId } from '../base/id.ts'
import { attachment } from '../domain/attachment.ts'
import type { BlobRef } from '../domain/field.ts'
import type { ChainIndex } from './chain.ts'
import { homeField } from './change.ts'
import { type RecordKey, recordKey } from './fact-state.ts'
import type { Known } from './receipt.ts'
import {
  isSystemKind,
  ownKind,
  type Reach,
  type Scope,
  type ScopedRecord,
  type Surroundings,
  writesClass,
} from './scope.ts'
import { isObject } from './strict-json.ts'
import type { Trust } from './trust.ts'
import type { Write } from './write.ts'

/** What of one chain is to be sent. */
export interface Going {
  /** The changes that go with their content, and what is left out of each. */
  readonly whole: ReadonlyMap<ChangeId, Reach>
  /** Up to here the ids of all other changes go along, where the reader does not know them. */
  readonly upTo: number
}

/** How many records of a kind are for the reader, and how many of them hold something it does not have yet. */
export interface KindCount {
  readonly kind: string
  readonly records: number
  readonly since: number
}

/** What an addressee lacks of all that is for it. */
export interface Missing {
  readonly chains: ReadonlyMap<DeviceId, Going>
  /** Changes that go with their content. */
  readonly changes: number
  readonly kinds: readonly KindCount[]
  /** Changes that going ones name as seen but that are not for this reader; sorted. */
  readonly withheld: readonly ChangeId[]
  /** The attachments of going changes. */
  readonly blobs: readonly BlobRef[]
}

/** The most withheld predecessors that a manifest lists. */
export const withheldLimit = 8000

/** Looks at records one after the other; `done` when all were shown. */
export interface MissingFinder {
  readonly look: (record: ScopedRecord & { readonly life: string; readonly values: object }) => void
  readonly done: () => Missing
}

interface Tally {
  records: number
  since: number
}

const refOf = (write: Write): BlobRef | null => {
  const ref = Object.hasOwn(write.values, 'file') ? write.values.file : null
  return isObject(ref) && isDigest(ref.id) ? (ref as unknown as BlobRef) : null
}

/**
 * What is missing at an addressee: of all that its scope lets travel, what any of its PCs lacks. Records of the mechanism
 * are judged last, because whether they concern the reader depends on the others.
 */
export const createMissing = (parts: {
  readonly trust: Trust
  readonly chains: ChainIndex
  readonly scope: Scope
  readonly known: Known
}): MissingFinder => {
  const { trust, chains, scope, known } = parts
  const tallies = new Map<string, Tally>()
  const whole = new Map<DeviceId, { readonly ids: Map<ChangeId, Reach>; upTo: number }>()
  const withheld = new Set<ChangeId>()
  const blobs = new Map<string, BlobRef>()
  const homes = new Map<RecordKey, OrgId | null>()
  const system = new Map<RecordKey, ScopedRecord>()
  const authors = new Set<OrgId>()
  const around: Surroundings = {
    homeOf: (kind, entity) => homes.get(recordKey(kind, entity)) ?? null,
    writesOf: (kind, entity) => system.get(recordKey(kind, entity))?.writes ?? [],
    authors,
  }
  const needsHomes = scope.reader.type === 'below'
  let changes = 0

  const isMissing = (kind: string, write: Write, reach: Reach): boolean => {
    const there = known.of(write.device, write.seq, write.id)
    if (there === 'whole') return false
    // A class that is missing here too, or not for this reader, is no reason to send the rest again.
    return there !== 'part' || (write.missing.length === 0 && !writesClass(kind, write, reach.without))
  }

  /** The chain of what is for the reader; the rest of a save goes along as ids, or it would never be complete. */
  const rowOf = ({ device, seq, save: [, index, count] }: Write): { readonly ids: Map<ChangeId, Reach> } => {
    const row = whole.get(device) ?? { ids: new Map<ChangeId, Reach>(), upTo: 0 }
    row.upTo = Math.max(row.upTo, seq + count - 1 - index)
    whole.set(device, row)
    return row
  }

  /** Who must be known to judge a write: its author, and the organisation it moves its record to. */
  const addAuthors = (write: Write): void => {
    if (trust.claims.get(write.device)?.includes(write.org)) authors.add(write.org)
    const home = Object.hasOwn(write.values, homeField) ? write.values[homeField] : null
    if (isKeyId(home)) authors.add(home as OrgId)
  }

  const weigh = (record: ScopedRecord): { readonly reached: boolean; readonly sent: boolean } => {
    const reached = new Set<ChangeId>()
    const sent: Write[] = []
    for (const write of record.writes) {
      const reach = scope.reach(record, write, around)
      if (!reach) continue
      reached.add(write.id)
      if (needsHomes && !isSystemKind(record.kind)) addAuthors(write)
      const row = rowOf(write)
      if (!isMissing(record.kind, write, reach)) continue
      row.ids.set(write.id, reach)
      changes++
      sent.push(write)
      const ref = record.kind === attachment.kind ? refOf(write) : null
      if (ref) blobs.set(ref.id, ref)
    }
    for (const { seen } of sent) {
      for (const ids of Object.values(seen)) {
        for (const id of ids) {
          if (!reached.has(id) && withheld.size < withheldLimit && chains.has(id)) withheld.add(id)
        }
      }
    }
    return { reached: reached.size > 0, sent: sent.length > 0 }
  }

  return {
    look: (record) => {
      const { kind, entity, home, life, values } = record
      if (needsHomes) homes.set(recordKey(kind, entity), home)
      if (isSystemKind(kind)) {
        system.set(recordKey(kind, entity), record)
        return
      }
      const { reached, sent } = weigh(record)
      if (!reached || kind === ownKind) return
      const isListed = life !== 'void' && Object.keys(values).length > 0
      const row = tallies.get(kind) ?? { records: 0, since: 0 }
      tallies.set(kind, row)
      if (isListed) row.records++
      if (sent) row.since++
    },
    done: () => {
      for (const record of system.values()) weigh(record)
      const going = new Map<DeviceId, Going>()
      for (const { device, to } of chains.intervals()) {
        const row = whole.get(device)
        const upTo = scope.isFollowed(device) ? Math.max(to, going.get(device)?.upTo ?? 0) : (row?.upTo ?? 0)
        if (row || upTo > 0) going.set(device, { whole: row?.ids ?? new Map(), upTo })
      }
      return {
        chains: going,
        changes,
        kinds: [...tallies].map(([kind, counts]) => ({ kind, ...counts })),
        withheld: [...withheld].sort(),
        blobs: [...blobs.values()],
      }
    },
  }
}

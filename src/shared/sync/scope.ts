import type { DeviceId, EntityId, OrgId } from '../base/id.ts'
import type { FieldClass } from '../domain/field.ts'
import { fieldOf, isSensitiveKind } from '../domain/registry.ts'
import { homeField, systemKind } from './change.ts'
import { fromBase64 } from './dsse.ts'
import type { FoldedRecord } from './fold.ts'
import { envelopeField } from './statement.ts'
import { isObject, parseCanonical, readText } from './strict-json.ts'
import type { Trust } from './trust.ts'
import { isAtOrAbove } from './trust-view.ts'
import { type Write, writesField } from './write.ts'

/** The kinds the city gets: figures without persons. */
export const cityKinds: readonly string[] = ['report']
/** Kinds whose records, written above, are for everybody below. */
export const schoolWideKinds: readonly string[] = ['rule-pack', 'scoring-table', 'organisation']
/** The kind of notes of files made and taken in: for the PCs of one organisation only. */
export const ownKind = 'transfer'

const systemKinds: readonly string[] = Object.values(systemKind)

/** Whether a kind belongs to the mechanism itself. */
export const isSystemKind = (kind: string): boolean => systemKinds.includes(kind)

/** Whom a file is for, seen from its sender. `kinds`: the sensitive kinds the certificate lets travel. */
export type Reader =
  | { readonly type: 'own'; readonly org: OrgId }
  | { readonly type: 'above'; readonly org: OrgId; readonly kinds: readonly string[] }
  | { readonly type: 'city'; readonly org: OrgId }
  | { readonly type: 'below'; readonly org: OrgId }

/** What the organisation `to` is to `from`; null when the two have nothing to do with each other. */
export const readerOf = (trust: Trust, from: OrgId, to: OrgId): Reader | null => {
  if (to === from) return { type: 'own', org: to }
  const own = trust.orgs.get(from)
  const other = trust.orgs.get(to)
  if (!other) return null
  if (isAtOrAbove(trust, from, to)) return { type: 'below', org: to }
  if (to !== own?.wishedParent && !isAtOrAbove(trust, to, from)) return null
  if (other.level === 'city') return { type: 'city', org: to }
  return { type: 'above', org: to, kinds: own?.parent === to ? own.scope : [] }
}

/** What of a change may travel: all but the bodies of these classes. */
export interface Reach {
  readonly without: readonly FieldClass[]
}

/** A record as far as scope looks at it. */
export type ScopedRecord = Pick<FoldedRecord, 'kind' | 'entity' | 'home' | 'writes'>

/** What is asked about a change of the mechanism: where the records lie it names, and who wrote what travels beside it. */
export interface Surroundings {
  readonly homeOf: (kind: string, entity: string) => OrgId | null
  /** The writes of another system record. */
  readonly writesOf: (kind: string, entity: string) => readonly Write[]
  /** Organisations that wrote or minted something in scope. */
  readonly authors: ReadonlySet<OrgId>
}

/** Whom records and changes may reach: decided per record and class (sync.md section 3). */
export interface Scope {
  readonly reader: Reader
  /** Whether a record of this kind and home is for the reader as a whole. */
  readonly isVisible: (kind: string, home: OrgId | null) => boolean
  /** What of one write of a record may travel; null for no more than its id. */
  readonly reach: (record: ScopedRecord, write: Write, around: Surroundings) => Reach | null
  /** Whether a chain is carried to its end even where only ids remain, so that the reader's receipt can name that end. */
  readonly isFollowed: (device: DeviceId) => boolean
  /** Whether the reader has use for a receipt of a device's chain. */
  readonly isReceipted: (device: DeviceId) => boolean
}

const nobody: ReadonlySet<OrgId> = new Set()
const all: Reach = { without: [] }
/** What of a visible change reaches a reader above whose certificate says nothing more. */
export const withoutSensitive: Reach = { without: ['sensitive'] }

interface Named {
  readonly kind: string
  readonly entity: EntityId
}

const listOf = (write: Write, field: string): readonly unknown[] => {
  const value = Object.hasOwn(write.values, field) ? write.values[field] : null
  return Array.isArray(value) ? value : []
}

const textOf = (write: Write, field: string): string => {
  const value = Object.hasOwn(write.values, field) ? write.values[field] : ''
  return typeof value === 'string' ? value : ''
}

const targetsIn = (write: Write): readonly Named[] =>
  listOf(write, 'changes').filter(
    (one): one is Named => isObject(one) && typeof one.kind === 'string' && typeof one.entity === 'string',
  )

/** The organisation a statement is about, and the one that made it; its signature does not matter here. */
const subjectOf = (envelope: string): readonly OrgId[] => {
  const outer = parseCanonical(envelope)
  const payload = typeof outer?.payload === 'string' ? fromBase64(outer.payload) : null
  const said = payload && parseCanonical(readText(payload) ?? '')
  const subject = said?.type === 'child' ? said.child : said?.org
  return typeof subject === 'string' ? [subject as OrgId] : []
}

/** Whether any field that a write writes is of one of the classes. */
export const writesClass = (kind: string, write: Write, classes: readonly FieldClass[]): boolean =>
  classes.length > 0 &&
  Object.keys(write.values).some((field) => classes.includes(fieldOf(kind, field)?.class ?? 'plain'))

/** The scope of one reader. */
export const createScope = (trust: Trust, reader: Reader): Scope => {
  const { org } = reader
  const belowMemo = new Map<OrgId, boolean>()
  const isBelow = (other: OrgId): boolean => {
    const known = belowMemo.get(other)
    if (known !== undefined) return known
    const found = isAtOrAbove(trust, org, other)
    belowMemo.set(other, found)
    return found
  }
  const isAbove = (other: OrgId): boolean => isAtOrAbove(trust, other, org)
  const claimants = (device: DeviceId): readonly OrgId[] => trust.claims.get(device) ?? []
  const isProven = ({ device, org: writer }: Write): boolean => claimants(device).includes(writer)
  const isHidden = (kind: string): boolean =>
    kind === ownKind || (isSensitiveKind(kind) && !(reader.type === 'above' && reader.kinds.includes(kind)))

  const isVisible = (kind: string, home: OrgId | null): boolean => {
    if (reader.type === 'own') return true
    if (reader.type === 'above') return !isHidden(kind)
    if (reader.type === 'city') return cityKinds.includes(kind)
    if (home === null || kind === ownKind) return false
    return isBelow(home) || (schoolWideKinds.includes(kind) && isAbove(home))
  }

  const isRelatedDevice = (device: string, authors: ReadonlySet<OrgId> = nobody): boolean =>
    claimants(device as DeviceId).some((one) => isBelow(one) || isAbove(one) || authors.has(one))

  const namesVisible = (write: Write, around: Surroundings, depth = 0): boolean =>
    targetsIn(write).some(({ kind, entity }) => {
      if (!isSystemKind(kind)) return isVisible(kind, around.homeOf(kind, entity))
      // A revoke of a revoke concerns whom that one concerns; ids are hashes, so there is an end to it.
      const inner = depth < 8 ? around.writesOf(kind, entity) : []
      return inner.some((one) => isSystemVisible(kind, one, around, depth + 1))
    })

  const isSystemVisible = (kind: string, write: Write, around: Surroundings, depth = 0): boolean => {
    switch (kind) {
      case systemKind.statement:
        return (
          reader.type !== 'below' ||
          // Every branch keeps a copy of the school's card: those of others stay where they are.
          (isRelatedDevice(write.device, around.authors) &&
            subjectOf(textOf(write, envelopeField)).some(
              (one) => isBelow(one) || isAbove(one) || around.authors.has(one),
            ))
        )
      case systemKind.setAside:
        return reader.type === 'above'
      case systemKind.retire:
        return reader.type === 'above' || isRelatedDevice(textOf(write, 'device'))
      case systemKind.admit:
        return (
          reader.type === 'above' ||
          listOf(write, 'stretches').some(
            (one) => isObject(one) && typeof one.device === 'string' && isRelatedDevice(one.device),
          )
        )
      case systemKind.sameAs: {
        const of = textOf(write, 'of')
        return listOf(write, 'records').some(
          (one) => typeof one === 'string' && isVisible(of, around.homeOf(of, one)),
        )
      }
      default:
        return namesVisible(write, around, depth)
    }
  }

  const isTheirs = (write: Write): boolean => isBelow(write.org) && isProven(write)

  /** Whether a record was minted by the reader, or once moved to it: who only wrote into it, has no part in it. */
  const wasHome = ({ entity, writes }: ScopedRecord): boolean =>
    writes.some((write) => {
      if (entity.startsWith(write.device)) return isTheirs(write)
      const home = Object.hasOwn(write.values, homeField) ? write.values[homeField] : null
      if (typeof home !== 'string' || !isBelow(home as OrgId)) return false
      return write.org !== org && isAbove(write.org) && isProven(write)
    })

  /** A record that was moved away: its former home learns of the move, and keeps what it wrote itself. */
  const isFormer = (record: ScopedRecord, write: Write): boolean =>
    reader.type === 'below' &&
    record.kind !== ownKind &&
    (isTheirs(write) || (writesField(write, homeField) && isAbove(write.org) && wasHome(record)))

  const writtenAbove = (write: Write): boolean => isAbove(write.org)

  return {
    reader,
    isVisible,
    reach: (record, write, around) => {
      if (reader.type === 'own') return all
      // What the reader or somebody above it wrote, the reader has.
      if (reader.type !== 'below' && writtenAbove(write)) return null
      const { kind } = record
      if (isSystemKind(kind)) return isSystemVisible(kind, write, around) ? all : null
      if (!isVisible(kind, record.home) && !isFormer(record, write)) return null
      if (reader.type === 'below' || (reader.type === 'above' && reader.kinds.includes(kind))) return all
      return withoutSensitive
    },
    isFollowed: (device) => {
      if (reader.type === 'own') return true
      return reader.type === 'above' && !claimants(device).some(isAbove)
    },
    isReceipted: (device) => reader.type === 'own' || reader.type === 'above' || isRelatedDevice(device),
  }
}

import type { ChangeId, DeviceId, EntityId, OrgId } from '../base/id.ts'
import { ChainIndex, type Link } from './chain.ts'
import { type Change, systemKind } from './change.ts'
import type { Facts, SetProblems, ViewOptions, WaitingChange } from './facts.ts'
import type { FoldedRecord } from './fold.ts'
import type { Kin } from './same-as.ts'
import { SystemIndex } from './system-index.ts'
import type { Target } from './system-value.ts'
import type { Statement, Trust } from './trust.ts'
import { buildTrust, changedDevices, emptyTrust } from './trust-view.ts'
import { judge, type Verdict } from './verdict.ts'
import type { Write } from './write.ts'

/** `kind/entity`: one record. */
export type RecordKey = string

/** The key of a record. */
export const recordKey = (kind: string, entity: string): RecordKey => `${kind}/${entity}`

/** The kind and the entity of a key. */
export const parseRecordKey = (key: RecordKey): { readonly kind: string; readonly entity: EntityId } => {
  const at = key.indexOf('/')
  return { kind: key.slice(0, at), entity: key.slice(at + 1) as EntityId }
}

/** What arrives at once: parsed changes, positions held as bare ids, and statements whose signatures were verified. */
export interface Batch {
  readonly changes: readonly Change[]
  readonly withheld?: readonly Link[]
  readonly statements?: readonly Statement[]
}

/** Which records must be folded again. */
export interface Touched {
  readonly keys: ReadonlySet<RecordKey>
  /**
   * Besides: every record that one of these devices minted or wrote to (`isTouched`). Mostly empty; not when a fork or a
   * filled gap changes who descends from whom, or when trust changes for devices already heard of.
   */
  readonly devices: ReadonlySet<DeviceId>
}

/** What chain links, statements and revokes do not tell of the changes held. Plain data, to be stored beside them. */
export interface Remembered {
  readonly named: readonly (readonly [DeviceId, readonly OrgId[]])[]
  readonly heard: readonly DeviceId[]
  readonly waiting: readonly WaitingChange[]
}

/** Consecutive ids of one chain, 43 characters each; `prev` as in `Link`. */
export interface StoredRun {
  readonly device: DeviceId
  readonly first: number
  readonly prev: Link['prev']
  readonly ids: string
}

/** All that a state can be made of again, without reading the changes. */
export interface StoredState {
  /** Stored stretches of chains, in the order of each chain: they stay packed. */
  readonly runs: Iterable<StoredRun>
  readonly statements: readonly Statement[]
  /** The changes that `systemPart` gave. */
  readonly system: readonly Change[]
  /** Null for a set that is empty. */
  readonly remembered: Remembered | null
}

/** In the order of the chains, so that a bare id between two changes closes no gap that never was. */
const linksInOrder = (changes: readonly Change[], withheld: readonly Link[]): readonly Link[] => {
  const links = changes.map(({ id, header }): Link => {
    const { device, seq, prev } = header
    return { device, seq, id, prev }
  })
  return withheld.length > 0 ? [...links, ...withheld].sort((a, b) => a.seq - b.seq) : links
}

/**
 * What folding needs beside the records: chains, trust, what the mechanism's own changes say, unfinished saves. Grows by
 * batches in any order; it is a function of the set alone, so it can be made again from the stored segments.
 */
export class FactState {
  readonly #options: ViewOptions
  #chains = new ChainIndex()
  #system = new SystemIndex()
  #trust: Trust = emptyTrust
  /** By their text: the same statement comes again and again. */
  #statements = new Map<string, Statement>()
  /** Those taken before, so that their text need not be made again. */
  readonly #known = new WeakSet<Statement>()
  /** Changes of saves that are not complete, by device. */
  #waiting = new Map<DeviceId, Map<ChangeId, WaitingChange>>()
  /** The organisations each device names in its own changes. */
  #named = new Map<DeviceId, readonly OrgId[]>()
  /** Devices that wrote or minted a record held. */
  #heard = new Set<DeviceId>()
  #verdict: Verdict | null = null

  constructor(options: ViewOptions) {
    this.#options = options
  }

  /** The state that was stored: equal to the one that took all the changes in. */
  static restore(options: ViewOptions, stored: StoredState): FactState {
    const state = new FactState(options)
    for (const { device, first, prev, ids } of stored.runs) state.#chains.addRun(device, first, prev, ids)
    for (const change of stored.system) state.#system.add(change)
    for (const statement of stored.statements) state.#statements.set(JSON.stringify(statement), statement)
    state.#trust = buildTrust(state.#statements.values())
    const { named = [], heard = [], waiting = [] } = stored.remembered ?? {}
    state.#named = new Map(named)
    state.#heard = new Set(heard)
    for (const change of waiting) state.#wait(change)
    return state
  }

  /** What must be stored beside links, statements and system changes, for `restore`. */
  remember(): Remembered {
    return {
      named: [...this.#named],
      heard: [...this.#heard],
      waiting: [...this.#waiting.values()].flatMap((row) => [...row.values()]),
    }
  }

  #wait(change: WaitingChange): void {
    const row = this.#waiting.get(change.device)
    if (row) row.set(change.id, change)
    else this.#waiting.set(change.device, new Map([[change.id, change]]))
  }

  /** An independent copy: a preview adds to it and throws it away. */
  copy(): FactState {
    const copy = new FactState(this.#options)
    copy.#chains = this.#chains.copy()
    copy.#system = this.#system.copy()
    copy.#trust = this.#trust
    copy.#statements = new Map(this.#statements)
    for (const [device, row] of this.#waiting) copy.#waiting.set(device, new Map(row))
    copy.#named = new Map(this.#named)
    copy.#heard = new Set(this.#heard)
    return copy
  }

  get chains(): ChainIndex {
    return this.#chains
  }

  get trust(): Trust {
    return this.#trust
  }

  /** The facts as of now; valid until the next `add`. */
  get facts(): Facts {
    return this.#judged().facts
  }

  /** Whether all that a change said is erased; what its header says of its record and its organisation decides. */
  isErased(target: Target, org: OrgId): boolean {
    return this.#judged().facts.isErased(target, org)
  }

  /** The changes that a counting erasure names: those for which to ask `isErased`. */
  get erasedIds(): ReadonlySet<ChangeId> {
    return this.#judged().erasedIds
  }

  #judged(): Verdict {
    this.#verdict ??= judge(this.#system, {
      ...this.#options,
      trust: this.#trust,
      chains: this.#chains,
      homeOfDevice: (device) => this.#homeOf(device),
    })
    return this.#verdict
  }

  /** Forks and unfinished saves. */
  problems(): SetProblems {
    const waiting = [...this.#waiting.keys()]
      .sort()
      .flatMap((device) => [...(this.#waiting.get(device)?.values() ?? [])])
    return {
      forks: this.#chains.forks(),
      waiting: waiting.sort(
        (a, b) => compareText(a.device, b.device) || a.seq - b.seq || compareText(a.id, b.id),
      ),
    }
  }

  /** Takes a batch in and says which records it may change. */
  add({ changes, withheld = [], statements = [] }: Batch): Touched {
    const before = this.#system.isEmpty ? null : this.#judged()
    this.#verdict = null
    const keys = new Set<RecordKey>()
    const devices = this.#addStatements(statements, keys)
    const grown = new Set<DeviceId>()
    const addLink = (link: Link): void => {
      const outcome = this.#chains.add(link)
      if (outcome === 'known') return
      grown.add(link.device)
      const reordered = outcome === 'relinked' || this.#system.isWatched(link.id)
      if (reordered && this.#heard.has(link.device)) devices.add(link.device)
    }
    for (const link of linksInOrder(changes, withheld)) addLink(link)
    const heard = new Set<DeviceId>()
    const waiting: WaitingChange[] = []
    const arrived: ChangeId[] = []
    for (const change of changes) {
      const { id, header } = change
      this.#hear(header.device, header.org, devices)
      heard.add(header.device)
      if (!header.entity.startsWith(header.device)) heard.add(header.entity.slice(0, 22) as DeviceId)
      keys.add(recordKey(header.kind, header.entity))
      if (this.#system.add(change)) arrived.push(id)
      if (header.save[2] > 1) {
        const { device, seq, save, kind, entity } = header
        waiting.push({ device, seq, id, save, kind, entity })
      }
    }
    this.#addWaiting(waiting, grown, keys)
    if (!this.#system.isEmpty) this.#addReach(before, arrived, keys, devices)
    // Only now: the records of this batch are folded again in any case.
    for (const device of heard) this.#heard.add(device)
    return { keys, devices }
  }

  #homeOf(device: DeviceId): OrgId | null {
    const claims = this.#trust.claims.get(device) ?? []
    const named = this.#named.get(device)
    if (!named) return claims.length === 1 ? (claims[0] ?? null) : null
    return claims.find((org) => named.includes(org)) ?? null
  }

  #hear(device: DeviceId, org: OrgId, devices: Set<DeviceId>): void {
    const named = this.#named.get(device)
    if (named?.includes(org)) return
    this.#named.set(device, named ? [...named, org].sort() : [org])
    // Its home may change now; nothing to do when no earlier batch has a record it minted or wrote to.
    if (this.#heard.has(device)) devices.add(device)
  }

  /** What system changes bear on that arrived, or that count now and did not before, or the other way round. */
  #addReach(
    before: Verdict | null,
    arrived: readonly ChangeId[],
    keys: Set<RecordKey>,
    devices: Set<DeviceId>,
  ): void {
    const after = this.#judged()
    for (const id of [...arrived, ...flipped(before, after)]) {
      const { places, devices: named } = this.#system.reach(id)
      for (const { kind, entity } of places) keys.add(recordKey(kind, entity))
      for (const device of named) if (this.#heard.has(device)) devices.add(device)
    }
    // One of several that are or were the same is folded again with all of them; which of them a device touched is not
    // known here.
    const again = (kind: string, entity: EntityId): boolean =>
      devices.size > 0 ||
      keys.has(recordKey(kind, entity)) ||
      kinText(before, kind, entity) !== kinText(after, kind, entity)
    const families = new Set<Kin>()
    for (const { kin } of before ? [before, after] : [after]) {
      for (const [kind, row] of kin) {
        for (const [entity, family] of row) {
          if (families.has(family) || !again(kind, entity)) continue
          families.add(family)
          for (const one of family.groups.flat()) keys.add(recordKey(kind, one))
        }
      }
    }
  }

  #addStatements(statements: readonly Statement[], keys: Set<RecordKey>): Set<DeviceId> {
    const count = this.#statements.size
    for (const statement of statements) {
      if (this.#known.has(statement)) continue
      this.#known.add(statement)
      this.#statements.set(JSON.stringify(statement), statement)
    }
    if (this.#statements.size === count) return new Set()
    const before = this.#trust
    this.#trust = buildTrust(this.#statements.values())
    // A record may have been moved to an organisation of which no device ever touched it.
    for (const { kind, entity } of this.#system.moved()) keys.add(recordKey(kind, entity))
    // An erasure bears on what was written in the name of those below its author, whoever wrote it.
    for (const { targets } of this.#system.of(systemKind.erase)) {
      for (const { kind, entity } of targets.values()) keys.add(recordKey(kind, entity))
    }
    const changed = changedDevices(before, this.#trust)
    return new Set([...changed].filter((device) => this.#heard.has(device)))
  }

  #isHeld({ device, seq, id, save: [, index, count] }: WaitingChange): boolean {
    return this.#chains.isSaveHeld(device, seq, id, index, count)
  }

  /**
   * After `add`, with the records of the devices that it named: where a second chain comes to light, a save that seemed whole
   * may turn out to go on elsewhere, and waits again.
   */
  recheck(records: Iterable<Pick<FoldedRecord, 'kind' | 'entity' | 'writes'>>): void {
    for (const { kind, entity, writes } of records) {
      for (const { device, seq, id, save } of writes) {
        const change = { device, seq, id, save, kind, entity }
        if (save[2] > 1 && !this.#isHeld(change)) this.#wait(change)
      }
    }
  }

  /** Notes new changes of unfinished saves, and finds those that are complete now. */
  #addWaiting(changes: readonly WaitingChange[], grown: ReadonlySet<DeviceId>, keys: Set<RecordKey>): void {
    for (const change of changes) {
      if (!this.#isHeld(change)) this.#wait(change)
    }
    for (const device of grown) {
      const row = this.#waiting.get(device)
      if (!row) continue
      for (const [id, change] of row) {
        if (!this.#isHeld(change)) continue
        row.delete(id)
        keys.add(recordKey(change.kind, change.entity))
      }
      if (row.size === 0) this.#waiting.delete(device)
    }
  }
}

const kinText = (verdict: Verdict | null, kind: string, entity: EntityId): string =>
  JSON.stringify(verdict?.kin.get(kind)?.get(entity)?.groups ?? null)

/** The system changes that count in one state and not in another. */
const flipped = (before: Verdict | null, after: Verdict): readonly ChangeId[] => {
  const found: ChangeId[] = []
  for (const id of after.counting) if (!before?.counting.has(id)) found.push(id)
  for (const id of before?.counting ?? []) if (!after.counting.has(id)) found.push(id)
  for (const [id, reason] of after.links) if (before?.links.get(id) !== reason) found.push(id)
  for (const id of before?.links.keys() ?? []) if (!after.links.has(id)) found.push(id)
  return found
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a record is among those that the devices of a `Touched` stand for. */
export const isTouched = (
  record: { readonly entity: EntityId; readonly writes: readonly Pick<Write, 'device'>[] },
  devices: ReadonlySet<DeviceId>,
): boolean =>
  devices.size > 0 &&
  (devices.has(record.entity.slice(0, 22) as DeviceId) ||
    record.writes.some(({ device }) => devices.has(device)))

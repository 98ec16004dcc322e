import type { ChangeId, DeviceId, EntityId, OrgId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import { isSystemKind } from '../domain/system-field.ts'
import type { ChainIndex } from './chain.ts'
import { systemKind } from './change.ts'
import { type Facts, type IneffectiveReason, type ViewOptions, withSystemFields } from './facts.ts'
import { type Moves, movesOf } from './moves.ts'
import { judgeRetires } from './retires.ts'
import { judgeRevokes } from './revokes.ts'
import { judgeLinks, type KinMap } from './same-as.ts'
import type { SystemIndex, SystemItem } from './system-index.ts'
import type { Target } from './system-value.ts'
import type { Trust } from './trust.ts'
import { isAtOrAbove, isProven } from './trust-view.ts'
import type { Write } from './write.ts'

/** Everything that the whole set says, judged in the order of decision 0009; valid until the set grows. */
export interface Verdict {
  readonly facts: Facts
  /** The counting changes of kinds retire, admit, revoke, set-aside and erase. */
  readonly counting: ReadonlySet<ChangeId>
  /** Why a link of records does not count. */
  readonly links: ReadonlyMap<ChangeId, IneffectiveReason>
  readonly kin: KinMap
  /** The changes that a counting erasure names. */
  readonly erasedIds: ReadonlySet<ChangeId>
}

interface Ground extends ViewOptions {
  readonly trust: Trust
  readonly chains: ChainIndex
  readonly homeOfDevice: (device: DeviceId) => OrgId | null
}

/** A device speaks for one organisation at one level, unless it lies: the last verdict per device is enough. */
const authorJudge = (trust: Trust): ((write: Write) => boolean) => {
  const proven = new Map<DeviceId, { org: OrgId; role: Level; holds: boolean }>()
  return ({ device, org, role }) => {
    const last = proven.get(device)
    if (last && last.org === org && last.role === role) return last.holds
    const holds = isProven(trust, device, org, role)
    proven.set(device, { org, role, holds })
    return holds
  }
}

const erasedIdsOf = (index: SystemIndex, counts: (write: Write) => boolean) => {
  const counting = new Set<SystemItem>()
  const ids = new Set<ChangeId>()
  for (const item of index.of(systemKind.erase)) {
    if (!counts(item.write)) continue
    counting.add(item)
    for (const { id, kind } of item.targets.values()) if (!isSystemKind(kind)) ids.add(id)
  }
  return { counting, ids }
}

/** Judges a set: what its system changes say, and what folding needs. Each step asks only those before it. */
export const judge = (index: SystemIndex, ground: Ground): Verdict => {
  const { trust, chains, schema, viewer, homeOfDevice } = ground
  const isAuthor = authorJudge(trust)
  const isAbove = (a: OrgId, b: OrgId): boolean => isAtOrAbove(trust, a, b)
  const mayCount = (write: Write): boolean => isAuthor(write) && write.schema <= schema
  const isSaveHeld = ({ device, seq, id, save: [, at, count] }: Write): boolean =>
    count <= 1 || chains.isSaveHeld(device, seq, id, at, count)

  const retires = judgeRetires(index.of(systemKind.retire), index.of(systemKind.admit), {
    trust,
    chains,
    mayCount,
  })
  const isSound = (write: Write): boolean => mayCount(write) && !retires.isRetired(write) && isSaveHeld(write)
  const sees = (by: OrgId): boolean => viewer !== null && isAbove(viewer, by)
  const mayAside = (by: OrgId, of: OrgId): boolean => by === viewer || (sees(by) && isAbove(by, of))
  const revokes = judgeRevokes(index, { chains, isSound, mayAside })
  // What is gone cannot come back: no order of arrival may decide, so a retirement does not end an erasure.
  const erased = erasedIdsOf(index, (write) => mayCount(write) && isSaveHeld(write))
  const isErased = (target: Target, org: OrgId): boolean =>
    erased.ids.has(target.id) &&
    !isSystemKind(target.kind) &&
    index.naming(target.id).some((item) => {
      const named = item.targets.get(target.id)
      const fits = named?.kind === target.kind && named.entity === target.entity
      return fits && erased.counting.has(item) && isAbove(item.write.org, org)
    })
  const noErasure = (): boolean => false

  const endings = new Set<string>([systemKind.retire, systemKind.admit])
  const plainReason = (kind: string, entity: EntityId, write: Write): IneffectiveReason | null => {
    if (!isAuthor(write)) return 'rejected-author'
    if (write.schema > schema) return 'newer-schema'
    // By far the most sets hold nothing by which the mechanism speaks.
    if (index.isEmpty) return isSaveHeld(write) ? null : 'waiting-save'
    // Such a change may end the very device that wrote it.
    if (endings.has(kind))
      return retires.counting.has(write.id) || !retires.isRetired(write) ? null : 'retired'
    if (kind !== systemKind.erase && retires.isRetired(write)) return 'retired'
    if (!isSaveHeld(write)) return 'waiting-save'
    if (revokes.isSetAside(kind, write)) return 'set-aside'
    return revokes.revokesOf({ id: write.id, kind, entity }, write.org).length > 0 ? 'revoked' : null
  }

  const minted = new Map<string, OrgId | null>()
  const mintedBy = (entity: EntityId): OrgId | null => {
    const device = entity.slice(0, 22)
    let home = minted.get(device)
    if (home === undefined) {
      home = homeOfDevice(device as DeviceId)
      minted.set(device, home)
    }
    return home
  }
  const field = withSystemFields(ground.field)
  const isBefore = (a: Write, b: Write): boolean =>
    a.device === b.device && chains.isBefore(a.device, a.seq, a.id, b.seq, b.id)

  const movesIn = (kind: string, entity: EntityId): Moves => {
    const writers = index.moves(kind, entity).map((write): Write => {
      return isErased({ id: write.id, kind, entity }, write.org) ? { ...write, values: {} } : write
    })
    const reasonAgainst = (write: Write) => plainReason(kind, entity, write)
    const facts = { field, isBefore, isAtOrAbove: isAbove }
    return movesOf(kind, mintedBy(entity), writers, reasonAgainst, facts)
  }
  const { kin, reasons: links } = judgeLinks(index.of(systemKind.sameAs), ({ entity, write, same }) => {
    const moves = same?.records.map((record) => movesIn(same.of, record)) ?? []
    const isOver = (home: OrgId | null): boolean => home !== null && isAbove(write.org, home)
    /** Whether it may have been moved to the author of the link or below him. */
    const mayBeOver = (by: OrgId): boolean => isAbove(by, write.org)
    const reason = plainReason(systemKind.sameAs, entity, write)
    return {
      reason: reason ?? (moves.every(({ home }) => isOver(home)) ? null : 'rejected-home'),
      // It may have counted before it was taken back, its device ended, or a record moved.
      wasOnce:
        mayCount(write) &&
        isSaveHeld(write) &&
        moves.every(
          ({ minted: first, to, unsaid }) =>
            [first, ...to.values()].some(isOver) || [...unsaid].some(mayBeOver),
        ),
    }
  })

  return {
    counting: new Set([
      ...retires.counting,
      ...revokes.counting,
      ...[...erased.counting].map(({ write }) => write.id),
    ]),
    links,
    kin,
    erasedIds: erased.ids,
    facts: {
      field,
      mintedBy,
      reasonAgainst: (kind, entity, write) =>
        plainReason(kind, entity, write) ??
        (kind === systemKind.sameAs ? (links.get(write.id) ?? null) : null),
      isBefore,
      isAtOrAbove: isAbove,
      isErased: erased.ids.size > 0 ? isErased : noErasure,
      revokesOf: revokes.revokesOf,
      kinOf: (kind, entity) => kin.get(kind)?.get(entity) ?? null,
    },
  }
}

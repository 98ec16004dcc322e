import type { ChangeId, DeviceId, OrgId } from '../base/id.ts'
import { type Stretch, systemKind } from './change.ts'
import { type ChainOrder, touchesSave } from './stretch.ts'
import type { SystemIndex, SystemItem } from './system-index.ts'
import { isIrrevocable, isUntouchable, type RevokeTarget, type Target } from './system-value.ts'
import type { Write } from './write.ts'

/** Which revokes and set-asides count, and what they make count for nothing. */
export interface Revokes {
  readonly counting: ReadonlySet<ChangeId>
  /** The counting revokes of a change, with what each says of it. */
  readonly revokesOf: (
    target: Target,
    org: OrgId,
  ) => readonly { readonly write: Write; readonly target: RevokeTarget }[]
  readonly isSetAside: (kind: string, write: Write) => boolean
}

interface Ground {
  readonly chains: ChainOrder
  /** Whether the author is proven, not retired, his save complete. */
  readonly isSound: (write: Write) => boolean
  /** Whether a set-aside counts in this view for what an organisation wrote. */
  readonly mayAside: (by: OrgId, of: OrgId) => boolean
}

/** What set-asides name, by device. */
const asidesOf = (setAsides: readonly SystemItem[], { chains, mayAside }: Ground) => {
  type Named = { readonly item: SystemItem; readonly stretch: Stretch }
  const byDevice = new Map<DeviceId, Named[]>()
  for (const item of setAsides) {
    for (const stretch of item.stretches) {
      const row = byDevice.get(stretch.device)
      if (row) row.push({ item, stretch })
      else byDevice.set(stretch.device, [{ item, stretch }])
    }
  }
  const over = (kind: string, { device }: Write): readonly Named[] =>
    isUntouchable(kind) ? none : (byDevice.get(device) ?? none)
  const covers = ({ item, stretch }: Named, write: Write): boolean =>
    mayAside(item.write.org, write.org) && touchesSave(chains, stretch, write)
  return { over, covers }
}

/**
 * Judges revokes and set-asides together, because each may name the other: a revoke ends a set-aside, and what an import
 * brought that is taken back may be a revoke. Each is decided after all that name it, from the newest back and without
 * recursion (their number is not ours). What stands in a circle, which hashes forbid, does not count.
 */
export const judgeRevokes = (index: SystemIndex, ground: Ground): Revokes => {
  const revokes = index.of(systemKind.revoke)
  const setAsides = index.of(systemKind.setAside)
  const asides = asidesOf(setAsides, ground)

  const namesOf = (target: Target, org: OrgId): readonly SystemItem[] =>
    isIrrevocable(target.kind)
      ? []
      : index.naming(target.id).filter((item) => {
          const named = item.targets.get(target.id)
          const fits = named?.kind === target.kind && named.entity === target.entity
          return fits && item.kind === systemKind.revoke && item.write.org === org
        })

  const nodes = [...revokes, ...setAsides]
  const strikes = new Map<SystemItem, SystemItem[]>()
  const open = new Map<SystemItem, { left: number; readonly by: readonly SystemItem[] }>()
  for (const node of nodes) {
    const { kind, entity, write } = node
    const by = [...namesOf({ id: write.id, kind, entity }, write.org)]
    if (kind === systemKind.revoke) {
      const covering = asides.over(kind, write).filter((named) => asides.covers(named, write))
      by.push(...new Set(covering.map(({ item }) => item)))
    }
    open.set(node, { left: by.length, by })
    for (const striker of by) {
      const row = strikes.get(striker)
      if (row) row.push(node)
      else strikes.set(striker, [node])
    }
  }
  const decided = new Set<SystemItem>()
  const ready = nodes.filter((node) => open.get(node)?.left === 0)
  for (let node = ready.pop(); node; node = ready.pop()) {
    const isStruck = open.get(node)?.by.some((striker) => decided.has(striker)) ?? false
    if (!isStruck && ground.isSound(node.write)) decided.add(node)
    for (const struck of strikes.get(node) ?? []) {
      const row = open.get(struck)
      if (!row) continue
      row.left -= 1
      if (row.left === 0) ready.push(struck)
    }
  }

  return {
    counting: new Set([...decided].map(({ write }) => write.id)),
    revokesOf: (target, org) => {
      if (index.naming(target.id).length === 0) return none
      return namesOf(target, org).flatMap((item) => {
        const named = item.targets.get(target.id)
        return named && decided.has(item) ? [{ write: item.write, target: named }] : []
      })
    },
    isSetAside: (kind, write) =>
      asides.over(kind, write).some((named) => decided.has(named.item) && asides.covers(named, write)),
  }
}

const none: readonly never[] = []

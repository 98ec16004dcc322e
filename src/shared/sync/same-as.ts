import { groupBy } from '../base/group.ts'
import type { ChangeId, EntityId } from '../base/id.ts'
import type { IneffectiveReason } from './facts.ts'
import type { SystemItem } from './system-index.ts'

/** Records that are, or were once, said to be the same by somebody who may. */
export interface Kin {
  /** Those that show as one, each group and the list of them sorted; a record that stands alone is a group. */
  readonly groups: readonly (readonly EntityId[])[]
}

/** All kin, by kind and record. Records that nobody linked have none. */
export type KinMap = ReadonlyMap<string, ReadonlyMap<EntityId, Kin>>

/** What the links give: the kin, and why a link does not count. */
export interface Links {
  readonly kin: KinMap
  readonly reasons: ReadonlyMap<ChangeId, IneffectiveReason>
}

/** Sets that grow together. */
class Sets {
  readonly #parent = new Map<EntityId, EntityId>()

  root(entity: EntityId): EntityId {
    let root = entity
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    for (let at = entity; at !== root; ) {
      const up = this.#parent.get(at) ?? root
      this.#parent.set(at, root)
      at = up
    }
    return root
  }

  join(entities: readonly EntityId[]): void {
    const [first, ...others] = entities
    if (first === undefined) return
    for (const other of others) {
      const [a, b] = [this.root(first), this.root(other)]
      if (a !== b) this.#parent.set(a < b ? b : a, a < b ? a : b)
    }
  }
}

/**
 * The records that are one and the same: the transitive components of the links that count. A link that counted
 * once still makes kin, because writes of the time when it counted name writes of the other record.
 */
export const judgeLinks = (
  links: readonly SystemItem[],
  /** Why a link does not count, its homes asked too, and whether it may have counted once. */
  reasonOf: (link: SystemItem) => { readonly reason: IneffectiveReason | null; readonly wasOnce: boolean },
): Links => {
  const reasons = new Map<ChangeId, IneffectiveReason>()
  const kin = new Map<string, Map<EntityId, Kin>>()
  for (const [of, own] of groupBy(links, (link) => link.same?.of ?? null)) {
    if (of === null) continue
    const [ever, now] = [new Sets(), new Sets()]
    const entities = new Set<EntityId>()
    for (const link of own) {
      if (!link.same) continue
      const { reason, wasOnce } = reasonOf(link)
      if (reason) reasons.set(link.write.id, reason)
      if (reason && !wasOnce) continue
      for (const entity of link.same.records) entities.add(entity)
      ever.join(link.same.records)
      if (!reason) now.join(link.same.records)
    }
    const row = new Map<EntityId, Kin>()
    const sorted = [...entities].sort()
    for (const family of groupBy(sorted, (entity) => ever.root(entity)).values()) {
      const groups = [...groupBy(family, (entity) => now.root(entity)).values()]
      const one: Kin = { groups }
      for (const entity of family) row.set(entity, one)
    }
    if (row.size > 0) kin.set(of, row)
  }
  return { kin, reasons }
}

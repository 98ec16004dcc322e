import type { ChangeId, EntityId, OrgId } from '../base/id.ts'
import { type Change, systemKind } from './change.ts'
import type { Revokes } from './facts.ts'
import { readTargets, type Target } from './system-value.ts'
import { type Write, writeOf } from './write.ts'

/** One held revoke. */
interface Revoke {
  readonly entity: EntityId
  readonly write: Write
  readonly targets: readonly Target[]
}

/**
 * All held revokes. One counts when its author is proven and its save complete, unless a counting revoke of its own
 * organisation names it; it takes back what the same organisation wrote. No circle can exist, because ids are hashes.
 */
export class RevokeIndex implements Revokes {
  readonly #revokes = new Map<ChangeId, Revoke>()
  /** The revokes that name a change. */
  readonly #naming = new Map<ChangeId, Revoke[]>()
  #counting: Set<Revoke> | null = null
  #isSound: (write: Write) => boolean = () => false

  /** Adds a change of kind `revoke`; one that came again with its body takes the place of the bare one. */
  add(change: Change): void {
    const old = this.#revokes.get(change.id)
    const targets = readTargets(change.values)
    if (old && old.targets.length >= targets.length) return
    const revoke: Revoke = { entity: change.header.entity, write: writeOf(change), targets }
    this.#put(revoke)
  }

  #put(revoke: Revoke): void {
    this.#revokes.set(revoke.write.id, revoke)
    for (const { id } of revoke.targets) {
      const row = this.#naming.get(id)
      if (row) row.push(revoke)
      else this.#naming.set(id, [revoke])
    }
    this.#counting = null
  }

  /** Sets how an author and a save are judged; to be called whenever trust or chains changed. */
  judgeBy(isSound: (write: Write) => boolean): void {
    this.#isSound = isSound
    this.#counting = null
  }

  isRevoked(target: Target, org: OrgId): boolean {
    const naming = this.#naming.get(target.id)
    if (!naming) return false
    this.#counting ??= this.#judge()
    const counting = this.#counting
    return naming.some((revoke) => counting.has(revoke) && names(revoke, target, org))
  }

  /** Every change that may begin or cease to count when this revoke does, through revokes of revokes. */
  reach(id: ChangeId): readonly Target[] {
    const found: Target[] = []
    const done = new Set<ChangeId>()
    const stack = [id]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (done.has(at)) continue
      done.add(at)
      for (const target of this.#revokes.get(at)?.targets ?? []) {
        found.push(target)
        stack.push(target.id)
      }
    }
    return found
  }

  /** The revokes that some test holds for, by id. */
  idsOf(test: (write: Write) => boolean): readonly ChangeId[] {
    return [...this.#revokes.values()].filter(({ write }) => test(write)).map(({ write }) => write.id)
  }

  /** An independent copy; it must be told anew how to judge. */
  copy(): RevokeIndex {
    const copy = new RevokeIndex()
    for (const revoke of this.#revokes.values()) copy.#put(revoke)
    return copy
  }

  /** Decides a revoke after all that name it: from the newest back, without recursion (their number is not ours). */
  #judge(): Set<Revoke> {
    const open = new Map<Revoke, number>()
    for (const revoke of this.#revokes.values()) open.set(revoke, 0)
    const targetsIn = (revoke: Revoke): Revoke[] => {
      const found = revoke.targets.flatMap(({ id }) => this.#revokes.get(id) ?? [])
      return [...new Set(found)]
    }
    for (const revoke of open.keys()) {
      for (const target of targetsIn(revoke)) open.set(target, (open.get(target) ?? 0) + 1)
    }
    const counting = new Set<Revoke>()
    const ready = [...open].filter(([, naming]) => naming === 0).map(([revoke]) => revoke)
    for (let revoke = ready.pop(); revoke; revoke = ready.pop()) {
      const { entity, write } = revoke
      const self = { id: write.id, kind: systemKind.revoke, entity }
      const taken = (this.#naming.get(write.id) ?? []).some(
        (other) => counting.has(other) && names(other, self, write.org),
      )
      if (!taken && this.#isSound(write)) counting.add(revoke)
      for (const target of targetsIn(revoke)) {
        const left = (open.get(target) ?? 0) - 1
        open.set(target, left)
        if (left === 0) ready.push(target)
      }
    }
    return counting
  }
}

/** Whether a revoke names exactly this change of this organisation; a wrong kind or record names nothing. */
const names = (revoke: Revoke, target: Target, org: OrgId): boolean =>
  revoke.write.org === org &&
  revoke.targets.some(
    (named) => named.id === target.id && named.kind === target.kind && named.entity === target.entity,
  )

import type { EntityId } from '#shared/base/id.ts'
import type { Write } from './engine.ts'

/** Only the fields that differ, so that a save writes nothing it did not change. Emptied fields are written as null. */
export const changedFields = <V extends object>(before: V, after: V): Partial<V> => {
  const changed: Partial<V> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof V>) {
    const was = before[name] ?? null
    const is = after[name] ?? null
    if (JSON.stringify(was) !== JSON.stringify(is)) changed[name] = is as V[keyof V]
  }
  return changed
}

/** Takes a record out of lists and sums; its history stays. */
export const voidWrite = (kind: string, entity: EntityId, reason?: string): Write => ({
  kind,
  entity,
  fields: { life: reason ? { state: 'void', reason } : { state: 'void' } },
})

import { type EntityId, parseEntityId } from '../base/id.ts'

/** The most records one chunk holds: a save rewrites its chunk, and larger ones would be felt. */
export const chunkLimit = 500

/** The chunk of a record: fixed by its kind and id alone. Ids of an unknown form share one chunk per kind. */
export const chunkKey = (kind: string, entity: EntityId): string => {
  const parts = parseEntityId(entity)
  if (!parts) return `${kind}/-`
  return `${kind}/${parts.device}/${parts.year}/${Math.floor(parts.n / chunkLimit)}`
}

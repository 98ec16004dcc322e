import type { ChangeId } from '../base/id.ts'
import type { Rec } from '../domain/field.ts'
import { lifeField } from './change.ts'
import { lifeState } from './fold.ts'
import { type Ancestry, seenOf } from './fold-field.ts'
import type { Write } from './write.ts'

/** Whether a write voids its record. */
export const isVoid = (write: Write): boolean =>
  Object.hasOwn(write.values, lifeField) && lifeState(write.values[lifeField]) === 'void'

/** One field while its record is folded. */
export interface FoldedField {
  readonly field: string
  readonly effective: readonly Write[]
  readonly ancestry: Ancestry
  readonly heads: readonly Write[]
}

/**
 * Rule 6: hidden when a life head is void and every head of every field was seen by an effective void (itself, or a
 * later write of that field which descends from it) or was written by one who had seen one. Void heads explain themselves.
 */
export const lifeOf = (
  fields: readonly FoldedField[],
): { readonly life: Rec<unknown>['life']; readonly editedWhileVoided: boolean } => {
  const life = fields.find(({ field }) => field === lifeField)
  const heads = life?.heads ?? []
  const states = heads.map((head) => lifeState(head.values[lifeField]))
  if (!states.some((state) => state !== null)) return { life: 'incomplete', editedWhileVoided: false }
  if (!states.includes('void')) return { life: 'active', editedWhileVoided: false }
  const voids = (life?.effective ?? []).filter(isVoid)
  const voidIds = new Set<ChangeId>(voids.map((write) => write.id))
  const unseen = fields.some(({ field, ancestry, heads: own }) => {
    const seen = new Set<Write>()
    for (const write of voids) ancestry.markIds(seenOf(write, field), seen)
    return own.some((head) => {
      if (voidIds.has(head.id) || seen.has(head)) return false
      return !seenOf(head, lifeField).some((id) => voidIds.has(id))
    })
  })
  return unseen ? { life: 'active', editedWhileVoided: true } : { life: 'void', editedWhileVoided: false }
}

import type { EntityId } from '../base/id.ts'
import { oncePer } from '../base/once.ts'
import type { Rec } from './field.ts'

type Groups = ReadonlyMap<string, readonly Rec<unknown>[]>

const groupsOf = oncePer((_list: readonly Rec<unknown>[]) => new Map<string, Groups>())

/**
 * Those records of a list that name a certain one in a field, in the order of the list. The list is gone through once for
 * each field, however many ids are asked for: a school's list of participants has hundreds of thousands.
 */
export const byRef = <V extends object>(
  list: readonly Rec<V>[],
  field: keyof V & string,
  id: EntityId,
): readonly Rec<V>[] => {
  const known = groupsOf(list)
  let groups = known.get(field)
  if (!groups) {
    const made = new Map<string, Rec<V>[]>()
    for (const rec of list) {
      const named = rec.values[field]
      if (typeof named !== 'string') continue
      const group = made.get(named)
      if (group) group.push(rec)
      else made.set(named, [rec])
    }
    groups = made
    known.set(field, groups)
  }
  return (groups.get(id) ?? []) as readonly Rec<V>[]
}

import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { IdentityView } from '#shared/domain/identity-view.ts'
import type { Member } from '#shared/domain/member.ts'

/** One time that numbers were seen. */
export interface ViewLine {
  readonly id: EntityId
  readonly at: number
  /** The PC that did it. */
  readonly who: string
  readonly names: readonly string[]
  readonly count: number
  readonly way: IdentityView['way']
  readonly file: string | null
}

/** So many names are written out; of a whole list the number says enough. */
const named = 3

/** The lines of the record, in the order given. Names are those of today; somebody erased is counted and not named. */
export const viewLines = (
  found: readonly { readonly view: Rec<IdentityView>; readonly at: number; readonly who: string }[],
  members: readonly Rec<Member>[],
): readonly ViewLine[] => {
  const nameOf = new Map(members.map(({ id, values }) => [id, values.name]))
  return found.map(({ view, at, who }) => {
    const ids = view.values.members ?? []
    return {
      id: view.id,
      at,
      who,
      names: ids.flatMap((id) => nameOf.get(id) ?? []).slice(0, named),
      count: ids.length,
      way: view.values.way,
      file: view.values.file ?? null,
    }
  })
}

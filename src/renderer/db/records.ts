import type { EntityId } from '#shared/base/id.ts'
import type { Kind, Rec, Values } from '#shared/domain/field.ts'

/** Reads of the view. Each call inside `useLiveQuery` is redrawn when its kind changes. */
export interface Records {
  /** Active and incomplete records of a kind, oldest first; void ones left out. */
  readonly list: <K extends Kind>(kind: K) => Promise<readonly Rec<Values<K>>[]>
  readonly get: <K extends Kind>(kind: K, id: EntityId) => Promise<Rec<Values<K>> | null>
  /** Organisations known here by id. */
  readonly orgs: () => Promise<
    ReadonlyMap<string, { readonly name: string; readonly level: string; readonly parent: string | null }>
  >
}

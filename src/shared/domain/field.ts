import type { Day } from '../base/day.ts'
import type { BlobId, EntityId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import type { Fen } from '../base/money.ts'

/** Who may read a field when it travels: `sensitive` lives in sibling kinds, `money` may be left out of a roll-up. */
export type FieldClass = 'plain' | 'sensitive' | 'money'

/** The classes in the order their bodies stand in a file. */
export const fieldClasses = ['plain', 'sensitive', 'money'] as const satisfies readonly FieldClass[]

/** The shape of a field's value. `group` is several values that only mean something together: one field, one head. */
export type FieldType =
  | { readonly type: 'text'; readonly max: number; readonly lines?: true }
  | { readonly type: 'day' }
  | { readonly type: 'fen'; readonly min?: number }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly integer?: true }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly of: readonly string[] }
  | { readonly type: 'choices'; readonly of: readonly string[] }
  /** `kind` is `*` when any record may be meant. */
  | { readonly type: 'ref'; readonly kind: string }
  | { readonly type: 'refs'; readonly kind: string }
  | { readonly type: 'blob' }
  | { readonly type: 'group'; readonly of: Readonly<Record<string, FieldType>> }
  /** A short list that is written as a whole. Lists that several people extend are records of their own. */
  | { readonly type: 'list'; readonly of: FieldType; readonly max: number }
  /** A versioned body parsed elsewhere (rule packs, scoring tables, signed statements). */
  | { readonly type: 'body' }

/** An attachment as a record holds it; the bytes are kept once, by content. */
export interface BlobRef {
  readonly id: BlobId
  /** Found from the bytes, never from the name. */
  readonly media: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly bytes: number
  readonly name: string
}

/** The TypeScript value of a field type. An empty field is absent or null. */
export type ValueOf<T extends FieldType> = T extends { type: 'text' }
  ? string
  : T extends { type: 'day' }
    ? Day
    : T extends { type: 'fen' }
      ? Fen
      : T extends { type: 'number' }
        ? number
        : T extends { type: 'flag' }
          ? boolean
          : T extends { type: 'choice'; of: readonly (infer C)[] }
            ? C
            : T extends { type: 'choices'; of: readonly (infer C)[] }
              ? readonly C[]
              : T extends { type: 'ref' }
                ? EntityId
                : T extends { type: 'refs' }
                  ? readonly EntityId[]
                  : T extends { type: 'blob' }
                    ? BlobRef
                    : T extends { type: 'group'; of: infer G extends Readonly<Record<string, FieldType>> }
                      ? { readonly [K in keyof G]?: ValueOf<G[K]> | null }
                      : T extends { type: 'list'; of: infer E extends FieldType }
                        ? readonly ValueOf<E>[]
                        : unknown

/** One field of a kind. */
export interface Field {
  readonly is: FieldType
  readonly class: FieldClass
  /** The lowest level whose organisations may write it. A field's owner never changes; a new owner is a new field. */
  readonly owner: Level
  readonly required?: true
}

/** One kind of record: its fields drive form, table, Excel columns, ownership, masking and scope. */
export interface Kind<F extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> {
  readonly kind: string
  readonly fields: F
}

/** The values of a record of a kind. Every field may be missing: a record may arrive in parts. */
export type Values<K extends Kind> = {
  readonly [N in keyof K['fields']]?: ValueOf<K['fields'][N]['is']> | null
}

/** Declares a kind and keeps its exact types. */
export const defineKind = <const F extends Readonly<Record<string, Field>>>(
  kind: string,
  fields: F,
): Kind<F> => ({
  kind,
  fields,
})

/** What the view says about one record beside its values. */
export interface Rec<V> {
  readonly id: EntityId
  readonly kind: string
  /** The organisation whose device minted it. */
  readonly home: string
  readonly values: V
  /** `incomplete`: no effective `life` yet; listed, not counted. */
  readonly life: 'active' | 'void' | 'incomplete'
  /** Fields with more than one head: a person must decide. */
  readonly conflicts: readonly string[]
  /** Fields whose named predecessor has not arrived. */
  readonly waiting: readonly string[]
  /** Whether it was approved, and whether something approved was changed since. */
  readonly approval: 'none' | 'approved' | 'changed'
  /** Fields whose value was erased for good. */
  readonly erased: readonly string[]
  /** Voided by one, while another who did not know edited it. */
  readonly editedWhileVoided: boolean
  /** The clock of the PC that wrote last (ms); for display only. */
  readonly changedAt: number
}

import type { FieldType, Kind } from '../domain/field.ts'

type Both<U> = (U extends unknown ? (part: U) => void : never) extends (all: infer I) => void ? I : never

type Choices<T extends FieldType, N extends string> = T extends {
  type: 'choice' | 'choices'
  of: readonly (infer C extends string)[]
}
  ? { readonly [P in N]: { readonly [V in C]: string } }
  : T extends { type: 'group'; of: infer G extends Readonly<Record<string, FieldType>> }
    ? Both<{ [P in keyof G & string]: Choices<G[P], P> }[keyof G & string]>
    : T extends { type: 'list'; of: infer E extends FieldType }
      ? Choices<E, N>
      : unknown

type Parts<T extends FieldType, N extends string> = T extends {
  type: 'group'
  of: infer G extends Readonly<Record<string, FieldType>>
}
  ? { readonly [P in N]: { readonly [L in keyof G]: string } }
  : T extends { type: 'list'; of: infer E extends FieldType }
    ? Parts<E, N>
    : unknown

type AllOf<K extends Kind, How extends 'choices' | 'parts'> = Both<
  {
    [N in keyof K['fields'] & string]: How extends 'choices'
      ? Choices<K['fields'][N]['is'], N>
      : Parts<K['fields'][N]['is'], N>
  }[keyof K['fields'] & string]
>

/**
 * The words a kind needs: its name, every field, the parts of its groups (by field), every choice (by field, or by the
 * part's own name inside a group). A forgotten one does not compile.
 */
export interface KindWords<K extends Kind> {
  readonly kind: string
  readonly fields: { readonly [N in keyof K['fields']]: string }
  readonly parts: AllOf<K, 'parts'>
  readonly choices: AllOf<K, 'choices'>
}

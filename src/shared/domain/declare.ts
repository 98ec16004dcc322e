import type { Level } from '../base/level.ts'
import type { FieldClass, FieldType } from './field.ts'

/** A field of any class; the owner is the lowest level that may write it. */
export const fieldIn = <const C extends FieldClass, const T extends FieldType>(
  fieldClass: C,
  is: T,
  owner: Level = 'group',
) => ({ is, class: fieldClass, owner })

/** A field that everybody may read who may read the record. */
export const plain = <const T extends FieldType>(is: T, owner: Level = 'group') => fieldIn('plain', is, owner)

/** A field of a sensitive sibling kind. */
export const sensitive = <const T extends FieldType>(is: T, owner: Level = 'group') =>
  fieldIn('sensitive', is, owner)

/** A field that may be left out of a roll-up. */
export const money = <const T extends FieldType>(is: T, owner: Level = 'group') => fieldIn('money', is, owner)

/** A plain field that a form may not leave empty. */
export const needed = <const T extends FieldType>(is: T, owner: Level = 'group') => ({
  ...plain(is, owner),
  required: true as const,
})

/** One line of text. */
export const text = <const N extends number>(max: N) => ({ type: 'text' as const, max })
/** Several lines of text. */
export const lines = <const N extends number>(max: N) => ({
  type: 'text' as const,
  max,
  lines: true as const,
})
/** A calendar day. */
export const day = { type: 'day' } as const
/** Yes or no. */
export const flag = { type: 'flag' } as const
/** An amount that is not negative. */
export const amount = { type: 'fen', min: 0 } as const
/** One of a closed list. */
export const choice = <const C extends readonly string[]>(of: C) => ({ type: 'choice' as const, of })
/** Several of a closed list. */
export const choices = <const C extends readonly string[]>(of: C) => ({ type: 'choices' as const, of })
/** Another record. */
export const ref = <const K extends string>(kind: K) => ({ type: 'ref' as const, kind })
/** Several values that only mean something together. */
export const group = <const G extends Readonly<Record<string, FieldType>>>(of: G) => ({
  type: 'group' as const,
  of,
})
/** A short list written as a whole. */
export const list = <const T extends FieldType, const N extends number>(of: T, max: N) => ({
  type: 'list' as const,
  of,
  max,
})

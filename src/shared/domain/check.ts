import { parseDay } from '../base/day.ts'
import { isDigest, parseEntityId } from '../base/id.ts'
import { isFen } from '../base/money.ts'
import { characterCount } from '../base/text.ts'
import type { FieldType, Kind } from './field.ts'

/** What is wrong with one value. The sentences are in `i18n/*\/check.ts`. */
export type Fault =
  | { readonly type: 'required' }
  | { readonly type: 'not-text' }
  | { readonly type: 'too-long'; readonly max: number }
  | { readonly type: 'line-break' }
  | { readonly type: 'bad-day' }
  | { readonly type: 'bad-amount' }
  | { readonly type: 'bad-number' }
  | { readonly type: 'not-whole' }
  | { readonly type: 'too-low'; readonly min: number; readonly money: boolean }
  | { readonly type: 'too-high'; readonly max: number }
  | { readonly type: 'bad-flag' }
  | { readonly type: 'unknown-choice'; readonly value: string }
  | { readonly type: 'repeated' }
  | { readonly type: 'bad-reference' }
  | { readonly type: 'bad-file' }
  | { readonly type: 'bad-shape' }
  | { readonly type: 'too-many'; readonly max: number }

/** A fault and where it is; `part` names the part of a group, or the position in a list (from 0). */
export interface FieldProblem {
  readonly type: 'field'
  readonly field: string
  readonly part?: string
  readonly fault: Fault
}

/** A fault inside a value, with the way to it. */
interface Found {
  readonly path: string
  readonly fault: Fault
}

const medias: readonly unknown[] = ['image/jpeg', 'image/png', 'application/pdf']

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkText = (value: unknown, max: number, lines: boolean): Fault | null => {
  if (typeof value !== 'string') return { type: 'not-text' }
  if (characterCount(value) > max) return { type: 'too-long', max }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) return { type: 'not-text' }
  return !lines && /[\r\n]/.test(value) ? { type: 'line-break' } : null
}

const checkNumber = (value: unknown, is: Extract<FieldType, { type: 'number' }>): Fault | null => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { type: 'bad-number' }
  if (is.integer && !Number.isSafeInteger(value)) return { type: 'not-whole' }
  if (is.min !== undefined && value < is.min) return { type: 'too-low', min: is.min, money: false }
  return is.max !== undefined && value > is.max ? { type: 'too-high', max: is.max } : null
}

const checkChoices = (value: unknown, of: readonly string[]): Fault | null => {
  if (!Array.isArray(value)) return { type: 'bad-shape' }
  const unknown = value.find((one) => !of.includes(one))
  if (unknown !== undefined) return { type: 'unknown-choice', value: String(unknown) }
  return new Set(value).size < value.length ? { type: 'repeated' } : null
}

const isReference = (value: unknown): boolean => typeof value === 'string' && parseEntityId(value) !== null

const isFile = (value: unknown): boolean =>
  isObject(value) &&
  isDigest(value.id) &&
  medias.includes(value.media) &&
  typeof value.name === 'string' &&
  characterCount(value.name) <= 200 &&
  Number.isSafeInteger(value.bytes) &&
  (value.bytes as number) >= 0

const one = (fault: Fault | null): readonly Found[] => (fault ? [{ path: '', fault }] : [])

const inside = (name: string, found: readonly Found[]): readonly Found[] =>
  found.map(({ path, fault }) => ({ path: path ? `${name}.${path}` : name, fault }))

/** Everything wrong with a value of a type. Null stands for empty and is right everywhere. */
const checkValue = (is: FieldType, value: unknown): readonly Found[] => {
  if (value === null || value === undefined) return []
  switch (is.type) {
    case 'text':
      return one(checkText(value, is.max, is.lines === true))
    case 'day':
      return one(parseDay(value) ? null : { type: 'bad-day' })
    case 'fen':
      if (!isFen(value)) return one({ type: 'bad-amount' })
      return one(
        is.min !== undefined && value < is.min ? { type: 'too-low', min: is.min, money: true } : null,
      )
    case 'number':
      return one(checkNumber(value, is))
    case 'flag':
      return one(typeof value === 'boolean' ? null : { type: 'bad-flag' })
    case 'choice':
      return one(
        typeof value === 'string' && is.of.includes(value)
          ? null
          : { type: 'unknown-choice', value: String(value) },
      )
    case 'choices':
      return one(checkChoices(value, is.of))
    case 'ref':
      return one(isReference(value) ? null : { type: 'bad-reference' })
    case 'refs':
      return one(Array.isArray(value) && value.every(isReference) ? null : { type: 'bad-reference' })
    case 'blob':
      return one(isFile(value) ? null : { type: 'bad-file' })
    case 'group': {
      if (!isObject(value)) return one({ type: 'bad-shape' })
      // Parts this version does not know are kept: a newer one wrote them.
      return Object.entries(is.of).flatMap(([name, type]) =>
        inside(name, checkValue(type, Object.hasOwn(value, name) ? value[name] : null)),
      )
    }
    case 'list': {
      if (!Array.isArray(value)) return one({ type: 'bad-shape' })
      if (value.length > is.max) return one({ type: 'too-many', max: is.max })
      return value.flatMap((element, i) => inside(String(i), checkValue(is.of, element)))
    }
    case 'body':
      return one(typeof value === 'object' ? null : { type: 'bad-shape' })
  }
}

/** Whether nothing was filled in: absent, null, blank text, no choice, a group of nothing. */
export const isEmpty = (value: unknown): boolean => {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.values(value).every(isEmpty)
}

/**
 * Everything wrong with the values of a kind, field by field. With `complete`, required fields must be filled (a form);
 * without, a record may arrive in parts (the border, when reading what others wrote). Fields this version does not know
 * are left alone, because a newer version wrote them.
 */
export const checkValues = (
  kind: Kind,
  values: Readonly<Record<string, unknown>>,
  complete = false,
): readonly FieldProblem[] =>
  Object.entries(kind.fields).flatMap(([field, { is, required }]): readonly FieldProblem[] => {
    const value = Object.hasOwn(values, field) ? values[field] : undefined
    if (complete && required && isEmpty(value)) return [{ type: 'field', field, fault: { type: 'required' } }]
    return checkValue(is, value).map(({ path, fault }) =>
      path ? { type: 'field', field, part: path, fault } : { type: 'field', field, fault },
    )
  })

/** Whether a value is one of the field `life`: `active` or `void`, with a reason or without. */
export const isLife = (value: unknown): boolean =>
  isObject(value) &&
  (value.state === 'active' || value.state === 'void') &&
  (value.reason === undefined || value.reason === null || checkText(value.reason, 500, true) === null)

import { sameValue } from '../base/same.ts'

/** What a school's rules say of one record. It is stored with the record; later rules never change it. */
export interface Judgement<S extends { readonly type: string }, M extends string> {
  readonly state: 'allowed' | 'warning' | 'refused'
  /** An id each and what it speaks of; the words are in `i18n`. */
  readonly sentences: readonly S[]
  /** The row of the pack that was applied. */
  readonly rule: string | null
  readonly pack: string | null
  /** Title, school and year of the pack, with the clause where it is known. */
  readonly source: string | null
  /** What the row asks for and the record does not hold yet; it never changes the state. */
  readonly missing: readonly M[]
}

/** The state that sentences come to: refused by one that refuses, a warning by any other that does not only tell. */
export const stateOf = <T extends string>(
  sentences: readonly { readonly type: T }[],
  refusing: ReadonlySet<T>,
  telling: ReadonlySet<T>,
): Judgement<never, never>['state'] => {
  if (sentences.some(({ type }) => refusing.has(type))) return 'refused'
  return sentences.some(({ type }) => !telling.has(type)) ? 'warning' : 'allowed'
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isShape = {
  text: isText,
  'text?': (value: unknown) => value === null || isText(value),
  texts: (value: unknown) => Array.isArray(value) && value.every(isText),
  whole: Number.isSafeInteger,
  number: Number.isFinite,
  flag: (value: unknown) => typeof value === 'boolean',
}

/** What each part of a sentence must be to be read, by the sentence's type. */
export type SentenceShapes<T extends string> = Readonly<
  Record<T, Readonly<Record<string, keyof typeof isShape>>>
>

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOrNull = (value: unknown): string | null => (isText(value) ? value : null)

/**
 * Reads a stored judgement; null when it is none. Sentences this version does not know, or that are damaged, are left out:
 * the state still says how the rules judged.
 */
export const parseJudgement = <S extends { readonly type: string }, M extends string>(
  value: unknown,
  shapes: SentenceShapes<S['type']>,
): Judgement<S, M> | null => {
  if (!isRecord(value)) return null
  const { state } = value
  if (state !== 'allowed' && state !== 'warning' && state !== 'refused') return null
  const isSentence = (one: unknown): one is S => {
    if (!isRecord(one) || typeof one.type !== 'string' || !Object.hasOwn(shapes, one.type)) return false
    const parts = Object.entries(shapes[one.type as S['type']])
    return parts.every(([name, shape]) => isShape[shape](one[name]))
  }
  return {
    state,
    sentences: Array.isArray(value.sentences) ? value.sentences.filter(isSentence) : [],
    rule: textOrNull(value.rule),
    pack: textOrNull(value.pack),
    source: textOrNull(value.source),
    // From a closed list; a later version's may be longer.
    missing: (Array.isArray(value.missing) ? value.missing : []).filter((one): one is M => isText(one)),
  }
}

/**
 * Whether two judgements differ: another state, or other sentences beside those that only tell. What is missing, and rules
 * that say the same under other names, do not count. A stored one has its keys in another order than a fresh one.
 */
export const judgesOtherwise = <S extends { readonly type: string }>(
  stored: Judgement<S, string>,
  now: Judgement<S, string>,
  telling: ReadonlySet<S['type']>,
): boolean => {
  const objections = ({ sentences }: Judgement<S, string>) =>
    sentences.filter(({ type }) => !telling.has(type))
  return stored.state !== now.state || !sameValue(objections(stored), objections(now))
}

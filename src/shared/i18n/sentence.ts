import type { FieldProblem } from '../domain/check.ts'
import type { KindName } from '../domain/registry.ts'
import type { Messages } from './messages.ts'
import { wordsOf } from './words.ts'

/** The members of a union that may have a tag; a member may have several. */
type Case<P extends { readonly type: string }, T extends string> = P extends unknown
  ? T extends P['type']
    ? P
    : never
  : never

/** One sentence for every case of a tagged union; with parameters it is a function of the case. */
export type Sentences<P extends { readonly type: string }> = {
  readonly [T in P['type']]: string | ((problem: Case<P, T>) => string)
}

/** The sentence of one case. */
export const sentenceOf = <P extends { readonly type: string }>(
  sentences: Sentences<P>,
  problem: P,
): string => {
  const found = sentences[problem.type as P['type']]
  // The key and the parameter come from the same object; the compiler cannot follow that through a union.
  return typeof found === 'function' ? (found as (one: P) => string)(problem) : found
}

/** The label of a field, with its part: `慰问品（金）：金额`, `审批 2：日期`. */
export const fieldLabel = (messages: Messages, kind: KindName, field: string, part?: string): string => {
  const words = wordsOf(messages)[kind]
  const label = (Object.hasOwn(words.fields, field) ? words.fields[field] : undefined) ?? field
  if (!part) return label
  const parts = Object.hasOwn(words.parts, field) ? words.parts[field] : undefined
  const [first = '', ...rest] = part.split('.')
  const isPosition = /^\d+$/.test(first)
  const name = isPosition ? rest.join('.') : part
  const known = (parts && Object.hasOwn(parts, name) ? parts[name] : undefined) ?? name
  return messages.check.place(label, isPosition ? Number(first) + 1 : null, known)
}

/** The sentence of any problem of a noun: with the label in front when it belongs to one field. */
export const problemText = <P extends { readonly type: string }>(
  messages: Messages,
  kind: KindName,
  sentences: Sentences<Exclude<P, FieldProblem>>,
  problem: P | FieldProblem,
): string => {
  if (problem.type === 'field' && 'fault' in problem) {
    const { field, part, fault } = problem as FieldProblem
    return messages.check.at(
      fieldLabel(messages, kind, field, part),
      sentenceOf(messages.check.faults, fault),
    )
  }
  return sentenceOf(sentences, problem as Exclude<P, FieldProblem>)
}

/** A word from a table, the value itself when there is none: stored values may come from a newer version. */
export const wordIn = (table: Readonly<Record<string, string>>, value: string): string =>
  (Object.hasOwn(table, value) ? table[value] : undefined) ?? value

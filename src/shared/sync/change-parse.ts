import { type ChangeId, isDigest, isKeyId, parseEntityId } from '../base/id.ts'
import { isLevel } from '../base/level.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type FieldClass, fieldClasses } from '../domain/field.ts'
import type { Body, Header } from './change.ts'
import { headerLine } from './change-build.ts'
import { type ChangeLines, lineLimit, noBody } from './segment-text.ts'
import { isCount, isObject, isWithin, jsonLimits } from './strict-json.ts'

/** Why one change is put aside while the rest of its segment goes on. */
export type ParseReason =
  | 'not-canonical'
  | 'too-large'
  | 'newer-version'
  | 'bad-header'
  | 'bad-fields'
  | 'bad-seen'
  | 'bad-body'
  | 'wrong-place'
  | 'wrong-hash'
  /** A value of a known kind that has not the shape its field says. */
  | 'misfit'

/** A refusal of one change; `where` names the header key or the class at fault, for whoever examines a file. */
export interface ParseProblem {
  readonly reason: ParseReason
  readonly where: string
}

const headerKeys = 'v,device,seq,prev,save,at,kind,entity,fields,seen,org,actor,role,schema,bodies'
const fieldPattern = /^[a-z][A-Za-z0-9]{0,63}$/
const kindPattern = /^[a-z][a-z-]{0,31}$/
const savePattern = /^[\w-]{16}$/
const saltPattern = /^[\w-]{22}$/

/** Whether a text may name a field. */
export const isFieldName = (text: unknown): text is string =>
  typeof text === 'string' && fieldPattern.test(text) && text !== 'constructor' && text !== 'prototype'

/** Whether a text may name a kind of record. */
export const isKindName = (text: unknown): text is string =>
  typeof text === 'string' && kindPattern.test(text)

const isEntity = (value: unknown): boolean => typeof value === 'string' && parseEntityId(value) !== null

/** Whether the classes named are some of the known ones, in their order. */
const areClasses = (names: readonly string[]): boolean => {
  let at = -1
  for (const name of names) {
    const next = fieldClasses.indexOf(name as FieldClass)
    if (next <= at) return false
    at = next
  }
  return names.length > 0
}

const areFields = (value: unknown): boolean => {
  if (!isObject(value) || !areClasses(Object.keys(value))) return false
  const lists = Object.values(value)
  for (const list of lists) {
    if (!Array.isArray(list) || list.length === 0 || !list.every(isFieldName)) return false
  }
  const names = lists.length === 1 ? (lists[0] as unknown[]) : lists.flat()
  return new Set(names).size === names.length
}

const areSeen = (value: unknown): boolean => {
  if (!isObject(value)) return false
  for (const [field, ids] of Object.entries(value)) {
    if (!isFieldName(field) || !Array.isArray(ids) || ids.length === 0 || !ids.every(isDigest)) return false
    if (ids.length > 1 && new Set(ids).size !== ids.length) return false
  }
  return true
}

const isSave = (value: unknown, seq: number): boolean => {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [id, index, count] = value as unknown[]
  if (typeof id !== 'string' || !savePattern.test(id)) return false
  return isCount(index) && isCount(count, 1) && index < count && index < seq
}

/** The key of a header that is wrong; null when all is as it must be. */
const wrongKey = (h: Readonly<Record<string, unknown>>): string | null => {
  if (!isKeyId(h.device)) return 'device'
  if (!isCount(h.seq, 1)) return 'seq'
  if (h.prev === null ? h.seq !== 1 : h.seq === 1 || !isDigest(h.prev)) return 'prev'
  if (!isSave(h.save, h.seq)) return 'save'
  // Any clock is taken: it only ever decides what is shown first.
  if (!Number.isSafeInteger(h.at)) return 'at'
  if (!isKindName(h.kind)) return 'kind'
  if (!isEntity(h.entity)) return 'entity'
  if (!isKeyId(h.org)) return 'org'
  if (h.actor !== null && !isEntity(h.actor)) return 'actor'
  if (!isLevel(h.role)) return 'role'
  if (!isCount(h.schema)) return 'schema'
  return null
}

const problem = (reason: ParseReason, where: string): { readonly ok: false; readonly error: ParseProblem } =>
  err({ reason, where })

/** Judges an already parsed header line. Checked for canonical bytes last, when it is known to be shallow. */
export const checkHeader = (value: unknown, line: string): Result<Header, ParseProblem> => {
  if (!isObject(value)) return problem('not-canonical', 'header')
  if (value.v !== 1) return problem(isCount(value.v, 2) ? 'newer-version' : 'bad-header', 'v')
  const wrong = wrongKey(value)
  if (wrong && Object.keys(value).join() !== headerKeys) return problem('bad-header', 'keys')
  if (wrong) return problem('bad-header', wrong)
  if (!areFields(value.fields)) return problem('bad-fields', 'fields')
  if (!areSeen(value.seen)) return problem('bad-seen', 'seen')
  const { bodies, fields } = value
  if (!isObject(bodies) || Object.keys(bodies).join() !== Object.keys(fields as object).join())
    return problem('bad-header', 'bodies')
  if (!Object.values(bodies).every(isDigest)) return problem('bad-header', 'bodies')
  // Every key of Header was checked above. Writing it again settles both the keys and the bytes.
  const header = value as unknown as Header
  if (headerLine(header) === line) return ok(header)
  return Object.keys(value).join() === headerKeys
    ? problem('not-canonical', 'header')
    : problem('bad-header', 'keys')
}

/** Judges an already parsed body line against the names its header gives that class. */
export const checkBody = (
  value: unknown,
  line: string,
  names: readonly string[],
  where: FieldClass,
): Result<Body['values'], ParseProblem> => {
  if (!isObject(value)) return problem('not-canonical', where)
  if (!isWithin(value, 0, jsonLimits)) return problem('bad-body', where)
  if (Object.keys(value).join() !== 'salt,values') return problem('bad-body', where)
  const { salt, values } = value
  if (typeof salt !== 'string' || !saltPattern.test(salt)) return problem('bad-body', where)
  if (!isObject(values) || Object.keys(values).join() !== names.join()) return problem('bad-body', where)
  if (JSON.stringify(value) !== line) return problem('not-canonical', where)
  return ok(values)
}

/** A parsed line: the value, or undefined when it is no JSON. No JSON text means undefined. */
export const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

const encoder = new TextEncoder()

/** Whether a line is longer than 1 MiB as UTF-8. */
const isTooLong = (line: string): boolean =>
  line.length > lineLimit || (line.length * 3 > lineLimit && encoder.encode(line).length > lineLimit)

/** A change whose lines say something; whether its bodies hash to what the header names is still open. */
export interface ParsedLines {
  readonly header: Header
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Reads the lines of one change strictly: only canonical JSON is legal, exactly the known header keys, a body for each
 * class named (or `null`: withheld, erased) with exactly the fields named. Unknown kinds and fields pass (sync.md rule 10).
 * `parsed` are the lines' values when they were parsed already, header first.
 */
export const parseChange = (
  lines: Pick<ChangeLines, 'header' | 'bodies'>,
  parsed: readonly unknown[] = [lines.header, ...lines.bodies].map(parseLine),
): Result<ParsedLines, ParseProblem> => {
  if (isTooLong(lines.header)) return problem('too-large', 'header')
  const checked = checkHeader(parsed[0], lines.header)
  if (!checked.ok) return checked
  const header = checked.value
  const classes = Object.keys(header.fields) as FieldClass[]
  if (lines.bodies.length !== classes.length) return problem('bad-body', 'count')
  let values: Readonly<Record<string, unknown>> = {}
  for (const [i, name] of classes.entries()) {
    const line = lines.bodies[i] ?? noBody
    if (line === noBody) continue
    if (isTooLong(line)) return problem('too-large', name)
    const body = checkBody(parsed[i + 1], line, header.fields[name] ?? [], name)
    if (!body.ok) return body
    values = i === 0 ? body.value : { ...values, ...body.value }
  }
  return ok({ header, values })
}

/** A change put aside: its id (the hash of its header line as received) keeps its place in the chain. */
export interface Refused {
  readonly id: ChangeId
  readonly seq: number
  readonly problem: ParseProblem
}

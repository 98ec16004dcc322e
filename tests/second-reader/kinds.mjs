// The appendix: kinds and fields, read from the table of the document itself.
import { readFileSync } from 'node:fs'
import { isEntityId } from './changes.mjs'
import { isDigest, isObject } from './json.mjs'

const document = new URL('../../docs/bundle-format.md', import.meta.url)

/** Kind → field → `{is, class, owner}`. */
export const readKinds = () => {
  const text = readFileSync(document, 'utf8')
  const [, table] = text.split('| kind | field | type | class | owner |\n|---|---|---|---|---|\n')
  const kinds = new Map()
  for (const row of table.trim().split('\n')) {
    const [kind, field, is, name, owner] = row.slice(2, -2).split(' | ')
    if (!kinds.has(kind)) kinds.set(kind, new Map())
    kinds.get(kind).set(field, { is: JSON.parse(is.slice(1, -1)), class: name, owner })
  }
  return kinds
}

const isText = (v, max, lines) =>
  typeof v === 'string' &&
  [...v].length <= max &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(v) &&
  (lines || !/[\r\n]/.test(v))

const isDay = (v) => {
  if (typeof v !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(v) || v.startsWith('0000')) return false
  const date = new Date(`${v}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === v
}

const medias = ['image/jpeg', 'image/png', 'application/pdf']

const isBlob = (v) =>
  isObject(v) &&
  isDigest(v.id) &&
  medias.includes(v.media) &&
  typeof v.name === 'string' &&
  [...v.name].length <= 200 &&
  Number.isSafeInteger(v.bytes) &&
  v.bytes >= 0

const isNumber = (v, is) =>
  Number.isFinite(v) &&
  (!is.integer || Number.isSafeInteger(v)) &&
  v >= (is.min ?? Number.NEGATIVE_INFINITY) &&
  v <= (is.max ?? Number.POSITIVE_INFINITY)

/** Whether a value has the shape of its type. */
const fits = (is, v) => {
  if (v === null || v === undefined) return true
  switch (is.type) {
    case 'text':
      return isText(v, is.max, is.lines === true)
    case 'day':
      return isDay(v)
    case 'fen':
      return Number.isSafeInteger(v) && v >= (is.min ?? Number.NEGATIVE_INFINITY)
    case 'number':
      return isNumber(v, is)
    case 'flag':
      return typeof v === 'boolean'
    case 'choice':
      return true
    case 'choices':
      return Array.isArray(v) && (v.some((one) => !is.of.includes(one)) || new Set(v).size === v.length)
    case 'ref':
      return isEntityId(v)
    case 'refs':
      return Array.isArray(v) && v.every(isEntityId)
    case 'blob':
      return isBlob(v)
    case 'group':
      return (
        isObject(v) &&
        Object.entries(is.of).every(([name, type]) => fits(type, Object.hasOwn(v, name) ? v[name] : null))
      )
    case 'list':
      return Array.isArray(v) && v.length <= is.max && v.every((one) => fits(is.of, one))
    default:
      return typeof v === 'object'
  }
}

const isLife = (v) =>
  isObject(v) &&
  (v.state === 'active' || v.state === 'void') &&
  (v.reason === undefined || v.reason === null || isText(v.reason, 500, true))

/** Whether the values of a change have the shapes of their fields. */
export const isFit = (kinds, { kind, values }) => {
  const fields = kinds.get(kind)
  if (!fields) return true
  if (values.has('life') && !isLife(values.get('life'))) return false
  return [...fields].every(([field, { is }]) => fits(is, values.get(field)))
}

// Sections 6 to 8: segments, changes, and what is put aside.
import { holds, pae, typeOf } from './container.mjs'
import {
  canonical,
  demand,
  fromBase64Url,
  inBounds,
  isCount,
  isDigest,
  isKeyId,
  isLevel,
  isObject,
  keyIdOf,
  parse,
  sha256,
} from './json.mjs'

const segmentStart = '{"segment":'
const isBareId = (line) => /^"[\w-]{43}"$/.test(line)

/** Lines as changes: `{id}` for a bare id, else `{header, bodies}`. */
const splitChanges = (lines) => {
  const changes = []
  let open = null
  for (const line of lines) {
    demand(line.length <= 1048576, 'damaged')
    if (line.startsWith('{"v":')) {
      open = { id: sha256(line), header: line, bodies: [] }
      changes.push(open)
    } else if (line === 'null' || line.startsWith('{"salt":')) {
      demand(open, 'damaged')
      open.bodies.push(line)
    } else {
      demand(isBareId(line), 'damaged')
      open = null
      changes.push({ id: line.slice(1, -1), header: null, bodies: [] })
    }
  }
  return changes
}

/** The segments of a part. */
export const readSegments = (lines) => {
  const segments = []
  let at = 0
  while (at < lines.length) {
    const text = lines[at++]
    const v = canonical(text)
    const keys = v ? Object.keys(v).join() : ''
    demand(keys === 'segment,device,first,count,key,sig' && v.segment === 1, 'damaged')
    demand(isKeyId(v.device) && isCount(v.first, 1) && isCount(v.count, 1) && v.count <= 1000, 'damaged')
    demand(isDigest(v.key) && (v.sig === null || /^[\w-]{86}$/.test(v.sig)), 'damaged')
    demand(isCount(v.first + v.count - 1), 'damaged')
    const start = at
    while (at < lines.length && !lines[at].startsWith(segmentStart)) at++
    const changes = splitChanges(lines.slice(start, at))
    demand(changes.length === v.count, 'damaged')
    segments.push({ ...v, changes })
  }
  return segments
}

/** The text that a segment's signature covers. */
const signedText = ({ device, first, changes }) =>
  [device, String(first), ...changes.map(({ id }) => id)].join('\n')

/** Refuses a segment that its device did not sign. */
export const verifySegment = (segment) => {
  const signature = segment.sig === null ? null : fromBase64Url(segment.sig)
  demand(signature && keyIdOf(segment.key) === segment.device, 'bad-signature')
  demand(holds(segment.key, signature, pae(typeOf('segment'), signedText(segment))), 'bad-signature')
}

const headerKeys = [
  'v',
  'device',
  'seq',
  'prev',
  'save',
  'at',
  'kind',
  'entity',
  'fields',
  'seen',
  'org',
  'actor',
  'role',
  'schema',
  'bodies',
]
const classes = ['plain', 'sensitive', 'money']
export const isEntityId = (v) =>
  typeof v === 'string' && /^[\w-]{22}\.\d{4}\.[0-9a-z]{1,8}\.[\w-]{6}$/.test(v)
const isField = (v) =>
  typeof v === 'string' && /^[a-z][A-Za-z0-9]{0,63}$/.test(v) && v !== 'constructor' && v !== 'prototype'
const distinct = (list) => new Set(list).size === list.length

const isSave = (save, seq) =>
  Array.isArray(save) &&
  save.length === 3 &&
  typeof save[0] === 'string' &&
  /^[\w-]{16}$/.test(save[0]) &&
  isCount(save[1]) &&
  isCount(save[2], 1) &&
  save[1] < save[2] &&
  save[1] < seq

const areFields = (fields) => {
  if (!isObject(fields)) return false
  const names = Object.keys(fields)
  const order = names.map((name) => classes.indexOf(name))
  if (names.length === 0 || order.includes(-1) || order.some((n, i) => i > 0 && n <= order[i - 1]))
    return false
  const lists = Object.values(fields)
  return (
    lists.every((list) => Array.isArray(list) && list.length > 0 && list.every(isField)) &&
    distinct(lists.flat())
  )
}

const areSeen = (seen) =>
  isObject(seen) &&
  Object.entries(seen).every(
    ([field, ids]) =>
      isField(field) && Array.isArray(ids) && ids.length > 0 && ids.every(isDigest) && distinct(ids),
  )

const badHeader = (h) => {
  if (!isObject(h)) return 'not-canonical'
  if (h.v !== 1) return isCount(h.v, 2) ? 'newer-version' : 'bad-header'
  const good =
    isKeyId(h.device) &&
    isCount(h.seq, 1) &&
    (h.prev === null ? h.seq === 1 : h.seq > 1 && isDigest(h.prev)) &&
    isSave(h.save, h.seq) &&
    Number.isSafeInteger(h.at) &&
    typeof h.kind === 'string' &&
    /^[a-z][a-z-]{0,31}$/.test(h.kind) &&
    isEntityId(h.entity) &&
    isKeyId(h.org) &&
    (h.actor === null || isEntityId(h.actor)) &&
    isLevel(h.role) &&
    isCount(h.schema)
  if (!good) return 'bad-header'
  if (!areFields(h.fields)) return 'bad-fields'
  if (!areSeen(h.seen)) return 'bad-seen'
  const same = isObject(h.bodies) && Object.keys(h.bodies).join() === Object.keys(h.fields).join()
  return same && Object.values(h.bodies).every(isDigest) ? null : 'bad-header'
}

const badBody = (line, names) => {
  if (Buffer.byteLength(line) > 1048576) return 'too-large'
  const v = parse(line)
  if (!isObject(v)) return 'not-canonical'
  if (!inBounds(v) || Object.keys(v).join() !== 'salt,values') return 'bad-body'
  if (typeof v.salt !== 'string' || !/^[\w-]{22}$/.test(v.salt)) return 'bad-body'
  if (!isObject(v.values) || Object.keys(v.values).join() !== names.join()) return 'bad-body'
  return JSON.stringify(v) === line ? null : 'not-canonical'
}

/** One change of a segment: `{header, values, missing}` or `{problem}`. */
const readChange = (segment, i) => {
  const { id, header: line, bodies } = segment.changes[i]
  if (Buffer.byteLength(line) > 1048576) return { problem: 'too-large' }
  const header = parse(line)
  const bad = badHeader(header)
  if (bad) return { problem: bad }
  const again = JSON.stringify(Object.fromEntries(headerKeys.map((key) => [key, header[key]])))
  if (again !== line) {
    return { problem: Object.keys(header).join() === headerKeys.join() ? 'not-canonical' : 'bad-header' }
  }
  const entries = Object.entries(header.fields)
  if (bodies.length !== entries.length) return { problem: 'bad-body' }
  const values = new Map()
  const missing = []
  for (const [n, [, names]] of entries.entries()) {
    if (bodies[n] === 'null') {
      missing.push(...names)
      continue
    }
    const problem = badBody(bodies[n], names)
    if (problem) return { problem }
    for (const [field, value] of Object.entries(parse(bodies[n]).values)) values.set(field, value)
  }
  const inPlace =
    header.device === segment.device &&
    header.seq === segment.first + i &&
    (i === 0 || header.prev === segment.changes[i - 1].id)
  if (!inPlace) return { problem: 'wrong-place' }
  const hashes = Object.values(header.bodies)
  if (bodies.some((body, n) => body !== 'null' && sha256(body) !== hashes[n]))
    return { problem: 'wrong-hash' }
  return { change: { id, ...header, values, missing } }
}

/** What a segment says: sound changes, links (every position), what was put aside, and the kinds that came. */
export const readChanges = (segment) => {
  const found = { changes: [], links: [], bare: 0, aside: [], kinds: [] }
  for (const [i, { id, header }] of segment.changes.entries()) {
    const { device } = segment
    const seq = segment.first + i
    const before = i > 0 ? segment.changes[i - 1].id : undefined
    const { change, problem } = header === null ? {} : readChange(segment, i)
    found.links.push({ device, seq, id, prev: change ? change.prev : seq === 1 ? null : before })
    if (change) {
      found.changes.push(change)
      found.kinds.push(change.kind)
      continue
    }
    found.bare++
    if (!problem) continue
    found.aside.push([seq, problem])
    const { kind } = canonical(header) ?? {}
    if (typeof kind === 'string' && kind.length > 0 && kind.length <= 200 && !/\p{Cc}/u.test(kind))
      found.kinds.push(kind)
  }
  return found
}

// A second reader of `.xjb` files, written from docs/bundle-format.md and using nothing but Node. It imports nothing of
// the program: what it agrees with the program about is what the document says.
//
//   node reader.mjs FILE keys.json WHO [CODE]     prints what is in a file
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzip, isPairOfKeys, openAge } from './age.mjs'
import { readChanges, readSegments, verifySegment } from './changes.mjs'
import { isRoute, linesOf, openEnvelope, openFile, openSigned, publicOf, typeOf } from './container.mjs'
import {
  canonical,
  demand,
  isCount,
  isDigest,
  isKeyId,
  isName,
  isObject,
  isRecipient,
  Refusal,
  sha256,
  textOf,
} from './json.mjs'
import { isFit, readKinds } from './kinds.mjs'
import { fingerprint, openStatement } from './statements.mjs'

const kinds = readKinds()

const partsOf = (entries) =>
  [...entries].filter(([name]) => name.startsWith('payload/')).map(([, bytes]) => bytes)

const unpack = (sealed, keys, refusal) =>
  sealed.map((bytes) => {
    const packed = openAge(bytes, keys)
    demand(packed, refusal)
    const plain = gunzip(packed)
    demand(plain, 'damaged')
    return plain
  })

const isInterval = (v) => isObject(v) && isKeyId(v.device) && isCount(v.from, 1) && isCount(v.to, v.from)
const all = (v, test) => Array.isArray(v) && v.every(test)

const isRuns = (v) =>
  v === undefined || (typeof v === 'string' && /^[0-9a-z]{1,11}(\.[0-9a-z]{1,11})*$/.test(v))

const isManifest = (v) =>
  v?.manifest === 1 &&
  isRoute(v) &&
  isCount(v.schema) &&
  all(v.intervals, isInterval) &&
  all(v.counts, (c) => Array.isArray(c) && c.length === 2 && isName(c[0]) && isCount(c[1], 1)) &&
  all(
    v.blobs,
    (b) =>
      isObject(b) &&
      isDigest(b.id) &&
      ['image/jpeg', 'image/png', 'application/pdf'].includes(b.media) &&
      isCount(b.bytes) &&
      typeof b.entry === 'string' &&
      isCount(b.at),
  ) &&
  all(v.withheld, isDigest) &&
  all(v.holds, (h) => isInterval(h) && isDigest(h.tip) && isRuns(h.bare) && isRuns(h.part)) &&
  all(
    v.received,
    (r) =>
      isObject(r) &&
      isKeyId(r.bundleId) &&
      ['received', 'merged', 'set-aside'].includes(r.state) &&
      isCount(r.at),
  )

const routeOf = ({ bundleId, kind, sender, recipient, chain, createdAt }) =>
  JSON.stringify([
    bundleId,
    kind,
    sender.org,
    sender.device,
    sender.keyId,
    recipient && [recipient.org, recipient.keyId],
    chain.n,
    chain.prevHash,
    createdAt,
  ])

const readManifest = (lines, header) => {
  const [text = '', envelope = ''] = lines
  const opened = openEnvelope(typeOf('manifest'), envelope)
  demand(opened?.key === header.sender.keyId && textOf(opened.payload) === text, 'bad-signature')
  const manifest = text.length <= 1048576 ? canonical(text) : null
  demand(isManifest(manifest) && routeOf(manifest) === routeOf(header), 'damaged')
  return manifest
}

const stretchesOf = (segments) => {
  const found = []
  for (const { device, first, count } of segments) {
    const last = found.at(-1)
    if (last?.device === device && last.to + 1 === first) last.to = first + count - 1
    else found.push({ device, from: first, to: first + count - 1 })
  }
  return found
}

const countsOf = (names) => {
  const counts = new Map()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

const readBlob = (blob, entries, keys) => {
  const sealed = blob.entry.startsWith('blobs/') ? entries.get(blob.entry) : null
  const plain = sealed ? openAge(sealed, keys) : null
  const bytes = plain?.subarray(blob.at, blob.at + blob.bytes)
  return bytes?.length === blob.bytes && sha256(bytes) === blob.id ? bytes : null
}

/**
 * Opens a bundle. `keys` are `{org, identities}`; `claims` tells whether a device is known to be an organisation's. Throws
 * a Refusal. `found` is what expected.json of the vectors compares.
 */
export const openBundle = (file, keys, held = { statements: [] }) => {
  const { header, headerHash, entries } = openFile(file, ['delta', 'full', 'return', 'receipt'])
  demand(header.recipient, 'damaged')
  demand(header.recipient.org === keys.org, 'wrong-recipient')
  const parts = unpack(partsOf(entries), keys, 'cannot-decrypt')
  let manifest = null
  const segments = []
  for (const [i, part] of parts.entries()) {
    let lines = linesOf(part)
    if (i === 0) {
      manifest = readManifest(lines, header)
      lines = lines.slice(2)
    }
    segments.push(...readSegments(lines))
  }
  demand(manifest, 'damaged')
  for (const segment of segments) verifySegment(segment)
  const read = segments.map(readChanges)
  const stretches = stretchesOf(segments)
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
  demand(
    same(manifest.intervals, stretches) && same(manifest.counts, countsOf(read.flatMap((one) => one.kinds))),
    'damaged',
  )
  demand(
    manifest.blobs.every(({ entry }) => entries.has(entry)),
    'damaged',
  )
  const sound = read.flatMap(({ changes }) => changes)
  const statements = sound.flatMap(({ kind, values }) => {
    const text = kind === 'statement' ? values.get('envelope') : null
    return (typeof text === 'string' && openStatement(text)) || []
  })
  const { org, device } = header.sender
  const claims = (list) => list.find((s) => s.type === 'device' && s.org === org && s.device === device)
  const known = claims(held.statements) !== undefined
  const claim = claims(statements)
  demand(known || claim, 'unknown-sender')
  const changes = sound.filter((change) => isFit(kinds, change))
  const ofOrg = [...statements, ...held.statements].find(
    (s) => s.org === org && (s.type === 'card' || s === claim),
  )
  const misfits = sound.length - changes.length
  return {
    found: {
      kind: header.kind,
      headerHash,
      sender: {
        org,
        fingerprint: ofOrg ? fingerprint(ofOrg.root) : null,
        known,
        device: (claim ?? claims(held.statements)).name,
      },
      segments: segments.length,
      changes: changes.length,
      bareIds: read.reduce((sum, { bare }) => sum + bare, 0) + misfits,
      misfits,
      quarantined: read.flatMap(({ aside }) => aside),
      statements: statements.length,
      blobs: manifest.blobs
        .map((blob) => [blob.id, readBlob(blob, entries, keys) !== null])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
      withheld: manifest.withheld,
      holds: manifest.holds.length,
      received: manifest.received.map(({ state }) => state),
    },
    changes,
    links: read.flatMap(({ links }) => links),
    statements,
  }
}

/** Opens a card; `held` are the statements held before. */
export const openCard = (file, held = { statements: [] }) => {
  const { header, entries } = openFile(file, ['card'])
  const card = openStatement(textOf(entries.get('card.dsse.json') ?? Buffer.alloc(0)))
  demand(card?.type === 'card' && card.org === header.sender.org, 'bad-signature')
  const versions = held.statements.flatMap((s) =>
    s.type === 'card' && s.org === card.org ? [s.version] : [],
  )
  demand(card.version >= Math.max(0, ...versions), 'older-card')
  return { found: { card, fingerprint: fingerprint(card.root) } }
}

/** The pass phrase of what a person typed. */
export const phraseOf = (typed) => {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015\u2212_.]/g, '')
  return /^[2-9A-HJ-NP-Z]{16}$/.test(signs) ? signs.match(/.{4}/g).join('-') : typed.normalize('NFC').trim()
}

const isPair = (v, a, b) => isObject(v) && a(v) && b(v)

/** Opens a join file with its code. */
export const openJoin = (file, code) => {
  const { header, entries } = openFile(file, ['join'])
  const [plain] = unpack(partsOf(entries), { phrase: phraseOf(code) }, 'wrong-code')
  const v = openSigned(plain ?? Buffer.alloc(0), 'join', header.sender.keyId)
  const isText = (t) => t === null || typeof t === 'string'
  const good =
    v.join === 1 &&
    ['pc', 'group'].includes(v.as) &&
    isPair(
      v.root,
      ({ publicKey }) => isDigest(publicKey),
      ({ seed }) => isDigest(seed),
    ) &&
    isPair(
      v.age,
      ({ recipient }) => isRecipient(recipient),
      ({ identity }) => /^AGE-SECRET-KEY-1[A-Z0-9]{58}$/.test(identity),
    ) &&
    typeof v.card === 'string' &&
    isText(v.parentCard) &&
    isText(v.child) &&
    isCount(v.at)
  demand(good, 'damaged')
  const card = openStatement(v.card)
  demand(card?.type === 'card' && card.org === header.recipient?.org, 'bad-signature')
  const parentCard = v.parentCard === null ? null : openStatement(v.parentCard)
  demand(
    v.parentCard === null || (parentCard?.type === 'card' && parentCard.org === card.parent),
    'bad-signature',
  )
  const child = v.child === null ? null : openStatement(v.child)
  demand(
    v.child === null || (child?.type === 'child' && child.child === card.org && child.org === card.parent),
    'bad-signature',
  )
  demand(v.root.publicKey === card.root && publicOf(v.root.seed) === card.root, 'bad-signature')
  demand(v.age.recipient === card.recipient && isPairOfKeys(v.age.identity, card.recipient), 'bad-signature')
  return { found: { as: v.as, card, parentCard, child } }
}

/** Opens a backup with a code, or with the keys of its organisation. */
export const openBackup = (file, keys, code) => {
  const { header, entries } = openFile(file, ['backup'])
  const [first, ...rest] = partsOf(entries)
  const lock = code === undefined ? keys : { phrase: phraseOf(code) }
  const [head] = unpack(first ? [first] : [], lock, code === undefined ? 'cannot-decrypt' : 'wrong-code')
  const list = openSigned(head ?? Buffer.alloc(0), 'backup', header.sender.keyId)
  demand(
    list.backup === 1 && list.bundleId === header.bundleId && typeof list.identity === 'string',
    'damaged',
  )
  demand(
    all(list.parts, (p) => isObject(p) && isName(p.name) && isCount(p.bytes) && isDigest(p.sha256)),
    'damaged',
  )
  const body = Buffer.concat(unpack(rest, { identities: [list.identity] }, 'cannot-decrypt'))
  let at = 0
  const parts = list.parts.map(({ name, bytes, sha256: hash }) => {
    const part = body.subarray(at, at + bytes)
    at += bytes
    demand(part.length === bytes && sha256(part) === hash, 'damaged')
    return [name, bytes, hash]
  })
  demand(at === body.length, 'damaged')
  return { found: { parts } }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path, keysPath, who] = process.argv
  const { org, age, recovery } = JSON.parse(readFileSync(keysPath, 'utf8'))[who]
  try {
    const { found } = openBundle(readFileSync(path), { org, identities: [age.identity, recovery.identity] })
    console.info(JSON.stringify(found, null, 2))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.info(error.id)
    process.exitCode = 1
  }
}

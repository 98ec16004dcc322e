// Sections 13.1 and 13.2: chains and trust.
import { isCount, isDigest, isKeyId, isObject, rankOf } from './json.mjs'

const last = (list, rank) =>
  list.reduce((best, s) => {
    if (!best || rank(s) > rank(best)) return s
    return rank(s) === rank(best) && JSON.stringify(s) > JSON.stringify(best) ? s : best
  }, null)

/** Who is who: levels and parents of organisations, claims of devices. */
export const buildTrust = (statements) => {
  const cards = new Map()
  for (const { org } of statements.filter((s) => s.type === 'card')) {
    const own = statements.filter((s) => s.type === 'card' && s.org === org)
    cards.set(
      org,
      last(own, (s) => s.version),
    )
  }
  const certificate = (parent, child) =>
    last(
      statements.filter((s) => s.type === 'child' && s.org === parent && s.child === child),
      (s) => s.at,
    )
  const agreed = new Map()
  for (const [org, { parent }] of cards) {
    if (parent && cards.has(parent) && certificate(parent, org)) agreed.set(org, parent)
  }
  for (const start of [...agreed.keys()].sort()) {
    const path = []
    for (let at = start; at && !path.includes(at); at = agreed.get(at)) path.push(at)
    const back = agreed.get(path.at(-1))
    if (!back) continue
    const circle = path.slice(path.indexOf(back))
    circle.sort((a, b) => rankOf(cards.get(b).level) - rankOf(cards.get(a).level) || (a < b ? -1 : 1))
    agreed.delete(circle[0])
  }
  const orgs = new Map()
  const place = (org) => {
    if (orgs.has(org)) return orgs.get(org)
    const parent = agreed.get(org)
    const above = parent ? place(parent) : null
    const level = above ? certificate(parent, org).level : null
    const below = level !== null && rankOf(level) < rankOf(above.level)
    const found = { level: below ? level : cards.get(org).level, parent: below ? parent : null }
    orgs.set(org, found)
    return found
  }
  for (const org of cards.keys()) place(org)
  const claims = (device) =>
    [
      ...new Set(statements.filter((s) => s.type === 'device' && s.device === device).map((s) => s.org)),
    ].sort()
  const isAtOrAbove = (a, b) => {
    let at = b
    while (at && at !== a) at = orgs.get(at)?.parent
    return at === a
  }
  const isProven = ({ device, org, role }) => orgs.get(org)?.level === role && claims(device).includes(org)
  return { claims, isAtOrAbove, isProven }
}

/** The chains of all devices, from every position held. */
export const buildChains = (links) => {
  const held = new Map()
  const known = new Map()
  const rowOf = (map, device, seq) => {
    const key = `${device} ${seq}`
    if (!map.has(key)) map.set(key, new Map())
    return map.get(key)
  }
  for (const { device, seq, id, prev } of links) {
    const row = rowOf(held, device, seq)
    const old = row.get(id)
    // Several signed orders: the smallest name, so that arrival order does not matter.
    if (old === undefined || (prev !== undefined && (prev ?? '') < (old ?? ''))) row.set(id, prev)
    rowOf(known, device, seq).set(id, true)
    if (prev) rowOf(known, device, seq - 1).set(prev, true)
  }
  const prevOf = (device, seq, id) => {
    const prev = held.get(`${device} ${seq}`)?.get(id)
    const before = known.get(`${device} ${seq - 1}`)
    return prev === undefined && before?.size === 1 ? [...before.keys()][0] : prev
  }
  const has = (device, seq, id) => held.get(`${device} ${seq}`)?.has(id) ?? false
  const isBefore = (device, aSeq, aId, bSeq, bId) => {
    if (!has(device, bSeq, bId)) return false
    let [seq, id] = [bSeq, bId]
    while (seq > aSeq) {
      id = prevOf(device, seq, id)
      seq--
      if (!id || !has(device, seq, id)) return false
    }
    return aSeq < bSeq && id === aId
  }
  const isSaveHeld = ({ device, seq, id, save: [, index, count] }) => {
    const follows = (n, one, before) => {
      const prev = held.get(`${device} ${n}`).get(one)
      return prev === undefined || prev === before
    }
    const at = (n) => [...(held.get(`${device} ${n}`)?.keys() ?? [])]
    let front = has(device, seq, id) ? [id] : []
    for (let n = seq; n > seq - index; n--)
      front = at(n - 1).filter((before) => front.some((one) => follows(n, one, before)))
    if (front.length === 0) return false
    front = [id]
    for (let n = seq + 1; n < seq - index + count; n++)
      front = at(n).filter((one) => front.some((before) => follows(n, one, before)))
    return front.length > 0
  }
  const forks = []
  for (const device of [...new Set(links.map((link) => link.device))].sort()) {
    const seqs = [...known]
      .filter(([key, ids]) => key.startsWith(`${device} `) && ids.size > 1)
      .map(([key]) => Number(key.split(' ')[1]))
    if (seqs.length === 0) continue
    const seq = Math.min(...seqs)
    forks.push({ device, seq, ids: [...known.get(`${device} ${seq}`).keys()].sort() })
  }
  return { isBefore, isSaveHeld, forks, isForked: (device) => forks.some((fork) => fork.device === device) }
}

const spanOf = ({ seq, save: [, index, count] }) => [seq - index, seq - index + count - 1]

/** What stretches name (13.1). */
export const stretchRules = ({ isBefore }) => {
  const names = ({ from, to, tip }, { device, seq, id }) =>
    seq >= from && seq <= to && (seq === to ? id === tip : isBefore(device, seq, id, to, tip))
  return {
    read: (value) =>
      (Array.isArray(value) ? value : []).filter(
        (v) =>
          isObject(v) && isKeyId(v.device) && isCount(v.from, 1) && isCount(v.to, v.from) && isDigest(v.tip),
      ),
    holdsSave: (stretch, write) => {
      const [first, end] = spanOf(write)
      return (
        stretch.device === write.device && names(stretch, write) && first >= stretch.from && end <= stretch.to
      )
    },
    touchesSave: ({ device, from, to, tip }, write) => {
      const [first, end] = spanOf(write)
      const { seq, id } = write
      if (device !== write.device || end < from || first > to) return false
      if (seq === to) return id === tip
      return seq < to ? isBefore(device, seq, id, to, tip) : isBefore(device, to, tip, seq, id)
    },
    endOf: (write) => spanOf(write)[1],
  }
}

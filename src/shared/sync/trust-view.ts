import type { DeviceId, OrgId } from '../base/id.ts'
import { type Level, levelRank } from '../base/level.ts'
import type { Organisation, Statement, Trust } from './trust.ts'

type Card = Extract<Statement, { type: 'card' }>
type DeviceStatement = Extract<Statement, { type: 'device' }>
type Child = Extract<Statement, { type: 'child' }>

/** Which of two statements counts: the higher number, ties by content, so that no order of arrival matters. */
const later = <S extends Statement>(old: S | undefined, next: S, rank: (statement: S) => number): S => {
  if (!old || rank(next) > rank(old)) return next
  if (rank(next) < rank(old)) return old
  return JSON.stringify(next) > JSON.stringify(old) ? next : old
}

interface Latest {
  readonly cards: ReadonlyMap<OrgId, Card>
  readonly devices: ReadonlyMap<DeviceId, ReadonlyMap<OrgId, DeviceStatement>>
  /** By child, then by parent. */
  readonly children: ReadonlyMap<OrgId, ReadonlyMap<OrgId, Child>>
}

const latestOf = (statements: Iterable<Statement>): Latest => {
  const cards = new Map<OrgId, Card>()
  const devices = new Map<DeviceId, Map<OrgId, DeviceStatement>>()
  const children = new Map<OrgId, Map<OrgId, Child>>()
  for (const statement of statements) {
    if (statement.type === 'card') {
      cards.set(
        statement.org,
        later(cards.get(statement.org), statement, (card) => card.version),
      )
    } else if (statement.type === 'device') {
      const row = devices.get(statement.device) ?? new Map<OrgId, DeviceStatement>()
      row.set(
        statement.org,
        later(row.get(statement.org), statement, ({ at }) => at),
      )
      devices.set(statement.device, row)
    } else {
      const row = children.get(statement.child) ?? new Map<OrgId, Child>()
      row.set(
        statement.org,
        later(row.get(statement.org), statement, ({ at }) => at),
      )
      children.set(statement.child, row)
    }
  }
  return { cards, devices, children }
}

/** The edges both sides agree on; in a circle the highest member (by its own card, then by id) is its root. */
const agreedParents = ({ cards, children }: Latest): Map<OrgId, OrgId> => {
  const parents = new Map<OrgId, OrgId>()
  for (const [org, { parent }] of cards) {
    if (parent && parent !== org && cards.has(parent) && children.get(org)?.has(parent))
      parents.set(org, parent)
  }
  const done = new Set<OrgId>()
  for (const start of [...parents.keys()].sort()) {
    const path: OrgId[] = []
    const onPath = new Set<OrgId>()
    let at: OrgId | undefined = start
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parents.get(at)
    }
    if (at !== undefined && onPath.has(at)) {
      const circle = path.slice(path.indexOf(at))
      const rank = (org: OrgId): number => levelRank(cards.get(org)?.level ?? 'group')
      circle.sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
      if (circle[0]) parents.delete(circle[0])
    }
    for (const org of path) done.add(org)
  }
  return parents
}

/**
 * Who is who, from statements whose signatures were verified, in any order. An edge of the tree counts once the child's
 * own latest card names the parent, the parent certified the child, and the certified level is below the parent's (so
 * nobody can certify an authority above his own). A certified child has the certified level, others their own card's.
 */
export const buildTrust = (statements: Iterable<Statement>): Trust => {
  const latest = latestOf(statements)
  const parents = agreedParents(latest)
  const orgs = new Map<OrgId, Organisation>()
  for (const start of latest.cards.keys()) {
    const path: Card[] = []
    let at: OrgId | undefined = start
    while (at !== undefined && !orgs.has(at)) {
      const card = latest.cards.get(at)
      if (!card) break
      path.push(card)
      at = parents.get(at)
    }
    for (const card of path.reverse()) {
      const above = orgs.get(parents.get(card.org) ?? ('' as OrgId))
      const certified = above && latest.children.get(card.org)?.get(above.id)?.level
      const below = above && certified && levelRank(certified) < levelRank(above.level)
      orgs.set(card.org, {
        id: card.org,
        name: card.name,
        level: below ? certified : card.level,
        recipient: card.recipient,
        recovery: card.recovery,
        root: card.root,
        cardVersion: card.version,
        parent: below ? above.id : null,
        wishedParent: card.parent,
        scope: below ? (latest.children.get(card.org)?.get(above.id)?.scope ?? []) : [],
      })
    }
  }
  const claims = new Map<DeviceId, readonly OrgId[]>()
  const devices = new Map<DeviceId, Pick<DeviceStatement, 'org' | 'key' | 'name'>>()
  for (const [device, row] of latest.devices) {
    const claimants = [...row.keys()].sort()
    claims.set(device, claimants)
    const first = row.get(claimants[0] ?? ('' as OrgId))
    if (first) devices.set(device, { org: first.org, key: first.key, name: first.name })
  }
  return { orgs, devices, claims }
}

/** No statement yet: nobody is proven. */
export const emptyTrust: Trust = { orgs: new Map(), devices: new Map(), claims: new Map() }

/** Whether organisation `a` is `b` or stands above it. */
export const isAtOrAbove = (trust: Trust, a: OrgId, b: OrgId): boolean => {
  let at: OrgId | null = b
  while (at !== null && at !== a) at = trust.orgs.get(at)?.parent ?? null
  return at === a
}

/** Whether a device may speak for an organisation at a level: the statement binds both, and the level is the organisation's. */
export const isProven = (trust: Trust, device: DeviceId, org: OrgId, role: Level): boolean =>
  trust.orgs.get(org)?.level === role && (trust.claims.get(device)?.includes(org) ?? false)

const isSameLine = (before: Trust, after: Trust, org: OrgId): boolean => {
  let at: OrgId | null = org
  while (at !== null) {
    const a: Organisation | undefined = before.orgs.get(at)
    const b: Organisation | undefined = after.orgs.get(at)
    if (a?.level !== b?.level || a?.parent !== b?.parent) return false
    at = b?.parent ?? null
  }
  return true
}

/**
 * The devices for which something that the view depends on differs between two states of trust: who claims them, their
 * organisation's level or its line of parents.
 */
export const changedDevices = (before: Trust, after: Trust): ReadonlySet<DeviceId> => {
  const moved = new Set<OrgId>()
  for (const org of after.orgs.keys()) if (!isSameLine(before, after, org)) moved.add(org)
  const found = new Set<DeviceId>()
  for (const [device, claims] of after.claims) {
    const old = before.claims.get(device) ?? []
    if (claims.join() !== old.join() || claims.some((org) => moved.has(org))) found.add(device)
  }
  return found
}

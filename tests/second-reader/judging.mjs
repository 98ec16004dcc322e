// Sections 13.3 and 13.4: which changes count.
import { isCount, isDigest, isKeyId, isObject, rankOf } from './json.mjs'
import { buildChains, buildTrust, stretchRules } from './trust.mjs'

const systemFields = new Map([
  ['statement', ['envelope']],
  ['revoke', ['changes']],
  ['set-aside', ['import', 'stretches']],
  ['retire', ['device', 'last']],
  ['admit', ['stretches']],
  ['erase', ['changes']],
  ['same-as', ['of', 'records']],
])
export const isSystemKind = (kind) => systemFields.has(kind)

/** The owner of a field; null for one that is unknown. */
export const ownerOf = (kinds, kind, field) => {
  const own = kinds.get(kind)?.get(field)?.owner
  if (own) return own
  const system = systemFields.get(kind)
  if (system) return field === 'life' || system.includes(field) ? 'group' : null
  return { life: 'group', home: 'school', approval: 'school' }[field] ?? null
}

const targetsOf = ({ values }) => {
  const list = values.get('changes')
  const found = new Map()
  for (const v of Array.isArray(list) ? list : []) {
    const good =
      isObject(v) &&
      [v.id, v.kind, v.entity].every((text) => typeof text === 'string') &&
      (v.approval === undefined ||
        (Array.isArray(v.approval) && v.approval.every((id) => typeof id === 'string')))
    if (good && !found.has(v.id)) found.set(v.id, v)
  }
  return found
}

const retirementOf = ({ values }) => {
  const [device, last] = [values.get('device'), values.get('last')]
  if (!isKeyId(device)) return null
  if (last === null) return { device, last }
  return isObject(last) && isCount(last.seq, 1) && isDigest(last.id) ? { device, last } : null
}

const irrevocable = ['statement', 'retire', 'admit', 'erase']
const untouchable = [...irrevocable, 'set-aside']

/** Everything that the set says of its own changes. */
export const judgeSet = ({ changes, links, statements }, viewer, { kinds, schema }) => {
  const trust = buildTrust(statements)
  const chains = buildChains(links)
  const stretches = stretchRules(chains)
  const of = (kind) => changes.filter((change) => change.kind === kind)
  const { isAtOrAbove } = trust
  const mayCount = (w) => trust.isProven(w) && w.schema <= schema

  const retires = []
  const isAccepted = (w, last) => {
    if (!last || stretches.endOf(w) > last.seq) return false
    if (w.seq === last.seq) return w.id === last.id
    return chains.isBefore(w.device, w.seq, w.id, last.seq, last.id) || !chains.isForked(w.device)
  }
  const isEnded = (w) =>
    retires.some(
      ({ by, device, last }) => device === w.device && isAtOrAbove(by.org, w.org) && !isAccepted(w, last),
    )
  const order = (a, b) => rankOf(b.role) - rankOf(a.role) || (a.id < b.id ? -1 : 1)
  for (const by of of('retire').sort(order)) {
    const says = retirementOf(by)
    if (says && mayCount(by) && !isEnded(by)) retires.push({ by, ...says })
  }
  const admits = of('admit').filter((w) => mayCount(w) && !isEnded(w))
  const isAdmitted = (w) =>
    admits.some(
      (by) =>
        isAtOrAbove(by.org, w.org) &&
        stretches.read(by.values.get('stretches')).some((one) => stretches.holdsSave(one, w)),
    )
  const isRetired = (w) => isEnded(w) && !isAdmitted(w)
  const isSound = (w) => mayCount(w) && !isRetired(w) && chains.isSaveHeld(w)

  const revokes = of('revoke').map((by) => ({ by, targets: targetsOf(by) }))
  const asides = of('set-aside').map((by) => ({ by, stretches: stretches.read(by.values.get('stretches')) }))
  const isNamed = (targets, w) => {
    const target = targets.get(w.id)
    return target?.kind === w.kind && target.entity === w.entity
  }
  const revokesOf = (w) =>
    irrevocable.includes(w.kind)
      ? []
      : revokes.filter(({ by, targets }) => by.org === w.org && isNamed(targets, w))
  const asidesOf = (w) =>
    untouchable.includes(w.kind)
      ? []
      : asides.filter(
          ({ by, stretches: list }) =>
            (by.org === viewer || (isAtOrAbove(viewer, by.org) && isAtOrAbove(by.org, w.org))) &&
            list.some((one) => stretches.touchesSave(one, w)),
        )
  const decided = new Map()
  const counts = (w) => {
    if (!decided.has(w.id)) {
      decided.set(w.id, false)
      const struck = [...revokesOf(w), ...asidesOf(w)].some(({ by }) => counts(by))
      decided.set(w.id, isSound(w) && !struck)
    }
    return decided.get(w.id)
  }
  const countingRevokes = (w) => revokesOf(w).filter(({ by }) => counts(by))

  const erases = of('erase')
    .filter((w) => mayCount(w) && chains.isSaveHeld(w))
    .map((by) => ({ by, targets: targetsOf(by) }))
  const isErased = (w) =>
    !isSystemKind(w.kind) &&
    erases.some(({ by, targets }) => isAtOrAbove(by.org, w.org) && isNamed(targets, w))

  const reasonOf = (w) => {
    if (!trust.isProven(w)) return 'rejected-author'
    if (w.schema > schema) return 'newer-schema'
    if (w.kind === 'retire' || w.kind === 'admit') {
      const own = retires.some(({ by }) => by === w) || admits.includes(w)
      return own || !isRetired(w) ? null : 'retired'
    }
    if (w.kind !== 'erase' && isRetired(w)) return 'retired'
    if (!chains.isSaveHeld(w)) return 'waiting-save'
    if (asidesOf(w).some(({ by }) => counts(by))) return 'set-aside'
    return countingRevokes(w).length > 0 ? 'revoked' : null
  }
  const mintedBy = (entity) => {
    const device = entity.slice(0, 22)
    const claims = trust.claims(device)
    const own = changes.filter((change) => change.device === device)
    if (own.length === 0) return claims.length === 1 ? claims[0] : null
    return claims.find((org) => own.some((change) => change.org === org)) ?? null
  }
  const mayMakeKin = (w) => mayCount(w) && chains.isSaveHeld(w)
  return { mayMakeKin, kinds, trust, chains, reasonOf, countingRevokes, isErased, mintedBy }
}

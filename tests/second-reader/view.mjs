// Sections 13.5 to 13.9: what people see.
import { isEntityId } from './changes.mjs'
import { isKeyId, isObject, rankOf } from './json.mjs'
import { isSystemKind, judgeSet, ownerOf } from './judging.mjs'
import { readKinds } from './kinds.mjs'

/** What this reader knows: the kinds of the document, and their version. */
const ownRules = { kinds: readKinds(), schema: 1 }

const same = (a, b) => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  )
}

const seenOf = (w, field) => (Object.hasOwn(w.seen, field) ? w.seen[field] : [])
const writes = (w, field) => w.values.has(field) || w.missing.includes(field)
const distinct = (list) => [...new Set(list)]

/** Ancestry of one field over some writes (13.5). */
const ancestryOf = (field, all, chains) => {
  const writers = all.filter((w) => writes(w, field))
  const byId = new Map(writers.map((w) => [w.id, w]))
  const isLacking = (id) => {
    const w = byId.get(id)
    return !w || (!w.erased && !w.values.has(field))
  }
  const parents = new Map(
    writers.map((w) => {
      const earlier = writers
        .filter(
          (o) =>
            o.entity === w.entity &&
            o.device === w.device &&
            o.seq < w.seq &&
            chains.isBefore(w.device, o.seq, o.id, w.seq, w.id),
        )
        .sort((a, b) => b.seq - a.seq)[0]
      const named = seenOf(w, field).flatMap((id) => byId.get(id) ?? [])
      return [w, earlier ? [earlier, ...named] : named]
    }),
  )
  /** The given writes and all above them. */
  const upFrom = (list) => {
    const found = new Set()
    const stack = [...list]
    for (let w = stack.pop(); w; w = stack.pop()) {
      if (found.has(w)) continue
      found.add(w)
      stack.push(...parents.get(w))
    }
    return found
  }
  const above = (w) => upFrom(parents.get(w))
  const held = (ids) => ids.flatMap((id) => byId.get(id) ?? [])
  const descendants = (list) =>
    new Set(writers.filter((w) => list.includes(w) || list.some((one) => above(w).has(one))))
  return { writers, byId, isLacking, upFrom, above, held, descendants }
}

const headOrder = (field) => (a, b) =>
  Number(b.values.has(field)) - Number(a.values.has(field)) ||
  rankOf(b.role) - rankOf(a.role) ||
  b.at - a.at ||
  (a.id < b.id ? 1 : -1)

const headsAmong = (field, ancestry, counting) => {
  const covered = new Set(counting.flatMap((w) => [...ancestry.above(w)]))
  return counting.filter((w) => !covered.has(w)).sort(headOrder(field))
}

/** Heads, conflict and waiting of a field; `named` are ids that other naming writes name for it. */
const foldField = (field, ancestry, counting, named) => {
  const heads = headsAmong(field, ancestry, counting)
  const live = heads.filter((w) => !w.erased)
  const way = new Set([
    ...counting,
    ...counting.flatMap((w) => [...ancestry.above(w)]),
    ...ancestry.upFrom(ancestry.held(named)),
  ])
  const waiting =
    [...named, ...[...way].flatMap((w) => seenOf(w, field))].some(ancestry.isLacking) ||
    live.some((w) => !w.values.has(field))
  const conflict = !waiting && live.some((w) => !same(w.values.get(field), live[0].values.get(field)))
  return { field, heads, waiting, conflict, counting, ancestry }
}

/** The moves of a record, and why its other writes do not count where it belongs (13.6). */
const homesOf = (kind, entity, list, set) => {
  const { trust, mintedBy, reasonOf, chains } = set
  const minted = mintedBy(entity)
  const owner = ownerOf(set.kinds, kind, 'home')
  const valid = new Map()
  const unsaid = []
  for (const w of list.filter((one) => owner && writes(one, 'home'))) {
    const barred = ['rejected-author', 'newer-schema'].includes(reasonOf(w))
    if (barred || minted === null || rankOf(w.role) < rankOf(owner)) continue
    if (!trust.isAtOrAbove(w.org, minted)) continue
    const to = w.values.get('home')
    if (!w.values.has('home')) unsaid.push(w)
    else if (isKeyId(to) && trust.isAtOrAbove(w.org, to)) valid.set(w.id, to)
  }
  const counting = list.filter((w) => valid.has(w.id) && reasonOf(w) === null)
  const moves = headsAmong('home', ancestryOf('home', list, chains), counting)
  return { minted, valid, unsaid, moves, home: moves[0] ? valid.get(moves[0].id) : minted }
}

const judgeHome = ({ minted, valid, moves }, ancestries, fields, set) => {
  const knows = (org, home) => home !== null && set.trust.isAtOrAbove(org, home)
  const couldBeWritten = (w) => {
    const seen = seenOf(w, 'home').flatMap((id) => valid.get(id) ?? [])
    return seen.length > 0 ? seen.some((home) => knows(w.org, home)) : knows(w.org, minted)
  }
  const saw = (move, w) =>
    fields.some((field) => {
      const ancestry = ancestries(field)
      return ancestry.upFrom(ancestry.held(seenOf(move, field))).has(w)
    })
  return (w) => {
    const counts =
      moves.length === 0
        ? knows(w.org, minted)
        : moves.every((move) => knows(w.org, valid.get(move.id)) || (couldBeWritten(w) && saw(move, w)))
    if (counts) return null
    return couldBeWritten(w) ? 'late-home' : 'rejected-home'
  }
}

const lifeState = (value) =>
  isObject(value) && ['active', 'void'].includes(value.state) ? value.state : null
const isVoid = (w) => lifeState(w.values.get('life')) === 'void'

const coversOf = (w) => {
  const value = w.values.get('approval')
  const covers = isObject(value) && isObject(value.covers) ? value.covers : {}
  const found = new Map()
  for (const [field, ids] of Object.entries(covers)) {
    const texts = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
    if (texts.length > 0 && field !== 'home' && field !== 'approval') found.set(field, texts)
  }
  return found
}

/** What the heads of `approval` say (13.8, step 3). */
const approvalsOf = (kind, heads, group, ancestries, set) => {
  const owner = ownerOf(set.kinds, kind, 'approval') ?? 'school'
  const judges = heads
    .map((head) => {
      const covers = coversOf(head)
      const life = [...(covers.get('life') ?? []), ...seenOf(head, 'life')]
      const heirs = new Set([...ancestries('approval').descendants([head])].map(({ id }) => id))
      const saw = (w) => w === head || seenOf(w, 'approval').some((id) => heirs.has(id))
      const approved = (field) => {
        const ancestry = ancestries(field)
        const named = field === 'life' ? life : covers.get(field)
        const all = ancestry.upFrom(ancestry.held(named))
        const held = named.every((id) => group.some((w) => w.id === id))
        const whole = held && [...all].every((w) => seenOf(w, field).every((id) => ancestry.byId.has(id)))
        return whole ? all : null
      }
      const isSeenBy = (w, field) => {
        if (saw(w)) return true
        return ancestries(field)
          .descendants(group.filter((one) => writes(one, field) && saw(one)))
          .has(w)
      }
      return { covers, life, heirs, approved, isSeenBy }
    })
    .filter(({ covers }) => covers.size > 0)
  const isLow = (w) => rankOf(w.role) < rankOf(owner)
  return {
    judges,
    isLate: (w, field) =>
      !['approval', 'home'].includes(field) &&
      judges.some(({ covers, approved, isSeenBy }) => {
        const voids = field === 'life' && isVoid(w)
        if (!voids && !covers.has(field)) return false
        const all = approved(field)
        return all !== null && !all.has(w) && (!isSeenBy(w, field) || (voids && isLow(w)))
      }),
    isRevokeLate: ({ by, targets }, w) =>
      judges.some(({ covers, life, heirs }) => {
        const protects = life.includes(w.id) || [...covers.values()].some((ids) => ids.includes(w.id))
        const { approval = [] } = targets.get(w.id)
        return protects && (isLow(by) || !approval.some((id) => heirs.has(id)))
      }),
  }
}

const lifeOf = (views) => {
  const life = views.find(({ field }) => field === 'life')
  const states = life.heads.map((w) => lifeState(w.values.get('life')))
  if (!states.some((state) => state)) return { life: 'incomplete', editedWhileVoided: false }
  if (!states.includes('void')) return { life: 'active', editedWhileVoided: false }
  const voids = life.counting.filter(isVoid)
  const explained = views.every(({ field, heads, ancestry }) => {
    const seen = ancestry.upFrom(voids.flatMap((w) => ancestry.held(seenOf(w, field))))
    return heads.every(
      (w) =>
        voids.includes(w) || seen.has(w) || seenOf(w, 'life').some((id) => voids.some((v) => v.id === id)),
    )
  })
  return { life: explained ? 'void' : 'active', editedWhileVoided: !explained }
}

/** Folds the records of a group; `family` are the writes of all its kin (13.8). */
const foldGroup = (kind, entities, family, reasons, set) => {
  const made = new Map()
  const ancestries = (field) => {
    if (!made.has(field)) made.set(field, ancestryOf(field, family, set.chains))
    return made.get(field)
  }
  const group = family.filter((w) => entities.includes(w.entity))
  const named = family.flatMap((w) => [...w.values.keys(), ...w.missing, ...Object.keys(w.seen)])
  const fields = distinct(['life', ...named]).filter((field) => field !== 'home')
  const homes = new Map(
    entities.map((entity) => {
      const own = group.filter((w) => w.entity === entity)
      const home = homesOf(kind, entity, own, set)
      return [entity, { ...home, judge: judgeHome(home, ancestries, fields, set) }]
    }),
  )
  const against = new Map(entities.map((entity) => [entity, []]))
  const list = (w, field, reason, id = w.id) => against.get(w.entity).push(`${id} ${field ?? ''} ${reason}`)
  const isMove = (w) => ownerOf(set.kinds, kind, 'home') !== null && writes(w, 'home')
  const homeReason = new Map(group.map((w) => [w, homes.get(w.entity).judge(w)]))
  const wholeReason = (w) => reasons(w) ?? (isMove(w) ? null : homeReason.get(w))
  const counting = group.filter((w) => wholeReason(w) === null)
  const forbids = (w, field) => {
    if (field !== 'home' && homeReason.get(w)) return homeReason.get(w)
    const owner = ownerOf(set.kinds, kind, field)
    return owner && rankOf(owner) > rankOf(w.role) ? 'rejected-owner' : null
  }
  const approving = counting.filter((w) => writes(w, 'approval') && !forbids(w, 'approval'))
  const knows = ownerOf(set.kinds, kind, 'approval') !== null
  const heads = knows ? headsAmong('approval', ancestries('approval'), approving) : []
  const approvals = approvalsOf(kind, heads, group, ancestries, set)
  for (const w of group) {
    const reason = wholeReason(w)
    if (!reason) continue
    const may = reason === 'revoked' && !writes(w, 'home') && !writes(w, 'approval')
    const by = may ? set.countingRevokes(w) : []
    const stays = may && approvals.judges.length > 0 && by.every((one) => approvals.isRevokeLate(one, w))
    if (stays) for (const one of by) list(w, null, 'late-approval', one.by.id)
    const left = stays ? homeReason.get(w) : reason
    if (left) list(w, null, left)
    else counting.push(w)
  }
  const effective = new Map()
  for (const field of fields) {
    effective.set(
      field,
      counting.filter((w) => {
        if (!writes(w, field)) return false
        const reason = forbids(w, field) ?? (approvals.isLate(w, field) ? 'late-approval' : null)
        if (reason) list(w, field, reason)
        return !reason
      }),
    )
  }
  const moving = counting.filter((w) => isMove(w) && homes.get(w.entity).valid.has(w.id))
  for (const w of counting) {
    if (isMove(w) && !moving.includes(w)) list(w, 'home', forbids(w, 'home') ?? 'rejected-home')
  }
  const naming = distinct([...[...effective.values()].flat(), ...moving])
  const view = (field, own, namers) => {
    const ids = namers.filter((w) => !writes(w, field)).flatMap((w) => seenOf(w, field))
    return foldField(field, ancestries(field), own, ids)
  }
  const shared = fields.map((field) => view(field, effective.get(field), naming))
  const homeViews = new Map(
    entities.map((entity) => {
      const own = naming.filter((w) => w.entity === entity)
      return [
        entity,
        view(
          'home',
          moving.filter((w) => w.entity === entity),
          own,
        ),
      ]
    }),
  )
  // What was taken back whole lends the others neither its name nor its place.
  const speaking = entities.filter((entity) => naming.some((w) => w.entity === entity))
  const [first = entities[0]] = speaking
  const life = lifeOf(speaking.length > 1 ? shared : [...shared, homeViews.get(first)])
  const isChanged = approvals.judges.some(({ covers, approved }) =>
    [...covers].some(([field, ids]) => {
      const now = shared.find((one) => one.field === field)?.heads.map(({ id }) => id) ?? []
      return approved(field) && [...now].sort().join() !== distinct(ids).sort().join()
    }),
  )
  const approval = approvals.judges.length === 0 ? null : isChanged ? 'changed' : 'approved'
  return entities.map((entity) => {
    const views = [...shared, homeViews.get(entity)]
    const known = views.filter(({ field }) => ownerOf(set.kinds, kind, field) !== null)
    const shown = known.filter(({ field, heads: own }) => own[0]?.values.has(field))
    const fieldsWhere = (test) =>
      known
        .filter(test)
        .map(({ field }) => field)
        .sort()
    return {
      key: `${kind}/${entity}`,
      home: homes.get(entity).home,
      ...life,
      values: Object.fromEntries(shown.map(({ field, heads: [one] }) => [field, one.values.get(field)])),
      heads: Object.fromEntries(
        views.filter((one) => one.heads.length > 0).map((one) => [one.field, one.heads.map(({ id }) => id)]),
      ),
      conflicts: fieldsWhere((one) => one.conflict),
      waiting: fieldsWhere((one) => one.waiting),
      approval,
      erased: fieldsWhere((one) => one.heads[0]?.erased),
      sameAs: entity === first ? null : first,
      with: entities.filter((other) => other !== entity),
      ineffective: against.get(entity).sort(),
    }
  })
}

const readLink = ({ values }) => {
  const [of, records] = [values.get('of'), values.get('records')]
  if (typeof of !== 'string' || isSystemKind(of) || !Array.isArray(records) || !records.every(isEntityId))
    return null
  const list = distinct(records)
  return list.length > 1 ? { of, records: list } : null
}

/** Sets of records that grow together. */
const join = (groups, records) => {
  const touched = groups.filter((group) => records.some((one) => group.includes(one)))
  const rest = groups.filter((group) => !touched.includes(group))
  return [...rest, distinct([...touched.flat(), ...records]).sort()]
}

/** The changes of a set, each once, with all bodies that came. */
const merge = (changes) => {
  const byId = new Map()
  for (const change of changes) {
    const old = byId.get(change.id)
    const values = new Map([...(old?.values ?? []), ...change.values])
    const missing = change.missing.filter((field) => !values.has(field))
    byId.set(change.id, { ...change, values, missing })
  }
  return [...byId.values()]
}

const short = (record) =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, v]) => v !== null && v !== false && !(Array.isArray(v) && v.length === 0),
    ),
  )

/** The view of a set `{changes, links, statements}` as its viewer sees it. */
export const viewOf = ({ changes: all, links, statements }, viewer, rules = ownRules) => {
  const changes = merge(all)
  const set = judgeSet({ changes, links, statements }, viewer, rules)
  const live = changes.map((w) =>
    set.isErased(w)
      ? { ...w, erased: true, values: new Map(), missing: distinct([...w.values.keys(), ...w.missing]) }
      : w,
  )
  // Judged by what it was: an erased change has an author and a place like any other.
  const original = new Map(changes.map((w) => [w.id, w]))
  const base = (w) => set.reasonOf(original.get(w.id))
  const judged = { ...set, reasonOf: base, countingRevokes: (w) => set.countingRevokes(original.get(w.id)) }
  const writesTo = (kind, entity) => live.filter((w) => w.kind === kind && w.entity === entity)

  const linkReasons = new Map()
  const groups = new Map()
  for (const w of changes.filter(({ kind }) => kind === 'same-as')) {
    const link = readLink(w)
    let reason = base(w)
    if (!link) continue
    const homes = link.records.map((entity) => homesOf(link.of, entity, writesTo(link.of, entity), judged))
    const isOver = (home) => home !== null && set.trust.isAtOrAbove(w.org, home)
    if (!reason && !homes.every(({ home }) => isOver(home))) reason = 'rejected-home'
    if (reason) linkReasons.set(w.id, reason)
    const once = homes.every(
      ({ minted, valid, unsaid }) =>
        [minted, ...valid.values()].some(isOver) || unsaid.some((by) => set.trust.isAtOrAbove(by.org, w.org)),
    )
    if (reason && !(set.mayMakeKin(w) && once)) continue
    const held = groups.get(link.of) ?? { ever: [], now: [] }
    groups.set(link.of, {
      ever: join(held.ever, link.records),
      now: reason ? held.now : join(held.now, link.records),
    })
  }
  const reasons = (w) => base(w) ?? linkReasons.get(w.id) ?? null

  const records = {}
  const done = new Set()
  for (const { kind, entity } of live) {
    if (done.has(`${kind}/${entity}`)) continue
    const { ever = [], now = [] } = groups.get(kind) ?? {}
    const isHeld = (one) => writesTo(kind, one).length > 0
    const kin = (ever.find((group) => group.includes(entity)) ?? [entity]).filter(isHeld)
    const own = (now.find((group) => group.includes(entity)) ?? [entity]).filter(isHeld)
    const family = kin.flatMap((one) => writesTo(kind, one))
    for (const { key, ...record } of foldGroup(kind, own, family, reasons, judged)) {
      done.add(key)
      if (kind !== 'statement') records[key] = short(record)
    }
  }
  const unfinished = changes.filter((w) => !set.chains.isSaveHeld(w)).map(({ id }) => id)
  return short({ records, forks: set.chains.forks, unfinished: unfinished.sort() })
}

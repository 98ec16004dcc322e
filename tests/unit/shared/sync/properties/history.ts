import fc from 'fast-check'
import type { EntityId } from '#shared/base/id.ts'
import type { Change } from '#shared/sync/change.ts'
import { approvalField, systemKind } from '#shared/sync/change.ts'
import type { Draft } from '#shared/sync/change-build.ts'
import { headsOf } from '#shared/sync/fold.ts'
import { revokeValue, targetsField } from '#shared/sync/system-value.ts'
import { active, choose, creation, draftOf, edit, isOurs, newDraft, recordsOf } from './drafts.ts'
import { exportFile, exportHalves, importAny, importFile } from './files.ts'
import { type Forgery, forge, forgeries } from './forgeries.ts'
import {
  admitDraft,
  approvalDraft,
  bringBack,
  chainOf,
  erasable,
  eraseDraft,
  moveDraft,
  otherHome,
  retireDraft,
  sameDraft,
  setAside,
  takeIn,
} from './rulings.ts'
import {
  card,
  certificate,
  copyOf,
  createWorld,
  lineage,
  orgs,
  type Replica,
  rename,
  save,
  skewOf,
  take,
  upgrade,
  type World,
} from './world.ts'

/** What may happen, as often as it stands here. */
const actions = [
  ...['create', 'create-two', 'edit', 'edit', 'edit', 'edit', 'edit', 'edit', 'edit-two', 'edit-two'],
  ...['void', 'void', 'revive', 'resolve', 'resolve', 'revoke', 'revoke', 'unknown', 'unknown'],
  ...['send', 'send', 'send', 'send', 'send', 'send', 'relay', 'relay', 'relay'],
  ...['export', 'export', 'export-all', 'export-halves', 'export-halves', 'export-halves'],
  ...['import', 'import', 'import', 'import', 'import', 'lose'],
  ...['quarrel', 'quarrel', 'quarrel', 'quarrel', 'overrule', 'overrule', 'overrule'],
  ...['certify', 'clone', 'clone', 'restore', 'rename', 'clock', 'upgrade'],
  ...['approve', 'approve', 'approve', 'take-in', 'move', 'move', 'set-aside', 'set-aside', 'bring-back'],
  ...['same', 'same', 'erase', 'erase', 'retire', 'admit'],
  ...forgeries,
] as const

/** The names of all that may happen. */
export const stepActs = [...new Set(actions)]

/** One thing that happens somewhere. The numbers choose among what there is. */
export interface Step {
  readonly act: (typeof actions)[number]
  readonly by: number
  readonly pick: number
  readonly value: number
}

export interface History {
  readonly pcs: readonly number[]
  readonly skews: readonly number[]
  readonly certified: boolean
  /** How many records everybody holds before anything happens. */
  readonly common: number
  readonly steps: readonly Step[]
  /** For orders of delivery drawn after the history. */
  readonly seed: number
}

const number = fc.nat({ max: 999 })

/** Histories of 3 to 6 PCs of a school, two branches and a group. */
export const histories = fc.record<History>({
  pcs: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3, maxLength: 6 }),
  skews: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
  certified: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  common: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(
    fc.record<Step>({ act: fc.constantFrom(...actions), by: number, pick: number, value: number }),
    { minLength: 20, maxLength: 50, size: 'max' },
  ),
  seed: fc.integer(),
})

/** What a property may look at after each edit made with authority, on the PC that made it. */
export type AfterEdit = (replica: Replica, changes: readonly Change[], world: World) => void

const doRevoke = async (world: World, replica: Replica, { pick, value: how }: Step): Promise<void> => {
  const own = [...replica.changes.values()].filter(
    ({ id, header }) => header.org === replica.org.id && !world.bad.has(id),
  )
  // Taking back what was approved is what people may not expect to fail.
  const approved = own.filter(({ header }) => {
    return (replica.view.get(header.kind, header.entity)?.approval ?? 'none') !== 'none'
  })
  const first = choose(how % 2 === 0 && approved.length > 0 ? approved : own, pick)
  if (!first) return
  const whole = own.filter(({ header }) => header.save[0] === first.header.save[0])
  // Who takes back what was approved says that he knows of it.
  const approvalsOf = ({ kind, entity }: { readonly kind: string; readonly entity: EntityId }) => {
    const record = replica.view.get(kind, entity)
    return record ? headsOf(record, approvalField) : []
  }
  const value = { [targetsField]: revokeValue(whole, approvalsOf) }
  await save(world, replica, [newDraft(world, replica, systemKind.revoke, value)])
}

const doEdit = async (world: World, replica: Replica, step: Step, after: AfterEdit): Promise<void> => {
  const ours = recordsOf(replica).filter((record) => isOurs(replica, record))
  const torn = ours.filter(({ conflicts }) => conflicts.length > 0)
  const record = choose(step.act === 'resolve' && torn.length > 0 ? torn : ours, step.pick)
  if (!record) return
  const drafts: Draft[] = []
  const field = step.act === 'resolve' ? record.conflicts.find((name) => /name|phone|text/.test(name)) : null
  if (step.act === 'void') drafts.push(draftOf(record, { life: { state: 'void' } }, true))
  else if (step.act === 'revive') drafts.push(draftOf(record, { life: active }))
  else if (step.act === 'unknown') {
    drafts.push(draftOf(record, { future: step.value }))
    if (replica.schema > 1) drafts.push(newDraft(world, replica, 'gift', { item: `g${step.value}` }))
  } else if (field) drafts.push(draftOf(record, { [field]: record.values[field] }))
  else drafts.push(edit(replica, record, step.pick, step.value))
  const others = ours.filter((one) => one !== record)
  const second = step.act === 'edit-two' ? choose(others, step.value) : undefined
  if (second) drafts.push(edit(replica, second, step.pick, step.value))
  after(replica, await save(world, replica, drafts), world)
}

/** Two PCs write to one record, neither knowing of the other; then one hears of it. The first may rule over it instead. */
const quarrel = async (world: World, replica: Replica, step: Step, after: AfterEdit): Promise<void> => {
  const { act, pick, value } = step
  const others = world.replicas.filter((one) => one !== replica)
  const both = (one: Replica): boolean =>
    recordsOf(replica).some(({ kind, entity }) => one.view.get(kind, entity)?.life === 'active')
  const other = choose(others.filter(both), value)
  if (!other) return
  const shared = recordsOf(replica).filter((record) => other.view.get(record.kind, record.entity))
  const record = choose(shared, pick)
  const theirs = record && other.view.get(record.kind, record.entity)
  if (!record || !theirs) return
  const ruling = act === 'overrule' && replica.org.level === 'school'
  const to = value % 3 === 0 ? otherHome(record, value) : null
  const draft = ruling ? (to ? moveDraft(record, to) : approvalDraft(record)) : null
  if (ruling && draft) await save(world, replica, [draft])
  else if (isOurs(replica, record))
    after(replica, await save(world, replica, [edit(replica, record, pick, value)]), world)
  if (isOurs(other, theirs))
    after(other, await save(world, other, [edit(other, theirs, pick, value + 1)]), world)
  const [from, into] = value % 2 === 0 ? [replica, other] : [other, replica]
  importFile(into, exportFile(world, from, pick % 3 === 0, pick))
}

const certify = (replica: Replica, { pick, value }: Step): void => {
  const org = choose(
    orgs.filter(({ parent }) => parent !== null),
    pick,
  )
  if (!org?.parent) return
  take(replica, {
    changes: [],
    statements: [value % 2 === 0 ? certificate(org.parent, org) : card(org, 2, org.parent)],
  })
}

/** A ruling over a record or a PC, by one who may; nothing when there is none to rule over. */
const rulingOf = (world: World, replica: Replica, { act, pick, value }: Step): Draft | null => {
  const ours = recordsOf(replica).filter((record) => isOurs(replica, record))
  const record = choose(ours, pick)
  const isSchool = replica.org.level === 'school'
  switch (act) {
    case 'approve':
      return isSchool && record ? approvalDraft(record) : null
    case 'move': {
      const to = record && otherHome(record, value)
      return isSchool && record && to ? moveDraft(record, to) : null
    }
    case 'same':
      return sameDraft(world, replica, pick, value)
    case 'erase': {
      const changes = record ? erasable(replica, record) : []
      const some = value % 3 === 0 ? changes : changes.slice(value % changes.length).slice(0, 1)
      return some.length > 0 ? eraseDraft(world, replica, some) : null
    }
    case 'retire':
    case 'admit': {
      const below = [...replica.changes.values()].filter(
        ({ header }) =>
          header.device !== replica.author.device && lineage(header.org).includes(replica.org.id),
      )
      const device = choose(below, pick)?.header.device
      const chain = device ? chainOf(replica, device) : []
      if (!device) return null
      if (act === 'retire') return retireDraft(world, replica, device, chain.at(-1 - (value % 4)))
      return admitDraft(world, replica, chain.slice(value % chain.length))
    }
    default:
      return null
  }
}

const isForgery = (act: Step['act']): act is Forgery => forgeries.some((one) => one === act)

const actOn = async (world: World, replica: Replica, step: Step, after: AfterEdit): Promise<void> => {
  const { act, pick, value } = step
  if (isForgery(act)) return forge(world, replica, act, pick, value)
  switch (act) {
    case 'create':
      after(replica, await save(world, replica, [creation(world, replica, pick, value)]), world)
      return
    case 'create-two': {
      const two = [pick, value].map((one) => creation(world, replica, one, value))
      await save(world, replica, two)
      return
    }
    case 'revoke':
      return doRevoke(world, replica, step)
    case 'export':
    case 'export-all':
      exportFile(world, replica, act === 'export-all', pick)
      return
    case 'export-halves':
      return exportHalves(world, replica, value, pick)
    case 'send':
    case 'relay': {
      const to = choose(
        world.replicas.filter((one) => one !== replica),
        value,
      )
      const file = exportFile(world, replica, act === 'relay', pick)
      if (to) importFile(to, file)
      return
    }
    case 'quarrel':
    case 'overrule':
      return quarrel(world, replica, step, after)
    case 'import':
      return importAny(world, replica, pick)
    case 'lose': {
      const file = choose(world.files, pick)
      if (file) file.lost = true
      return
    }
    case 'clone':
      if (world.replicas.length < 8) world.replicas.push(copyOf(replica))
      return
    case 'restore': {
      const old = copyOf(replica, Math.max(1, value % (replica.held.length + 1)))
      if (world.replicas.length < 8 && rename(world, old)) world.replicas.push(old)
      return
    }
    case 'rename':
      // The answer to a fork: the copy goes on under a new name.
      if (world.replicas.filter(({ author }) => author.device === replica.author.device).length > 1)
        rename(world, replica)
      return
    case 'clock':
      replica.skew = skewOf((value - 500) / 500)
      return
    case 'upgrade':
      if (replica.schema === 1) upgrade(replica)
      return
    case 'certify':
      return certify(replica, step)
    case 'take-in':
      return takeIn(world, replica, pick)
    case 'set-aside':
    case 'bring-back': {
      const some = replica.imports.filter((item) => (item.setAside === null) === (act === 'set-aside'))
      const item = choose(some, pick)
      if (item && act === 'set-aside') await setAside(world, replica, item)
      else if (item) await bringBack(world, replica, item)
      return
    }
    case 'approve':
    case 'move':
    case 'same':
    case 'erase':
    case 'retire':
    case 'admit': {
      const draft = rulingOf(world, replica, step)
      if (draft) await save(world, replica, [draft])
      return
    }
    default:
      return doEdit(world, replica, step, after)
  }
}

/** Records that every PC holds from the start, so that they have something to disagree about. */
const shareCommon = async (world: World, count: number): Promise<void> => {
  for (const replica of world.replicas.slice(0, count)) {
    await save(world, replica, [creation(world, replica, 1, replica.org.level.length)])
    const file = exportFile(world, replica, true, 1)
    for (const other of world.replicas) if (other !== replica) importFile(other, file)
  }
  for (const replica of world.replicas) {
    replica.exported = replica.changes.size
    replica.imports.length = 0
  }
}

/** Lets a history happen. */
export const play = async (history: History, after: AfterEdit = () => undefined): Promise<World> => {
  const world = createWorld(history)
  await shareCommon(world, history.common)
  for (const step of history.steps) {
    const replica = choose(world.replicas, step.by)
    if (replica) await actOn(world, replica, step, after)
  }
  return world
}

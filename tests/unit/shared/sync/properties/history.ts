import fc from 'fast-check'
import type { ChangeId } from '#shared/base/id.ts'
import { levelRank } from '#shared/base/level.ts'
import type { Link } from '#shared/sync/chain.ts'
import type { Change } from '#shared/sync/change.ts'
import type { Draft } from '#shared/sync/change-build.ts'
import { type FoldedRecord, seenFor } from '#shared/sync/fold.ts'
import { revokeValue } from '#shared/sync/revokes.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import {
  card,
  certificate,
  clone,
  createWorld,
  newEntity,
  orgs,
  type Replica,
  registry,
  save,
  take,
  type World,
} from './world.ts'

const actions = [
  ...['create', 'create-two', 'create-two', 'edit', 'edit', 'edit', 'edit', 'edit', 'edit-two', 'edit-two'],
  ...[
    'void',
    'void',
    'revive',
    'resolve',
    'resolve',
    'revoke',
    'revoke',
    'certify',
    'clone',
    'unknown',
    'lose',
  ],
  ...['export', 'export', 'export-all', 'export-all', 'export-halves', 'export-halves', 'export-halves'],
  ...['import', 'import', 'import', 'import', 'import', 'import', 'import', 'import', 'import'],
  ...['bad-owner', 'bad-home', 'bad-role', 'bad-org', 'bad-revoke'],
] as const

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
  readonly steps: readonly Step[]
  /** For orders of delivery drawn after the history. */
  readonly seed: number
}

const number = fc.nat({ max: 999 })

/** Histories of 3 to 6 PCs of a school, two branches and a group. */
export const histories = fc.record<History>({
  pcs: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3, maxLength: 6 }),
  skews: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
  certified: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  steps: fc.array(
    fc.record<Step>({ act: fc.constantFrom(...actions), by: number, pick: number, value: number }),
    { minLength: 40, maxLength: 110, size: 'max' },
  ),
  seed: fc.integer(),
})

/** What a property may look at after each edit made with authority, on the PC that made it. */
export type AfterEdit = (replica: Replica, changes: readonly Change[], world: World) => void

const choose = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

const draftOf = (
  record: Pick<FoldedRecord, 'kind' | 'entity'> & Partial<FoldedRecord>,
  values: Readonly<Record<string, unknown>>,
  voids = false,
): Draft => {
  const { kind, entity } = record
  const classes: Record<string, Record<string, unknown>> = {}
  for (const [field, value] of Object.entries(values)) {
    const name = registry(kind, field)?.class ?? 'plain'
    classes[name] = { ...classes[name], [field]: value }
  }
  const seen = record.writes ? seenFor(record as FoldedRecord, Object.keys(values), voids) : {}
  return { kind, entity, values: classes, seen }
}

const active = { state: 'active' }

/** Few records, so that several PCs meet on one. */
const recordsOf = (replica: Replica): readonly FoldedRecord[] => [
  ...replica.view.list('member').slice(0, 4),
  ...replica.view.list('note').slice(0, 2),
]

const isOurs = (replica: Replica, record: FoldedRecord): boolean =>
  record.home !== null && isAtOrAbove(replica.view.state.trust, replica.org.id, record.home)

const creation = (world: World, replica: Replica, { pick, value }: Step): Draft => {
  const kind = pick % 4 === 0 ? 'note' : 'member'
  const rank = levelRank(replica.org.level)
  const values =
    kind === 'note'
      ? { life: active, text: `t${value % 5}` }
      : { life: active, name: `n${value % 5}`, ...(rank >= 1 ? { fund: value % 5 } : {}) }
  return draftOf({ kind, entity: newEntity(world, replica) }, values)
}

const edit = (replica: Replica, record: FoldedRecord, { pick, value }: Step): Draft => {
  const rank = levelRank(replica.org.level)
  const fields = (record.kind === 'note' ? ['text'] : ['name', 'phone', 'fund', 'rating']).filter(
    (field) => levelRank(registry(record.kind, field)?.owner ?? 'city') <= rank,
  )
  const field = choose(fields, pick >> 3) ?? 'name'
  return draftOf(record, {
    [field]: field === 'fund' ? value % 5 : `v${value % 5}`,
    ...(record.life === 'void' ? { life: active } : {}),
  })
}

const linkOf = ({ id, header: { device, seq, prev } }: Change, known: boolean): Link => {
  return { device, seq, id, prev: known || seq === 1 ? prev : undefined }
}

/** Some changes as a file: in full, or with notes as bare ids, or without the money bodies. */
const put = (world: World, replica: Replica, changes: readonly Change[], how: number): void => {
  const scoped = how % 5 === 0
  const stripped = how % 7 === 0
  const isOut = ({ header }: Change): boolean => scoped && header.kind === 'note'
  const strip = (change: Change): Change => {
    const { fund, ...values } = change.values
    return stripped && fund !== undefined ? { ...change, values } : change
  }
  const batch = {
    changes: changes.filter((change) => !isOut(change)).map(strip),
    withheld: changes.filter(isOut).map((change) => linkOf(change, how % 2 === 0)),
    statements: [...new Set(replica.held.flatMap(({ statements = [] }) => statements))],
  }
  world.files.push({ batch, lost: false })
}

const badDraft = (replica: Replica, step: Step): Draft | null => {
  const records = recordsOf(replica)
  if (step.act === 'bad-owner') {
    if (replica.org.level === 'school') return null
    const record = choose(
      records.filter((r) => r.kind === 'member' && isOurs(replica, r)),
      step.pick,
    )
    return record ? draftOf(record, { rating: `bad${step.value}` }) : null
  }
  // Never authorised, whatever is certified later: the home is neither the author's nor planned below it.
  const lineage = (org: string | null): readonly (string | null)[] =>
    org === null ? [] : [org, ...lineage(orgs.find(({ id }) => id === org)?.parent ?? null)]
  const foreign = records.filter((r) => r.home !== null && !lineage(r.home).includes(replica.org.id))
  const pool = step.act === 'bad-home' ? foreign : records.filter((r) => isOurs(replica, r))
  const record = choose(pool, step.pick)
  return record ? draftOf(record, { [record.kind === 'note' ? 'text' : 'name']: `bad${step.value}` }) : null
}

const doBad = async (world: World, replica: Replica, step: Step): Promise<void> => {
  const draft = badDraft(replica, step)
  if (!draft) return
  const forged =
    step.act === 'bad-role'
      ? { role: replica.org.level === 'city' ? ('school' as const) : ('city' as const) }
      : step.act === 'bad-org'
        ? { org: (orgs.find(({ id }) => id !== replica.org.id) ?? replica.org).id }
        : {}
  for (const change of await save(world, replica, [draft], forged)) world.bad.add(change.id)
}

const doRevoke = async (world: World, replica: Replica, step: Step): Promise<void> => {
  const own = step.act === 'revoke'
  const candidates = replica.changes.filter(
    ({ id, header }) => (header.org === replica.org.id) === own && !world.bad.has(id),
  )
  const first = choose(candidates, step.pick)
  if (!first) return
  const whole = candidates.filter(({ header }) => header.save[0] === first.header.save[0])
  const draft = draftOf(
    { kind: 'revoke', entity: newEntity(world, replica) },
    { life: active, changes: revokeValue(whole) },
  )
  // Another organisation's word, and a forged word of the right one: neither takes anything back.
  const forged = own || step.value % 2 === 0 ? {} : { org: first.header.org, role: first.header.role }
  const changes = await save(world, replica, [draft], forged)
  if (!own) for (const change of changes) world.bad.add(change.id)
}

const doExport = (world: World, replica: Replica, step: Step): void => {
  const news = step.act === 'export-all' ? replica.changes : replica.changes.slice(replica.exported)
  replica.exported = replica.changes.length
  if (step.act === 'export-halves') {
    const cut = step.value % Math.max(1, news.length)
    put(world, replica, news.slice(0, cut), step.pick)
    put(world, replica, news.slice(cut), step.pick)
  } else put(world, replica, news, step.pick)
}

const doEdit = async (world: World, replica: Replica, step: Step, after: AfterEdit): Promise<void> => {
  const ours = recordsOf(replica).filter((record) => isOurs(replica, record))
  const torn = ours.filter(({ conflicts }) => conflicts.length > 0)
  const record = choose(step.act === 'resolve' && torn.length > 0 ? torn : ours, step.pick)
  if (!record) return
  const drafts: Draft[] = []
  const field =
    step.act === 'resolve' ? record.conflicts.find((name) => name !== 'life' && name !== 'rating') : null
  if (step.act === 'void') drafts.push(draftOf(record, { life: { state: 'void' } }, true))
  else if (step.act === 'revive') drafts.push(draftOf(record, { life: active }))
  else if (step.act === 'unknown') drafts.push(draftOf(record, { future: step.value }))
  else if (field) drafts.push(draftOf(record, { [field]: record.values[field] }))
  else drafts.push(edit(replica, record, step))
  if (step.act === 'edit-two') {
    const second = choose(
      ours.filter((r) => r !== record),
      step.value,
    )
    if (second) drafts.push(edit(replica, second, step))
  }
  after(replica, await save(world, replica, drafts), world)
}

const certify = (world: World, replica: Replica, step: Step): void => {
  const org = choose(
    orgs.filter(({ parent }) => parent !== null),
    step.pick,
  )
  if (!org?.parent) return
  if (step.value % 2 === 0) take(replica, { changes: [], statements: [certificate(org.parent, org)] })
  else take(replica, { changes: [], statements: [card(org, 2, org.parent)] })
  void world
}

const act = async (world: World, step: Step, after: AfterEdit): Promise<void> => {
  const replica = choose(world.replicas, step.by)
  if (!replica) return
  switch (step.act) {
    case 'create':
      after(replica, await save(world, replica, [creation(world, replica, step)]), world)
      return
    case 'create-two':
      await save(world, replica, [creation(world, replica, step), creation(world, replica, step)])
      return
    case 'revoke':
    case 'bad-revoke':
      return doRevoke(world, replica, step)
    case 'export':
    case 'export-all':
    case 'export-halves':
      return doExport(world, replica, step)
    case 'import': {
      const file = choose(world.files, step.pick)
      if (file && !file.lost) take(replica, file.batch)
      return
    }
    case 'lose': {
      const file = choose(world.files, step.pick)
      if (file) file.lost = true
      return
    }
    case 'clone':
      if (world.replicas.length < 8) world.replicas.push(clone(replica))
      return
    case 'certify':
      return certify(world, replica, step)
    case 'bad-owner':
    case 'bad-home':
    case 'bad-role':
    case 'bad-org':
      return doBad(world, replica, step)
    default:
      return doEdit(world, replica, step, after)
  }
}

/** Lets a history happen. */
export const play = async (history: History, after: AfterEdit = () => undefined): Promise<World> => {
  const world = createWorld(history)
  for (const step of history.steps) await act(world, step, after)
  return world
}

/** The ids of some changes. */
export const idsOf = (changes: readonly Change[]): ReadonlySet<ChangeId> =>
  new Set(changes.map(({ id }) => id))

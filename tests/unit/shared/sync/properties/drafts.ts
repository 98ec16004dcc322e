import { type Level, levelRank } from '#shared/base/level.ts'
import type { Draft } from '#shared/sync/change-build.ts'
import { type FoldedRecord, seenFor } from '#shared/sync/fold.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import { newEntity, type Replica, registryOf, type World } from './world.ts'

/** One item of a list by a number that knows nothing of its length. */
export const choose = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

export const active = { state: 'active' }

/** A draft that names all heads its author has before him; `all` names those of every field, as a void and a move do. */
export const draftOf = (
  record: Pick<FoldedRecord, 'kind' | 'entity'> & Partial<FoldedRecord>,
  values: Readonly<Record<string, unknown>>,
  all = false,
): Draft => {
  const { kind, entity } = record
  const classes: Record<string, Record<string, unknown>> = {}
  for (const [field, value] of Object.entries(values)) {
    const name = registryOf(2)(kind, field)?.class ?? 'plain'
    classes[name] = { ...classes[name], [field]: value }
  }
  const seen = record.writes ? seenFor(record as FoldedRecord, Object.keys(values), all) : {}
  return { kind, entity, values: classes, seen }
}

/** A new record of one of the mechanism's own kinds. */
export const newDraft = (
  world: World,
  replica: Replica,
  kind: string,
  values: Readonly<Record<string, unknown>>,
): Draft => draftOf({ kind, entity: newEntity(world, replica) }, { life: active, ...values })

/** Few records, so that several PCs meet on one. */
export const recordsOf = ({ view }: Replica): readonly FoldedRecord[] => {
  const shown = (kind: string): readonly FoldedRecord[] => view.list(kind).filter(({ sameAs }) => !sameAs)
  return [...shown('member').slice(0, 4), ...shown('note').slice(0, 2)]
}

export const isOurs = ({ view, org }: Replica, { home }: FoldedRecord): boolean =>
  home !== null && isAtOrAbove(view.state.trust, org.id, home)

/** The fields of a kind that a level may write. */
export const writable = (kind: string, level: Level, schema: number): readonly string[] => {
  const fields = kind === 'note' ? ['text'] : ['name', 'phone', 'fund', 'rating']
  return fields.filter((field) => {
    return levelRank(registryOf(schema)(kind, field)?.owner ?? 'city') <= levelRank(level)
  })
}

/** A new member or note; sometimes something that is not for everybody. */
export const creation = (world: World, replica: Replica, pick: number, value: number): Draft => {
  const isNote = pick % 5 === 0
  if (pick % 11 === 0) return newDraft(world, replica, 'member-identity', { bankName: `b${value}` })
  if (pick % 13 === 0) return newDraft(world, replica, 'transfer', { way: 'in' })
  const money = levelRank(replica.org.level) >= 1 ? { fund: value % 5 } : {}
  const values = isNote ? { text: `t${value % 5}` } : { name: `n${value % 5}`, ...money }
  return newDraft(world, replica, isNote ? 'note' : 'member', values)
}

/** A new value of some field; a void record is called back by it. */
export const edit = (replica: Replica, record: FoldedRecord, pick: number, value: number): Draft => {
  const field = choose(writable(record.kind, replica.org.level, replica.schema), pick >> 3) ?? 'name'
  return draftOf(record, {
    [field]: field === 'fund' ? value % 5 : `v${value % 5}`,
    ...(record.life === 'void' ? { life: active } : {}),
  })
}

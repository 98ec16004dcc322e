import type { ChangeId } from '#shared/base/id.ts'
import { levelRank } from '#shared/base/level.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import type { ChainIndex } from '#shared/sync/chain.ts'
import { type Change, schemaVersion } from '#shared/sync/change.ts'
import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import type { Statement, Trust } from '#shared/sync/trust.ts'
import { isProven } from '#shared/sync/trust-view.ts'
import { applyChanges } from '#shared/sync/view.ts'
import type { ImportRow } from '../engine-exchange.ts'
import { loadRecords, newChanges, type Session } from './session.ts'

/** Whether a change surely counts: written by its record's own organisation, of fields that are its to write. */
const isOwnWork = ({ header }: Change, trust: Trust): boolean => {
  const { kind, entity, device, org, role, schema } = header
  if (!entity.startsWith(device) || schema > schemaVersion || !isProven(trust, device, org, role))
    return false
  return Object.values(header.fields).every((names) =>
    names.every((name) => levelRank(fieldOf(kind, name)?.owner ?? 'city') <= levelRank(role)),
  )
}

/**
 * The keys of records that a bundle brings in one change and of which nothing is held: new, never in conflict, and never
 * against the rules.
 */
const plainNews = (
  changes: readonly Change[],
  isHeld: (key: RecordKey) => boolean,
  trust: Trust,
): ReadonlySet<RecordKey> => {
  const once = new Set<RecordKey>()
  const more = new Set<RecordKey>()
  for (const change of changes) {
    const key = recordKey(change.header.kind, change.header.entity)
    if (once.has(key) || isHeld(key) || !isOwnWork(change, trust)) more.add(key)
    else once.add(key)
  }
  for (const key of more) once.delete(key)
  return once
}

type Weight = Pick<
  ImportRow,
  'newChanges' | 'newRecords' | 'changedRecords' | 'conflicts' | 'rejected' | 'forked'
>

/** What a bundle would change, worked out on a copy of the facts that is thrown away. */
export const weigh = async (
  session: Session,
  segments: readonly ReadSegment[],
  statements: readonly Statement[],
): Promise<Weight> => {
  const changes = newChanges(session, segments)
  const isForked = (chains: ChainIndex): boolean => {
    const devices = new Set(segments.map(({ segment }) => segment.device))
    return chains.forks().some(({ device }) => devices.has(device))
  }
  if (changes.length === 0) {
    const forked = isForked(session.state.chains)
    return { newChanges: 0, newRecords: 0, changedRecords: 0, conflicts: 0, rejected: 0, forked }
  }
  const copy = session.state.copy()
  const withheld = segments.flatMap(({ parsed }) => parsed.withheld)
  const { keys } = copy.add({ changes, withheld, statements })
  const held = await loadRecords(session.db, keys)
  // By far the most need no folding to be counted.
  const plain = plainNews(changes, (key) => held.has(key), copy.trust)
  const others = changes.filter(({ header }) => !plain.has(recordKey(header.kind, header.entity)))
  const again = [...keys].filter((key) => !plain.has(key))
  const folded = applyChanges(copy.facts, (key) => held.get(key), others, again)
  let newRecords = plain.size
  let changedRecords = 0
  let conflicts = 0
  const fresh = new Set(changes.map(({ id }) => id))
  const rejected = new Set<ChangeId>()
  for (const [key, record] of folded) {
    for (const { id, reason } of record.ineffective) {
      if (fresh.has(id) && reason.startsWith('rejected')) rejected.add(id)
    }
    const before = held.get(key)
    if (!before) newRecords++
    else if (before.writes.length !== record.writes.length) changedRecords++
    if (record.conflicts.length > (before?.conflicts.length ?? 0)) conflicts++
  }
  return {
    newChanges: changes.length,
    newRecords,
    changedRecords,
    conflicts,
    rejected: rejected.size,
    forked: isForked(copy.chains),
  }
}

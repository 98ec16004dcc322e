import type { EntityId, SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import { type Change, type Stretch, systemKind } from '#shared/sync/change.ts'
import { dependantsOf } from '#shared/sync/dependants.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { differenceOf } from '#shared/sync/preview.ts'
import { buildSave } from '#shared/sync/save-build.ts'
import { isShown } from '#shared/sync/shown.ts'
import { inStretches } from '#shared/sync/stretch.ts'
import { isUntouchable } from '#shared/sync/system-value.ts'
import { applyChanges } from '#shared/sync/view.ts'
import type { SaveProblem, Write } from '../engine.ts'
import type { ImportEntry, TakeBack } from '../engine-review.ts'
import { loadKin } from './kin.ts'
import { mintId, saveWrites } from './save.ts'
import { authorOf, loadTouched, type Session } from './session.ts'
import { broughtBy, fileNames, sideOf } from './sides.ts'
import { eachRecord, isForPeople } from './standing.ts'
import { type Transfer, takenBackImports, transfersOf } from './transfers.ts'
import { revokeSaved } from './undoing.ts'

const changesIn = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0)

/** All imports, newest first. */
export const importsOf = async (session: Session): Promise<readonly ImportEntry[]> => {
  const gone = await takenBackImports(session)
  const { orgs } = session.state.trust
  return (await transfersOf(session))
    .flatMap(({ id, values, changedAt }): ImportEntry[] => {
      if (values.way !== 'in') return []
      const party = (values.party ?? '') as ImportEntry['party']
      return [
        {
          entity: id,
          at: changedAt,
          party,
          partyName: orgs.get(party)?.name ?? '',
          fileName: values.fileName ?? '',
          number: values.number ?? 0,
          changes: changesIn(broughtBy(values)),
          state: gone.has(id) ? 'taken-back' : 'merged',
        },
      ]
    })
    .reverse()
}

/** The imports of these names that still count. Throws when one is none: only a bug names it. */
const countingOf = async (session: Session, entities: readonly EntityId[]): Promise<readonly Transfer[]> => {
  const wanted = new Set<EntityId>(entities)
  const found = (await transfersOf(session)).filter(({ id, values }) => wanted.has(id) && values.way === 'in')
  if (found.length < wanted.size) throw new Error('only an import is taken back')
  const gone = await takenBackImports(session)
  return found.filter(({ id }) => !gone.has(id))
}

const setAsideOf = (session: Session, { id, values }: Transfer): Write => ({
  kind: systemKind.setAside,
  entity: mintId(session),
  fields: { import: id, stretches: broughtBy(values) },
})

/** The changes that would take imports back, as they would be written; nothing is. */
const wouldBe = async (session: Session, writes: readonly Write[]): Promise<readonly Change[]> =>
  (await buildSave(session.crypto, authorOf(session), session.now(), writes, () => undefined))?.changes ?? []

/**
 * What taking imports back together would do, worked out on a copy of the facts; writes nothing. What one of them built on
 * another goes with it and is no dependant.
 */
export const previewTakeBack = async (session: Session, entities: readonly EntityId[]): Promise<TakeBack> => {
  const taken = await countingOf(session, entities)
  const { chains, facts: now } = session.state
  const isBrought = inStretches(
    taken.flatMap(({ values }) => broughtBy(values)),
    chains,
  )
  const brought: FoldedRecord[] = []
  let stays = 0
  await eachRecord(session, (record) => {
    const count = record.writes.filter(isBrought).length
    if (isUntouchable(record.kind)) stays += count
    else if (count > 0 && isForPeople(record)) brought.push(record)
  })
  const copy = session.state.copy()
  const touched = copy.add({
    changes: await wouldBe(
      session,
      taken.map((one) => setAsideOf(session, one)),
    ),
  })
  const held = await loadTouched(session.db, touched.keys, touched.devices)
  const kinds = new Map<string, { kind: string; gone: number; changed: number }>()
  for (const [key, after] of applyChanges(copy.facts, (at) => held.get(at), [], held.keys())) {
    const before = held.get(key)
    const difference = isForPeople(after) ? differenceOf(before, after) : null
    if (!before || !difference || !isShown(before)) continue
    const row = kinds.get(after.kind) ?? { kind: after.kind, gone: 0, changed: 0 }
    kinds.set(after.kind, row)
    // What shows under another record afterwards, because both are the same, is not gone.
    if (isShown(after) || after.sameAs) row.changed++
    else row.gone++
  }
  const fileOf = await fileNames(session)
  const kinOf = await loadKin(session, brought)
  const asked = new Set<EntityId>()
  const dependants = brought.flatMap((one) => {
    // Several that are one are asked together, once.
    if (asked.has(one.entity)) return []
    const kin = kinOf(one)
    for (const { entity } of kin) asked.add(entity)
    return dependantsOf(kin, isBrought, now).map(({ record, write, field, loses }) => ({
      kind: record.kind,
      entity: record.entity,
      values: record.values,
      side: sideOf(session.state.trust, write, field, fileOf),
      loses,
    }))
  })
  return { kinds: [...kinds.values()], dependants: dependants.sort((a, b) => b.side.at - a.side.at), stays }
}

/** Takes imports back as one save: what they were first to bring counts for nothing here any more. */
export const takeBack = async (
  session: Session,
  entities: readonly EntityId[],
): Promise<Result<SaveId, SaveProblem>> => {
  const taken = await countingOf(session, entities)
  if (taken.length === 0) return err({ type: 'nothing-changed' })
  return saveWrites(
    session,
    taken.map((one) => setAsideOf(session, one)),
  )
}

/** Ends the taking back of imports, as one save. */
export const bringBack = async (
  session: Session,
  entities: readonly EntityId[],
): Promise<Result<SaveId, SaveProblem>> => {
  const gone = await takenBackImports(session)
  const named = entities.flatMap((entity) => gone.get(entity) ?? [])
  return revokeSaved(session, ({ kind, entity: own }) => kind === systemKind.setAside && named.includes(own))
}

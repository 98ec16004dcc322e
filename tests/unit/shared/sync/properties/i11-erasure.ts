import { expect } from 'vitest'
import type { Change } from '#shared/sync/change.ts'
import { headsOf } from '#shared/sync/fold.ts'
import { packRecords } from '#shared/sync/record-pack.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { verifySegment } from '#shared/sync/segment-seal.ts'
import type { View } from '#shared/sync/view.ts'
import { isErasedIn, keptBy, quickCrypto } from './carry.ts'
import { grow, heldBy, shuffled, snapshotOf, together, union } from './check.ts'
import { chanceOf } from './devices.ts'
import { draftOf, edit, isOurs, recordsOf } from './drafts.ts'
import { exportFile, importFile } from './files.ts'
import type { Property } from './property.ts'
import { eraseDraft, setAside } from './rulings.ts'
import { lineage, type Replica, save, school, tree, type World } from './world.ts'

const secret = '不可留存的诊断'

/** All that the index keeps of a view, as text. */
const kept = (view: View): string =>
  [
    JSON.stringify(snapshotOf(view)),
    ...[...view.records().values()].map((record) => packRecords(record.kind, [record])),
    JSON.stringify(view.state.remember()),
  ].join()

/** What a PC writes to disk and into files, once it has rewritten both; the rewritten chain is that of the change. */
const checkBytes = async (world: World, replica: Replica, { header }: Change): Promise<void> => {
  const clean = await keptBy(world, replica, replica.view)
  const bytes = await writeFrames(quickCrypto, clean)
  expect(new TextDecoder().decode(bytes).includes(secret)).toBe(false)
  for (const segment of clean) {
    if (segment.device === header.device) expect(await verifySegment(quickCrypto, segment)).not.toBeNull()
  }
}

let checked = 0

export const erasure: Property = {
  name: 'I11',
  says: 'an erased value is absent from store, journal, backups, exports, conflict copies and undo data',
  check: async (world, { seed }) => {
    const chance = chanceOf(seed)
    const order = shuffled(world.replicas, chance)
    const writer = order.find((one) => recordsOf(one).some((record) => isOurs(one, record)))
    const record = writer && recordsOf(writer).find((one) => isOurs(writer, one))
    if (!writer || !record) return
    const field = record.kind === 'note' ? 'text' : 'name'
    const [change] = await save(world, writer, [draftOf(record, { [field]: secret })])
    if (!change) throw new Error('an edit is written')
    const told = exportFile(world, writer, true, 1)
    for (const one of order) if (one !== writer && chance() < 0.5) importFile(one, told)
    // Another value beside it: the one who reviews a conflict keeps a copy of both.
    const rival = order.find((one) => one !== writer && !one.changes.has(change.id))
    const theirs = rival?.view.get(record.kind, record.entity)
    if (rival && theirs && isOurs(rival, theirs)) {
      await save(world, rival, [edit(rival, theirs, 0, 3)])
      importFile(writer, exportFile(world, rival, true, 1))
    }
    const eraser = order.find(
      (one) => one.changes.has(change.id) && lineage(writer.org.id).includes(one.org.id),
    )
    if (!eraser) return
    await save(world, eraser, [eraseDraft(world, eraser, [change])])
    const word = exportFile(world, eraser, true, 1)
    for (const one of order) {
      // The old file may come once more, before or after the word that ends it.
      const files = shuffled([told, word], chance).slice(0, 1 + Math.floor(chance() * 2))
      for (const file of files) if (one !== eraser) importFile(one, file)
      const item = one.imports.at(-1)
      if (item && chance() < 0.3) await setAside(world, one, item)
    }
    for (const one of order) {
      if (!isErasedIn(one.view, change)) continue
      checked++
      expect(kept(one.view).includes(secret)).toBe(false)
      await checkBytes(world, one, change)
      // From nothing, in another order, and onto what was packed: it does not come back.
      const again = grow(shuffled([heldBy(one), told.batch, word.batch], chance), one.org, one.schema)
      if (isErasedIn(again, change)) expect(kept(again).includes(secret)).toBe(false)
    }
    // Where everything is known, nothing stands against an erasure.
    const whole = grow([together([...union(world), { changes: [], statements: tree() }])], school, 2)
    expect(isErasedIn(whole, change)).toBe(true)
    const shown = whole.get(record.kind, record.entity)
    expect(JSON.stringify(shown).includes(secret)).toBe(false)
    if (shown && headsOf(shown, field).join() === change.id) {
      expect(shown.erased).toContain(field)
      expect(Object.keys(shown.values)).not.toContain(field)
      expect(shown.conflicts).not.toContain(field)
    }
  },
  done: () => expect(checked).toBeGreaterThan(0),
}

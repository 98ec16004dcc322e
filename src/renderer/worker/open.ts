import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import { schemaVersion } from '#shared/sync/change.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { areBackupsBehind, readEraseList } from '#shared/sync/erase-list.ts'
import { FactState } from '#shared/sync/fact-state.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { newestCard } from '#shared/sync/statement.ts'
import { clearIndex } from '../db/commit.ts'
import { IndexDb } from '../db/schema.ts'
import type { OpenReport, Progress } from '../engine.ts'
import { makeAutoBackup } from './auto-backup.ts'
import { dropErased } from './erasing.ts'
import {
  appendSegments,
  type IndexWorth,
  recoverJournal,
  segmentsOnlyInIndex,
  weighIndex,
} from './recover.ts'
import { countOf, type Journal, mintedSoFar, readJournal, replay, withAppended } from './replay.ts'
import { loadFacts, optionsOf, type Session } from './session.ts'
import { changeStoreNote, readStoreNote, type StoreNote } from './store-note.ts'

/** What opening needs beside the keys. */
export interface Opening {
  readonly host: Host
  readonly crypto: Crypto
  readonly now: () => number
  readonly onProgress: (progress: Progress) => void
}

/** An opened workspace. */
export interface Opened {
  readonly session: Session
  readonly report: Omit<OpenReport, 'workspace' | 'missing'>
  /** The journal may have lost its end: going on under this PC's name could write two different changes in one place. */
  readonly mayBeShort: boolean
}

/** A session over an index of which nothing was read yet. */
export const emptySession = (
  { host, crypto, now }: Pick<Opening, 'host' | 'crypto' | 'now'>,
  keys: Keys,
  db: IndexDb,
): Session => ({
  keys,
  db,
  host,
  crypto,
  now,
  state: new FactState(optionsOf(keys)),
  system: [],
  statements: [],
  bare: new Set(),
  erased: new Set(),
  dropped: false,
  quarantine: new Map(),
  rows: new Map(),
  journalSize: 0,
  written: new Map(),
  steps: 0,
  nextMint: 0,
})

/** An index that does not even open is made anew like one that lost its rows, unless it may be all there is. */
const openIndex = async (db: IndexDb, journalSize: number): Promise<void> => {
  try {
    await db.open()
  } catch (error) {
    if (journalSize === 0) throw error
    await db.delete()
    await db.open()
  }
}

interface Found {
  readonly journal: Journal
  readonly worth: IndexWorth
  /** Damaged stretches that were met, mended or not. */
  readonly damaged: number
  /** Damaged places that are still there. */
  readonly still: number
  /** Stretches that left no place behind. */
  readonly lost: number
  readonly torn: number
  /** Changes that only a copy still had. */
  readonly recovered: number
  readonly mayBeShort: boolean
}

/** Reads the journal, and mends it first where it is damaged or ends too early. */
const findJournal = async (
  opening: Opening,
  session: Session,
  note: StoreNote | null,
  anew: boolean,
): Promise<Result<Found, HostProblem>> => {
  const { host, crypto, onProgress } = opening
  const { workspace } = session.keys
  const source = { host, crypto, workspace }
  const size = await host.journalSize(workspace)
  let worth = await weighIndex(session.db, size)
  if (anew) worth = { ...worth, sound: false }
  const sound = worth.sound
  const first = await readJournal(source, sound ? worth.watermark : 0, onProgress)
  const gone = !worth.complete && ((size === 0 && note !== null) || worth.watermark > first.end)
  const mayBeShort = gone || (!worth.complete && first.torn > 0)
  const found = {
    journal: first,
    worth,
    damaged: first.damaged,
    still: 0,
    lost: 0,
    torn: first.torn,
    recovered: 0,
    mayBeShort,
  }
  if (first.damaged === 0 && !mayBeShort) return ok(found)
  // An index made from a journal that was damaged already does not hold what stood there.
  const dropBroken = worth.complete && (note?.damaged ?? 0) === 0
  const recovered = await recoverJournal(session, dropBroken)
  if (!recovered.ok) return recovered
  const journal = await readJournal(source, 0, onProgress)
  return ok({
    ...found,
    journal,
    worth: { ...worth, sound: false },
    recovered: Math.max(0, journal.changes - (sound ? 0 : first.changes)),
    still: recovered.value.lost,
    lost: gone && !recovered.value.toTheEnd ? 1 : 0,
  })
}

/**
 * Opens a workspace: cuts a torn tail off, replays what the index lacks, and makes the index anew when it disagrees with
 * the journal. The journal is the truth; what only the index, a picked folder or a backup still holds goes back into it
 * first. A store that a newer program wrote is not touched.
 */
export const openSession = async (
  opening: Opening,
  keys: Keys,
): Promise<Result<Opened, HostProblem | { readonly type: 'newer-store' }>> => {
  const { host, onProgress } = opening
  const { workspace } = keys
  const note = await readStoreNote(host, workspace)
  if (note && note.schema > schemaVersion) return err({ type: 'newer-store' })
  const db = new IndexDb(workspace)
  const session = emptySession(opening, keys, db)
  const journalSize = await host.journalSize(workspace)
  await openIndex(db, journalSize)
  const upgrade = (note?.schema ?? 0) < schemaVersion && journalSize > 0
  // Without room for it the journal is still only read: nothing is lost by going on.
  if (upgrade) await makeAutoBackup(session, note?.recovery ?? null, 'before-upgrade')
  const found = await findJournal(opening, session, note, upgrade)
  if (!found.ok) return found
  const { worth, damaged, still, lost, torn, recovered, mayBeShort } = found.value
  let { journal } = found.value
  if (worth.sound) await loadFacts(session)
  if (journal.torn > 0) {
    const cut = await host.journalTruncate(workspace, journal.end)
    if (!cut.ok) return cut
    journal = { ...journal, torn: 0 }
  }
  const place = { host, crypto: session.crypto, workspace }
  const back = worth.sound ? [] : await segmentsOnlyInIndex(db, place, journal)
  const grown = await appendSegments(session, back)
  if (!grown.ok) return grown
  if (grown.value > 0) journal = await withAppended(place, journal, onProgress)
  if (!worth.sound) await clearIndex(db)
  const erased = await host.noteRead(workspace, 'erased')
  session.erased = readEraseList(erased)
  session.dropped = areBackupsBehind(erased)
  await replay(session, journal, onProgress)
  session.journalSize = journal.end
  if (!worth.sound) session.nextMint = await mintedSoFar(session)
  // An erasure whose last steps were cut short.
  await dropErased(session, true)
  const info = await host.info()
  const copied =
    note !== null &&
    note.installation !== null &&
    info.installation !== null &&
    note.installation !== info.installation
  if (session.journalSize > 0 || note) {
    await changeStoreNote(host, workspace, {
      schema: schemaVersion,
      version: info.version,
      // Until the copy has its own name, the next start must see again that it is one.
      installation: copied ? note.installation : info.installation,
      damaged: worth.sound ? (note?.damaged ?? 0) : still,
      lost: (note?.lost ?? 0) + lost,
      recovery: newestCard(session.statements, keys.org)?.recovery ?? null,
    })
  }
  const replayed = journal.changes
  const report = {
    replayed,
    rebuilt: !worth.sound && replayed > 0,
    torn,
    damaged: damaged + lost,
    recovered: recovered + countOf(back),
    copied,
  }
  return ok({ session, report, mayBeShort })
}

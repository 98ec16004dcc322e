import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { openJoin } from '#shared/sync/join.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Engine, ImportRow, Progress, SaveProblem, Workspace, Write } from '../engine.ts'
import { prepareAttachment } from './attachment.ts'
import { makeBackup, readBackup } from './backing-up.ts'
import { makeBundle, previewExport, readBlob } from './exporting.ts'
import { historyOf } from './history.ts'
import { blobIdOf, type Inspected, inspectFiles, mergeFiles, type Task } from './importing.ts'
import { acceptParent, makeCard, makeJoinFile, readCardFile, type Sealed, sealedWrite } from './joining.ts'
import { readKeys } from './key-file.ts'
import { openSession } from './open.ts'
import { fillSample } from './sample.ts'
import { type Along, lastSaveOf, mintId, saveWrites, statementWrite, undoLastSave } from './save.ts'
import type { Session } from './session.ts'
import { closedWorkspace, createKeys, firstCard, openWorkspace, ownDevice } from './workspaces.ts'

/** What the engine stands on. */
export interface EngineParts {
  readonly host: Host
  readonly crypto: Crypto
  readonly now: () => number
}

const silent = (): void => {}

/** The engine: one open workspace at most, one task after the other. */
export const createEngine = ({ host, crypto, now }: EngineParts): Engine => {
  let session: Session | null = null
  let inspected: readonly (Inspected | ImportRow)[] = []
  let card: Sealed | null = null
  let stop = false
  let last: Promise<unknown> = Promise.resolve()

  /** Tasks run one after the other: a save never meets an import half-way. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = last.then(task)
    last = done.catch(silent)
    return done
  }
  const need = (): Session => {
    if (!session) throw new Error('no workspace is open')
    return session
  }
  const saving = <T>(
    task: (open: Session) => Promise<Result<T, SaveProblem>>,
  ): Promise<Result<T, SaveProblem>> =>
    inTurn(async () => (session ? task(session) : err({ type: 'not-open' })))
  const long = <T>(onProgress: (progress: Progress) => void, task: (watch: Task) => Promise<T>): Promise<T> =>
    inTurn(() => {
      stop = false
      return task({ onProgress, isCancelled: () => stop })
    })

  const close = (): void => {
    session?.db.close()
    session = null
    inspected = []
    card = null
  }
  const openKeys = async (keys: Keys, onProgress: (progress: Progress) => void = silent) => {
    close()
    const opened = await openSession(host, crypto, keys, now, onProgress)
    session = opened.session
    return opened
  }

  /** A new workspace on this PC: keys first, then what it says of itself as its first save. */
  const begin = async (
    keys: Keys,
    known: readonly Sealed[],
    along: Along['step'] = { segments: [], statements: [] },
  ): Promise<Result<Workspace, SaveProblem>> => {
    const written = await host.keysWrite(keys.workspace, JSON.stringify(keys))
    if (!written.ok) return written
    const { session: open } = await openKeys(keys)
    const own = [ownDevice(keys, now())]
    if (known.length === 0 && along.segments.length === 0) own.unshift(firstCard(keys, now()))
    const writes: Write[] = known.map((sealed) => sealedWrite(open, sealed))
    for (const statement of own) writes.push(await statementWrite(open, statement))
    const statements = [...known.map(({ statement }) => statement), ...own]
    const saved = await saveWrites(open, writes, { step: along, statements })
    return saved.ok ? ok(await openWorkspace(open)) : saved
  }
  const asHostProblem = <T>(result: Result<T, SaveProblem>) => {
    if (result.ok) return result
    const { error } = result
    if (error.type === 'nothing-changed' || error.type === 'not-open') throw new Error(error.type)
    return err(error)
  }

  return {
    workspaces: () =>
      inTurn(async () => {
        const all = await Promise.all((await host.workspaceList()).map((name) => readKeys(host, name)))
        return Promise.all(all.flatMap((keys) => (keys ? [closedWorkspace(crypto, keys)] : [])))
      }),
    create: (request) =>
      inTurn(async () => asHostProblem(await begin(await createKeys(crypto, request), []))),
    join: (file, code, pcName) =>
      inTurn(async () => {
        const opened = await openJoin(crypto, file.bytes, code)
        if (!opened.ok) {
          if (opened.error.type === 'cancelled') throw new Error('nobody can cancel this')
          return err(opened.error)
        }
        const { content, card: own, parentCard, child } = opened.value
        const { root, age } = content
        const request = { name: own.name, level: own.level, pcName, sample: false, root, age }
        const known: Sealed[] = [{ envelope: content.card, statement: own }]
        if (content.parentCard && parentCard)
          known.push({ envelope: content.parentCard, statement: parentCard })
        if (content.child && child) known.push({ envelope: content.child, statement: child })
        return asHostProblem(await begin(await createKeys(crypto, request), known))
      }),
    open: (workspace, onProgress) =>
      inTurn(async () => {
        const keys = await readKeys(host, workspace)
        if (!keys) throw new Error('the keys of this workspace cannot be read')
        const { session: open, report } = await openKeys(keys, onProgress)
        return { ...report, workspace: await openWorkspace(open) }
      }),
    current: () => inTurn(() => openWorkspace(need())),
    newId: () => Promise.resolve(mintId(need())),
    save: (writes) => saving((open) => saveWrites(open, writes)),
    lastSave: () =>
      inTurn(async () => {
        const found = session && (await lastSaveOf(session))
        if (!found) return null
        const { save, at, kinds, records } = found
        return { save, at, kinds, records }
      }),
    undoLast: () => saving(undoLastSave),
    history: (kind, entity) => inTurn(() => historyOf(need(), kind, entity)),
    putBlob: (bytes, name) =>
      inTurn(async () => {
        const open = need()
        const ready = await prepareAttachment(bytes)
        if (!ready.ok) return ready
        const id = await blobIdOf(open, ready.value.bytes)
        const kept = await host.blobWrite(open.keys.workspace, id, ready.value.bytes)
        if (!kept.ok) return kept
        await open.db.blob.put({ id, bytes: ready.value.bytes })
        return ok({ id, media: ready.value.media, bytes: ready.value.bytes.length, name: name.slice(0, 200) })
      }),
    getBlob: (ref) => readBlob(need(), ref),
    card: () => inTurn(() => makeCard(need())),
    readCard: (file) =>
      inTurn(async () => {
        const read = await readCardFile(need(), file)
        if (!read.ok) return read
        card = read.value
        const { statement, fingerprint } = read.value
        if (statement.type !== 'card') throw new Error('a card file holds a card')
        return ok({ org: statement.org, name: statement.name, level: statement.level, fingerprint })
      }),
    acceptParent: (org) =>
      saving((open) => {
        if (card?.statement.org !== org) throw new Error('only the card just read can be accepted')
        return acceptParent(open, card)
      }),
    makeJoin: (request) => inTurn(() => makeJoinFile(need(), request)),
    exportPreview: (to) => inTurn(() => previewExport(need(), to)),
    exportBundle: (to, onProgress) => long(onProgress, (task) => makeBundle(need(), to, task)),
    inspect: (files, onProgress) =>
      long(onProgress, async (task) => {
        inspected = await inspectFiles(need(), files, task)
        return inspected.map((one) => ('row' in one ? one.row : one))
      }),
    merge: (keys, accept, onProgress) =>
      long(onProgress, async (task) => {
        const chosen = inspected.flatMap((one) => ('row' in one && keys.includes(one.row.key) ? [one] : []))
        const merged = await mergeFiles(need(), chosen, accept, task)
        if (!merged.ok) return merged
        const done = new Set(chosen.map(({ row }) => row.key))
        const rows = inspected.map((one) => ('row' in one ? one.row : one))
        // What is merged is let go of: sixty files are some memory.
        inspected = rows.map((row) => (done.has(row.key) ? { ...row, state: { type: 'merged' } } : row))
        return ok(inspected as readonly ImportRow[])
      }),
    cancel: () => {
      stop = true
      return Promise.resolve()
    },
    backup: (code, onProgress) => long(onProgress, (task) => makeBackup(need(), code, task)),
    restore: (file, code, onProgress) =>
      long(onProgress, async (task) => {
        const read = await readBackup(crypto, file, code, task)
        if (!read.ok) return read
        const { keys: old, segments, blobs } = read.value
        const { name, level, pcName, sample, root, age } = old
        const keys = await createKeys(crypto, { name, level, pcName, sample, root, age })
        const held = await readAll(crypto, segments)
        const statements = await statementsIn(crypto, held)
        return asHostProblem(await begin(keys, [], { segments: held, statements, blobs }))
      }),
    fillWithSample: (request, onProgress) => long(onProgress, (task) => fillSample(need(), request, task)),
  }
}

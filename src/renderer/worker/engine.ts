import { err, ok, type Result } from '#shared/base/result.ts'
import { openJoin } from '#shared/sync/join.ts'
import type { Keys } from '#shared/sync/keys.ts'
import type { Engine, Progress, SaveProblem, Workspace, Write } from '../engine.ts'
import { prepareAttachment } from './attachment.ts'
import { asHostProblem, type EngineContext, type EngineParts } from './context.ts'
import { createExchangePart } from './exchange-part.ts'
import { readBlob } from './exporting.ts'
import { historyOf } from './history.ts'
import { blobIdOf, type Task } from './importing.ts'
import { type Sealed, sealedWrite } from './joining.ts'
import { readKeys } from './key-file.ts'
import { openSession } from './open.ts'
import { createReviewPart } from './review-part.ts'
import { fillSample } from './sample.ts'
import { type Along, lastSaveOf, mintId, saveWrites, statementWrite } from './save.ts'
import type { Session } from './session.ts'
import { createStorePart } from './store-part.ts'
import { createTrustPart } from './trust-part.ts'
import { undoLast } from './undoing.ts'
import { closedWorkspace, createKeys, firstCard, openWorkspace, ownDevice } from './workspaces.ts'

const silent = (): void => {}

/** The engine: one open workspace at most, one task after the other. */
export const createEngine = ({ host, crypto, now }: EngineParts): Engine => {
  let session: Session | null = null
  const table: EngineContext['table'] = { inspected: [], card: null, preview: null }
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
    table.inspected = []
    table.card = null
    table.preview = null
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
  const context: EngineContext = { host, crypto, now, need, inTurn, saving, long, begin, openKeys, table }

  return {
    ...createExchangePart(context),
    ...createReviewPart(context),
    ...createTrustPart(context),
    ...createStorePart(context),
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
    open: (workspace, _passPhrase, onProgress) =>
      inTurn(async () => {
        const keys = await readKeys(host, workspace)
        if (!keys) return err({ type: 'no-keys' })
        const { session: open, report } = await openKeys(keys, onProgress)
        return ok({ ...report, workspace: await openWorkspace(open) })
      }),
    current: () => inTurn(() => openWorkspace(need())),
    newId: () => Promise.resolve(mintId(need())),
    save: (writes) => saving((open) => saveWrites(open, writes)),
    lastSave: () =>
      inTurn(async () => {
        return session && lastSaveOf(session)
      }),
    undoLast: () => saving(undoLast),
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
    cancel: () => {
      stop = true
      return Promise.resolve()
    },
    fillWithSample: (request, onProgress) => long(onProgress, (task) => fillSample(need(), request, task)),
  }
}

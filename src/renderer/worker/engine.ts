import { err, ok, type Result } from '#shared/base/result.ts'
import { openJoin } from '#shared/sync/join.ts'
import type { Engine, Progress, SaveProblem } from '../engine.ts'
import { prepareAttachment } from './attachment.ts'
import { createBackups } from './backups.ts'
import { asHostProblem, type EngineContext, type EngineParts } from './context.ts'
import { renewed } from './erasing.ts'
import { createExchangePart } from './exchange-part.ts'
import { readBlob } from './exporting.ts'
import { historyOf } from './history.ts'
import { blobIdOf, type Task } from './importing.ts'
import type { Sealed } from './joining.ts'
import { createReviewPart } from './review-part.ts'
import { fillSample } from './sample.ts'
import { lastSaveOf, mintId, saveWrites } from './save.ts'
import type { Session } from './session.ts'
import { createSitting } from './sitting.ts'
import { createStorePart } from './store-part.ts'
import { createTrustPart } from './trust-part.ts'
import { undoLast } from './undoing.ts'
import { createKeys, openWorkspace } from './workspaces.ts'

const silent = (): void => {}

/** The engine: one open workspace at most, one task after the other. */
export const createEngine = (parts: EngineParts): Engine => {
  const { host, crypto, now } = parts
  const table: EngineContext['table'] = { inspected: [], card: null, preview: null }
  let stop = false
  let last: Promise<unknown> = Promise.resolve()

  /** Tasks run one after the other: a save never meets an import half-way. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = last.then(task)
    last = done.catch(silent)
    return done
  }
  const sitting = createSitting(parts, () => {
    table.inspected = []
    table.card = null
    table.preview = null
  })
  const backups = createBackups(parts, sitting.session)
  const need = (): Session => {
    const session = sitting.session()
    if (!session) throw new Error('no workspace is open')
    return session
  }
  /** Before anybody is told that something is erased, it is in no backup either; a disk that refuses is asked again later. */
  const settle = async <T>(done: T): Promise<T> => {
    const session = sitting.session()
    if (session?.dropped && (await backups.renew()).ok) await renewed(session)
    if (session) backups.soon()
    return done
  }
  const saving = <T, E = never>(
    task: (open: Session) => Promise<Result<T, SaveProblem | E>>,
  ): Promise<Result<T, SaveProblem | E>> =>
    inTurn(async () => {
      const session = sitting.session()
      return session ? settle(await task(session)) : err({ type: 'not-open' })
    })
  const long = <T>(onProgress: (progress: Progress) => void, task: (watch: Task) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      stop = false
      return settle(await task({ onProgress, isCancelled: () => stop }))
    })

  const { begin } = sitting
  const context: EngineContext = {
    host,
    crypto,
    now,
    need,
    inTurn,
    saving,
    long,
    becomeNewPc: sitting.becomeNewPc,
    sitting,
    backups,
    table,
  }

  return {
    ...createExchangePart(context),
    ...createReviewPart(context),
    ...createTrustPart(context),
    ...createStorePart(context),
    workspaces: () => inTurn(sitting.list),
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
    open: (workspace, passPhrase, onProgress) =>
      inTurn(async () => {
        const opened = await sitting.open(workspace, passPhrase, onProgress)
        if (opened.ok) backups.soon()
        return settle(opened)
      }),
    current: () => inTurn(() => openWorkspace(need())),
    newId: () => Promise.resolve(mintId(need())),
    save: (writes) => saving((open) => saveWrites(open, writes)),
    lastSave: () =>
      inTurn(async () => {
        const session = sitting.session()
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

import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { schemaVersion } from '#shared/sync/change.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { newestCard } from '#shared/sync/statement.ts'
import type { OpenProblem, OpenReport, Progress, SaveProblem, Workspace, Write } from '../engine.ts'
import type { EngineParts } from './context.ts'
import { type Sealed, sealedWrite } from './joining.ts'
import { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts'
import { findBlobs } from './lost-blobs.ts'
import { claimDevice, goOnAsNewPc } from './new-pc.ts'
import { openSession } from './open.ts'
import { saveWrites, statementWrite } from './save.ts'
import type { Session } from './session.ts'
import { changeStoreNote, readStoreNote } from './store-note.ts'
import { closedWorkspace, firstCard, openWorkspace, ownDevice } from './workspaces.ts'

const silent = (): void => {}

/** The one open workspace: how it begins, opens, and goes on under another name. */
export interface Sitting {
  readonly session: () => Session | null
  readonly list: () => Promise<readonly Workspace[]>
  readonly open: (
    workspace: string,
    passPhrase: string | null,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<OpenReport, OpenProblem>>
  /** A new workspace on this PC: keys first, then what it says of itself as its first save. */
  readonly begin: (keys: Keys, known: readonly Sealed[]) => Promise<Result<Workspace, SaveProblem>>
  /** Gives this PC a new name in its organisation. */
  readonly becomeNewPc: () => Promise<Result<null, SaveProblem>>
  /** Writes the keys of the open workspace, protected as they were. */
  readonly changeKeys: (keys: Keys) => Promise<Result<null, HostProblem>>
  /** The same, protected by another pass phrase, or by none. */
  readonly protect: (passPhrase: string | null) => Promise<Result<null, HostProblem>>
  readonly passPhrase: () => string | null
}

const asOpenProblem = (problem: SaveProblem): OpenProblem => {
  if (problem.type === 'nothing-changed' || problem.type === 'not-open') throw new Error(problem.type)
  return problem
}

/** A workspace of which nothing but its name can be read: listed all the same, so that a person learns of it. */
const unreadable = (id: string): Workspace => ({
  id,
  org: '' as Workspace['org'],
  device: '' as Workspace['device'],
  name: '',
  level: 'branch',
  parent: null,
  fingerprint: '',
  sample: false,
})

/** Holds the open workspace of an engine; `onClose` lets go of what lay on its table. */
export const createSitting = ({ host, crypto, now }: EngineParts, onClose: () => void): Sitting => {
  let session: Session | null = null
  let secret: string | null = null

  const close = (): void => {
    session?.db.close()
    session = null
    secret = null
    onClose()
  }
  const need = (): Session => {
    if (!session) throw new Error('no workspace is open')
    return session
  }
  const openKeys = async (
    keys: Keys,
    passPhrase: string | null,
    onProgress: (progress: Progress) => void,
  ) => {
    close()
    const opened = await openSession({ host, crypto, now, onProgress }, keys)
    if (!opened.ok) return opened
    session = opened.value.session
    secret = passPhrase
    return opened
  }
  const changeKeys = async (keys: Keys): Promise<Result<null, HostProblem>> => {
    const written = await writeKeyFile(host, crypto, keys, secret)
    if (written.ok && session) session = { ...session, keys }
    return written
  }
  const becomeNewPc = async (): Promise<Result<null, SaveProblem>> => {
    const renewed = await goOnAsNewPc(need(), (keys) => writeKeyFile(host, crypto, keys, secret))
    if (!renewed.ok) return renewed
    session = renewed.value
    const { installation } = await host.info()
    await changeStoreNote(host, session.keys.workspace, { installation })
    return ok(null)
  }
  /** Says again who we are where a crash or a lost journal left nothing that says so. */
  const complete = async (open: Session): Promise<Result<null, SaveProblem>> => {
    const { keys } = open
    if (newestCard(open.statements, keys.org)) return claimDevice(open)
    // Newer than any version that may be known elsewhere.
    const card = { ...firstCard(keys, now()), version: Math.floor(now() / 1000) }
    const own = [card, ownDevice(keys, now())]
    const writes: Write[] = []
    for (const statement of own) writes.push(await statementWrite(open, statement))
    const saved = await saveWrites(open, writes, { statements: own })
    return saved.ok ? ok(null) : saved
  }
  const remember = async ({ keys, statements }: Session): Promise<void> => {
    const recovery = newestCard(statements, keys.org)?.recovery ?? null
    await changeStoreNote(host, keys.workspace, { recovery })
  }

  return {
    session: () => session,
    passPhrase: () => secret,
    list: async () => {
      const names = await host.workspaceList()
      const files: KeyFile[] = []
      for (const name of names) files.push(await readKeyFile(host, crypto, name, null))
      return Promise.all(
        files.map((file, i) =>
          file.type === 'unreadable' ? unreadable(names[i] ?? '') : closedWorkspace(crypto, file.label),
        ),
      )
    },
    open: async (workspace, passPhrase, onProgress) => {
      const file = await readKeyFile(host, crypto, workspace, passPhrase)
      if (file.type === 'unreadable') return err({ type: 'no-keys' })
      if (file.type === 'locked') return err({ type: passPhrase === null ? 'locked' : 'wrong-code' })
      const opened = await openKeys(file.keys, file.isProtected ? passPhrase : null, onProgress)
      if (!opened.ok) return opened
      const { report, mayBeShort } = opened.value
      const settled = report.copied || mayBeShort ? await becomeNewPc() : await complete(opened.value.session)
      if (!settled.ok) return err(asOpenProblem(settled.error))
      await remember(need())
      if (report.rebuilt) await findBlobs(need())
      const note = await readStoreNote(host, workspace)
      const missing = report.damaged > 0 ? (note?.damaged ?? 0) + (note?.lost ?? 0) : 0
      return ok({ ...report, missing, workspace: await openWorkspace(need()) })
    },
    begin: async (keys, known) => {
      const written = await writeKeyFile(host, crypto, keys, null)
      if (!written.ok) return written
      const opened = await openKeys(keys, null, silent)
      if (!opened.ok) {
        if (opened.error.type === 'newer-store') throw new Error('a new workspace has no store yet')
        return err(opened.error)
      }
      const open = need()
      const own = [ownDevice(keys, now())]
      if (known.length === 0) own.unshift(firstCard(keys, now()))
      const writes: Write[] = known.map((sealed) => sealedWrite(open, sealed))
      for (const statement of own) writes.push(await statementWrite(open, statement))
      const statements = [...known.map(({ statement }) => statement), ...own]
      const saved = await saveWrites(open, writes, { statements })
      if (!saved.ok) return saved
      const { version, installation } = await host.info()
      await changeStoreNote(host, keys.workspace, { schema: schemaVersion, version, installation })
      await remember(open)
      return ok(await openWorkspace(open))
    },
    becomeNewPc,
    changeKeys,
    protect: async (passPhrase) => {
      const written = await writeKeyFile(host, crypto, need().keys, passPhrase)
      if (written.ok) secret = passPhrase
      return written
    },
  }
}

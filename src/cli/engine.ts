// The engine's index lives in IndexedDB; here it lives in memory and is made from the journal each time. It must be there
// before Dexie is loaded.
import 'fake-indexeddb/auto'
import type { Engine } from '#renderer/engine.ts'
import { createEngine } from '#renderer/worker/engine.ts'
import { createKeys } from '#renderer/worker/workspaces.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { PickedFile } from '#shared/host.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { openJoin } from '#shared/sync/join.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import { sealKeys } from '#shared/sync/sealed-keys.ts'
import { sentence } from './answer.ts'
import type { Answer, Io, Typed } from './command.ts'
import { exitCode } from './exit-code.ts'
import { createCommandHost } from './host.ts'
import type { Place } from './place.ts'
import { takePlace } from './taking.ts'

/** The pass phrase of the command line's keys, from the environment or asked for. */
const passPhraseOf = (io: Io, question: string): Promise<string | null> =>
  io.env.XIAOJIA_PASSPHRASE ? Promise.resolve(io.env.XIAOJIA_PASSPHRASE) : io.ask(question)

/**
 * Runs `work` on the open workspace, as the window would: the same engine, with the command line as a PC of its own. The
 * lock is held from before the journal is read until everything is written.
 */
export const withEngine = async (
  io: Io,
  typed: Typed,
  words: Messages,
  work: (engine: Engine, place: Place) => Promise<Answer>,
): Promise<Answer> => {
  const t = words.cli
  const taken = await takePlace(io, typed, words)
  if ('code' in taken) return taken
  const { files, workspace } = taken
  try {
    const host = createCommandHost(taken, io.version)
    if ((await host.keysRead(workspace)) === null) return sentence(exitCode.noAccess, t.noKeys)
    const passPhrase = await passPhraseOf(io, t.askPassPhrase)
    if (passPhrase === null) return sentence(exitCode.noAccess, t.wrongPassPhrase)
    const engine = createEngine({ host, crypto: io.crypto, now: io.now })
    const opened = await engine.open(workspace, passPhrase, () => undefined)
    if (opened.ok) return await work(engine, taken)
    const { error } = opened
    if (error.type === 'wrong-code' || error.type === 'locked')
      return sentence(exitCode.noAccess, t.wrongPassPhrase)
    if (error.type === 'no-keys') return sentence(exitCode.noAccess, t.noKeys)
    if (error.type === 'newer-store') return sentence(exitCode.noAccess, t.newerStore)
    return sentence(
      error.type === 'in-use' ? exitCode.inUse : exitCode.disk,
      error.type === 'in-use' ? t.inUse : t.codes.disk,
    )
  } finally {
    await files.close()
  }
}

/** Why the command line did not become a PC, beside what the file itself is refused for. */
type JoinProblem =
  | { readonly type: 'other-org' }
  | { readonly type: 'no-pass-phrase' }
  | { readonly type: 'disk' }

/** Makes the command line a PC of the organisation whose join file this is: keys of its own, under a pass phrase. */
export const joinCommandLine = async (
  io: Io,
  place: Place,
  words: Messages,
  request: {
    readonly file: PickedFile
    readonly code: string
    readonly name: string
    readonly org: string | null
  },
): Promise<Result<string, Refusal | JoinProblem>> => {
  const opened = await openJoin(io.crypto, request.file.bytes, request.code)
  if (!opened.ok) {
    if (opened.error.type === 'cancelled') throw new Error('nobody can cancel this')
    return err(opened.error)
  }
  const { content, card } = opened.value
  if (card.org !== request.org) return err({ type: 'other-org' })
  const passPhrase = await passPhraseOf(io, words.cli.newPassPhrase)
  if (!passPhrase) return err({ type: 'no-pass-phrase' })
  const { root, age } = content
  const made = await createKeys(io.crypto, {
    name: card.name,
    level: card.level,
    pcName: request.name,
    sample: false,
    root,
    age,
  })
  const text = await sealKeys(io.crypto, { ...made, workspace: place.workspace }, passPhrase)
  const written = await createCommandHost(place, io.version).keysWrite(place.workspace, text)
  return written.ok ? ok(card.name) : err({ type: 'disk' })
}

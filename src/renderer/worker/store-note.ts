import type { Host } from '#shared/host.ts'
import { isRecipient } from '#shared/sync/statement.ts'
import { isCount, isObject } from '#shared/sync/strict-json.ts'
import type { Recipient } from '#shared/sync/trust.ts'

/** What lies beside the journal about the store itself. */
export interface StoreNote {
  readonly v: 1
  /** The highest schema version that ever wrote here: an older program must not. */
  readonly schema: number
  /** The version of the program that wrote last. */
  readonly version: string
  /** The installation that writes here; another one means that the folder was copied. Null where nobody can tell. */
  readonly installation: string | null
  /** Stretches that were lost without leaving a damaged place behind, such as a whole journal. */
  readonly lost: number
  /** Damaged places that were found in the journal and are still there. */
  readonly damaged: number
  readonly scrubbedAt: number | null
  /** The recovery key's recipient, for backups that are made before anything else is read. */
  readonly recovery: Recipient | null
}

/** The note of a workspace; null when there is none or it cannot be understood. */
export const readStoreNote = async (host: Host, workspace: string): Promise<StoreNote | null> => {
  const text = await host.noteRead(workspace, 'store')
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value) || value.v !== 1 || !isCount(value.schema) || !isCount(value.lost)) return null
    if (!isCount(value.damaged) || typeof value.version !== 'string') return null
    if (value.installation !== null && typeof value.installation !== 'string') return null
    if (value.scrubbedAt !== null && !isCount(value.scrubbedAt)) return null
    if (value.recovery !== null && !isRecipient(value.recovery)) return null
    return value as unknown as StoreNote
  } catch {
    return null
  }
}

const fresh: StoreNote = {
  v: 1,
  schema: 0,
  version: '',
  installation: null,
  lost: 0,
  damaged: 0,
  scrubbedAt: null,
  recovery: null,
}

/** Changes some of the note. A disk that refuses it now is asked again at the next occasion: nothing depends on it at once. */
export const changeStoreNote = async (
  host: Host,
  workspace: string,
  change: Partial<Omit<StoreNote, 'v'>>,
): Promise<void> => {
  const before = (await readStoreNote(host, workspace)) ?? fresh
  const text = JSON.stringify({ ...before, ...change })
  if (text !== JSON.stringify(before)) await host.noteWrite(workspace, 'store', text)
}

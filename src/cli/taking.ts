import { DiskError } from '#node/file-change-store.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { isPlace, noPlace } from './answer.ts'
import type { Answer, Io, Typed } from './command.ts'
import { findPlace, type Place } from './place.ts'

/**
 * The workspace that is meant, with its lock taken: a window that writes meanwhile would make two truths. Whoever takes it
 * closes `files`. Throws `DiskError` when it is in use.
 */
export const takePlace = async (io: Io, typed: Typed, words: Messages): Promise<Place | Answer> => {
  const found = await findPlace(io, typed)
  if (!isPlace(found)) return noPlace(words, found)
  // Cutting nothing off takes the lock all the same.
  const locked = await found.files.journal(found.workspace).truncate(Number.MAX_SAFE_INTEGER)
  if (!locked.ok) throw new DiskError(locked.error)
  return found
}

import type { SaveId } from '../base/id.ts'
import { type Author, type Built, buildChanges, type Draft, newSaveId } from './change-build.ts'
import type { Crypto } from './crypto.ts'
import { draftOf, type Edit } from './draft.ts'
import { type RecordKey, recordKey } from './fact-state.ts'
import type { FoldedRecord } from './fold.ts'

/** A save that is ready for the journal. */
export interface BuiltSave extends Built {
  readonly save: SaveId
  readonly drafts: readonly Draft[]
}

/**
 * One save out of what a person wants some records to say, against the records as they stand here, so that an edit of what
 * is shown always becomes the only head. Null when nothing of it is news.
 */
export const buildSave = async (
  crypto: Pick<Crypto, 'digest' | 'random'>,
  author: Author,
  at: number,
  edits: readonly Edit[],
  recordOf: (key: RecordKey) => FoldedRecord | undefined,
): Promise<BuiltSave | null> => {
  const drafts = edits.flatMap(
    (edit) => draftOf(edit, recordOf(recordKey(edit.kind, edit.entity)) ?? null) ?? [],
  )
  if (drafts.length === 0) return null
  const save = newSaveId(crypto)
  const built = await buildChanges([{ save, at, actor: null, drafts }], author, crypto)
  return { ...built, save, drafts }
}

import { type ChangeId, isDigest } from '../base/id.ts'
import type { Crypto } from './crypto.ts'
import type { Segment } from './segment.ts'
import { segmentIds } from './segment-seal.ts'
import { joinLines, noBody, splitLines } from './segment-text.ts'

/** Reads the note `erased` that lies beside a journal: the ids of all changes whose bodies were dropped. */
export const readEraseList = (text: string | null): ReadonlySet<ChangeId> => {
  if (text === null) return new Set()
  try {
    const value: unknown = JSON.parse(text)
    return new Set(Array.isArray(value) ? value.filter(isDigest).map((id) => id as ChangeId) : [])
  } catch {
    return new Set()
  }
}

/** Stands in the note beside the ids while backups may be left that were made before; no id has this form. */
const backupsBehind = 'backups'

/** The text of the note `erased`: sorted ids, so that the same list is the same text. `behind`: backups may lag. */
export const writeEraseList = (ids: Iterable<ChangeId>, behind = false): string =>
  JSON.stringify([...[...new Set(ids)].sort(), ...(behind ? [backupsBehind] : [])])

/** Whether backups may still hold what the note `erased` lists. */
export const areBackupsBehind = (text: string | null): boolean =>
  text?.endsWith(`"${backupsBehind}"]`) ?? false

/** Segments without the bodies of erased changes; ids and signatures stay as they are. Untouched ones are the same objects. */
export const withoutErased = async (
  crypto: Crypto,
  segments: readonly Segment[],
  erased: ReadonlySet<ChangeId>,
): Promise<readonly Segment[]> => {
  if (erased.size === 0) return segments
  const out: Segment[] = []
  for (const segment of segments) {
    const ids = await segmentIds(crypto, segment.lines)
    const changes = splitLines(segment.lines)
    if (!ids?.some((id) => erased.has(id)) || !changes) out.push(segment)
    else {
      const kept = changes.map((change, i) =>
        erased.has(ids[i] ?? ('' as ChangeId))
          ? { ...change, bodies: change.bodies.map(() => noBody) }
          : change,
      )
      out.push({ ...segment, lines: joinLines(kept) })
    }
  }
  return out
}

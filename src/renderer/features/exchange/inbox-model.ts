import { useCallback, useEffect } from 'react'
import { type Asked, useAsked } from '#renderer/asked.ts'
import type { InboxFile } from '#renderer/engine-exchange.ts'
import { useServices } from '#renderer/services.ts'
import type { BlobId } from '#shared/base/id.ts'
import { inboxLimits } from '#shared/sync/inbox.ts'

/** How much is kept. */
export const inboxRoom = inboxLimits

/** Files that were read by themselves in this sitting: whoever clears the list is not shown them again at once. */
const tried = new Set<BlobId>()

/** The kept files that this version can read and has not yet tried. */
const freshOf = (files: readonly InboxFile[]): readonly BlobId[] =>
  files.filter(({ isReadable, isRefused }) => isReadable && !isRefused).map(({ id }) => id)

/** Files of newer versions that are kept, and letting them go. */
export const useInbox = () => {
  const { engine } = useServices()
  const asked: Asked<readonly InboxFile[]> = useAsked(useCallback(() => engine.inbox(), [engine]))
  return { asked, putAway: (id: BlobId) => engine.putAway([id]) }
}

/** The inbox as a screen uses it. */
export type Inbox = ReturnType<typeof useInbox>

/** After an upgrade reads the kept files by themselves, once and only onto an empty table; nothing is merged. */
export const useAfterUpgrade = (
  files: readonly InboxFile[] | undefined,
  isFree: boolean,
  read: (ids: readonly BlobId[]) => void,
) => {
  useEffect(() => {
    if (!files || !isFree) return
    const fresh = freshOf(files).filter((id) => !tried.has(id))
    if (fresh.length === 0) return
    for (const id of fresh) tried.add(id)
    read(fresh)
  }, [files, isFree, read])
}

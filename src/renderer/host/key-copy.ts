import { ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { namesIn, orMissing } from './opfs-api.ts'
import type { HostFiles } from './opfs-files.ts'
import { readText } from './opfs-write.ts'
import { writeFile } from './picked-folder.ts'

/** Copies of the keys in the picked folder: without them nobody could go on with the copy of the journal. */
export interface KeyCopies {
  /** Brings the copy up to the keys as they lie beside the journal, sealed or not. Keys that are lost here stay there. */
  readonly bringUp: (root: Folder, workspace: string) => Promise<void>
  /** Puts keys back that are not here any more; of how many workspaces. */
  readonly bringBack: (root: Folder) => Promise<Result<number, HostProblem>>
}

type Folder = FileSystemDirectoryHandle

const keysName = 'keys'
const noteName = 'store.note'

const textIn = async (own: Folder, name: string): Promise<string | null> =>
  readText(await own.getFileHandle(name).catch(orMissing))

const bringFile = async (own: Folder, name: string, text: string): Promise<void> => {
  if ((await textIn(own, name)) !== text) await writeFile(own, name, new TextEncoder().encode(text))
}

/** Keeps the keys and the note about the store beside the copy of each journal. */
export const createKeyCopies = (
  files: Pick<HostFiles, 'keysRead' | 'keysWrite' | 'noteRead' | 'noteWrite'>,
): KeyCopies => ({
  bringUp: async (root, workspace) => {
    const [keys, note] = [await files.keysRead(workspace), await files.noteRead(workspace, 'store')]
    if (keys === null || note === null) return
    const own = await root.getDirectoryHandle(workspace, { create: true })
    // The keys last: where they lie, the note lies too.
    await bringFile(own, noteName, note)
    await bringFile(own, keysName, keys)
  },
  bringBack: async (root) => {
    let count = 0
    for (const workspace of (await namesIn(root)).filter((name) => /^[a-z0-9]{8,32}$/.test(name))) {
      if ((await files.keysRead(workspace)) !== null) continue
      const own = await root.getDirectoryHandle(workspace)
      const [keys, note] = [await textIn(own, keysName), await textIn(own, noteName)]
      if (keys === null || note === null) continue
      // The note says that there was a journal: opening then looks for it in the folder and goes on under a new name.
      if ((await files.noteRead(workspace, 'store')) === null) {
        const noted = await files.noteWrite(workspace, 'store', note)
        if (!noted.ok) return noted
      }
      const written = await files.keysWrite(workspace, keys)
      if (!written.ok) return written
      count++
    }
    return ok(count)
  },
})

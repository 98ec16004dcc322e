import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import type { BrowserFiles } from './browser-files.ts'
import { problemOf } from './opfs-write.ts'
import type { FolderHandle } from './picked-folder.ts'

/** The page's dialog for a folder; only Chromium has it, and the DOM library leaves it out. */
export interface FolderDialog {
  showDirectoryPicker?(options: { readonly id: string; readonly mode: 'readwrite' }): Promise<FolderHandle>
}

const mode = 'readwrite'

/**
 * Lets the person pick the folder for copies. After a restart the browser wants a click before the folder of before may
 * be written: then only that is asked. False when cancelled; `not-permitted` where the folder or the browser refuses.
 */
export const pickFolder = async (
  page: FolderDialog,
  files: Pick<BrowserFiles, 'folderHandle' | 'folderUse'>,
): Promise<Result<boolean, HostProblem>> => {
  const take = async (handle: FolderHandle): Promise<Result<boolean, HostProblem>> =>
    (await files.folderUse(handle)) ? ok(true) : err({ type: 'not-permitted' })
  try {
    const known = await files.folderHandle()
    const isAsleep = known !== null && (await known.queryPermission({ mode })) === 'prompt'
    if (isAsleep && (await known.requestPermission({ mode })) === 'granted') return await take(known)
    if (!page.showDirectoryPicker) return err({ type: 'not-permitted' })
    return await take(await page.showDirectoryPicker({ id: 'xiaojia', mode }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return ok(false)
    return err(problemOf(error))
  }
}

/**
 * Brings back what the folder of before still has; asks for it unless it may be read now and has something. How many
 * workspaces; null when cancelled.
 */
export const bringBackFrom = async (
  page: FolderDialog,
  files: Pick<BrowserFiles, 'folderHandle' | 'folderUse' | 'folderState' | 'folderBringBack'>,
): Promise<Result<number | null, HostProblem>> => {
  if ((await files.folderState()) === 'ready') {
    const brought = await files.folderBringBack()
    if (!brought.ok || brought.value > 0) return brought
  }
  const picked = await pickFolder(page, files)
  if (!picked.ok) return picked
  return picked.value ? files.folderBringBack() : ok(null)
}

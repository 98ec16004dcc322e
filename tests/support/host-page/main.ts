import { createBrowserHost } from '#renderer/host/browser.ts'
import { holdWorkspace, type WorkspaceHold } from '#renderer/host/workspace-lock.ts'
import { hostContract } from '#tests/support/host-contract.ts'

const host = createBrowserHost('0.0.0')
const holds = new Map<string, WorkspaceHold>()

/** What the spec calls inside the page. */
const page = {
  host,
  runCase: async (title: string): Promise<void> => {
    const found = hostContract.find((one) => one.title === title)
    if (!found) throw new Error(`no case ${title}`)
    await found.run({ host, kind: 'browser', reopened: () => createBrowserHost('0.0.0') })
  },
  hold: async (workspace: string): Promise<boolean> => {
    const hold = await holdWorkspace(navigator.locks, workspace)
    if (hold) holds.set(workspace, hold)
    return hold !== null
  },
  /** Lets the next dialog for a folder answer with one of this origin, which has the methods of a real one. */
  answerDialog: (name: string): void => {
    const showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
    Object.assign(globalThis, { showDirectoryPicker })
  },
  /** The files below a folder of this origin: path and size. */
  filesIn: async (name: string): Promise<readonly (readonly [string, number])[]> => {
    const found: [string, number][] = []
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [key, entry] of folder.entries()) {
        if (entry.kind === 'directory') await walk(entry, `${path}${key}/`)
        else found.push([`${path}${key}`, (await entry.getFile()).size])
      }
    }
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(name), '')
    return found.sort(([a], [b]) => (a < b ? -1 : 1))
  },
  removeFolder: async (name: string): Promise<void> => {
    await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true })
  },
  release: (workspace: string): void => holds.get(workspace)?.release(),
}

export type HostPage = typeof page
Object.assign(globalThis, { hostPage: page })

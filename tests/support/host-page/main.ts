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
  release: (workspace: string): void => holds.get(workspace)?.release(),
}

export type HostPage = typeof page
Object.assign(globalThis, { hostPage: page })

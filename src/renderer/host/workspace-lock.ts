/** The part of Web Locks that is used; `navigator.locks` fits. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable: boolean },
    work: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>
}

/** Held while this window may write a workspace. */
export interface WorkspaceHold {
  readonly release: () => void
}

const lockName = (workspace: string): string => `xiaojia/workspace/${workspace}`

/**
 * Takes a workspace for this window; null when another window of this browser holds it. The hold ends with
 * `release`, or by itself when the window goes away (also in a crash).
 */
export const holdWorkspace = (locks: Locks, workspace: string): Promise<WorkspaceHold | null> =>
  new Promise((resolve, reject) => {
    const work = (lock: unknown): Promise<void> | undefined => {
      if (lock === null) {
        resolve(null)
        return undefined
      }
      return new Promise((release) => {
        resolve({ release })
      })
    }
    locks.request(lockName(workspace), { ifAvailable: true }, work).catch(reject)
  })

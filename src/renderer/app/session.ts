import { create } from 'zustand'
import { stored } from '#renderer/ui/stored.ts'

/** The workspace that was open last. */
export const lastWorkspace = stored<string | null>('xiaojia.workspace', (value) =>
  typeof value === 'string' ? value : null,
)

/** What the frame must know about this sitting. */
interface Session {
  /** Rises with everything that was written, so that the top bar looks again. */
  readonly written: number
}

export const useSession = create<Session>(() => ({ written: 0 }))

/** Opens another workspace in a fresh page: a new worker, nothing left over from this one. Null shows the list. */
export const switchWorkspace = (workspace: string | null): void => {
  lastWorkspace.set(workspace)
  location.hash = '#/'
  location.reload()
}

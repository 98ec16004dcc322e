import { stored } from '#renderer/ui/stored.ts'

/** The workspace that was open last. */
export const lastWorkspace = stored<string | null>('xiaojia.workspace', (value) =>
  typeof value === 'string' ? value : null,
)

/** Opens another workspace in a fresh page: a new worker, nothing left over from this one. Null shows the list. */
export const switchWorkspace = (workspace: string | null): void => {
  lastWorkspace.set(workspace)
  location.hash = '#/'
  location.reload()
}

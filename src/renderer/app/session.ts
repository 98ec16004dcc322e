import { chooseNext, lastWorkspace } from '#renderer/ui/preferences.ts'

/** Opens another workspace in a fresh page: a new worker, nothing left over from this one. Null shows the list. */
export const switchWorkspace = (workspace: string | null): void => {
  lastWorkspace.set(workspace ?? chooseNext)
  location.hash = '#/'
  location.reload()
}

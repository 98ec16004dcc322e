import { indexedWorkspaces } from '#renderer/db/schema.ts'
import { chooseNext, lastWorkspace } from '#renderer/ui/preferences.ts'

/** Opens another workspace in a fresh page: a new worker, nothing left over from this one. Null shows the list. */
export const switchWorkspace = (workspace: string | null): void => {
  lastWorkspace.set(workspace ?? chooseNext)
  location.hash = '#/'
  location.reload()
}

/** Whether there was a workspace that is not found: it was open last, or its index is still here. */
export const isSomeLost = async (
  found: readonly { readonly id: string }[],
  wanted: string | null,
): Promise<boolean> => {
  const here = new Set(found.map(({ id }) => id))
  if (wanted !== null && wanted !== chooseNext && !here.has(wanted)) return true
  return (await indexedWorkspaces()).some((id) => !here.has(id))
}

import type { Host } from '#shared/host.ts'
import { type Keys, parseKeys } from '#shared/sync/keys.ts'

/** The keys of a workspace on this PC; null when there are none or they cannot be read. */
export const readKeys = async (host: Host, workspace: string): Promise<Keys | null> => {
  const text = await host.keysRead(workspace)
  return text === null ? null : parseKeys(text)
}

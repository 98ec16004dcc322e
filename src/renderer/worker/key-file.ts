import type { Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { type Keys, parseKeys } from '#shared/sync/keys.ts'

/** What may be read of keys without the pass phrase. */
export type KnownKeys = Pick<
  Keys,
  'workspace' | 'name' | 'level' | 'org' | 'device' | 'pcName' | 'sample'
> & { readonly root: Pick<Keys['root'], 'publicKey'> }

/** The key file of a workspace: open, protected by a pass phrase that was not given or is not this one, or of no use here. */
export type KeyFile =
  | { readonly type: 'open'; readonly keys: Keys; readonly known: KnownKeys; readonly isProtected: boolean }
  | { readonly type: 'locked'; readonly known: KnownKeys }
  | { readonly type: 'unreadable' }

/** Reads the keys of a workspace on this PC, with its pass phrase where it has one. */
export const readKeyFile = async (
  host: Host,
  _crypto: Crypto,
  workspace: string,
  _passPhrase: string | null,
): Promise<KeyFile> => {
  // Rejected: another user or another PC sealed them.
  const text = await host.keysRead(workspace).catch(() => null)
  if (text === null) return { type: 'unreadable' }
  const keys = parseKeys(text)
  return keys ? { type: 'open', keys, known: keys, isProtected: false } : { type: 'unreadable' }
}

/** Writes the keys of a workspace, protected by a pass phrase unless that is null. */
export const writeKeyFile = (
  host: Host,
  _crypto: Crypto,
  keys: Keys,
  _passPhrase: string | null,
): Promise<Result<null, HostProblem>> => host.keysWrite(keys.workspace, JSON.stringify(keys))

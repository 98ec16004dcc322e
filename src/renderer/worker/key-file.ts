import type { Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { type Keys, parseKeys } from '#shared/sync/keys.ts'
import { areSealed, type KeysLabel, openSealedKeys, sealedLabel, sealKeys } from '#shared/sync/sealed-keys.ts'

/** The key file of a workspace: open, protected by a pass phrase that was not given or is not this one, or of no use here. */
export type KeyFile =
  | { readonly type: 'open'; readonly keys: Keys; readonly label: KeysLabel; readonly isProtected: boolean }
  | { readonly type: 'locked'; readonly label: KeysLabel }
  | { readonly type: 'unreadable' }

const unreadable: KeyFile = { type: 'unreadable' }

/** What may be known of keys without their secrets. */
const labelOf = ({ root, age: _age, deviceKey: _deviceKey, ...known }: Keys): KeysLabel => ({
  ...known,
  root: root.publicKey,
})

/** Reads the keys of a workspace on this PC, with its pass phrase where it has one. */
export const readKeyFile = async (
  host: Host,
  crypto: Crypto,
  workspace: string,
  passPhrase: string | null,
): Promise<KeyFile> => {
  // Rejected: another user or another PC sealed them.
  const text = await host.keysRead(workspace).catch(() => null)
  if (text === null) return unreadable
  if (!areSealed(text)) {
    const keys = parseKeys(text)
    return keys ? { type: 'open', keys, label: labelOf(keys), isProtected: false } : unreadable
  }
  const label = sealedLabel(text)
  if (!label) return unreadable
  if (passPhrase === null) return { type: 'locked', label }
  const opened = await openSealedKeys(crypto, text, passPhrase)
  if (opened.ok) return { type: 'open', keys: opened.value, label, isProtected: true }
  return opened.error.type === 'wrong-code' ? { type: 'locked', label } : unreadable
}

/** Writes the keys of a workspace, protected by a pass phrase unless that is null. */
export const writeKeyFile = async (
  host: Host,
  crypto: Crypto,
  keys: Keys,
  passPhrase: string | null,
): Promise<Result<null, HostProblem>> =>
  host.keysWrite(
    keys.workspace,
    passPhrase === null ? JSON.stringify(keys) : await sealKeys(crypto, keys, passPhrase),
  )

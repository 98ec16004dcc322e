import type { Level } from '#shared/base/level.ts'
import type { Host } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { fingerprint } from '#shared/sync/fingerprint.ts'
import { deviceIdOf, orgIdOf } from '#shared/sync/key-id.ts'
import type { Keys } from '#shared/sync/keys.ts'
import type { KeysLabel } from '#shared/sync/sealed-keys.ts'
import { type Card, newestCard } from '#shared/sync/statement.ts'
import type { Statement } from '#shared/sync/trust.ts'
import type { Workspace } from '../engine.ts'
import type { Session } from './session.ts'

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A name for a new workspace on this PC: 16 random letters and digits. */
export const newWorkspaceName = (crypto: Crypto): string =>
  [...crypto.random(16)].map((byte) => alphabet.charAt(byte & 31)).join('')

/** What decides a new workspace beside its keys. */
export interface NewKeys {
  readonly name: string
  readonly level: Level
  readonly pcName: string
  readonly sample: boolean
  /** The keys of an organisation that exists already. */
  readonly root?: Keys['root']
  readonly age?: Keys['age']
}

/** Keys of a workspace that does not exist yet: its own device key always, the organisation's unless it joins one. */
export const createKeys = async (crypto: Crypto, request: NewKeys): Promise<Keys> => {
  const root = request.root ?? (await crypto.createSigningKey())
  const deviceKey = await crypto.createSigningKey()
  return {
    v: 1,
    workspace: newWorkspaceName(crypto),
    name: request.name,
    level: request.level,
    org: await orgIdOf(crypto, root.publicKey),
    device: await deviceIdOf(crypto, deviceKey.publicKey),
    pcName: request.pcName,
    sample: request.sample,
    root,
    age: request.age ?? (await crypto.createAgeKey()),
    deviceKey,
  }
}

/** What an organisation says of itself for the first time. */
export const firstCard = (keys: Keys, at: number): Statement => ({
  type: 'card',
  version: 1,
  org: keys.org,
  root: keys.root.publicKey,
  recipient: keys.age.recipient,
  recovery: null,
  name: keys.name,
  level: keys.level,
  parent: null,
  at,
})

/** That this PC belongs to its organisation. */
export const ownDevice = (keys: Keys, at: number): Statement => ({
  type: 'device',
  org: keys.org,
  root: keys.root.publicKey,
  device: keys.device,
  key: keys.deviceKey.publicKey,
  name: keys.pcName,
  at,
})

/** The organisation's own newest card. */
export const ownCard = (session: Session): Card => {
  const card = newestCard(session.statements, session.keys.org)
  if (!card) throw new Error('a workspace begins with its card')
  return card
}

/** A workspace before it is opened, from its keys alone. */
export const closedWorkspace = async (crypto: Crypto, keys: KeysLabel): Promise<Workspace> => ({
  id: keys.workspace,
  org: keys.org,
  device: keys.device,
  name: keys.name,
  level: keys.level,
  parent: null,
  fingerprint: await fingerprint(crypto, keys.root),
  sample: keys.sample,
})

/** An open workspace, as trust has it now. */
export const openWorkspace = async (session: Session): Promise<Workspace> => {
  const { orgs } = session.state.trust
  const own = orgs.get(session.keys.org)
  const above = orgs.get(own?.parent ?? own?.wishedParent ?? ('' as Workspace['org']))
  return {
    ...(await closedWorkspace(session.crypto, { ...session.keys, root: session.keys.root.publicKey })),
    name: own?.name ?? session.keys.name,
    level: own?.level ?? session.keys.level,
    parent: above ? { org: above.id, name: above.name } : null,
  }
}

/** The first `size` bytes of a workspace's journal, in pieces. */
export async function* journalPieces(
  host: Host,
  workspace: string,
  size: number,
): AsyncGenerator<Uint8Array, void> {
  const slice = 8 * 1024 * 1024
  for (let at = 0; at < size; at += slice)
    yield await host.journalRead(workspace, at, Math.min(slice, size - at))
}

/** The whole journal of a workspace. */
export const readJournalBytes = async (host: Host, workspace: string): Promise<Uint8Array> => {
  const size = await host.journalSize(workspace)
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const piece of journalPieces(host, workspace, size)) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

import type { BlobId, OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import {
  inboxLimits,
  inboxText,
  isReadable,
  type KeptFile,
  parseInbox,
  weighNewer,
} from '#shared/sync/inbox.ts'
import type { Received } from '#shared/sync/manifest.ts'
import type { ImportRow, InboxFile } from '../engine-exchange.ts'
import { blobIdOf, type Incoming, type Newer, type OnTable } from './importing.ts'
import type { Session } from './session.ts'

type Done = Result<null, HostProblem>
type Place = Pick<Session, 'host' | 'keys'>

const readInbox = async ({ host, keys }: Place): Promise<readonly KeptFile[]> =>
  parseInbox(await host.noteRead(keys.workspace, 'inbox'))

const writeInbox = ({ host, keys }: Place, files: readonly KeptFile[]): Promise<Done> =>
  host.noteWrite(keys.workspace, 'inbox', inboxText(files))

/** The kept files, the newest first, with what they say of themselves. */
export const inboxOf = async (session: Session): Promise<readonly InboxFile[]> => {
  const { orgs } = session.state.trust
  const files = (await readInbox(session)).map((file): InboxFile => {
    const { id, fileName, bytes, keptAt, said, isProven, isRefused } = file
    const { org, number, createdAt } = said
    return {
      id,
      fileName,
      bytes,
      keptAt,
      number,
      createdAt,
      orgName: (org && orgs.get(org)?.name) ?? null,
      isProven,
      isReadable: isReadable(file),
      isRefused,
    }
  })
  return files.reverse()
}

/** Keeps one file unless it is kept already: the bytes first, then the list that names them. */
const keep = async (session: Session, { newer, file }: Newer): Promise<Result<ImportRow, HostProblem>> => {
  const { crypto, keys, host, now } = session
  const files = await readInbox(session)
  const id = await blobIdOf(session, file.bytes)
  const kept: ImportRow = { ...newer, state: { type: 'kept' } }
  if (files.some((one) => one.id === id)) return ok(kept)
  const weighed = await weighNewer(crypto, file.bytes, keys.org)
  if (!weighed.ok) return ok({ ...newer, state: { type: 'refused', refusal: weighed.error } })
  const size = files.reduce((sum, { bytes }) => sum + bytes, file.bytes.length)
  if (files.length >= inboxLimits.files || size > inboxLimits.bytes)
    return ok({ ...newer, state: { type: 'inbox-full' } })
  const bytes = file.bytes.length
  // The host may take what it is given away with it, and the table keeps its own until the list is written.
  const written = await host.blobWrite(keys.workspace, id, file.bytes.slice())
  if (!written.ok) return written
  const fileName = file.name.slice(0, 200)
  const one: KeptFile = { id, fileName, bytes, keptAt: now(), ...weighed.value, isRefused: false }
  const noted = await writeInbox(session, [...files, one])
  return noted.ok ? ok(kept) : noted
}

/** Keeps the files of newer versions among those on the table; what lies there now. */
export const keepNewer = async (
  session: Session,
  onTable: readonly OnTable[],
): Promise<Result<readonly OnTable[], HostProblem>> => {
  const after: OnTable[] = []
  for (const one of onTable) {
    if (!('newer' in one)) {
      after.push(one)
      continue
    }
    const row = await keep(session, one)
    if (!row.ok) return row
    after.push(row.value)
  }
  return ok(after)
}

/** Takes files off the list and empties their bytes: a file beside the journal keeps its name. */
export const putAway = async (session: Session, ids: readonly BlobId[]): Promise<Done> => {
  const { host, keys } = session
  const files = await readInbox(session)
  const left = files.filter(({ id }) => !ids.includes(id))
  if (left.length === files.length) return ok(null)
  const noted = await writeInbox(session, left)
  if (!noted.ok) return noted
  for (const { id } of files) {
    if (!ids.includes(id)) continue
    const emptied = await host.blobWrite(keys.workspace, id, new Uint8Array(0))
    if (!emptied.ok) return emptied
  }
  return ok(null)
}

/** The bytes of kept files that this version may read, as if a person had just chosen them. */
export const keptFiles = async (
  session: Session,
  ids: readonly BlobId[],
): Promise<Result<readonly Incoming[], HostProblem>> => {
  const { host, keys } = session
  const files: Incoming[] = []
  for (const one of await readInbox(session)) {
    if (!ids.includes(one.id) || !isReadable(one)) continue
    const bytes = await host.blobRead(keys.workspace, one.id)
    if (!bytes) return err({ type: 'disk-error', detail: one.fileName })
    files.push({ name: one.fileName, bytes, kept: one.id })
  }
  return ok(files)
}

/** After kept files were read: what brings nothing new is put away, what is refused is marked so. */
export const settleKept = async (
  session: Session,
  files: readonly Incoming[],
  onTable: readonly OnTable[],
): Promise<Done> => {
  const stale = onTable.flatMap((one) =>
    'row' in one && one.file.kept && one.row.state.type === 'nothing-new' ? [one.file.kept] : [],
  )
  const put = await putAway(session, stale)
  if (!put.ok) return put
  const sound = new Set(onTable.flatMap((one) => ('row' in one && one.file.kept ? [one.file.kept] : [])))
  const refused = new Set(files.flatMap(({ kept }) => (kept && !sound.has(kept) ? [kept] : [])))
  const held = await readInbox(session)
  if (!held.some(({ id, isRefused }) => refused.has(id) && !isRefused)) return ok(null)
  return writeInbox(
    session,
    held.map((one) => (refused.has(one.id) ? { ...one, isRefused: true } : one)),
  )
}

/** Files of an organisation that lie in the inbox: told only of those that one of its PCs is proven to have signed. */
export const parkedFrom = async (session: Session, party: OrgId): Promise<readonly Received[]> => {
  const { claims } = session.state.trust
  return (await readInbox(session)).flatMap(({ said, isProven, keptAt }): Received[] => {
    const { org, device, bundleId } = said
    const isTheirs = isProven && org === party && device && claims.get(device)?.includes(party)
    return isTheirs && bundleId ? [{ bundleId, state: 'received', at: Math.max(0, keptAt) }] : []
  })
}

import { type BlobId, type DeviceId, isDigest, isKeyId, type OrgId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { bundleKinds, readerVersion } from './bundle-header.ts'
import { peekHeader } from './container.ts'
import type { Crypto } from './crypto.ts'
import { openFile } from './open-file.ts'
import type { Refusal } from './refusal.ts'
import { isCount, isObject, parseCanonical, readText } from './strict-json.ts'

/** The most files of newer versions that are kept, and the most bytes of all of them. */
export const inboxLimits = { files: 20, bytes: 256 * 1024 * 1024 } as const

/** What the header of a file says of itself. What cannot be understood is null; nothing of it is proven. */
export interface Said {
  /** The oldest reader that can take it. */
  readonly minReader: number
  readonly org: OrgId | null
  readonly device: DeviceId | null
  readonly recipient: OrgId | null
  readonly bundleId: string | null
  readonly number: number | null
  readonly createdAt: number | null
}

/** One file of a newer version, kept as it came. */
export interface KeptFile {
  /** SHA-256 of its bytes, under which they lie beside the journal. */
  readonly id: BlobId
  readonly fileName: string
  readonly bytes: number
  readonly keptAt: number
  readonly said: Said
  /** Whether container, signature and hashes hold by the rules of the version that kept it. */
  readonly isProven: boolean
  /** Whether it was read again after an upgrade and refused. */
  readonly isRefused: boolean
}

/** No clock goes beyond this; a date could not show it. */
const lastTime = 8.64e15

/** What the header of a file says, as far as it can be understood; null when it is none of ours. */
export const readSaid = (file: Uint8Array): Said | null => {
  const peeked = peekHeader(file)
  const v = peeked.ok ? parseCanonical(readText(peeked.value) ?? '') : null
  if (v?.format !== 'xiaojia-bundle' || !isCount(v.minReader, 1)) return null
  const sender = isObject(v.sender) ? v.sender : {}
  const recipient = isObject(v.recipient) ? v.recipient : {}
  const chain = isObject(v.chain) ? v.chain : {}
  return {
    minReader: v.minReader,
    org: isKeyId(sender.org) ? (sender.org as OrgId) : null,
    device: isKeyId(sender.device) ? (sender.device as DeviceId) : null,
    recipient: isKeyId(recipient.org) ? (recipient.org as OrgId) : null,
    bundleId: isKeyId(v.bundleId) ? v.bundleId : null,
    number: isCount(chain.n, 1) ? chain.n : null,
    createdAt: isCount(v.createdAt) && v.createdAt <= lastTime ? v.createdAt : null,
  }
}

/**
 * Whether a file of a newer version is worth keeping for an organisation, and what it says. Refused as what it is when it
 * is cut short, for another organisation, or no bundle. Whatever else may be wrong with it, only a newer version can tell.
 */
export const weighNewer = async (
  crypto: Crypto,
  file: Uint8Array,
  own: OrgId,
): Promise<Result<Pick<KeptFile, 'said' | 'isProven'>, Refusal>> => {
  const said = readSaid(file)
  if (!said) return err({ type: 'damaged' })
  if (said.recipient !== null && said.recipient !== own)
    return err({ type: 'wrong-recipient', recipient: said.recipient })
  const carries = bundleKinds.filter((kind) => kind !== 'card' && kind !== 'join' && kind !== 'backup')
  const opened = await openFile(crypto, file, carries, {}, said.minReader)
  if (opened.ok) return ok({ said, isProven: true })
  const { type } = opened.error
  if (type === 'truncated' || type === 'too-large' || type === 'wrong-kind') return err(opened.error)
  return ok({ said, isProven: false })
}

/** Whether this version may be able to read a kept file. */
export const isReadable = ({ said }: KeptFile): boolean => said.minReader <= readerVersion

const isCountOrNull = (value: unknown): boolean => value === null || isCount(value)

const isSaid = (v: unknown): v is Said =>
  isObject(v) &&
  isCount(v.minReader, 1) &&
  [v.org, v.device, v.recipient, v.bundleId].every((one) => one === null || isKeyId(one)) &&
  isCountOrNull(v.number) &&
  isCountOrNull(v.createdAt)

const isKept = (v: unknown): v is KeptFile =>
  isObject(v) &&
  isDigest(v.id) &&
  typeof v.fileName === 'string' &&
  isCount(v.bytes) &&
  isCount(v.keptAt) &&
  isSaid(v.said) &&
  typeof v.isProven === 'boolean' &&
  typeof v.isRefused === 'boolean'

/** The list of kept files as it lies beside the journal; what cannot be understood is passed over. */
export const parseInbox = (text: string | null): readonly KeptFile[] => {
  const v = text === null ? null : parseCanonical(text)
  return Array.isArray(v?.files) ? v.files.filter(isKept) : []
}

/** The text that `parseInbox` reads. */
export const inboxText = (files: readonly KeptFile[]): string => JSON.stringify({ v: 1, files })

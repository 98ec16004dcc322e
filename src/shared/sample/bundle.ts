import type { OrgId } from '../base/id.ts'
import type { BundleHeader } from '../sync/bundle-header.ts'
import type { Crypto } from '../sync/crypto.ts'
import { linesFor } from '../sync/cutting.ts'
import { packBundle } from '../sync/pack-bundle.ts'
import { createScope, type Scope, withoutSensitive } from '../sync/scope.ts'
import type { Segment } from '../sync/segment.ts'
import { signSegment } from '../sync/segment-seal.ts'
import { cutSegments, joinLines } from '../sync/segment-text.ts'
import type { Interval } from '../sync/store.ts'
import type { Recipient } from '../sync/trust.ts'
import { emptyTrust } from '../sync/trust-view.ts'
import type { Pen, Written } from './pen.ts'

/** Whom the files of a sample are for. */
export interface SampleSchool {
  readonly org: OrgId
  readonly recipient: Recipient
}

/** The first changes of a PC's chain. */
export interface Stretch {
  readonly pen: Pen
  readonly count: number
}

/** What the school may read of a branch that it has not certified for more. */
const scopeOf = (school: OrgId): Scope => createScope(emptyTrust, { type: 'above', org: school, kinds: [] })
const isHidden = (scope: Scope, { kind }: Written): boolean => !scope.isVisible(kind, null)

/** Signed whole, then narrowed to what the school may read: the rest are bare ids, and the signature still holds. */
const segmentsOf = async (
  crypto: Crypto,
  scope: Scope,
  { pen, count }: Stretch,
): Promise<readonly Segment[]> => {
  const chain = pen.chain.slice(0, count)
  const cut = cutSegments(
    pen.device,
    pen.key.publicKey,
    1,
    chain.map(({ lines }) => lines),
  )
  const segments: Segment[] = []
  for (const segment of cut) {
    const signed = await signSegment(crypto, pen.key, segment)
    const own = chain.slice(segment.first - 1, segment.first - 1 + segment.count)
    const lines = own.map((change) =>
      isHidden(scope, change)
        ? { withheld: change.id, header: '', bodies: [] }
        : linesFor(change.id, change.lines, withoutSensitive),
    )
    segments.push({ ...signed, lines: joinLines(lines) })
  }
  return segments
}

const intervalOf = ({ pen, count }: Stretch): Interval => ({
  device: pen.device,
  from: 1,
  to: count,
  tip: pen.chain[count - 1]?.id ?? '',
})

/** Makes one file from a PC to the school with everything it holds. */
export const packSample = async (request: {
  readonly crypto: Crypto
  readonly org: OrgId
  readonly own: Recipient
  readonly school: SampleSchool
  readonly pen: Pen
  readonly stretches: readonly Stretch[]
  readonly chain: BundleHeader['chain']
  readonly createdAt: number
}): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly headerHash: string }> => {
  const { crypto, org, own, school, pen, stretches, chain, createdAt } = request
  const held = stretches.filter(({ count }) => count > 0)
  const scope = scopeOf(school.org)
  const packed = await packBundle({
    crypto,
    kind: 'full',
    signer: { org, key: pen.key },
    recipient: { org: school.org, keyId: school.recipient },
    alsoFor: [own],
    chain,
    createdAt,
    schema: 1,
    segments: (await Promise.all(held.map((stretch) => segmentsOf(crypto, scope, stretch)))).flat(),
    holds: held.map(intervalOf),
  })
  if (!packed.ok) throw new Error(`a sample was refused: ${packed.error.type}`)
  return packed.value
}

/** How many changes of some stretches the school can read. */
export const readable = (school: OrgId, stretches: readonly Stretch[]): number => {
  const scope = scopeOf(school)
  return stretches.reduce(
    (sum, { pen, count }) => sum + pen.chain.slice(0, count).filter((one) => !isHidden(scope, one)).length,
    0,
  )
}

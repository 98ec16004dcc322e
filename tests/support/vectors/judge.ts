import type { OrgId } from '#shared/base/id.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { openBackup } from '#shared/sync/backup.ts'
import { openCard } from '#shared/sync/card.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import { fitting } from '#shared/sync/fitting.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { openJoin } from '#shared/sync/join.ts'
import { openBundle } from '#shared/sync/open-bundle.ts'
import { View } from '#shared/sync/view.ts'

/** The secrets with which files are opened: those of one organisation. */
export interface TestKeys {
  readonly org: OrgId
  readonly identities: readonly string[]
}

/** What is held before a file is opened. */
export const createHolder = (viewer: OrgId): View => new View({ field: fieldOf, viewer, schema: 1 })

/** What came of opening a file: a refusal, or what was found in it. */
export interface Judgement {
  readonly outcome: string
  readonly found?: Readonly<Record<string, unknown>>
  /** What it adds to what is held. */
  readonly batch?: Batch
}

/** How a file is opened. */
export interface JudgeRequest {
  readonly crypto: Crypto
  readonly by: 'bundle' | 'card' | 'join' | 'backup'
  readonly keys: TestKeys
  readonly code?: string
  readonly held: View
}

const refused = (error: { readonly type: string }): Judgement => ({ outcome: error.type })

const judgeBundle = async ({ crypto, keys, held }: JudgeRequest, file: Uint8Array): Promise<Judgement> => {
  const opened = await openBundle(
    { crypto, orgs: [keys.org], identities: keys.identities, trust: held.state.trust },
    file,
  )
  if (!opened.ok) return refused(opened.error)
  const { header, headerHash, manifest, sender, segments, quarantined, statements, readBlobs } = opened.value
  const blobs: (readonly [string, boolean])[] = []
  for await (const { blob, bytes } of readBlobs(manifest.blobs)) blobs.push([blob.id, bytes !== null])
  const fit = segments.map((segment) => fitting(segment))
  const batch: Batch = {
    changes: fit.flatMap(({ parsed }) => parsed.changes),
    withheld: fit.flatMap(({ parsed }) => parsed.withheld),
    statements: [...statements.values()],
  }
  const found = {
    kind: header.kind,
    headerHash,
    sender: {
      org: sender.org,
      fingerprint: sender.fingerprint,
      known: sender.known,
      device: sender.deviceName,
    },
    segments: segments.length,
    changes: batch.changes.length,
    bareIds: batch.withheld?.length ?? 0,
    misfits: fit.reduce((sum, { misfits }) => sum + misfits, 0),
    quarantined: quarantined.map(({ seq, problem }) => [seq, problem.reason, problem.where]),
    statements: statements.size,
    blobs: [...blobs].sort(([a], [b]) => (a < b ? -1 : 1)),
    withheld: manifest.withheld,
    holds: manifest.holds.length,
    received: manifest.received.map(({ state }) => state),
  }
  return { outcome: 'ok', found, batch }
}

/** Opens a file with our code and says what came of it. */
export const judge = async (request: JudgeRequest, file: Uint8Array): Promise<Judgement> => {
  const { crypto, by, held, code = '', keys } = request
  if (by === 'bundle') return judgeBundle(request, file)
  if (by === 'card') {
    const opened = await openCard(crypto, file, held.state.trust)
    if (!opened.ok) return refused(opened.error)
    const { card, fingerprint } = opened.value
    return { outcome: 'ok', found: { card, fingerprint } }
  }
  if (by === 'join') {
    const opened = await openJoin(crypto, file, code)
    if (!opened.ok) return refused(opened.error)
    const { content, card, parentCard, child } = opened.value
    return { outcome: 'ok', found: { as: content.as, card, parentCard, child } }
  }
  const opened = await openBackup(crypto, file, code ? { code } : { identities: keys.identities })
  if (!opened.ok) return refused(opened.error)
  const parts: (readonly [string, number, string])[] = []
  for (const { name, bytes } of opened.value.parts) {
    const [hash] = await crypto.digest([bytes])
    parts.push([name, bytes.length, Buffer.from(hash ?? []).toString('base64url')])
  }
  return { outcome: 'ok', found: { parts } }
}

/** Without what says nothing: false, null, empty lists. */
const short = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  )

const headsOf = (record: FoldedRecord): Readonly<Record<string, readonly string[]>> => {
  if (record.heads) return record.heads
  const [write] = record.writes
  return Object.fromEntries(Object.keys(record.values).map((field) => [field, write ? [write.id] : []]))
}

/** What the view says of all that is held, in a form that compares: records by key, statements left out. */
export const describeView = (view: View): Readonly<Record<string, unknown>> => {
  const records: Record<string, unknown> = {}
  for (const [key, record] of [...view.records()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { kind, home, life, editedWhileVoided, values, conflicts, waiting, erased, sameAs } = record
    if (kind === 'statement') continue
    records[key] = short({
      home,
      life,
      editedWhileVoided,
      values,
      heads: headsOf(record),
      conflicts: [...conflicts].sort(),
      waiting: [...waiting].sort(),
      approval: record.approval === 'none' ? null : record.approval,
      erased: [...erased].sort(),
      sameAs,
      with: record.with,
      ineffective: record.ineffective.map(({ id, field, reason }) => [id, field, reason].join(' ')).sort(),
    })
  }
  const { forks, waiting } = view.problems()
  return short({ records, forks, unfinished: waiting.map(({ id }) => id).sort() })
}

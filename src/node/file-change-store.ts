import type { BlobId, ChangeId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { ChainIndex } from '#shared/sync/chain.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { type JournalSource, scanFrames } from '#shared/sync/journal-frame.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { type ParsedSegment, parseSegment } from '#shared/sync/segment-parse.ts'
import { partsOf, readLines, readSegments } from '#shared/sync/segment-text.ts'
import type { ChangeStore } from '#shared/sync/store.ts'
import { readText } from '#shared/sync/strict-json.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** What opening a journal found beside its changes. */
export interface JournalReport {
  /** Stretches inside the journal that are no frame. */
  readonly damage: readonly { readonly from: number; readonly to: number }[]
  /** Bytes at the end that are no frame. They stay until the next append cuts them off. */
  readonly tail: number
}

/** A problem of the disk, thrown where the interface has no place for it. */
export class DiskError extends Error {
  readonly problem: HostProblem
  constructor(problem: HostProblem) {
    super(problem.type)
    this.problem = problem
  }
}

const need = <T>(result: Result<T, HostProblem>): T => {
  if (!result.ok) throw new DiskError(result.error)
  return result.value
}

/** The segments of a frame's payload; null when it is not made of segments. */
export const segmentsOf = (payload: Uint8Array): readonly Segment[] | null => {
  const text = readText(payload)
  const lines = text === null ? null : readLines(text)
  return lines && readSegments(lines)
}

interface News {
  readonly parsed: ParsedSegment
  readonly parts: ReadonlyMap<ChangeId, number>
}

/**
 * The change store over the journal of a workspace. A position is the place of a frame in the journal. What is held
 * is indexed in memory when it opens.
 */
export const openFileChangeStore = async (
  files: WorkspaceFiles,
  workspace: string,
  crypto: Pick<Crypto, 'digest'>,
): Promise<{ readonly store: ChangeStore; readonly report: JournalReport }> => {
  const journal = files.journal(workspace)
  const chains = new ChainIndex()
  const held = new Map<ChangeId, number>()

  /** What of a segment is new, beside what is held and what comes with it; null when nothing is. */
  const judge = async (segment: Segment, coming: ReadonlyMap<ChangeId, number>): Promise<News | null> => {
    const parsed = await parseSegment(segment, crypto)
    if (!parsed) throw new Error('a segment holds as many changes as it says')
    const parts = new Map<ChangeId, number>()
    for (const [i, bits] of partsOf(segment.lines).entries()) {
      const id = parsed.ids[i]
      if (id === undefined) continue
      const before = coming.get(id) ?? held.get(id)
      if (before === undefined || (bits & ~before) !== 0) parts.set(id, (before ?? 0) | bits)
    }
    return parts.size > 0 ? { parsed, parts } : null
  }

  const keep = ({ parsed, parts }: News): void => {
    for (const [id, bits] of parts) held.set(id, bits)
    for (const { id, header } of parsed.changes) {
      chains.add({ device: header.device, seq: header.seq, id, prev: header.prev })
    }
    for (const link of parsed.withheld) chains.add(link)
  }

  const source = async (): Promise<JournalSource> => ({ size: await journal.size(), read: journal.read })

  /** Where the frames begin, rising. */
  const starts: number[] = []
  const damage: { from: number; to: number }[] = []
  let end = 0
  let tail = 0
  for await (const event of scanFrames(crypto, await source())) {
    if (event.type === 'damage') damage.push({ from: event.from, to: event.to })
    if (event.type === 'tail') {
      end = event.at
      tail = event.bytes
    }
    if (event.type !== 'frame') continue
    const segments = segmentsOf(event.frame.payload)
    if (!segments) damage.push({ from: event.frame.at, to: event.frame.next })
    starts.push(event.frame.at)
    for (const segment of segments ?? []) {
      const news = await judge(segment, held)
      if (news) keep(news)
    }
  }

  let last: Promise<unknown> = Promise.resolve()

  const append = async (segments: readonly Segment[]): Promise<void> => {
    const kept: Segment[] = []
    const all: News[] = []
    const coming = new Map<ChangeId, number>()
    for (const segment of segments) {
      const news = await judge(segment, coming)
      if (!news) continue
      for (const [id, bits] of news.parts) coming.set(id, bits)
      all.push(news)
      kept.push(segment)
    }
    if (kept.length === 0) return
    const bytes = await writeFrames(crypto, kept)
    need(await journal.truncate(end))
    need(await journal.append(bytes))
    starts.push(end)
    end += bytes.length
    for (const news of all) keep(news)
  }

  const store: ChangeStore = {
    append: (segments) => {
      const run = last.then(() => append(segments))
      last = run.catch(() => undefined)
      return run
    },
    intervals: () => Promise.resolve(chains.intervals()),
    scan: async function* (since) {
      const from = starts.findLast((at) => at <= since) ?? 0
      for await (const event of scanFrames(crypto, { ...(await source()), size: end }, from)) {
        if (event.type !== 'frame') continue
        // A segment is longer than a byte, so its place in the frame keeps positions apart.
        for (const [i, segment] of (segmentsOf(event.frame.payload) ?? []).entries()) {
          if (event.frame.at + i >= since) yield { position: event.frame.at + i, segment }
        }
      }
    },
    putBlob: async (id: BlobId, bytes) => {
      need(await files.writeBlob(workspace, id, bytes))
    },
    getBlob: (id) => files.readBlob(workspace, id),
  }
  return { store, report: { damage, tail } }
}

import type { ChangeId, DeviceId } from '../base/id.ts'
import type { Crypto, SigningKey } from './crypto.ts'
import type { Segment } from './segment.ts'
import { parseSegment } from './segment-parse.ts'
import { signSegment } from './segment-seal.ts'
import { type ChangeLines, cutSegments, splitLines } from './segment-text.ts'

interface Run {
  readonly first: number
  readonly changes: ChangeLines[]
  tip: ChangeId | undefined
}

/**
 * Saves of one device that still lie unsigned, as signed segments. Another PC may have branched off under this name, so
 * only what follows on by `prev` becomes one stretch.
 */
export const sealRuns = async (
  crypto: Crypto,
  device: DeviceId,
  key: SigningKey,
  unsigned: readonly Segment[],
): Promise<readonly Segment[]> => {
  const runs: Run[] = []
  for (const segment of unsigned.toSorted((a, b) => a.first - b.first)) {
    const parsed = await parseSegment(segment, crypto)
    const changes = splitLines(segment.lines)
    if (!parsed || !changes) continue
    const prev = parsed.changes[0]?.header.prev
    const run = runs.findLast(
      (one) => one.first + one.changes.length === segment.first && one.tip !== undefined && one.tip === prev,
    )
    const tip = parsed.ids.at(-1)
    if (run) {
      for (const change of changes) run.changes.push(change)
      run.tip = tip
    } else runs.push({ first: segment.first, changes: [...changes], tip })
  }
  const sealed: Segment[] = []
  for (const { first, changes } of runs) {
    for (const segment of cutSegments(device, key.publicKey, first, changes)) {
      sealed.push(await signSegment(crypto, key, segment))
    }
  }
  return sealed
}

import { eachBatch, noneFound, optionsOf } from '#cli/ledger.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import { buildView } from '#shared/sync/view.ts'

/** The view of a journal computed in one go: what every other way to it must equal. */
export const computeAnew = async (
  files: Parameters<typeof eachBatch>[0],
  workspace: string,
  crypto: Crypto,
) => {
  const batches: Batch[] = []
  for await (const batch of eachBatch(files, workspace, crypto, noneFound())) batches.push(batch)
  return buildView(batches, optionsOf(batches[0]?.changes[0]?.header.org ?? null))
}

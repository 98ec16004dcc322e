import type { ReviewEngine } from '../engine-review.ts'
import { type EngineContext, notBuilt } from './context.ts'
import { previewFiles } from './preview.ts'
import { conflictsIn, refusedIn } from './standing.ts'

/** Seeing before, deciding after, and taking back. */
export const createReviewPart = ({ need, inTurn, long, table }: EngineContext): ReviewEngine => ({
  previewMerge: (keys, accept, onProgress) =>
    long(onProgress, async (task) => {
      table.preview = null
      const chosen = table.inspected.flatMap((one) =>
        'row' in one && keys.includes(one.row.key) ? [one] : [],
      )
      table.preview = await previewFiles(need(), chosen, accept, task)
      return table.preview?.groups ?? []
    }),
  previewRecords: (filter, from, count) =>
    inTurn(async () => table.preview?.page(filter, from, count) ?? { total: 0, records: [] }),
  conflicts: () => inTurn(() => conflictsIn(need())),
  refused: () => inTurn(() => refusedIn(need())),
  takeIn: notBuilt,
  approve: notBuilt,
  moveHome: notBuilt,
  linkSame: notBuilt,
  erase: notBuilt,
  undo: notBuilt,
  imports: notBuilt,
  previewTakeBack: notBuilt,
  takeBack: notBuilt,
  bringBack: notBuilt,
})

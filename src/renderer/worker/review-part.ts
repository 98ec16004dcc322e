import type { ReviewEngine } from '../engine-review.ts'
import type { EngineContext } from './context.ts'
import { approve, approveAll, erase, linkSame, moveHome } from './deciding.ts'
import { previewFiles } from './preview.ts'
import { conflictsIn, refusedIn } from './standing.ts'
import { bringBack, importsOf, previewTakeBack, takeBack } from './taking-back.ts'
import { takeIn } from './taking-in.ts'
import { undoSave } from './undoing.ts'

/** Seeing before, deciding after, and taking back. */
export const createReviewPart = ({ need, inTurn, saving, long, table }: EngineContext): ReviewEngine => ({
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
    inTurn(async () => table.preview?.page(filter, from, count) ?? { total: 0, records: [], named: [] }),
  conflicts: () => inTurn(() => conflictsIn(need())),
  refused: () => inTurn(() => refusedIn(need())),
  takeIn: (changes) => saving((open) => takeIn(open, changes)),
  approve: (kind, entity, fields) => saving((open) => approve(open, kind, entity, fields)),
  approveAll: (records) => saving((open) => approveAll(open, records)),
  moveHome: (records, to) => saving((open) => moveHome(open, records, to)),
  linkSame: (kind, records) => saving((open) => linkSame(open, kind, records)),
  erase: (records) => saving((open) => erase(open, records)),
  undo: (save) => saving((open) => undoSave(open, save)),
  imports: () => inTurn(() => importsOf(need())),
  previewTakeBack: (entities) => inTurn(() => previewTakeBack(need(), entities)),
  takeBack: (entities) => saving((open) => takeBack(open, entities)),
  bringBack: (entities) => saving((open) => bringBack(open, entities)),
})

import { ok } from '#shared/base/result.ts'
import type { ExchangeEngine, ImportRow } from '../engine-exchange.ts'
import { type EngineContext, notBuilt } from './context.ts'
import { makeBundle, previewExport } from './exporting.ts'
import { inspectFiles, mergeFiles } from './importing.ts'

/** Sending and receiving. */
export const createExchangePart = ({ need, inTurn, long, table }: EngineContext): ExchangeEngine => ({
  exportPreview: (to) => inTurn(() => previewExport(need(), to)),
  exportBundle: (to, _full, onProgress) => long(onProgress, (task) => makeBundle(need(), to, task)),
  returns: notBuilt,
  inspect: (files, onProgress) =>
    long(onProgress, async (task) => {
      table.preview = null
      table.inspected = await inspectFiles(need(), files, task)
      return table.inspected.map((one) => ('row' in one ? one.row : one))
    }),
  merge: (keys, accept, onProgress) =>
    long(onProgress, async (task) => {
      const chosen = table.inspected.flatMap((one) =>
        'row' in one && keys.includes(one.row.key) ? [one] : [],
      )
      const merged = await mergeFiles(need(), chosen, accept, task)
      if (!merged.ok) return merged
      const done = new Set(chosen.map(({ row }) => row.key))
      const rows = table.inspected.map((one) => ('row' in one ? one.row : one))
      // What is merged is let go of: sixty files are some memory.
      const after = rows.map(
        (row): ImportRow => (done.has(row.key) ? { ...row, state: { type: 'merged' } } : row),
      )
      table.inspected = after
      table.preview = null
      return ok(after)
    }),
  sentFiles: notBuilt,
  gaps: notBuilt,
  forks: notBuilt,
  becomeNewPc: notBuilt,
  quarantine: notBuilt,
  retryQuarantine: notBuilt,
})

import { err, ok } from '#shared/base/result.ts'
import type { ExchangeEngine, ImportRow } from '../engine-exchange.ts'
import type { EngineContext } from './context.ts'
import { makeBundle, previewExport, returnsOf } from './exporting.ts'
import { forksOf } from './forks.ts'
import { type Inspected, inspectFiles, mergeFiles, rowOf } from './importing.ts'
import { inboxOf, keepNewer, keptFiles, putAway, settleKept } from './inbox.ts'
import { quarantineOf, retryQuarantine } from './quarantine.ts'
import { gapsOf, sentFilesOf } from './sent.ts'

/** Sending and receiving. */
export const createExchangePart = ({
  need,
  inTurn,
  saving,
  long,
  table,
  backups,
  becomeNewPc,
}: EngineContext): ExchangeEngine => ({
  exportPreview: (to) => inTurn(() => previewExport(need(), to)),
  exportBundle: (to, full, onProgress) =>
    long(onProgress, (task) => makeBundle(need(), to, full ? 'all' : 'missing', task)),
  exportReceipt: (to, onProgress) => long(onProgress, (task) => makeBundle(need(), to, 'receipt', task)),
  returns: () => inTurn(() => returnsOf(need(), need().keys.org)),
  inspect: (files, onProgress) =>
    long(onProgress, async (task) => {
      table.preview = null
      table.inspected = await inspectFiles(need(), files, task)
      return table.inspected.map(rowOf)
    }),
  keepNewer: (onProgress) =>
    long(onProgress, async () => {
      const kept = await keepNewer(need(), table.inspected)
      if (!kept.ok) return kept
      table.inspected = kept.value
      return ok(kept.value.map(rowOf))
    }),
  inbox: () => inTurn(() => inboxOf(need())),
  readKept: (ids, onProgress) =>
    long(onProgress, async (task) => {
      const files = await keptFiles(need(), ids)
      if (!files.ok) return files
      table.preview = null
      table.inspected = await inspectFiles(need(), files.value, task)
      if (table.inspected.length < files.value.length) return ok([])
      const settled = await settleKept(need(), files.value, table.inspected)
      return settled.ok ? ok(table.inspected.map(rowOf)) : settled
    }),
  putAway: (ids) => inTurn(() => putAway(need(), ids)),
  merge: (keys, accept, onProgress) =>
    long(onProgress, async (task) => {
      const chosen = table.inspected.flatMap((one) =>
        'row' in one && keys.includes(one.row.key) ? [one] : [],
      )
      const safe = await backups.beforeImport(task)
      if (!safe.ok) return safe
      const { done, problem } = await mergeFiles(need(), chosen, accept, task)
      if (problem && done.size === 0) return err(problem)
      const isIn = ({ row }: Inspected): boolean => done.has(row.key)
      // It is in, whatever a disk says now: what stays of it in the inbox brings nothing new when it is read again.
      await putAway(
        need(),
        chosen.filter(isIn).flatMap(({ file }) => file.kept ?? []),
      )
      // What is merged is let go of: sixty files are some memory.
      table.inspected = table.inspected.map((one) =>
        'row' in one && isIn(one) ? ({ ...one.row, state: { type: 'merged' } } satisfies ImportRow) : one,
      )
      table.preview = null
      // Stopped after some are in, those are told.
      if (problem && problem.type !== 'cancelled') return err(problem)
      return ok(table.inspected.map(rowOf))
    }),
  onTable: () => inTurn(() => Promise.resolve(table.inspected.map(rowOf))),
  sentFiles: () => inTurn(() => sentFilesOf(need())),
  gaps: () => inTurn(() => gapsOf(need())),
  forks: () => inTurn(() => forksOf(need())),
  becomeNewPc: () => inTurn(becomeNewPc),
  quarantine: () => inTurn(() => Promise.resolve(quarantineOf(need()))),
  retryQuarantine: () => saving(retryQuarantine),
})

import { type Remote, wrap } from 'comlink'
import type { Result } from '#shared/base/result.ts'
import type { PaperData, PaperId } from '#shared/documents/papers.ts'
import type { Locale } from '#shared/i18n/messages.ts'
import type { PrintOrder, PrintProblem } from './engine.ts'
import type { service } from './worker.ts'

let remote: Remote<typeof service> | null = null

const connect = (): Remote<typeof service> => {
  if (remote) return remote
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'pdf' })
  remote = wrap<typeof service>(worker)
  return remote
}

/**
 * Prints a paper to PDF in its own worker, which is started on first use. `data` must be plain (it is copied);
 * `now` is printed as the day of printing.
 */
export const makePdf = <Id extends PaperId>(
  id: Id,
  data: PaperData<Id>,
  locale: Locale,
  now: number,
): Promise<Result<Uint8Array, PrintProblem>> =>
  // The signature pairs the id with its data, which is all that PrintOrder says.
  connect().print({ id, data, locale, now } as PrintOrder)

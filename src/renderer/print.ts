import { err, ok, type Result } from '#shared/base/result.ts'
import type { PaperData, PaperId } from '#shared/documents/papers.ts'
import type { HostProblem } from '#shared/host.ts'
import type { Locale } from '#shared/i18n/messages.ts'
import { makePdf } from './pdf/client.ts'
import type { PrintProblem } from './pdf/engine.ts'
import type { Services } from './services.ts'

/** Why no paper came out. */
export type PaperProblem = PrintProblem | HostProblem

const unsafe = /[\\/:*?"<>|]|\p{Cc}/gu

/** A file name every system takes. */
export const fileName = (name: string): string => {
  const dot = name.lastIndexOf('.')
  const stem = name.slice(0, dot).replace(unsafe, ' ').replace(/\s+/g, ' ').trim()
  return `${[...stem].slice(0, 80).join('')}${name.slice(dot)}`
}

/** Prints a paper and saves it where the person says; the name it got, or null when the person cancelled. */
export const savePaper = async <Id extends PaperId>(
  { host, now }: Pick<Services, 'host' | 'now'>,
  id: Id,
  data: PaperData<Id>,
  locale: Locale,
  name: string,
): Promise<Result<string | null, PaperProblem>> => {
  const made = await makePdf(id, data, locale, now())
  if (!made.ok) return made
  const wanted = fileName(name)
  const saved = await host.saveFile(wanted, made.value)
  return saved.ok ? ok(saved.value ? wanted : null) : err(saved.error)
}

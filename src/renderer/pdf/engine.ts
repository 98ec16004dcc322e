import { err, ok, type Result } from '#shared/base/result.ts'
import type { Definition } from '#shared/documents/definition.ts'
import { watchForStrays } from '#shared/documents/keep.ts'
import { buildPaper, type PaperData, type PaperId } from '#shared/documents/papers.ts'
import { textOf } from '#shared/documents/text-of.ts'
import { paper as en } from '#shared/i18n/en/paper.ts'
import type { Locale } from '#shared/i18n/messages.ts'
import { paper as zh } from '#shared/i18n/zh/paper.ts'
import { readCmap } from './cmap.ts'
import { missingCharacters, printableData } from './printable.ts'

/** The part of pdfmake used here. */
export interface PdfMake {
  readonly virtualfs: { readonly writeFileSync: (name: string, bytes: Uint8Array) => void }
  readonly setFonts: (
    fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>>>,
  ) => void
  readonly setUrlAccessPolicy: (allow: (url: string) => boolean) => void
  localAccessPolicy: (path: string) => boolean
  readonly createPdf: (definition: Definition) => { readonly getBuffer: () => Promise<Uint8Array> }
}

/** The two weights every paper is set in, as TTF (a WOFF2 gives a file of 44 MB without an error). */
export interface Fonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** Why a paper was not printed. */
export type PrintProblem = {
  /** The font lacks these characters; printed, they would be crossed boxes. */
  readonly type: 'missing-glyphs'
  readonly characters: readonly string[]
}

/** One order to print, as it crosses to the worker. */
export type PrintOrder = {
  readonly [Id in PaperId]: {
    readonly id: Id
    readonly data: PaperData<Id>
    readonly locale: Locale
    /** ms; printed as the day of printing. */
    readonly now: number
  }
}[PaperId]

/** Prints papers with one set of fonts. */
export type Printer = (order: PrintOrder) => Promise<Result<Uint8Array, PrintProblem>>

const mostBreaks = 20

/** Makes a printer from the engine and the fonts; the same in the worker and in tests. */
export const createPrinter = (pdfMake: PdfMake, fonts: Fonts): Printer => {
  const glyphs = [readCmap(fonts.regular), readCmap(fonts.bold)]
  pdfMake.virtualfs.writeFileSync('regular.ttf', fonts.regular)
  pdfMake.virtualfs.writeFileSync('bold.ttf', fonts.bold)
  // The engine throws when a style it is asked for has no file.
  pdfMake.setFonts({
    sans: { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'regular.ttf', bolditalics: 'bold.ttf' },
  })
  // A paper holds nothing that would have to be fetched; should data ever say so, it is refused.
  pdfMake.setUrlAccessPolicy(() => false)
  pdfMake.localAccessPolicy = (path) => path === 'regular.ttf' || path === 'bold.ttf'

  return async (order) => {
    const messages = order.locale === 'en' ? en : zh
    const data = printableData(order.data)
    const breaks = new Set<string>()
    const build = (): Definition => buildPaper(order.id, data, { messages, now: order.now, breaks })
    const characters = missingCharacters(textOf(build()), glyphs)
    if (characters.length > 0) return err({ type: 'missing-glyphs', characters })
    for (;;) {
      const before = breaks.size
      const definition = watchForStrays(build(), (key) => breaks.add(key))
      const bytes = await pdfMake.createPdf(definition).getBuffer()
      // Each round breaks one page more; what could not be kept together in so many stays apart.
      if (breaks.size === before || before >= mostBreaks) return ok(new Uint8Array(bytes))
    }
  }
}

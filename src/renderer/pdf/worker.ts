import { expose, transfer } from 'comlink'
import pdfMake from 'pdfmake/build/pdfmake'
import type { Result } from '#shared/base/result.ts'
import { createPrinter, type PdfMake, type Printer, type PrintOrder, type PrintProblem } from './engine.ts'
import { fontUrls } from './fonts.ts'

const load = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`a printing font did not load (${response.status})`)
  return new Uint8Array(await response.arrayBuffer())
}

const start = async (): Promise<Printer> => {
  const [regular, bold] = await Promise.all([load(fontUrls.regular), load(fontUrls.bold)])
  // pdfmake's own types name neither its virtual files nor the policy for local ones.
  return createPrinter(pdfMake as unknown as PdfMake, { regular, bold })
}

let printer: Promise<Printer> | null = null

/** What the page may ask of this worker. */
export const service = {
  print: async (order: PrintOrder): Promise<Result<Uint8Array, PrintProblem>> => {
    printer ??= start().catch((error: unknown) => {
      // Fonts that did not load are tried again next time.
      printer = null
      throw error
    })
    const result = await (await printer)(order)
    return result.ok ? transfer(result, [result.value.buffer as ArrayBuffer]) : result
  },
}

expose(service)

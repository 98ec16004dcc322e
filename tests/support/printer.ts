import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pdfMake from 'pdfmake/build/pdfmake'
import { createPrinter, type Fonts, type PdfMake, type PrintOrder } from '#renderer/pdf/engine.ts'

const require = createRequire(import.meta.url)
const face = (file: string): Uint8Array =>
  readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`))

/** The fonts the application ships. */
export const shippedFonts: Fonts = {
  regular: face('400Regular/NotoSansSC_400Regular.ttf'),
  bold: face('700Bold/NotoSansSC_700Bold.ttf'),
}

/** The printer of the worker, here in Node; pdfmake's own types do not name all that is used of it. */
export const print = createPrinter(pdfMake as unknown as PdfMake, shippedFonts)

/** Prints or throws. */
export const printed = async (order: PrintOrder): Promise<Uint8Array> => {
  const result = await print(order)
  if (!result.ok) throw new Error(`missing: ${result.error.characters.join('')}`)
  return result.value
}

/** Whether poppler's tools are here. */
export const hasPoppler = ['pdfinfo', 'pdffonts', 'pdftotext'].every(
  (tool) => spawnSync(tool, ['-v']).error === undefined,
)

/** What one of poppler's tools says about a PDF. */
export const poppler = (tool: string, pdf: Uint8Array, ...options: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    const tail = tool === 'pdftotext' ? ['-'] : []
    return execFileSync(tool, [...options, file, ...tail], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The text of each page. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  poppler('pdftotext', pdf, '-layout').split('\f').slice(0, -1)

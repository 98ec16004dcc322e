import { parseCsv } from 'hucre/csv'
import { err, ok, type Result } from '#shared/base/result.ts'
import { fileLimits } from './guard.ts'
import { type ReadProblem, type ReadSheet, sheetLimits } from './read.ts'

const decode = (bytes: Uint8Array): string | null => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one.
    }
  }
  return null
}

/** `="00123"` and a tab behind a number are how platforms keep Excel from eating digits. */
const plain = (value: unknown): string =>
  String(value ?? '')
    .replace(/^="([^"]*)"$/, '$1')
    .replace(/[\t\u00a0]+$/, '')

/**
 * Reads a text of columns, in UTF-8 or in the encoding Chinese platforms write (GB 18030), as one sheet. All values are
 * texts. Files with zero bytes are no texts.
 */
export const readCsv = (bytes: Uint8Array): Result<readonly ReadSheet[], ReadProblem> => {
  if (bytes.length > fileLimits.packed) return err({ type: 'too-large', limit: fileLimits.packed })
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isUtf16 && bytes.subarray(0, 4096).includes(0)) return err({ type: 'not-a-workbook' })
  const text = isUtf16 ? new TextDecoder('utf-16le').decode(bytes) : decode(bytes)
  if (text === null) return err({ type: 'damaged' })
  const rows = parseCsv(text).map((row) => row.map(plain))
  while (rows.at(-1)?.every((one) => one.trim() === '')) rows.pop()
  if (rows.length === 0) return err({ type: 'no-rows' })
  const width = Math.max(...rows.map((row) => row.length))
  if (rows.length > sheetLimits.rows || width > sheetLimits.columns)
    return err({ type: 'too-many-rows', ...sheetLimits })
  return ok([
    { name: 'CSV', rows: rows.map((row) => Array.from({ length: width }, (_, n) => row[n] || null)) },
  ])
}

import { execFileSync, spawnSync } from 'node:child_process'

/** Whether pdftotext is on this machine. */
export const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined

/** The text of a PDF as it stands on the page. */
export const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })

import type { ClipboardEvent } from 'react'

/** The cells of a block copied from WPS or Excel: tab between cells, quotes around cells with line breaks. */
export const readCells = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    rows.push([...row, cell])
    row = []
    cell = ''
  }
  const plain = text.replaceAll('\r\n', '\n')
  for (let i = 0; i < plain.length; i++) {
    const char = plain.charAt(i)
    if (quoted) {
      if (char !== '"') cell += char
      else if (plain[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t') {
      row.push(cell)
      cell = ''
    } else if (char === '\n') endRow()
    else cell += char
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** A paste handler that leaves input fields alone unless several cells are pasted. */
export const usePaste = (onPaste: ((cells: readonly (readonly string[])[]) => void) | undefined) =>
  onPaste &&
  ((event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const inField = event.target instanceof HTMLElement && event.target.closest('input,textarea') !== null
    if (text === '' || (inField && !/[\t\n]/.test(text.trim()))) return
    event.preventDefault()
    onPaste(readCells(text))
  })

import { deflateRawSync } from 'node:zlib'
import type { CellValue } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readWorkbook, sheetLimits } from '#renderer/sheet/read.ts'
import { excelTemplate } from '#tests/support/template-file.ts'

const workbook = (rows: CellValue[][]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'a', rows }] })

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const result = await readWorkbook(bytes)
  return result.ok ? 'read' : result.error.type
}

/** A ZIP file; `claimed` is the size its first entry states, when that is not the truth. */
const zipOf = (entries: Readonly<Record<string, Uint8Array>>, claimed?: number): Uint8Array => {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content)
    const title = Buffer.from(name)
    const size = offset === 0 && claimed !== undefined ? claimed : content.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, title, packed)
    directory.push(entry, title)
    offset += 30 + title.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, listing, end]))
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook of one sheet with the given rows in the format's own words. */
const rawWorkbook = (rows: string): Uint8Array => {
  const relation = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`
  const files = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  }
  return zipOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])))
}

/** The beginning of an OLE2 file with some names in its directory. */
const oleOf = (...names: readonly string[]): Uint8Array => {
  const bytes = Buffer.alloc(2048)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  names.forEach((name, index) => {
    Buffer.from(name, 'utf16le').copy(bytes, 512 + index * 128)
  })
  return new Uint8Array(bytes)
}

describe('reading a workbook', () => {
  test('texts, numbers, yes and no, days and empty cells keep their kind', async () => {
    const day = new Date('2026-03-08T00:00:00Z')
    const result = await readWorkbook(await workbook([['007', 1.5, true, day, null, 'x']]))
    expect(result).toEqual({ ok: true, value: [{ name: 'a', rows: [['007', 1.5, true, day, null, 'x']] }] })
  })

  test('empty rows and columns at the end are left out, those between stay', async () => {
    const result = await readWorkbook(await workbook([['a', null, ''], [null], [null, 'b'], ['', null]]))
    expect(result.ok && result.value[0]?.rows).toEqual([
      ['a', null],
      [null, null],
      [null, 'b'],
    ])
  })

  test('hidden sheets are left out', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'a', rows: [['x']] },
        { name: 'b', rows: [['y']], hidden: true },
      ],
    })
    const result = await readWorkbook(bytes)
    expect(result.ok && result.value.map((sheet) => sheet.name)).toEqual(['a'])
  })

  test('what is no workbook is said to be none', async () => {
    expect(await refusal(new Uint8Array(0))).toBe('not-a-workbook')
    expect(
      await refusal(new TextEncoder().encode('<html><table><tr><td>名单</td></tr></table></html>')),
    ).toBe('not-a-workbook')
    expect(await refusal(zipOf({ 'word/document.xml': Buffer.from('<a/>') }, 4))).toBe('not-a-workbook')
    expect(await refusal(oleOf('WordDocument'))).toBe('not-a-workbook')
  })

  test('a torn file is said to be damaged', async () => {
    const bytes = await workbook([['a']])
    expect(await refusal(bytes.slice(0, bytes.length - 40))).toBe('damaged')
    expect(await refusal(bytes.slice(0, 600))).toBe('damaged')
    const bent = bytes.slice()
    bent.fill(0, 60, 90)
    expect(await refusal(bent)).toBe('damaged')
    expect(await refusal(oleOf('Workbook'))).toBe('damaged')
  })

  test('a file with a password is said to have one, in either format', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: 'secret', spinCount: 1000 },
    })
    expect(await refusal(locked)).toBe('encrypted')
    const old = oleOf('Workbook')
    old.set([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00], 1024)
    old.set([0x2f, 0x00, 0x36, 0x00], 1044)
    expect(await refusal(old)).toBe('encrypted')
  })

  test('a file that would unpack beyond the limit is refused before it is unpacked', async () => {
    expect(await refusal(zipOf({ 'xl/workbook.xml': Buffer.from('x') }, 500 * 1024 * 1024))).toBe('too-large')
    expect(await refusal(new Uint8Array(41 * 1024 * 1024))).toBe('too-large')
  })

  test('an entry that claims less than it holds is not unpacked', async () => {
    expect(await refusal(zipOf({ 'xl/workbook.xml': Buffer.alloc(50_000_000) }, 0))).toBe('damaged')
    expect(await refusal(zipOf({ 'xl/workbook.xml': Buffer.alloc(50_000_000) }, 10))).toBe('damaged')
  })

  test('an empty workbook is said to be empty', async () => {
    expect(await refusal(await workbook([]))).toBe('no-rows')
    expect(await refusal(await workbook([[null, ''], ['']]))).toBe('no-rows')
  })

  test('too many rows or columns are refused, not silently cut', async () => {
    const tall = Array.from({ length: sheetLimits.rows + 10 }, () => ['x'])
    expect(await refusal(await workbook(tall))).toBe('too-many-rows')
    expect(await refusal(await workbook([Array.from({ length: sheetLimits.columns + 1 }, () => 1)]))).toBe(
      'too-many-rows',
    )
    expect(await refusal(await workbook(tall.slice(0, sheetLimits.rows)))).toBe('read')
  })

  test('formats that reach to the last row and column of Excel do not make a small sheet large', async () => {
    const far = '<row r="1048576"><c r="A1048576" s="0"/></row>'
    const near =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="3"><c r="B3"><v>2</v></c><c r="XFD3" s="0"/></row>'
    expect(await readWorkbook(rawWorkbook(near + far))).toEqual({
      ok: true,
      value: [
        {
          name: 'a',
          rows: [
            ['x', null],
            [null, null],
            [null, 2],
          ],
        },
      ],
    })
    const value = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    expect(await refusal(rawWorkbook(near + value))).toBe('too-many-rows')
  })

  test('a value far away from the others is refused, not overlooked', async () => {
    const rows: CellValue[][] = [['x']]
    rows[sheetLimits.rows * 3] = ['y']
    expect(await refusal(await workbook(Array.from(rows, (row) => row ?? [])))).toBe('too-many-rows')
  })

  test('a formula is read by its result; one that nobody has reckoned is empty and counted', async () => {
    const cells =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>"x"</f><v>x</v></c></row>'
    expect(await readWorkbook(rawWorkbook(cells))).toEqual({
      ok: true,
      value: [{ name: 'a', rows: [[2, null, 'x']], unreckoned: 1 }],
    })
  })

  test('a file with macros is read and said to have them', async () => {
    const bytes = excelTemplate({
      rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
      parts: { 'xl/vbaProject.bin': Uint8Array.of(1, 2, 3) },
    })
    expect(await readWorkbook(bytes)).toEqual({
      ok: true,
      value: [{ name: '会员登记', rows: [[1]], macros: true }],
    })
  })

  test('hundreds of thousands of empty rows with formats are passed over', async () => {
    const rows = Array.from(
      { length: 300_000 },
      (_, n) => `<row r="${n + 3}" spans="1:3"><c r="A${n + 3}" s="0"/><c r="B${n + 3}" s="0"/></row>`,
    )
    const value = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/>'
    const end = '<row r="600000"><c r="A600000" s="0"/></row>'
    expect(await readWorkbook(excelTemplate({ rows: value + rows.join('') + end }))).toEqual({
      ok: true,
      value: [{ name: '会员登记', rows: [[1]] }],
    })
  })
})

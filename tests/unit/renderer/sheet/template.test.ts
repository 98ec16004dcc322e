import { inflateRawSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { codec } from '#renderer/sheet/codec.ts'
import { templates } from '#renderer/sheet/template.ts'
import type { Day } from '#shared/base/day.ts'
import type { FillCell } from '#shared/sheet/fill-sheet.ts'
import { readZip, unpackPart } from '#shared/sheet/zip-parts.ts'
import { excelTemplate, officeZip, wpsTemplate } from '#tests/support/template-file.ts'

const text = (name: string, index: number, style = ''): string =>
  `<c r="${name}"${style ? ` s="${style}"` : ''} t="s"><v>${index}</v></c>`

/** A title, a row of headings, one formatted row with a formula, as the office hands it out. */
const registration = (more: { readonly rows?: string; readonly behind?: string } = {}) => ({
  strings: ['会员登记表', '姓名', '性别', '学历', '出生日期', '工号', '年龄', '填表人：'],
  rows: `<row r="1" spans="1:8" ht="30" customHeight="1" x14ac:dyDescent="0.2">${text('A1', 0, '1')}<c r="B1" s="1"/></row><row r="3" spans="1:8">${text('A3', 1)}${text('B3', 2)}${text('C3', 3)}${text('D3', 4)}${text('E3', 5)}${text('H3', 6)}</row><row r="4" spans="1:8" ht="20" customHeight="1"><c r="A4" s="3"/><c r="B4" s="1"/><c r="C4" s="1"/><c r="D4" s="2"/><c r="E4" s="3"/><c r="H4" s="1"><f>DATEDIF(D4,TODAY(),"Y")</f><v>126</v></c></row>${more.rows ?? ''}`,
  behind: `<mergeCells count="1"><mergeCell ref="A1:H1"/></mergeCells><dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="B4:B200"><formula1>"01男,02女"</formula1></dataValidation><dataValidation type="list" sqref="C4:C200"><formula1>学历表</formula1></dataValidation></dataValidations><drawing r:id="rId1"/>${more.behind ?? ''}`,
})

const day = (iso: string): FillCell => ({ day: iso as Day, text: iso })
const people: readonly (readonly FillCell[])[] = [
  ['张三', '01男', '21大学本科', day('1980-03-08'), '00123'],
  ['李四 & <五>', '02女', null, day('1985-11-30'), '00124'],
]
const into = { firstRow: 3, columns: [0, 1, 2, 3, 4], keyColumn: 0 }

const fill = async (bytes: Uint8Array, sheet = '会员登记', rows = people) => {
  const made = await templates.fill(bytes, sheet, { ...into, rows })
  if (!made.ok) throw new Error(made.error.type)
  return made.value
}

const partOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const zip = readZip(bytes)
  const entry = zip.ok ? zip.value.entries.find((one) => one.name === name) : undefined
  const plain = entry && (await unpackPart(entry, codec))
  return new TextDecoder().decode(plain ?? new Uint8Array())
}

const wholes = (bytes: Uint8Array): ReadonlyMap<string, Buffer> => {
  const zip = readZip(bytes)
  return new Map(zip.ok ? zip.value.entries.map(({ name, whole }) => [name, Buffer.from(whole)]) : [])
}

const changedParts = (before: Uint8Array, after: Uint8Array): readonly string[] => {
  const [old, made] = [wholes(before), wholes(after)]
  expect([...made.keys()]).toEqual([...old.keys()])
  return [...old].flatMap(([name, bytes]) => (made.get(name)?.equals(bytes) ? [] : [name]))
}

describe('opening a template', () => {
  test('its visible sheets, their first rows and the entries of drop-downs are shown, those of names and other sheets too', async () => {
    const opened = await templates.open(excelTemplate(registration()))
    expect(opened.ok && opened.value.macros).toBe(false)
    const sheets = opened.ok ? opened.value.sheets : []
    expect(sheets.map(({ name }) => name)).toEqual(['会员登记'])
    expect(sheets[0]?.rows[2]).toEqual(['姓名', '性别', '学历', '出生日期', '工号', '', '', '年龄'])
    expect(sheets[0]?.lists.map(({ options }) => options)).toEqual([
      ['01男', '02女'],
      ['11博士研究生', '14硕士研究生', '21大学本科'],
    ])
  })

  test('a drop-down in the extension of Excel 2010 is read, one reckoned by INDIRECT is said to be unknown', async () => {
    const behind =
      '<extLst><ext><x14:dataValidations count="2"><x14:dataValidation type="list"><x14:formula1><xm:f>字典!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>F4:F9 G4</xm:sqref></x14:dataValidation><x14:dataValidation type="list"><x14:formula1><xm:f>INDIRECT($B$4)</xm:f></x14:formula1><xm:sqref>H4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>'
    const opened = await templates.open(excelTemplate(registration({ behind })))
    const lists = opened.ok ? (opened.value.sheets[0]?.lists ?? []) : []
    expect(lists[2]).toEqual({
      blocks: [
        { from: { row: 3, column: 5 }, to: { row: 8, column: 5 } },
        { from: { row: 3, column: 6 }, to: { row: 3, column: 6 } },
      ],
      options: ['11博士研究生', '14硕士研究生'],
    })
    expect(lists[3]?.options).toBe(null)
  })

  test.each([
    ['the format before 2007', 'old-format', () => oldFile()],
    ['a text', 'not-a-workbook', () => Buffer.from('姓名,性别')],
    [
      'a signed workbook',
      'signed',
      () => excelTemplate({ ...registration(), parts: { '_xmlsignatures/sig1.xml': '<s/>' } }),
    ],
    ['a torn file', 'damaged', () => excelTemplate(registration()).slice(0, 3000)],
    [
      'a sheet with comments in its text',
      'odd',
      () => excelTemplate({ rows: '<row r="1"><!-- </row> --></row>' }),
    ],
    ['an empty workbook', 'no-rows', () => excelTemplate({ rows: '' })],
  ])('%s is refused as %s', async (_, type, make) => {
    const opened = await templates.open(new Uint8Array(make()))
    expect(opened.ok ? 'opened' : opened.error.type).toBe(type)
  })

  test('a part that does not hold together is not believed', async () => {
    const bytes = Buffer.from(excelTemplate(registration()))
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml')
    bytes.writeUInt32LE(12, at - 46 + 24)
    const opened = await templates.open(new Uint8Array(bytes))
    expect(opened.ok ? 'opened' : opened.error.type).toBe('damaged')
  })
})

/** The beginning of an OLE2 file that holds a workbook. */
const oldFile = (): Uint8Array => {
  const bytes = Buffer.alloc(2048)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  Buffer.from('Workbook', 'utf16le').copy(bytes, 512)
  return bytes
}

describe('filling a template as Excel writes it', () => {
  test('only the sheet and the shared strings change; every other entry is carried over byte for byte', async () => {
    const template = excelTemplate(registration())
    const { bytes } = await fill(template)
    expect(changedParts(template, bytes)).toEqual(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'])
  })

  test('another reader of Excel finds the people, zeros in front, days as days', async () => {
    const { bytes } = await fill(excelTemplate(registration()))
    const [sheet] = (await readXlsx(bytes)).sheets
    expect(sheet?.rows[3]?.slice(0, 5)).toEqual([
      '张三',
      '01男',
      '21大学本科',
      new Date('1980-03-08T00:00:00Z'),
      '00123',
    ])
    expect(sheet?.rows[4]?.slice(0, 5)).toEqual([
      '李四 & <五>',
      '02女',
      null,
      new Date('1985-11-30T00:00:00Z'),
      '00124',
    ])
  })

  test('filled rows keep the formats of the prepared one, new rows look like it', async () => {
    const { bytes } = await fill(excelTemplate(registration()))
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<row r="4" ht="20" customHeight="1"')
    expect(xml).toContain('<row ht="20" customHeight="1" r="5">')
    expect(xml).toMatch(/<c r="D4" s="2"><v>29288<\/v>/)
    expect(xml).toMatch(/<c r="A5" s="3" t="s">/)
    expect(xml).toContain('<c r="C5" s="1"/>')
    expect(xml).toContain('<dimension ref="A1:H5"/>')
    expect(xml).toContain('x14ac:dyDescent="0.2"')
  })

  test('what is behind the rows stays as it was: merged cells, drop-downs, drawing', async () => {
    const template = excelTemplate(registration())
    const before = await partOf(template, 'xl/worksheets/sheet1.xml')
    const after = await partOf((await fill(template)).bytes, 'xl/worksheets/sheet1.xml')
    const tail = (xml: string) => xml.slice(xml.indexOf('</sheetData>'))
    expect(tail(after)).toBe(tail(before))
    const above = (xml: string) => xml.slice(xml.indexOf('<row r="1"'), xml.indexOf('<row r="4"'))
    expect(above(after)).toBe(above(before))
  })

  test('a formula stays, to be reckoned anew; its column is not written over', async () => {
    const template = excelTemplate(registration())
    const made = await templates.fill(template, '会员登记', {
      firstRow: 3,
      columns: [0, 7],
      keyColumn: 0,
      rows: [['张三', '46']],
    })
    expect(made.ok && made.value.room).toEqual({ overwritten: 0, formulaColumns: [7], formulas: 1 })
    const xml = await partOf(
      made.ok && 'bytes' in made.value ? made.value.bytes : template,
      'xl/worksheets/sheet1.xml',
    )
    expect(xml).toContain('<c r="H4" s="1"><f ca="1">DATEDIF(D4,TODAY(),"Y")</f></c>')
  })

  test('texts that are there already are used again, counts are kept', async () => {
    const { bytes } = await fill(excelTemplate(registration()), '会员登记', [
      ['姓名', '01男', null, null, '7'],
    ])
    const xml = await partOf(bytes, 'xl/sharedStrings.xml')
    expect(xml).toContain('count="11" uniqueCount="10"')
    expect(xml.match(/<si>/g)).toHaveLength(10)
  })

  test('macros are carried over byte for byte and said to be there', async () => {
    const project = Uint8Array.from({ length: 4000 }, (_, n) => (n * 7919) % 251)
    const template = excelTemplate({ ...registration(), parts: { 'xl/vbaProject.bin': project } })
    const opened = await templates.open(template)
    expect(opened.ok && opened.value.macros).toBe(true)
    const { bytes } = await fill(template)
    expect(changedParts(template, bytes)).not.toContain('xl/vbaProject.bin')
  })

  test('a workbook that counts days from 1904 gets days as texts', async () => {
    const template = excelTemplate(registration())
    const made = await fill(withPart(template, 'xl/workbook.xml', '<workbookPr', '<workbookPr date1904="1"'))
    const xml = await partOf(made.bytes, 'xl/sharedStrings.xml')
    expect(xml).toContain('<t>1980-03-08</t>')
  })
})

/** The same file with a text replaced in one of its parts. */
const withPart = (bytes: Uint8Array, part: string, from: string, to: string): Uint8Array => {
  const zip = readZip(bytes)
  if (!zip.ok) throw new Error('no zip')
  return officeZip(
    Object.fromEntries(
      zip.value.entries.map((entry): [string, Uint8Array] => {
        const plain = inflateRawSync(entry.packed)
        return [entry.name, entry.name === part ? Buffer.from(plain.toString().replace(from, to)) : plain]
      }),
    ),
  )
}

describe('filling a template as WPS writes it', () => {
  const rows = `<x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>性别</x:t></x:is></x:c></x:row>`

  test('prefixes stay, texts go into the cells, everything else is carried over', async () => {
    const template = wpsTemplate({ rows })
    const made = await templates.fill(template, 'Sheet1', {
      firstRow: 1,
      columns: [0, 1],
      keyColumn: 0,
      rows: [['张三', '01男']],
    })
    if (!made.ok) throw new Error(made.error.type)
    expect(changedParts(template, made.value.bytes)).toEqual(['xl/worksheets/sheet1.xml'])
    const xml = await partOf(made.value.bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain(
      '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t xml:space="preserve">张三</x:t></x:is></x:c>',
    )
    const [sheet] = (await readXlsx(made.value.bytes)).sheets
    expect(sheet?.rows[1]).toEqual(['张三', '01男'])
  })

  test('a sheet that says only that it is empty is filled as well', async () => {
    const template = withPart(
      wpsTemplate({ rows }),
      'xl/worksheets/sheet1.xml',
      `<x:sheetData>${rows}</x:sheetData>`,
      '<x:sheetData/>',
    )
    const made = await templates.fill(template, 'Sheet1', {
      firstRow: 0,
      columns: [1],
      keyColumn: 1,
      rows: [['a']],
    })
    const [sheet] = made.ok ? (await readXlsx(made.value.bytes)).sheets : []
    expect(sheet?.rows).toEqual([[null, 'a']])
  })
})

describe('room for the people', () => {
  const problemOf = async (template: Uint8Array, count: number) => {
    const found = await templates.room(template, '会员登记', into, count)
    return found.ok ? found.value.problem : found.error
  }

  test('what stands below the free rows is not written over', async () => {
    const rows = `<row r="7">${text('A7', 7)}</row>`
    const template = excelTemplate(registration({ rows }))
    expect(await problemOf(template, 3)).toBe(null)
    expect(await problemOf(template, 4)).toEqual({ type: 'occupied', row: 6, text: '填表人：', free: 3 })
    const made = await templates.fill(template, '会员登记', { ...into, rows: [...people, ...people] })
    expect(made.ok ? 'filled' : made.error.type).toBe('occupied')
  })

  test('a merged cell is no place for a person', async () => {
    const behind = '<mergeCells count="1"><mergeCell ref="A6:H6"/></mergeCells>'
    expect(await problemOf(excelTemplate(registration({ behind })), 3)).toEqual({
      type: 'merged',
      row: 5,
      free: 2,
    })
  })

  test('numbers of rows and presets that repeat leave room, and stay', async () => {
    const rows = [5, 6]
      .map((n) => `<row r="${n}"><c r="F${n}"><v>${n}</v></c><c r="G${n}" t="str"><v>北京</v></c></row>`)
      .join('')
    const first = registration().rows.replace(
      '<c r="H4"',
      '<c r="F4"><v>1</v></c><c r="G4" t="str"><v>北京</v></c><c r="H4"',
    )
    const template = excelTemplate({ ...registration(), rows: first + rows })
    expect(await problemOf(template, 3)).toBe(null)
    const xml = await partOf((await fill(template)).bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<c r="F5"><v>5</v></c><c r="G5" t="str"><v>北京</v></c>')
  })

  test('of an example that is written over nothing stays, but its formats and formulas', async () => {
    const rows = registration()
      .rows.replace('<c r="A4" s="3"/>', '<c r="A4" s="3" t="str"><v>示例</v></c>')
      .replace('<c r="H4"', '<c r="G4" s="1" t="str"><v>13800000000</v></c><c r="H4"')
    const template = excelTemplate({ ...registration(), rows })
    const { bytes, room } = await fill(template)
    expect(room.overwritten).toBe(1)
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<c r="G4" s="1"/><c r="H4" s="1"><f')
    expect(xml).not.toContain('13800000000')
  })

  test('a sheet formatted down to the last row of Excel is filled in time', async () => {
    const rows = Array.from(
      { length: 120_000 },
      (_, n) => `<row r="${n + 5}"><c r="A${n + 5}" s="3"/></row>`,
    ).join('')
    const template = excelTemplate(registration({ rows }))
    const { bytes } = await fill(template)
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<row r="120004"><c r="A120004" s="3"/></row>')
    expect(xml.match(/<row /g)).toHaveLength(120_003)
  })
})

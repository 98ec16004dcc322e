import { deflateRawSync } from 'node:zlib'
import { crc32 } from '#shared/base/crc32.ts'

/** How an office program packs. */
export interface Packing {
  /** An extra field behind the name, as Excel leaves room to grow in its first part. */
  readonly extra?: Uint8Array
  /** Sizes behind the content, as streaming writers do. */
  readonly sizesBehind?: boolean
}

/** A ZIP of deflated parts as an office program writes it. */
export const officeZip = (
  parts: Readonly<Record<string, string | Uint8Array>>,
  { extra = new Uint8Array(0), sizesBehind = false }: Packing = {},
): Uint8Array => {
  const pieces: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [title, content] of Object.entries(parts)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain, { level: 1 })
    const name = Buffer.from(title)
    const numbers = Buffer.alloc(26)
    numbers.writeUInt16LE(20, 0)
    numbers.writeUInt16LE(sizesBehind ? 8 : 6, 2)
    numbers.writeUInt16LE(8, 4)
    numbers.writeUInt16LE(0x21, 8)
    numbers.writeUInt32LE(crc32(plain), 10)
    numbers.writeUInt32LE(packed.length, 14)
    numbers.writeUInt32LE(plain.length, 18)
    numbers.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), numbers])
    if (sizesBehind) local.fill(0, 14, 26)
    local.writeUInt16LE(extra.length, 28)
    const record = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), numbers, Buffer.alloc(14)])
    record.writeUInt32LE(at, 42)
    const behind = sizesBehind
      ? Buffer.concat([Buffer.from('PK\u0007\u0008'), numbers.subarray(10, 22)])
      : Buffer.alloc(0)
    const whole = Buffer.concat([local, name, extra, packed, behind])
    pieces.push(whole)
    central.push(record, name)
    at += whole.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...pieces, directory, end]))
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const relations = (...list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const types = (extra = ''): string =>
  `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>${extra}</Types>`

/** Index 2 shows days, 3 is text. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy/m/d;@"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center"/></xf><xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

const strings = (texts: readonly string[]): string =>
  `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((one) => `<si><t>${one}</t><phoneticPr fontId="1" type="noConversion"/></si>`).join('')}</sst>`

/** What a template holds beside its frame. */
export interface TemplateText {
  /** The rows of the sheet, in the format's own words. */
  readonly rows: string
  /** Behind the rows: merged cells, validations, drawing. */
  readonly behind?: string
  readonly strings?: readonly string[]
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

const dictionary = `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>11博士研究生</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>14硕士研究生</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>21大学本科</t></is></c></row></sheetData></worksheet>`

/** A workbook as Excel writes it: shared strings, calcChain, a drawing, defined names, a hidden sheet of codes. */
export const excelTemplate = (text: TemplateText): Uint8Array =>
  officeZip(
    {
      '[Content_Types].xml': types(),
      '_rels/.rels': relations(
        ['rId1', 'officeDocument', 'xl/workbook.xml'],
        ['rId2', 'extended-properties', 'docProps/app.xml'],
      ),
      'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15"><workbookPr defaultThemeVersion="124226"/><sheets><sheet name="会员登记" sheetId="1" r:id="rId1"/><sheet name="字典" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="学历表">字典!$A$1:$A$3</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">会员登记!$1:$3</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
        ['rId3', 'styles', 'styles.xml'],
        ['rId4', 'sharedStrings', 'sharedStrings.xml'],
        ['rId5', 'calcChain', 'calcChain.xml'],
      ),
      'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}" xmlns:r="${office}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:H4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14" x14ac:dyDescent="0.2"/><cols><col min="1" max="1" width="12" style="1" customWidth="1"/></cols><sheetData>${text.rows}</sheetData>${text.behind ?? ''}</worksheet>`,
      'xl/worksheets/sheet2.xml': dictionary,
      'xl/styles.xml': styles,
      'xl/sharedStrings.xml': strings(text.strings ?? []),
      'xl/calcChain.xml': `${head}<calcChain xmlns="${main}"><c r="H4" i="1"/></calcChain>`,
      'xl/drawings/drawing1.xml': `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`,
      'xl/worksheets/_rels/sheet1.xml.rels': relations(['rId1', 'drawing', '../drawings/drawing1.xml']),
      'docProps/app.xml': `${head}<Properties><Application>Microsoft Excel</Application></Properties>`,
      ...text.parts,
    },
    { extra: Uint8Array.of(0x20, 0xa2, 4, 0, 0, 0, 0, 0) },
  )

/** A workbook as WPS writes it: no shared strings, tags with a prefix, sizes behind the contents. */
export const wpsTemplate = (text: TemplateText): Uint8Array =>
  officeZip(
    {
      'docProps/custom.xml': `${head}<Properties><property name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0</vt:lpwstr></property></Properties>`,
      'xl/worksheets/sheet1.xml': `${head}<x:worksheet xmlns:x="${main}"><x:sheetData>${text.rows}</x:sheetData>${text.behind ?? ''}</x:worksheet>`,
      'xl/workbook.xml': `${head}<x:workbook xmlns:x="${main}" xmlns:r="${office}"><x:sheets><x:sheet name="Sheet1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
      '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
      '[Content_Types].xml': types(),
      ...text.parts,
    },
    { sizesBehind: true },
  )

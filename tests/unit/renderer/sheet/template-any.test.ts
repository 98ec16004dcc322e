import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { templates } from '#renderer/sheet/template.ts'
import { placeName } from '#shared/sheet/cell-place.ts'
import { readZip } from '#shared/sheet/zip-parts.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { excelTemplate, wpsTemplate } from '#tests/support/template-file.ts'

type Held =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'format' }
  | { readonly type: 'formula'; readonly value: number }

const columns = 6
const cell: fc.Arbitrary<Held> = fc.oneof(
  fc.record({ type: fc.constant('number' as const), value: fc.integer({ min: 0, max: 999 }) }),
  fc.record({
    type: fc.constant('text' as const),
    value: fc.constantFrom('甲', '备注：', 'a <b> & "c"', ' x '),
  }),
  fc.record({ type: fc.constant('format' as const) }),
  fc.record({ type: fc.constant('formula' as const), value: fc.integer({ min: 0, max: 99 }) }),
)
/** Row and column of a cell, and what it holds. */
const sheet = fc.uniqueArray(fc.tuple(fc.nat(14), fc.nat(columns - 1), cell), {
  selector: ([row, column]) => `${row},${column}`,
  maxLength: 40,
})
const value = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1000, max: 9999 }),
  fc.constantFrom('张三', '001', '<&>'),
)

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const rowsOf = (cells: readonly (readonly [number, number, Held])[], p: string): string => {
  const byRow = new Map<number, (readonly [number, number, Held])[]>()
  for (const one of [...cells].sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    byRow.set(one[0], [...(byRow.get(one[0]) ?? []), one])
  const content = (held: Held): string => {
    switch (held.type) {
      case 'number':
        return `><${p}v>${held.value}</${p}v></${p}c>`
      case 'text':
        return ` t="inlineStr"><${p}is><${p}t xml:space="preserve">${inXml(held.value)}</${p}t></${p}is></${p}c>`
      case 'formula':
        return `><${p}f>${held.value}+1</${p}f><${p}v>${held.value + 1}</${p}v></${p}c>`
      case 'format':
        return '/>'
    }
  }
  return [...byRow]
    .map(
      ([row, list]) =>
        `<${p}row r="${row + 1}">${list.map(([, column, held]) => `<${p}c r="${placeName({ row, column })}" s="1"${content(held)}`).join('')}</${p}row>`,
    )
    .join('')
}

/** What another reader finds in the first sheet: values by place, and formulas. */
const found = async (bytes: Uint8Array) => {
  const [first] = (await readXlsx(bytes)).sheets
  const values = new Map<string, unknown>()
  first?.rows.forEach((row, r) => {
    row.forEach((one, c) => {
      if (one !== null && one !== '') values.set(placeName({ row: r, column: c }), one)
    })
  })
  const formulas = new Map<string, string>()
  for (const [at, one] of first?.cells ?? []) {
    const [row = 0, column = 0] = at.split(',').map(Number)
    if (one.formula) formulas.set(placeName({ row, column }), one.formula)
  }
  return { values, formulas }
}

test('whatever a sheet holds: filled cells hold what was given, all others what they held, formulas stay', async () => {
  await fc.assert(
    fc.asyncProperty(
      sheet,
      fc.nat(10),
      fc.uniqueArray(fc.nat(columns - 1), { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (cells, firstRow, filled, people, asWps) => {
        const [key = 0] = filled
        const name = asWps ? 'Sheet1' : '会员登记'
        const template = asWps
          ? wpsTemplate({ rows: rowsOf(cells, 'x:') })
          : excelTemplate({ rows: rowsOf(cells, '') })
        const rows = people.map((one) => filled.map((_, n) => one[n] ?? null))
        const made = await templates.fill(template, name, { firstRow, columns: filled, keyColumn: key, rows })
        if (!made.ok) {
          expect(['occupied']).toContain(made.error.type)
          return
        }
        const { overwritten } = made.value.room
        const after = await found(made.value.bytes)
        const formulas = new Map<string, string>()
        const expected = new Map<string, unknown>()
        for (const [row, column, held] of cells) {
          const place = placeName({ row, column })
          if (held.type === 'formula') formulas.set(place, `${held.value}+1`)
          const isCleared = row >= firstRow && row < firstRow + overwritten
          if ((held.type === 'number' || held.type === 'text') && !isCleared) expected.set(place, held.value)
        }
        rows.forEach((one, n) => {
          filled.forEach((column, at) => {
            const place = placeName({ row: firstRow + n, column })
            if (formulas.has(place)) return
            if (one[at] === null) expected.delete(place)
            else expected.set(place, one[at])
          })
        })
        expect(after.formulas).toEqual(formulas)
        expect(new Map([...after.values].filter(([place]) => !formulas.has(place)))).toEqual(expected)
        const [before, then] = [readZip(template), readZip(made.value.bytes)]
        if (!before.ok || !then.ok) throw new Error('no zip')
        const changed = before.value.entries.filter(
          (entry, n) => !Buffer.from(entry.whole).equals(Buffer.from(then.value.entries[n]?.whole ?? [])),
        )
        for (const { name: part } of changed)
          expect(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']).toContain(part)
      },
    ),
    { numRuns: 60 },
  )
})

test('a damaged template is refused or read, and never brings the worker down', async () => {
  const whole = excelTemplate({
    strings: ['姓名'],
    rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
  })
  const bends = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(bends, fc.nat(whole.length), async (list, cut) => {
      const bytes = whole.slice(0, cut % 4 === 0 ? cut : whole.length)
      for (const [at, byte] of list) if (at < bytes.length) bytes[at] = byte
      const opened = await templates.open(bytes)
      const filling = { firstRow: 1, columns: [0], keyColumn: 0, rows: [['甲']] }
      const made = await templates.fill(bytes, '会员登记', filling)
      // Whoever opens it may fill it, and the other way round.
      if (made.ok) expect(opened.ok || opened.error.type === 'no-rows').toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('tags that are never closed take no time', async () => {
  const time = await processorTime(async () => {
    await templates.open(excelTemplate({ rows: '<row r="1"><c><v>'.repeat(200_000) }))
    await templates.open(wpsTemplate({ rows: '', behind: '<x:dataValidation type="list">'.repeat(200_000) }))
  })
  expect(time).toBeLessThan(20_000)
})

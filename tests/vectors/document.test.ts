import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exchange as en } from '#shared/i18n/en/exchange.ts'
import { exchange as zh } from '#shared/i18n/zh/exchange.ts'
import { payloadType } from '#shared/sync/dsse.ts'
import { openStages } from '#shared/sync/stages.ts'
import { kindRows } from '#tests/support/vectors/appendix.ts'

const text = readFileSync(new URL('../../docs/bundle-format.md', import.meta.url), 'utf8')

/** The rows of the table that begins with a heading. */
const tableOf = (heading: string): readonly (readonly string[])[] => {
  const [, after = ''] = text.split(`\n${heading}\n`)
  const rows = after.split('\n').slice(1)
  const end = rows.findIndex((row) => !row.startsWith('|'))
  return rows.slice(0, end < 0 ? rows.length : end).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

const sentence = (of: unknown): string =>
  (typeof of === 'function' ? (of as (...parts: string[]) => string)('…', '…') : String(of)).trim()

test('every refusal stands in the document with its sentences', () => {
  const expected = Object.keys(zh.refusal).map((id) => [
    `\`${id}\``,
    sentence(zh.refusal[id as keyof typeof zh.refusal]),
    sentence(en.refusal[id as keyof typeof en.refusal]),
  ])
  expect(tableOf('| refusal | sentence (zh) | sentence (en) |')).toEqual(expected)
})

// After a new kind or field: npx tsx tests/vectors/make.ts
test('every kind and field stands in the appendix', () => {
  expect(tableOf('| kind | field | type | class | owner |')).toEqual(kindRows())
})

test('every signed type and every stage is named', () => {
  for (const type of Object.values(payloadType)) expect(text).toContain(type)
  expect(tableOf('| stage | in it, in this order |').map(([stage]) => stage)).toEqual([...openStages])
})

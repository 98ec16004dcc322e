import { describe, expect, test } from 'vitest'
import { parseCondolencePack } from '#shared/rules/condolence.ts'
import { cugb2023 } from '#shared/rules/packs/cugb-2023.ts'
import { gdut2023 } from '#shared/rules/packs/gdut-2023.ts'

const row = { id: 'a', event: 'marriage', payers: ['branch-fund'], forms: ['goods'], cap: 40_000 }
const problems = (body: unknown) => {
  const read = parseCondolencePack({ id: 'x', title: 't', source: 's', body })
  return read.ok ? [] : read.error
}
const inRow = (more: Record<string, unknown>) =>
  problems({ format: 1, rows: [row, { ...row, id: 'b', ...more }] })

describe('reading a condolence pack', () => {
  test('the shipped packs are right and name school, year and source', () => {
    for (const pack of [cugb2023, gdut2023]) {
      expect(parseCondolencePack(pack).ok).toBe(true)
      expect(pack.school && pack.year && pack.source).toBeTruthy()
    }
  })

  test('a right row passes', () => {
    expect(problems({ format: 1, rows: [row] })).toEqual([])
  })

  test.each([
    [null, 'not-an-object', ''],
    ['text', 'not-an-object', ''],
    [{ rows: [row] }, 'missing', 'format'],
    [{ format: 2, rows: [row] }, 'unknown-format', 'format'],
    [{ format: 1 }, 'missing', 'rows'],
    [{ format: 1, rows: [] }, 'empty', 'rows'],
    [{ format: 1, rows: {} }, 'wrong-type', 'rows'],
    [{ format: 1, rows: [row], more: 1 }, 'unknown-key', 'more'],
  ])('%j is not a pack', (body, type, key) => {
    expect(problems(body)).toContainEqual({ type, row: null, key })
  })

  test.each([
    [{ event: 'party' }, 'unknown-value', 'event'],
    [{ event: undefined }, 'missing', 'event'],
    [{ payers: [] }, 'empty', 'payers'],
    [{ forms: ['gold'] }, 'unknown-value', 'forms'],
    [{ forms: ['goods', 'goods'] }, 'repeated', 'forms'],
    [{ forms: 'goods' }, 'wrong-type', 'forms'],
    [{ forbidden: ['goods'] }, 'repeated', 'forbidden'],
    [{ cap: 0.5 }, 'wrong-type', 'cap'],
    [{ cap: -1 }, 'out-of-range', 'cap'],
    [{ cap: '400' }, 'wrong-type', 'cap'],
    [{ usual: 40_001 }, 'out-of-range', 'usual'],
    [{ floor: 40_001 }, 'out-of-range', 'floor'],
    [{ yearCap: 39_999 }, 'out-of-range', 'yearCap'],
    [{ festivals: ['dragon-boat'] }, 'unknown-value', 'festivals'],
    [{ eachPayer: true }, 'empty', 'payers'],
    [{ realName: 1 }, 'wrong-type', 'realName'],
    [{ note: '' }, 'wrong-type', 'note'],
    [{ frequency: { max: 0, per: 'year' } }, 'out-of-range', 'frequency.max'],
    [{ frequency: { max: 1, per: 'week' } }, 'unknown-value', 'frequency.per'],
    [{ frequency: { max: 1, per: 'year', x: 1 } }, 'unknown-key', 'frequency.x'],
    [{ frequency: 2 }, 'not-an-object', 'frequency'],
    [{ window: { count: 6 } }, 'missing', 'window.unit'],
    [{ duesRequired: 'yes' }, 'wrong-type', 'duesRequired'],
    [{ limit: 5 }, 'unknown-key', 'limit'],
    [{ id: 'a' }, 'repeated', 'id'],
    [{ id: '' }, 'wrong-type', 'id'],
  ])('%j names its row and key', (more, type, key) => {
    expect(inRow(more)).toContainEqual({ type, row: 2, key })
  })

  test.each([
    [[{ id: 'a', per: 'member', cap: -1 }], 'out-of-range', 'limits.1.cap'],
    [[{ id: 'a', per: 'all', cap: 1 }], 'unknown-value', 'limits.1.per'],
    [[{ id: 'a', per: 'union', cap: 1, events: ['party'] }], 'unknown-value', 'limits.1.events'],
    [{}, 'wrong-type', 'limits'],
  ])('limits %j are named without a row', (limits, type, key) => {
    expect(problems({ format: 1, rows: [row], limits })).toContainEqual({ type, row: null, key })
  })

  test('what was written before a key was there reads as before', () => {
    const read = parseCondolencePack({ id: 'x', title: 't', source: 's', body: { format: 1, rows: [row] } })
    expect(read.ok && read.value).toMatchObject({
      limits: [],
      rows: [{ floor: null, yearCap: null, festivals: [], eachPayer: false, realName: false, note: null }],
    })
  })

  test('a row that is no object is named', () => {
    expect(problems({ format: 1, rows: [row, 5] })).toContainEqual({ type: 'not-an-object', row: 2, key: '' })
  })

  test('the order of a list is kept: the first is the usual one', () => {
    const read = parseCondolencePack({
      id: 'x',
      title: 't',
      source: 's',
      body: { format: 1, rows: [{ ...row, forms: ['voucher', 'goods'] }] },
    })
    expect(read.ok && read.value.rows[0]?.forms).toEqual(['voucher', 'goods'])
  })
})

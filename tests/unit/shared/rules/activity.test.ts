import { describe, expect, test } from 'vitest'
import { findActivityRow, lastClaimDay, lastInvoiceDay, parseActivityPack } from '#shared/rules/activity.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { loadActivityPack } from '#tests/support/activity.ts'
import { day } from '#tests/support/record.ts'

const row = { id: 'a', types: ['outing'] }
const problems = (body: unknown) => {
  const read = parseActivityPack({ id: 'x', title: 't', source: 's', body })
  return read.ok ? [] : read.error
}
const inRow = (more: Record<string, unknown>) =>
  problems({ format: 1, rows: [row, { ...row, id: 'b', ...more }] })
const rowOf = (more: Record<string, unknown>) => {
  const [read] = loadActivityPack({
    id: 'x',
    title: 't',
    source: 's',
    body: { format: 1, rows: [{ ...row, ...more }] },
  }).rows
  if (!read) throw new Error('no row')
  return read
}

describe('reading a pack of activity rules', () => {
  test('the shipped packs are right and say where they come from', () => {
    for (const pack of shippedPacks.activity) {
      expect(parseActivityPack(pack)).toMatchObject({ ok: true })
      expect(pack.school && pack.source && pack.title).toBeTruthy()
    }
  })

  test('a right row passes', () => {
    expect(problems({ format: 1, rows: [row] })).toEqual([])
  })

  test.each([
    [null, 'not-an-object', ''],
    [{ rows: [row] }, 'missing', 'format'],
    [{ format: 2, rows: [row] }, 'unknown-format', 'format'],
    [{ format: 1, rows: [] }, 'empty', 'rows'],
    [{ format: 1, rows: [row], more: 1 }, 'unknown-key', 'more'],
    [{ format: 1, rows: [row], funds: {} }, 'wrong-type', 'funds'],
    [{ format: 1, rows: [row], funds: [{ perHead: 1, basis: 'headcount' }] }, 'missing', 'funds.1.on'],
  ])('%j is not a pack', (body, type, key) => {
    expect(problems(body)).toContainEqual({ type, row: null, key })
  })

  test.each([
    [{ id: 'a' }, 'repeated', 'id'],
    [{ types: [] }, 'empty', 'types'],
    [{ types: ['gala'] }, 'unknown-value', 'types'],
    [{ prizes: 'some' }, 'unknown-value', 'prizes'],
    [{ caps: [{ perHead: -1, per: 'day' }] }, 'out-of-range', 'caps.1.perHead'],
    [{ caps: [{ perHead: 1 }] }, 'missing', 'caps.1.per'],
    [{ caps: [{ perHead: 1, per: 'day', uses: ['gold'] }] }, 'unknown-value', 'caps.1.uses'],
    [{ grants: [{ perHead: 1, basis: 'headcount' }] }, 'missing', 'grants.1.on'],
    [
      { grants: [{ perHead: 1, basis: 'headcount', on: { month: 2, day: 30, year: 'same' } }] },
      'out-of-range',
      'grants.1.on.day',
    ],
    [{ grants: [{ perHead: 1, basis: 'attended', payers: ['bank'] }] }, 'unknown-value', 'grants.1.payers'],
    [{ items: [{ words: [], as: 'refused' }] }, 'empty', 'items.1.words'],
    [{ items: [{ words: [5], as: 'refused' }] }, 'wrong-type', 'items.1.words'],
    [{ items: [{ words: ['a', 'a'], as: 'refused' }] }, 'repeated', 'items.1.words'],
    [{ goods: ['米'] }, 'not-an-object', 'goods.1'],
    [{ winners: { part: 4, of: 3 } }, 'out-of-range', 'winners.part'],
    [{ claim: { last: { month: 13, day: 1 } } }, 'out-of-range', 'claim.last.month'],
    [{ papers: [{ paper: 'stamp' }] }, 'unknown-value', 'papers.1.paper'],
    [{ signatures: ['president'] }, 'unknown-value', 'signatures'],
    [{ sameDay: 'yes' }, 'wrong-type', 'sameDay'],
    [{ colour: 'red' }, 'unknown-key', 'colour'],
    [{ prize: { individual: 1, gold: 2 } }, 'unknown-key', 'prize.gold'],
    [{ claim: { days: 30, hours: 2 } }, 'unknown-key', 'claim.hours'],
    [{ invoices: { max: 3, min: 1 } }, 'unknown-key', 'invoices.min'],
  ])('%j is a problem of its row', (more, type, key) => {
    expect(inRow(more)).toContainEqual({ type, row: 2, key })
  })
})

describe('which row applies', () => {
  const pack = loadActivityPack({
    id: 'x',
    title: 't',
    source: 's',
    body: {
      format: 1,
      rows: [
        { id: 'with', types: ['contest'], prizes: 'with' },
        { id: 'without', types: ['contest', 'club'], prizes: 'without' },
      ],
    },
  })

  test('the first whose type and prizes match', () => {
    expect(findActivityRow(pack, 'contest', true)?.id).toBe('with')
    expect(findActivityRow(pack, 'contest', false)?.id).toBe('without')
    expect(findActivityRow(pack, 'club', true)).toBeNull()
    expect(findActivityRow(pack, null, false)).toBeNull()
  })
})

describe('the last days', () => {
  test('a date that is past belongs to the next year; the earlier of a date and a number of days counts', () => {
    const spring = rowOf({
      claim: { last: { month: 5, day: 31 } },
      invoices: { last: { month: 5, day: 31 } },
    })
    expect(lastClaimDay(spring, day('2026-05-31'))).toBe('2026-05-31')
    expect(lastClaimDay(spring, day('2026-06-01'))).toBe('2027-05-31')
    expect(lastInvoiceDay(spring, day('2026-04-01'))).toBe('2026-05-31')
    const both = rowOf({ claim: { last: { month: 5, day: 31 }, days: 30 } })
    expect(lastClaimDay(both, day('2026-04-01'))).toBe('2026-05-01')
    expect(lastClaimDay(both, day('2026-05-20'))).toBe('2026-05-31')
    expect(lastClaimDay(rowOf({}), day('2026-05-20'))).toBeNull()
  })

  test('29 February falls on the 28th in common years', () => {
    const row = rowOf({ claim: { last: { month: 2, day: 29 } } })
    expect(lastClaimDay(row, day('2027-01-01'))).toBe('2027-02-28')
    expect(lastClaimDay(row, day('2028-01-01'))).toBe('2028-02-29')
  })
})

import { describe, expect, test } from 'vitest'
import {
  blankDraft,
  bodyOf,
  draftOf,
  freeId,
  newRow,
  type PackDraft,
  readRange,
  sourceOf,
  startFrom,
} from '#renderer/features/rule/draft.ts'
import { readFen, yuan } from '#shared/base/money.ts'
import { parseCondolencePack } from '#shared/rules/condolence.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { day } from '#tests/support/record.ts'

const today = day('2026-03-08')
const packs = shippedPacks.condolence.map((source) => {
  const read = parseCondolencePack(source)
  if (!read.ok) throw new Error(source.id)
  return read.value
})

describe('a pack as a draft', () => {
  test.each(packs.map((pack) => [pack.id, pack] as const))(
    '%s opened and written again is the same rules',
    (id, pack) => {
      const read = parseCondolencePack(sourceOf(draftOf(pack), id))
      expect(read.ok && [read.value.rows, read.value.limits]).toEqual([pack.rows, pack.limits])
    },
  )

  test('a key that says nothing is not written', () => {
    const draft: PackDraft = {
      ...blankDraft(today, 2026),
      rows: [
        {
          id: 'r1',
          event: 'marriage',
          relations: [],
          payers: ['branch-fund'],
          forms: ['goods'],
          cap: yuan(400),
          usual: yuan(400),
          noDuplicate: false,
          note: null,
        },
      ],
    }
    expect(bodyOf(draft)).toEqual({
      format: 1,
      rows: [{ id: 'r1', event: 'marriage', payers: ['branch-fund'], forms: ['goods'], cap: 40_000 }],
    })
  })

  test('what is still missing in a row is said with its row', () => {
    const read = parseCondolencePack(sourceOf({ ...blankDraft(today, 2026), rows: [newRow([])] }, 'x'))
    expect(read.ok ? [] : read.error.map(({ type, row, key }) => [type, row, key])).toEqual(
      expect.arrayContaining(['event', 'payers', 'forms', 'cap'].map((key) => ['missing', 1, key])),
    )
  })

  test('a new row has an id of its own and is paid as the row before it', () => {
    const rows = [{ id: 'r2' }, { id: 'a', payers: ['school-union'] as const }]
    expect(newRow(rows)).toEqual({ id: 'r3', payers: ['school-union'] })
    expect(freeId([{ id: 'r1' }, { id: 'r3' }])).toBe('r4')
  })
})

describe('a start from other rules', () => {
  const [cugb] = packs
  if (!cugb) throw new Error('no pack')

  test('an example keeps its rows, names what it was taken from and is valid from today', () => {
    expect(startFrom(cugb, false, today, 2026, (source) => `参照：${source}`)).toMatchObject({
      rows: cugb.rows,
      school: null,
      year: 2026,
      source: '参照：中国地质大学（北京） 工会会员日常慰问管理办法 2023',
      validFrom: today,
    })
  })

  test('the own rules become those of the next year, valid from its first day', () => {
    const own = { ...cugb, school: '示例大学', year: 2026 }
    expect(startFrom(own, true, today, 2026, String)).toMatchObject({
      school: '示例大学',
      year: 2027,
      source: cugb.source,
      validFrom: '2027-01-01',
    })
  })
})

test.each([
  ['500', [null, 50_000]],
  ['300-500', [30_000, 50_000]],
  ['300 ～ 500', [30_000, 50_000]],
  ['300至500元', [30_000, 50_000]],
  ['1,000-2,000', [100_000, 200_000]],
  ['500-300', null],
  ['300-', null],
  ['-300', null],
  ['1-2-3', null],
  ['abc', null],
])('%s is read as a range', (text, expected) => {
  const range = readRange(text, readFen)
  expect(range && [range.floor, range.cap]).toEqual(expected)
})

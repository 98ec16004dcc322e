import { describe, expect, test } from 'vitest'
import { newRow } from '#renderer/features/rule/condolence-draft.ts'
import {
  type BodyDraft,
  blankDraft,
  bodyOf,
  draftOf,
  editedTopics,
  fieldsOf,
  type ReadPack,
  readBody,
  readPack,
  startFrom,
} from '#renderer/features/rule/draft.ts'
import { freeId, moved } from '#renderer/features/rule/written.ts'
import { yuan } from '#shared/base/money.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { day } from '#tests/support/record.ts'

const today = day('2026-03-08')
const packs = editedTopics.flatMap((topic) =>
  shippedPacks[topic].map((source): ReadPack => {
    const read = readPack(topic, source)
    if (!read.ok) throw new Error(source.id)
    return read.value
  }),
)

/** What a pack judges by, without its head. */
const rulesOf = (read: ReadPack): object => {
  switch (read.topic) {
    case 'condolence':
      return { rows: read.pack.rows, limits: read.pack.limits }
    case 'activity':
      return { rows: read.pack.rows, funds: read.pack.funds }
    case 'help':
      return { rows: read.pack.rows, excluded: read.pack.excluded }
    case 'club':
    case 'fund':
    case 'member':
      return read.pack.rule
  }
}

describe('a pack as a draft', () => {
  test.each(packs.map((read) => [read.pack.id, read] as const))(
    '%s opened and written again is the same rules',
    (_, read) => {
      const again = readBody(draftOf(read))
      expect(again.ok && rulesOf(again.value)).toEqual(rulesOf(read))
    },
  )

  test('a key that says nothing is not written', () => {
    const draft: BodyDraft = {
      topic: 'condolence',
      body: {
        limits: [],
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
      },
    }
    expect(bodyOf(draft)).toEqual({
      format: 1,
      rows: [{ id: 'r1', event: 'marriage', payers: ['branch-fund'], forms: ['goods'], cap: 40_000 }],
    })
  })

  test('what is still missing in a row is said with its row', () => {
    const read = readBody({ topic: 'condolence', body: { rows: [newRow([])], limits: [] } })
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

test('new rules are about what was chosen, and complete only with a first row', () => {
  for (const topic of editedTopics) {
    const blank = blankDraft(topic, today, 2026)
    expect(fieldsOf(blank)).toMatchObject({ topic, year: 2026, validFrom: today })
    const read = readBody(blank)
    // A school may have no rule for its members' terms and dues.
    const missing = topic === 'member' ? [] : [topic === 'club' ? 'missing' : 'empty']
    expect(read.ok ? [] : read.error.map(({ type }) => type)).toEqual(missing)
  }
})

describe('a row moved', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  test.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('%s by %i gives %s', (id, by, order) => {
    expect(
      moved(rows, id, by)
        .map((row) => row.id)
        .join(''),
    ).toBe(order)
  })
})

describe('a start from other rules', () => {
  const cugb = packs.find(({ pack }) => pack.id === 'cugb-2023')
  if (cugb?.topic !== 'condolence') throw new Error('no pack')

  test('an example keeps its rows, names what it was taken from and is valid from today', () => {
    expect(startFrom(cugb, false, today, 2026, (source) => `参照：${source}`)).toMatchObject({
      topic: 'condolence',
      body: { rows: cugb.pack.rows },
      school: null,
      year: 2026,
      source: '参照：中国地质大学（北京） 工会会员日常慰问管理办法 2023',
      validFrom: today,
    })
  })

  test('the own rules become those of the next year, valid from its first day', () => {
    const own = { ...cugb, pack: { ...cugb.pack, school: '示例大学', year: 2026 } }
    expect(startFrom(own, true, today, 2026, String)).toMatchObject({
      school: '示例大学',
      year: 2027,
      source: cugb.pack.source,
      validFrom: '2027-01-01',
    })
  })
})

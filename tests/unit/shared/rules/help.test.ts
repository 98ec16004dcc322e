import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Help, HelpContent } from '#shared/domain/help.ts'
import { helpLines } from '#shared/domain/help-line.ts'
import { parseHelpVerdict } from '#shared/domain/help-verdict.ts'
import { type HelpPack, parseHelpPack } from '#shared/rules/help.ts'
import { createHelpJudge } from '#shared/rules/help-judge.ts'
import { helpS77 } from '#shared/rules/packs/help-s77.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { helpPacks } from '#shared/rules/topic-packs.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const packOf = (body: unknown): HelpPack => {
  const read = parseHelpPack({ id: 'p', title: '办法', source: 's', body })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const s77 = packOf(helpS77.body)
const helped = (n: number, on: string, content: HelpContent, amount: number, more: Help = {}) =>
  rec<Help>(n, 'help', {
    member: idOf(1),
    day: day(on),
    content,
    form: 'cash',
    aid: { amount: yuan(amount), payer: 'school-union' },
    ...more,
  })

describe('the shipped rules', () => {
  test('are read, name their source and can be chosen', () => {
    expect(helpPacks.examples.map(({ id }) => id)).toEqual(shippedPacks.help.map(({ id }) => id))
    for (const { source } of shippedPacks.help) expect(source).not.toBe('')
  })

  // S77: content, yuan, pupils, what the member had in the year; the sentences and the row.
  const table: readonly (readonly [
    HelpContent,
    number,
    number | null,
    number,
    readonly string[],
    string | null,
  ])[] = [
    ['medical', 2000, null, 0, [], 'medical'],
    ['medical', 2001, null, 0, ['over-cap'], 'medical'],
    ['medical', 2000, null, 3000, [], 'medical'],
    ['medical', 2000, null, 3001, ['over-year-cap'], 'medical'],
    ['medical', 2500, null, 3000, ['over-cap', 'over-year-cap'], 'medical'],
    ['living', 2000, null, 0, [], 'living'],
    ['living', 2000.01, null, 0, ['over-cap'], 'living'],
    ['living', 2000, null, 3000.01, ['over-year-cap'], 'living'],
    ['study', 2000, null, 0, [], 'study'],
    ['study', 2001, null, 0, ['over-pupil-cap'], 'study'],
    ['study', 4000, 2, 0, [], 'study'],
    ['study', 4001, 2, 0, ['over-pupil-cap'], 'study'],
    ['study', 4000, 2, 1001, ['over-year-cap'], 'study'],
    ['disaster', 9000, null, 9000, ['no-rule'], null],
    ['legal', 0, null, 0, ['no-rule'], null],
  ]
  test.each(table)('%s of %d yuan for %o pupils after %d', (content, amount, pupils, before, types, rule) => {
    const lines = helpLines(before === 0 ? [] : [helped(2, '2026-01-05', content, before)], [])
    const draft = helped(3, '2026-03-08', content, amount, { pupils }).values
    const verdict = createHelpJudge(lines)(s77, draft, null)
    expect(verdict?.sentences.map(({ type }) => type)).toEqual(types)
    expect(verdict?.rule).toBe(rule)
    expect(verdict?.state).toBe(types.some((type) => type !== 'no-rule') ? 'warning' : 'allowed')
    expect(verdict?.pack).toBe('p')
  })

  test('say what is not helped with', () => {
    expect(s77.excluded).toHaveLength(4)
    expect(s77.excluded).toContain('赌博')
  })
})

describe('a verdict', () => {
  test('names the row that objects, with its clause, whichever row comes first', () => {
    const rows = [
      { id: 'all', yearCap: yuan(6000), clause: '第二条' },
      { id: 'living', contents: ['living'], cap: yuan(500), clause: '第一条' },
    ]
    const judge = createHelpJudge([])
    const draft = helped(3, '2026-03-08', 'living', 501).values
    for (const body of [rows, rows.toReversed()]) {
      const verdict = judge(packOf({ format: 1, rows: body }), draft, null)
      expect(verdict).toMatchObject({ rule: 'living', source: '办法 第一条', state: 'warning' })
    }
    const legal = judge(packOf({ format: 1, rows }), helped(4, '2026-03-08', 'legal', 10).values, null)
    expect(legal).toMatchObject({ rule: 'all', state: 'allowed', sentences: [] })
  })

  test('counts the year of the member: visits that were help, not the help itself, other years or later days', () => {
    const visit = rec<Visit>(9, 'visit', {
      member: idOf(1),
      event: 'hardship',
      visitedOn: day('2026-02-01'),
      gift: { form: 'cash', amount: yuan(1000), payer: 'branch-fund' },
    })
    const saved = helped(3, '2026-03-08', 'living', 2000)
    const helps = [
      saved,
      helped(4, '2025-12-31', 'living', 2000),
      helped(5, '2026-03-09', 'living', 2000),
      helped(6, '2026-01-01', 'living', 2000, { member: idOf(8) }),
      helped(7, '2026-01-01', 'medical', 2000),
      { ...helped(10, '2026-01-01', 'living', 2000), life: 'void' as const },
      helped(11, '2026-03-08', 'living', 2000),
    ]
    const judge = createHelpJudge(helpLines(helps, [visit]))
    expect(judge(s77, saved.values, saved.id)?.sentences).toEqual([])
    // One fen more, and the three of the year go beyond it.
    const over = { ...saved.values, aid: { amount: (yuan(2000) + 1) as Fen } }
    expect(judge(s77, over, saved.id)?.sentences[1]).toEqual({
      type: 'over-year-cap',
      contents: ['living'],
      total: yuan(5000) + 1,
      cap: yuan(5000),
    })
  })

  test('does not depend on the order in which records were entered', () => {
    const help = fc.record({
      member: fc.constantFrom(1, 2),
      on: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-02-01'),
      content: fc.constantFrom('living', 'medical', 'study'),
      amount: fc.integer({ min: 1, max: 3500 }),
      pupils: fc.constantFrom(null, 1, 2),
    })
    const records = fc
      .array(help, { minLength: 2, maxLength: 8 })
      .map((all) =>
        all.map(({ member, on, content, amount, pupils }, n) =>
          helped(20 + n, on, content, amount, { member: idOf(member), pupils }),
        ),
      )
    const orders = records.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    )
    const said = (helps: readonly Rec<Help>[]) => {
      const judge = createHelpJudge(helpLines(helps, []))
      return new Map(helps.map(({ id, values }) => [id, judge(s77, values, id)]))
    }
    fc.assert(
      fc.property(orders, ([entered, otherwise]) => {
        const again = said(otherwise)
        for (const [id, verdict] of said(entered)) expect(again.get(id)).toEqual(verdict)
      }),
    )
  })

  test('is there only where somebody is helped with something, and is read again as it was stored', () => {
    const judge = createHelpJudge([])
    const draft = helped(3, '2026-03-08', 'study', 2001).values
    expect(judge(null, draft, null)).toBeNull()
    expect(judge(s77, { ...draft, member: null }, null)).toBeNull()
    expect(judge(s77, { ...draft, content: null }, null)).toBeNull()
    const verdict = judge(s77, draft, null)
    expect(parseHelpVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict)
    expect(parseHelpVerdict('damaged')).toBeNull()
  })
})

test('what does not fit is said with its row', () => {
  const problems = (body: unknown) => {
    const read = parseHelpPack({ id: 'p', title: 't', source: 's', body })
    return read.ok ? [] : read.error.map(({ type, row, key }) => `${type} ${row ?? ''} ${key}`)
  }
  expect(problems({ format: 2, rows: [{ id: 'a', cap: 1 }] })).toEqual(['unknown-format  format'])
  expect(problems({ format: 1, rows: [] })).toEqual(['empty  rows'])
  expect(
    problems({
      format: 1,
      rows: [
        { id: 'a', contents: ['living'] },
        { id: 'a', contents: ['gold'], cap: 0.5, per: 'week' },
        { id: 'c', yearCap: -1, more: true },
      ],
      excluded: ['赌博', '赌博'],
    }),
  ).toEqual([
    'unknown-value 2 contents',
    'wrong-type 2 cap',
    'unknown-value 2 per',
    'out-of-range 3 yearCap',
    'unknown-key 3 more',
    'repeated  excluded',
    'repeated 2 id',
    'missing 1 cap',
  ])
})

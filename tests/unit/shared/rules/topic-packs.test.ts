import { describe, expect, it } from 'vitest'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { activityPacks, condolencePacks, fundPacks } from '#shared/rules/topic-packs.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-11-20')

const bodies = {
  condolence: {
    format: 1,
    rows: [{ id: 'a', event: 'illness', payers: ['branch-fund'], forms: ['goods'], cap: 100 }],
  },
  activity: { format: 1, rows: [{ id: 'a', types: ['party'] }] },
  fund: { format: 1, pools: [{ id: 'a', perHead: 100 }], limits: [] },
}

const topics = [
  ['condolence', condolencePacks],
  ['activity', activityPacks],
  ['fund', fundPacks],
] as const

describe.each(topics)('the rules of %s that apply', (topic, packs) => {
  const shipped = shippedPacks[topic]
  const sent = (n: number, validFrom: string, more: RulePackRecord = {}) =>
    rec<RulePackRecord>(n, 'rule-pack', {
      topic,
      title: `规则${n}`,
      source: '校工会',
      validFrom: day(validFrom),
      body: bodies[topic],
      ...more,
    })
  const on = (records: readonly ReturnType<typeof sent>[], at = today, chosen: string | null = null) => {
    const known = packs.known(records).on(at, chosen)
    return known && [known.origin, known.pack.id]
  }

  it('can all be read when they are shipped', () => {
    expect(packs.examples.map(({ id }) => id)).toEqual(shipped.map(({ id }) => id))
  })

  it('are the first example, or the one chosen, as long as the school has sent none', () => {
    expect(on([])).toEqual(['example', shipped[0].id])
    expect(on([], today, shipped[1].id)).toEqual(['example', shipped[1].id])
    expect(on([], today, 'gone')).toEqual(['example', shipped[0].id])
  })

  it('are the latest of the school that have begun, can be read, are not void and of the topic', () => {
    const records = [
      sent(10, '2025-01-01'),
      sent(11, '2026-01-01'),
      sent(12, '2026-06-01', { body: { format: 9 } }),
      sent(13, '2027-01-01'),
      sent(14, '2026-07-01', { topic: 'levels' }),
      { ...sent(15, '2026-08-01'), life: 'void' as const },
    ]
    expect(on(records, today, shipped[1].id)).toEqual(['school', idOf(11)])
    expect(on(records.toReversed(), today, null)).toEqual(['school', idOf(11)])
    expect(on(records, day('2025-05-01'))).toEqual(['school', idOf(10)])
    expect(on(records, day('2024-05-01'), shipped[1].id)).toEqual(['example', shipped[1].id])
  })

  it('are listed with those of the school before the examples', () => {
    const all = packs.known([sent(10, '2025-01-01')]).all
    expect(all.map(({ origin }) => origin)).toEqual(['school', ...shipped.map(() => 'example')])
  })
})

import { describe, expect, test } from 'vitest'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { packsInForce } from '#shared/rules/choose.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { parseProposalPack } from '#shared/rules/proposal.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const problems = (body: unknown) => {
  const read = parseProposalPack({ id: 'x', title: 't', source: 's', body })
  return read.ok ? [] : read.error
}

describe('reading a pack for proposals', () => {
  test('the shipped packs are right', () => {
    for (const pack of shippedPacks.proposal) expect(parseProposalPack(pack).ok).toBe(true)
  })

  test.each([
    [{}, 'missing', 'seconders'],
    [{ seconders: -1 }, 'out-of-range', 'seconders'],
    [{ seconders: 2, chairReview: 1 }, 'wrong-type', 'chairReview'],
    [{ seconders: 2, deadline: { type: 'soon' } }, 'unknown-value', 'deadline.type'],
    [{ seconders: 2, deadline: { type: 'day', day: '2026-02-30' } }, 'wrong-type', 'deadline.day'],
    [{ seconders: 2, deadline: { type: 'day' } }, 'missing', 'deadline.day'],
    [{ seconders: 2, deadline: { type: 'yearly', month: 13, day: 1 } }, 'out-of-range', 'deadline.month'],
    [{ seconders: 2, late: 'gone' }, 'unknown-value', 'late'],
    [{ seconders: 2, quota: 1 }, 'unknown-key', 'quota'],
  ])('%j is refused', (body, type, key) => {
    expect(problems({ format: 1, ...body })).toContainEqual({ type, row: null, key })
  })
})

describe('choosing a pack', () => {
  const pack = (n: number, values: RulePackRecord, more = {}) =>
    rec<RulePackRecord>(n, 'rule-pack', { topic: 'condolence', title: `p${n}`, source: 's', ...values }, more)

  test('the one that began latest counts, future and void ones do not, shipped ones come last', () => {
    const records = [
      pack(1, { validFrom: day('2024-01-01') }),
      pack(2, { validFrom: day('2026-01-01') }),
      pack(3, { validFrom: day('2027-01-01') }),
      pack(4, { validFrom: day('2026-02-01') }, { life: 'void' }),
      pack(5, { topic: 'proposal' }),
      pack(6, { year: 2020 }),
      pack(7, { year: 2022 }),
    ]
    for (const order of [records, records.toReversed()])
      expect(
        packsInForce(order, 'condolence', day('2026-06-01'), shippedPacks.condolence).map(({ id }) => id),
      ).toEqual([idOf(2), idOf(1), idOf(7), idOf(6), ...shippedPacks.condolence.map(({ id }) => id)])
  })
})

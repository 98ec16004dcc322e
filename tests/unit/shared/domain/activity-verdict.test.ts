import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import {
  type ActivityVerdict,
  activityWouldDiffer,
  parseActivityVerdict,
} from '#shared/domain/activity-verdict.ts'
import { day } from '#tests/support/record.ts'

const verdict: ActivityVerdict = {
  state: 'warning',
  sentences: [
    {
      type: 'over-per-head',
      uses: ['meal'],
      per: 'day',
      amount: yuan(205),
      cap: yuan(200),
      total: yuan(8200),
      most: yuan(8000),
      heads: 40,
    },
    { type: 'meal-too-short', hours: 3.5, from: 4 },
    { type: 'claim-late', on: day('2026-06-01'), last: day('2026-05-31') },
  ],
  rule: 'outing',
  pack: 'a',
  source: 's',
  missing: ['chair'],
}

/** As it comes back from a file: keys in another order. */
const stored = (of: unknown): unknown =>
  JSON.parse(JSON.stringify(of), (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )

test('a stored verdict comes back as it was', () => {
  expect(parseActivityVerdict(stored(verdict))).toEqual(verdict)
})

test('what is no verdict is none; sentences that are damaged or of a newer version are left out', () => {
  for (const nothing of [null, 'x', [], {}, { state: 'perhaps' }])
    expect(parseActivityVerdict(nothing)).toBeNull()
  const damaged = {
    ...verdict,
    sentences: [{ type: 'over-per-head', amount: '5' }, { type: 'future' }, { type: 'constructor' }, null, 5],
    missing: [5],
  }
  expect(parseActivityVerdict(damaged)).toEqual({ ...verdict, sentences: [], missing: [] })
})

test('another state or sentence differs; the order of keys, names of rules and missing papers do not', () => {
  const read = parseActivityVerdict(stored(verdict))
  if (!read) throw new Error('no verdict')
  expect(activityWouldDiffer(read, verdict)).toBe(false)
  expect(activityWouldDiffer(read, { ...verdict, missing: [], rule: 'r', pack: 'b', source: 't' })).toBe(
    false,
  )
  expect(activityWouldDiffer(read, { ...verdict, state: 'allowed' })).toBe(true)
  expect(activityWouldDiffer(read, { ...verdict, sentences: verdict.sentences.slice(1) })).toBe(true)
})

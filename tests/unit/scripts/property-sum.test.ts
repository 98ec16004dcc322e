import { expect, test } from 'vitest'
import { addPiece, addReports, readSum, sumText } from '../../../scripts/property-sum.mjs'

const report = (runs: number, conflict: number) => ({
  names: ['I1', 'I2'],
  runs,
  shares: [
    ['conflict', conflict],
    ['set-aside', 0.5],
  ] as const,
})

test('pieces of the same program add up, also over a file; those of another one begin anew', () => {
  const none = readSum('', 'abc123')
  expect(none.pieces).toEqual([])
  const one = addPiece(none, '2026-11-26: 1,000 in 2 minutes', report(1000, 0.4))
  expect(one.held).toEqual(report(1000, 0.4))
  const notes = '## Found\n\n| conflict | 9.00 % |\n- 2026-11-01: what a person wrote stays\n'
  const read = readSum(`${sumText(one)}${notes}`, 'abc123')
  expect(read).toEqual({ ...one, notes })
  const two = addPiece(read, '2026-11-27: 3,000 in 5 minutes', report(3000, 0.2))
  expect(two.pieces).toHaveLength(2)
  expect(two.held.runs).toBe(4000)
  expect(sumText(two)).toContain('**4,000 histories**, each looked at by I1, I2')
  expect(sumText(two)).toContain('| conflict | 25.00 % |')
  expect(readSum(sumText(two), 'abc124')).toEqual({ ...none, program: 'abc124', notes })
})

test('what two processes played is one piece', () => {
  const sum = addReports(report(1000, 0.1), report(3000, 0.3))
  expect([sum.runs, sum.shares[0]?.[1]]).toEqual([4000, 0.25])
})

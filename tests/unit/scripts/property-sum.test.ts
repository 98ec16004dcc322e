import { expect, test } from 'vitest'
import { addPiece, readSum, sumText } from '../../../scripts/property-sum.mjs'

const row = (name: string, runs: number, conflict: number) => ({
  name,
  runs,
  shares: [
    ['conflict', conflict],
    ['late edit', 0.5],
  ] as const,
})

test('pieces of the same program add up, also over a file; those of another one begin anew', () => {
  const none = readSum('', 'abc123')
  expect(none).toEqual({ program: 'abc123', pieces: [], rows: [], notes: '' })
  const one = addPiece(none, '2026-11-26: 1,000 each', [row('I10', 1000, 0.2), row('I2', 1000, 0.4)])
  const notes = '## Found\n\n| I2 | 9 | 1 % |\n- 2026-11-01: what a person wrote stays\n'
  const read = readSum(`${sumText(one)}${notes}`, 'abc123')
  expect(read).toEqual({ ...one, notes })
  const two = addPiece(read, '2026-11-27: 3,000 each', [row('I2', 3000, 0.2), row('I10', 3000, 0.2)])
  expect(two.pieces).toHaveLength(2)
  expect(two.rows.map(({ name, runs }) => [name, runs])).toEqual([
    ['I2', 4000],
    ['I10', 4000],
  ])
  expect(sumText(two)).toContain('| I2 | 4,000 | 25.00 % | 50.00 % |')
  expect(readSum(sumText(two), 'abc124')).toEqual({ program: 'abc124', pieces: [], rows: [], notes })
})

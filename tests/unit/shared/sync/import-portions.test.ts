import { expect, test } from 'vitest'
import { importPortions } from '#shared/sync/import-portions.ts'

const sizes = (files: readonly number[], most: number) => importPortions(files, (size) => size, most)

test('files stay in their order, in portions of at most so many changes', () => {
  expect(sizes([4, 3, 3, 1, 0, 10], 10)).toEqual([[4, 3, 3], [1, 0], [10]])
})

test('a file that has more than that is a portion of its own', () => {
  expect(sizes([1, 30, 2, 3], 10)).toEqual([[1], [30], [2, 3]])
  expect(sizes([30, 0, 1], 10)).toEqual([[30], [0, 1]])
})

test('no file, no portion', () => {
  expect(sizes([], 10)).toEqual([])
})

import { expect, test } from 'vitest'
import { groupBy } from '#shared/base/group.ts'

test('what has the same key is together, in its order', () => {
  const groups = groupBy(['ab', 'c', 'de', 'f'], ({ length }) => length)
  expect([...groups]).toEqual([
    [2, ['ab', 'de']],
    [1, ['c', 'f']],
  ])
  expect(groupBy([], String).size).toBe(0)
})

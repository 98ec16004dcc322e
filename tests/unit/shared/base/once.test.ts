import { expect, test, vi } from 'vitest'
import { oncePer } from '#shared/base/once.ts'

test('something is worked out once for each object, also when it is undefined', () => {
  const compute = vi.fn((list: readonly number[]) => list.at(0))
  const first = oncePer(compute)
  const [some, same, none]: readonly (readonly number[])[] = [[3, 4], [3, 4], []]
  expect([first(some ?? []), first(some ?? [])]).toEqual([3, 3])
  expect(compute).toHaveBeenCalledTimes(1)
  // Another object is another question, however alike.
  expect(first(same ?? [])).toBe(3)
  expect([first(none ?? []), first(none ?? [])]).toEqual([undefined, undefined])
  expect(compute.mock.calls.filter(([list]) => list === none)).toHaveLength(1)
})

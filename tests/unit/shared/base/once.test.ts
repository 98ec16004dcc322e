import { expect, test, vi } from 'vitest'
import { oncePer, whileSame } from '#shared/base/once.ts'

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

test('the last result is kept as long as what it was worked out from is the same', () => {
  const compute = vi.fn((list: readonly number[], day?: string) => `${list.length} ${day}`)
  const sum = whileSame(compute)
  const list = [1, 2]
  expect([sum(list, 'a'), sum(list, 'a')]).toEqual(['2 a', '2 a'])
  expect(compute).toHaveBeenCalledTimes(1)
  // Another list, however alike, another day, or one thing less is another question.
  expect(sum([1, 2], 'a')).toBe('2 a')
  expect(sum(list, 'b')).toBe('2 b')
  expect(sum(list)).toBe('2 undefined')
  expect(compute).toHaveBeenCalledTimes(4)
  const failing = whileSame((text: string) => {
    if (text === '') throw new Error('empty')
    return text
  })
  expect(failing('a')).toBe('a')
  expect(() => failing('')).toThrow('empty')
  expect(failing('a')).toBe('a')
})

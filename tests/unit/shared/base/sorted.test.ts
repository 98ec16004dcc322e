import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SortValue, sorted } from '#shared/base/sorted.ts'

const order = (items: readonly SortValue[], down = false) => sorted(items, (item) => item, down)

test('numbers sort by size, names as a Chinese reader expects them, what is missing last', () => {
  expect(order([10, 9, null, 100])).toEqual([9, 10, 100, null])
  expect(order([10, 9, null, 100], true)).toEqual([100, 10, 9, null])
  expect(order(['张三', '李四', '王五', null])).toEqual(['李四', '王五', '张三', null])
  expect(order(['S10', 'S9', 'T1', '9', '10', 'S9a', '012'])).toEqual([
    '9',
    '10',
    '012',
    'S9',
    'S9a',
    'S10',
    'T1',
  ])
})

test('staff numbers come in the order in which the collator has them', () => {
  const { compare } = new Intl.Collator('zh-Hans-CN', { numeric: true })
  const number = fc.stringMatching(/^[ST]{0,2}\d{0,6}[a-b]?$/)
  fc.assert(
    fc.property(fc.array(number, { minLength: 2, maxLength: 12 }), (items) => {
      expect(order(items)).toEqual(items.toSorted(compare))
      expect(order(items, true)).toEqual(items.toSorted((a, b) => compare(b, a)))
    }),
  )
})

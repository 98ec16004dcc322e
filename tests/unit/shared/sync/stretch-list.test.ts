import { expect, test } from 'vitest'
import type { DeviceId } from '#shared/base/id.ts'
import type { Stretch } from '#shared/sync/change.ts'
import { shortened } from '#shared/sync/stretch-list.ts'
import { changeId, pcOf } from '#tests/support/union.ts'

const stretch = (from: number, to: number, device: DeviceId = pcOf('one')): Stretch => ({
  device,
  from,
  to,
  tip: changeId(`${device}-${to}-`),
})

test('few stretches stay as they are', () => {
  const few = [stretch(1, 4), stretch(6, 9), stretch(1, 2, pcOf('two'))]
  expect(shortened(few)).toEqual(few)
})

test('of very many those are joined that lie nearest, never of two chains', () => {
  const many = [stretch(1, 1), stretch(3, 3), stretch(5, 5), stretch(50, 60), stretch(70, 70, pcOf('two'))]
  const limit = JSON.stringify(many).length - 150
  expect(shortened(many, limit)).toEqual([stretch(1, 5), stretch(50, 60), stretch(70, 70, pcOf('two'))])
  expect(shortened(many, 10)).toEqual([stretch(1, 60), stretch(70, 70, pcOf('two'))])
})

test('a file of forty thousand changes with an id between each is still one line', () => {
  const many = Array.from({ length: 40_000 }, (_, i) => stretch(i * 2 + 1, i * 2 + 1))
  expect(JSON.stringify(shortened(many)).length).toBeLessThan(500_000)
})

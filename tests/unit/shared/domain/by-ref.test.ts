import { expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import { byRef } from '#shared/domain/by-ref.ts'
import type { Rec } from '#shared/domain/field.ts'

interface Line {
  readonly activity?: EntityId | null
  readonly member?: EntityId | null
}

const line = (id: string, values: Line): Rec<Line> => ({ id, values }) as unknown as Rec<Line>
const [a, b, m] = ['a', 'b', 'm'] as unknown as readonly [EntityId, EntityId, EntityId]

test('the records that name one, in the order of the list; those that name nobody under none', () => {
  const list = [
    line('1', { activity: a, member: m }),
    line('2', { activity: b }),
    line('3', { activity: null, member: m }),
    line('4', { activity: a }),
  ]
  const ids = (some: readonly Rec<Line>[]) => some.map(({ id }) => id)
  expect(ids(byRef(list, 'activity', a))).toEqual(['1', '4'])
  expect(ids(byRef(list, 'activity', b))).toEqual(['2'])
  expect(ids(byRef(list, 'member', m))).toEqual(['1', '3'])
  expect(byRef(list, 'activity', m)).toEqual([])
  // Another list is looked through anew.
  expect(ids(byRef(list.slice(2), 'activity', a))).toEqual(['4'])
})

test('however many ids are asked for, the list is gone through once', () => {
  let reads = 0
  const lists = Array.from({ length: 1000 }, (_, n) => ({
    id: String(n),
    get values() {
      reads++
      return { activity: `a${n % 100}` as EntityId }
    },
  })) as unknown as readonly Rec<Line>[]
  for (let n = 0; n < 100; n++) expect(byRef(lists, 'activity', `a${n}` as EntityId)).toHaveLength(10)
  expect(reads).toBe(1000)
})

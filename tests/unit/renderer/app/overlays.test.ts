import { expect, test } from 'vitest'
import { overlays } from '#renderer/app/overlays.ts'

test('each thing that opens over a screen stands in the list once', () => {
  const twice = (all: readonly string[]) => all.filter((one, i) => all.indexOf(one) !== i)
  expect(twice(overlays.map(({ id }) => id))).toEqual([])
  // The same address may open another kind of record at another level.
  expect(twice(overlays.map(({ hash, record, levels }) => `${hash} ${record} ${levels?.join()}`))).toEqual([])
})

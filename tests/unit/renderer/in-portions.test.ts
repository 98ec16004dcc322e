import { expect, test } from 'vitest'
import { inPortions } from '#renderer/in-portions.ts'
import { atOnce, type Portions } from '#shared/base/portions.ts'

/** Counts to a number, and keeps the thread for a while at each. */
function* count(to: number, ms: number): Portions<string> {
  for (let n = 1; n <= to; n++) {
    const until = performance.now() + ms
    while (performance.now() < until);
    yield n
  }
  return `${to} counted`
}

test('long work gives the same as at once, lets others come between, and tells how far it is', async () => {
  const told: number[] = []
  let others = 0
  const timer = setInterval(() => others++, 1)
  const result = await inPortions(
    count(20, 5),
    (done) => told.push(done),
    () => false,
  )
  clearInterval(timer)
  expect(result).toBe(atOnce(count(20, 0)))
  expect(told.length).toBeGreaterThan(2)
  expect(told).toEqual([...told].sort((a, b) => a - b))
  expect(others).toBeGreaterThan(2)
})

test('long work that is stopped gives nothing and does no more', async () => {
  const work = count(1000, 5)
  let portions = 0
  expect(
    await inPortions(
      work,
      () => portions++,
      () => portions === 2,
    ),
  ).toBeNull()
  expect(portions).toBe(2)
})

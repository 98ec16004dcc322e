import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutants, once } from '#tests/mutant/list.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

test.for(mutants)('the mutant "$name" still finds its place', ({ file, find, replace }) => {
  const text = readFileSync(`${project}${file}`, 'utf8')
  expect(once(text, find), find).toBe(true)
  expect(text.replace(find, () => replace)).not.toBe(text)
})

test('at least fifteen rules of the view and of the exchange are broken, each under its own name', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(new Set(mutants.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(15)
})

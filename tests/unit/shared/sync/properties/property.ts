import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { type AfterEdit, type History, histories, play } from './history.ts'
import { regressions } from './regressions.ts'
import type { World } from './world.ts'

/** What holds whatever happened. */
export interface Property {
  /** As the design calls it: I1 to I13. */
  readonly name: string
  readonly says: string
  readonly check: (world: World, history: History) => void | Promise<void>
  readonly after?: AfterEdit
  /** Looked at when all histories were played: whether there was anything to check. */
  readonly done?: () => void
}

/** How many histories are played: 1,000 unless the environment asks for more. */
export const runs = Number(process.env.RUNS ?? 1000)

/** What makes merging hard; a property that seldom meets one of them proves little. */
const difficulties = [
  'conflict',
  'waiting',
  'fork',
  'late edit',
  'set-aside',
  'erasure',
  'withheld scope',
  'lost file',
] as const

type Met = ReadonlySet<(typeof difficulties)[number]>

/** Which of them a history had, on any of its PCs. */
const metIn = (world: World): Met => {
  const met = new Set<(typeof difficulties)[number]>()
  for (const { view, bare } of world.replicas) {
    const { conflicts, waiting, forks, ineffective } = view.problems()
    if (conflicts.length > 0) met.add('conflict')
    if (waiting.length > 0) met.add('waiting')
    if (forks.length > 0) met.add('fork')
    if (bare.size > 0) met.add('withheld scope')
    for (const { reason } of ineffective) {
      if (reason === 'late-approval' || reason === 'late-home') met.add('late edit')
      if (reason === 'set-aside') met.add('set-aside')
    }
    for (const record of view.records().values()) {
      if (record.waiting.length > 0) met.add('waiting')
      if (record.erased.length > 0) met.add('erasure')
      if (record.writes.some(({ missing }) => missing.length > 0)) met.add('withheld scope')
    }
  }
  if (world.files.some(({ lost, batch }) => lost && batch.changes.length > 0)) met.add('lost file')
  return met
}

/** `REPLAY="<seed> <path>"`, as a failure prints them, runs that history again. */
const replay = (): { readonly seed?: number; readonly path?: string } => {
  const [start, path] = (process.env.REPLAY ?? '').split(' ')
  return start && path ? { seed: Number(start), path } : {}
}

/** Fails with the name of the property in front. */
const named = (name: string, error: unknown): Error => {
  const told = error instanceof Error ? error : new Error(String(error))
  told.message = `${name}: ${told.message}`
  return told
}

/**
 * Plays random histories, each once for all properties, which look at it in turn: those that write to it come last. Prints how
 * often the histories had what makes merging hard, and fails when one of those was in less than 2 % of them.
 */
export const holdAll = async (properties: readonly Property[]): Promise<void> => {
  const counts = new Map(difficulties.map((what) => [what, 0]))
  let count = 0
  const holds = async ({ name, check }: Property, world: World, history: History): Promise<void> => {
    try {
      await check(world, history)
    } catch (error) {
      throw named(name, error)
    }
  }
  const after: AfterEdit = (...edit) => {
    for (const property of properties) {
      try {
        property.after?.(...edit)
      } catch (error) {
        throw named(property.name, error)
      }
    }
  }
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const world = await play(history, after)
      count++
      for (const what of metIn(world)) counts.set(what, (counts.get(what) ?? 0) + 1)
      for (const property of properties) await holds(property, world, history)
    }),
    // A mutant is killed by the first history that tells; for a person one is made as short as it gets.
    {
      numRuns: runs,
      endOnFailure: process.env.SHRINK === 'no',
      examples: regressions.map(({ history: one }): [History] => [one]),
      ...replay(),
    },
  )
  const shares = [...counts].map(([what, n]) => [what, n / count] as const)
  const text = shares.map(([what, share]) => `${what} ${(share * 100).toFixed(0)} %`).join(', ')
  const names = properties.map(({ name }) => name).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  console.info(`${names.join(', ')}: ${count} runs; ${text}`)
  const report = process.env.PROPERTY_REPORT
  if (report) writeFileSync(report, JSON.stringify({ names, runs: count, shares }))
  for (const { done } of properties) done?.()
  // A handful of runs, as the mutants get, says nothing about shares.
  if (count < 300) return
  for (const [what, share] of shares) expect(share, what).toBeGreaterThanOrEqual(0.02)
}

import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Batch } from '#shared/sync/fact-state.ts'
import { describeView } from '#tests/support/vectors/judge.ts'
import { grow, union } from '../unit/shared/sync/properties/check.ts'
import { histories, play } from '../unit/shared/sync/properties/history.ts'
import { registryOf } from '../unit/shared/sync/properties/world.ts'

interface Held {
  readonly changes: unknown[]
  readonly links: unknown[]
  readonly statements: unknown[]
}
interface Rules {
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, { readonly owner: string }>>
  readonly schema: number
}

// By a path that the compiler does not follow: the reader is plain Node and stands for itself.
const { viewOf } = (await import(join(import.meta.dirname, 'view.mjs'))) as {
  viewOf: (held: Held, viewer: string, rules: Rules) => unknown
}

/** What was taken in, as the second reader holds what it read from files. */
const heldOf = (batches: readonly Batch[]): Held => {
  const held: Held = { changes: [], links: [], statements: [] }
  for (const { changes, withheld = [], statements = [] } of batches) {
    for (const { id, header, values } of changes) {
      const written = Object.values(header.fields).flat()
      const missing = written.filter((field) => !Object.hasOwn(values, field))
      held.changes.push({ id, ...header, values: new Map(Object.entries(values)), missing })
      held.links.push({ device: header.device, seq: header.seq, id, prev: header.prev })
    }
    held.links.push(...withheld)
    held.statements.push(...statements)
  }
  const distinct = new Map(held.statements.map((statement) => [JSON.stringify(statement), statement]))
  return { ...held, statements: [...distinct.values()] }
}

const names = ['note', 'member', 'member-identity', 'transfer', 'gift']
const fields = ['text', 'item', 'name', 'phone', 'fund', 'rating', 'future', 'bankName', 'way']

/** The kinds of the histories, as the appendix of the document would list them. */
const rulesOf = (schema: number): Rules => {
  const registry = registryOf(schema)
  const rows = names.map((kind) => {
    const own = fields.flatMap((field) => {
      const place = registry(kind, field)
      return place ? [[field, { owner: place.owner }] as const] : []
    })
    return [kind, new Map(own)] as const
  })
  return { kinds: new Map(rows.filter(([, own]) => own.size > 0)), schema }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

test('of random histories both readers see the same', { timeout: 300_000 }, async () => {
  let records = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const world = await play(history)
      const whole = union(world)
      for (const { org, schema } of world.replicas.slice(0, 2)) {
        const ours = describeView(grow(whole, org, schema))
        records += Object.keys(ours.records ?? {}).length
        expect(plain(viewOf(heldOf(whole), org.id, rulesOf(schema)))).toEqual(plain(ours))
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: 200_000, endOnFailure: true },
  )
  expect(records).toBeGreaterThan(200)
})

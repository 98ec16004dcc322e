import { test } from 'vitest'
import { merge } from './i1-merge.ts'
import { order } from './i2-order.ts'
import { authority } from './i3-authority.ts'
import { nothingLost } from './i4-nothing-lost.ts'
import { editWins } from './i5-edit-wins.ts'
import { undo } from './i6-undo.ts'
import { preview } from './i7-preview.ts'
import { killed } from './i8-killed.ts'
import { forks } from './i9-forks.ts'
import { olderSchema } from './i10-schema.ts'
import { erasure } from './i11-erasure.ts'
import { exchange } from './i12-exchange.ts'
import { damage } from './i13-damage.ts'
import { holdAll, type Property, runs } from './property.ts'

/** In the order in which they look at a history; the last two write to it. */
const all: readonly Property[] = [
  ...[merge, order, authority, nothingLost, editWins, preview, killed, forks, olderSchema],
  ...[exchange, damage, undo, erasure],
]

/** `PROPERTIES=I3,I4` asks for those alone. */
const wanted = process.env.PROPERTIES?.split(',')
const chosen = wanted ? all.filter(({ name }) => wanted.includes(name)) : all

let held: Promise<void> | undefined

// Each history is played once for all of them: the first test waits for every property, and the first to break ends the run.
for (const { name, says } of chosen) {
  const title = `${name}: ${says}`
  test(title, { timeout: 60_000 + runs * 1000 }, () => {
    held ??= holdAll(chosen)
    return held
  })
}

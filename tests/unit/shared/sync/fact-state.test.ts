import { expect, test } from 'vitest'
import { fieldOf } from '#shared/domain/registry.ts'
import { createSampleBranch } from '#shared/sample/sample.ts'
import { createSampleSchool } from '#shared/sample/school.ts'
import { type Batch, FactState } from '#shared/sync/fact-state.ts'
import { openBundle } from '#shared/sync/open-bundle.ts'
import { emptyTrust } from '#shared/sync/trust-view.ts'
import { mustBe } from '#tests/support/bundle.ts'
import { testCrypto } from '#tests/support/crypto.ts'

const now = Date.UTC(2026, 10, 20, 4)
const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }

test('a file of a new branch touches its own records and makes nobody look through all others', async () => {
  const school = await createSampleSchool(platform, 1, now)
  const address = { org: school.org, recipient: school.age.recipient }
  const request = { seed: 1, branches: 3, members: 12, now, school: address, platform }
  const state = new FactState({ field: fieldOf, viewer: null, schema: 1 })
  for (const index of [0, 1, 2]) {
    const [file] = (await createSampleBranch(request, index)).files
    if (!file) throw new Error('a branch sends a file')
    const opened = mustBe(
      await openBundle(
        { crypto: testCrypto, orgs: [school.org], identities: [school.age.identity], trust: emptyTrust },
        file.bytes,
      ),
    )
    const batch: Batch = {
      changes: opened.segments.flatMap(({ changes }) => changes),
      withheld: opened.segments.flatMap(({ withheld }) => withheld),
      statements: [...opened.statements.values()],
    }
    expect(batch.withheld?.length).toBeGreaterThan(5)
    const half = Math.floor(batch.changes.length / 2)
    const from = batch.changes[half]?.header.seq ?? 0
    const part = (isLater: boolean): Batch => ({
      ...batch,
      changes: batch.changes.filter(({ header }) => header.seq >= from === isLater),
      withheld: (batch.withheld ?? []).filter(({ seq }) => seq >= from === isLater),
    })
    expect(state.add(part(false)).devices.size).toBe(0)
    // What continues a chain, bare ids and all, closes no gap.
    if (index !== 1) expect(state.add(part(true)).devices.size).toBe(0)
  }
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkLedger, eachBatch, noneFound, readLedger } from '#cli/ledger.ts'
import { openWorkspaceFiles, type WorkspaceFiles } from '#node/workspace-files.ts'
import type { EntityId } from '#shared/base/id.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { must, newPc } from '#tests/support/engine.ts'

/** The same journals, counting what is read of them. */
const counted = (files: WorkspaceFiles) => {
  let bytes = 0
  const journal = (workspace: string) => {
    const { size, read } = files.journal(workspace)
    return {
      size,
      read: async (offset: number, length: number) => {
        const found = await read(offset, length)
        bytes += found.length
        return found
      },
    }
  }
  return { files: { journal }, bytes: () => bytes }
}

test('a journal is checked in portions smaller than it is, read once, and to the same result', async () => {
  const root = mkdtempSync(join(tmpdir(), 'xiaojia-ledger-'))
  const pc = await newPc('机械学院分工会', 'branch')
  const ids: EntityId[] = []
  for (let i = 0; i < 40; i++) {
    const entity: EntityId | undefined = i % 4 === 3 ? ids.at(-1) : await pc.engine.newId()
    if (!entity) throw new Error('no member yet')
    ids.push(entity)
    must(await pc.engine.save([{ kind: 'member', entity, fields: { name: `会员${i}` } }]))
  }
  const { id } = pc.workspace
  const files = openWorkspaceFiles(root)
  must(await files.journal(id).append(pc.host.journals.get(id) ?? new Uint8Array(0)))
  const size = await files.journal(id).size()

  const portions: number[] = []
  for await (const { changes } of eachBatch(files, id, crypto, noneFound(), 5)) portions.push(changes.length)
  expect(portions.length).toBeGreaterThan(8)
  expect(Math.max(...portions)).toBeLessThan(10)

  const { view, org: _, ...found } = await readLedger(files, id, crypto)
  const whole = { ...found, records: view.records().size, differing: 0 }
  const reading = counted(files)
  expect(await checkLedger(reading.files, id, crypto, 5)).toEqual(whole)
  expect(reading.bytes()).toBe(size)
  expect(await checkLedger(files, id, crypto)).toEqual(whole)
  await files.close()
  rmSync(root, { recursive: true, force: true })
})

import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { disk } from '#node/disk.ts'
import { DiskError, openFileChangeStore } from '#node/file-change-store.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { cutSegments } from '#shared/sync/segment-text.ts'
import { changeStoreContract } from '#tests/support/change-store-contract.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { temporaryFolders } from '#tests/support/folder.ts'
import { createOrg, firstWrites, memberWrites, writeChanges } from '#tests/support/school.ts'

const workspace = 'branch00'
const newFolder = temporaryFolders()
const open = (root: string) => openFileChangeStore(openWorkspaceFiles(root), workspace, testCrypto)

const twoFrames = async () => {
  const who = await createOrg('测试分工会', 'branch')
  const changes = await writeChanges(who, [...firstWrites(who), ...memberWrites(4)])
  const segments = [changes.slice(0, 3), changes.slice(3)].map(
    (part, i) => cutSegments(who.device, who.key.publicKey, 1 + 3 * i, part)[0],
  )
  const root = newFolder()
  const path = join(root, workspace, 'journal.xjj')
  const { store } = await open(root)
  const [first, second] = segments
  if (!first || !second) throw new Error('two segments')
  await store.append([first])
  const end = statSync(path).size
  await store.append([second])
  return { root, path, end, first, second }
}

const countOf = async (root: string): Promise<number> => {
  let count = 0
  for await (const _ of (await open(root)).store.scan(0)) count++
  return count
}

describe('the change store over a journal file', () => {
  changeStoreContract(() => {
    const root = newFolder()
    return Promise.resolve({ open: async () => (await open(root)).store })
  })

  it('a torn tail is reported, not read, and cut off by the next append', async () => {
    const { root, path, end, second } = await twoFrames()
    truncateSync(path, statSync(path).size - 5)
    const { store, report } = await open(root)
    expect(report).toEqual({ damage: [], tail: statSync(path).size - end })
    expect((await store.intervals())[0]?.to).toBe(3)
    await store.append([second])
    expect(await countOf(root)).toBe(2)
    expect((await open(root)).report).toEqual({ damage: [], tail: 0 })
  })

  it('a damaged frame in the middle is reported and the frames behind it are read', async () => {
    const { root, path, end } = await twoFrames()
    const bytes = readFileSync(path)
    bytes[200] = (bytes[200] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const { store, report } = await open(root)
    expect(report).toEqual({ damage: [{ from: 0, to: end }], tail: 0 })
    expect((await store.intervals()).map(({ from, to }) => [from, to])).toEqual([[4, 6]])
  })

  it('zeros after a power cut are a tail', async () => {
    const { root, path } = await twoFrames()
    appendFileSync(path, new Uint8Array(4096))
    expect((await open(root)).report).toEqual({ damage: [], tail: 4096 })
  })

  it('what could not be written is not taken for held', async () => {
    const { first } = await twoFrames()
    const root = newFolder()
    let full = true
    const failing = {
      ...disk,
      open: async (path: string, flags: string) => {
        if (full && path.endsWith('.xjj')) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        return disk.open(path, flags)
      },
    }
    const { store } = await openFileChangeStore(openWorkspaceFiles(root, failing), workspace, testCrypto)
    await expect(store.append([first])).rejects.toThrow(DiskError)
    expect(await store.intervals()).toEqual([])
    full = false
    await store.append([first])
    expect(await countOf(root)).toBe(1)
  })
})

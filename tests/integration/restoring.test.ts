import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import type { Progress } from '#renderer/engine.ts'
import { member } from '#shared/domain/member.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken } from '#tests/support/engine.ts'

// So few that the journal of these tests is written in many portions.
vi.mock('#renderer/worker/replay.ts', async (original) => ({
  ...(await original<typeof import('#renderer/worker/replay.ts')>()),
  rebuildBatch: 3,
}))

const each = 10
let school: TestPc
let backup: string

const membersOf = async (workspace: string) =>
  (await createRecords(new IndexDb(workspace)).list(member))
    .map(({ id, values, home, conflicts }) => ({ id, values, home, conflicts }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

const segmentsOf = async (workspace: string): Promise<readonly Segment[]> => {
  const journal = school.host.journals.get(workspace) ?? new Uint8Array(0)
  const read = (at: number, length: number) => Promise.resolve(journal.subarray(at, at + length))
  const found: Segment[] = []
  for await (const event of scanFrames(testCrypto, { size: journal.length, read })) {
    if (event.type === 'frame') found.push(...frameSegments(event.frame.payload))
  }
  return found
}

beforeAll(async () => {
  school = await newPc('示例大学工会', 'school')
  for (const name of ['机械', '文学', '医学']) {
    const branch = await newPc(`${name}学院分工会`, 'branch')
    await introduce(branch, school)
    for (let i = 0; i < each; i++) {
      const entity = await branch.engine.newId()
      must(await branch.engine.save([{ kind: 'member', entity, fields: { name: `${name}${i}` } }]))
    }
    await taken(school, [await exported(branch)])
  }
  const [first] = await school.records.list(member)
  must(
    await school.engine.save([
      { kind: 'member', entity: first?.id ?? (await school.engine.newId()), fields: { phone: '1' } },
    ]),
  )
  backup = must(await school.engine.backupNow('by-hand', quiet)).name
})

describe('a backup restored', () => {
  it('stopped or refused by the disk before it is whole leaves no workspace, and the present one stays open', async () => {
    const before = await school.engine.workspaces()
    const at = async (task: () => unknown) => {
      const seen: Progress[] = []
      const done = await school.engine.restoreBackup(backup, (progress) => {
        seen.push(progress)
        if (progress.stage === 'journal') task()
      })
      expect(seen.map(({ stage }) => stage)).not.toContain('index')
      expect(await school.engine.workspaces()).toEqual(before)
      expect(await school.engine.current()).toMatchObject({ id: school.workspace.id })
      return done
    }
    const stopped = await at(() => void school.engine.cancel())
    expect(stopped).toEqual({ ok: false, error: { type: 'cancelled' } })
    const refused = await at(() => {
      school.host.problem = { type: 'disk-full' }
    })
    school.host.problem = null
    expect(refused).toEqual({ ok: false, error: { type: 'disk-full' } })
  })

  it('without room for its index is there to be opened later, and the present one stays open', async () => {
    const put = IDBObjectStore.prototype.put
    const refused = await school.engine.restoreBackup(backup, ({ stage }) => {
      if (stage !== 'replay') return
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    IDBObjectStore.prototype.put = put
    expect(refused).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(await school.engine.current()).toMatchObject({ id: school.workspace.id })
    const late = (await school.engine.workspaces()).find(({ id }) => id !== school.workspace.id)
    must(await school.engine.open(late?.id ?? '', null, quiet))
    expect(await membersOf(late?.id ?? '')).toEqual(await membersOf(school.workspace.id))
    must(await school.engine.open(school.workspace.id, null, quiet))
  })

  it('is written and read in portions, its own signed changes first, and shows the same', async () => {
    const was = await membersOf(school.workspace.id)
    expect(was).toHaveLength(3 * each)
    const stages = new Set<string>()
    const restored = must(await school.engine.restoreBackup(backup, ({ stage }) => stages.add(stage)))
    expect([...stages]).toEqual(expect.arrayContaining(['decrypt', 'journal', 'index']))
    expect(await membersOf(restored.id)).toEqual(was)
    const segments = await segmentsOf(restored.id)
    expect(segments[0]?.device).toBe(school.workspace.device)
    // All but what the new PC said of itself is signed: by the key it had, or by the branches.
    expect(segments.filter(({ sig }) => sig === null).map(({ device }) => device)).toEqual([restored.device])
  })
})

import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { OutFile } from '#renderer/engine.ts'
import { member } from '#shared/domain/member.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken } from '#tests/support/engine.ts'

// So few that every file of these branches is a portion of its own.
vi.mock('#shared/sync/import-portions.ts', async (original) => ({
  ...(await original<typeof import('#shared/sync/import-portions.ts')>()),
  changesAtOnce: 30,
}))

const branches = ['机械', '文学', '医学'].map((name) => `${name}学院分工会`)
const each = 20

let files: readonly OutFile[]
let school: TestPc

beforeAll(async () => {
  school = await newPc('示例大学工会', 'school')
  files = await Promise.all(
    branches.map(async (name) => {
      const branch = await newPc(name, 'branch')
      await introduce(branch, school)
      const ids = await Promise.all(Array.from({ length: each }, () => branch.engine.newId()))
      must(
        await branch.engine.save(
          ids.map((entity, i) => ({ kind: 'member', entity, fields: { name: `${name}${i}` } })),
        ),
      )
      return exported(branch)
    }),
  )
})

const members = async ({ records }: TestPc): Promise<number> => (await records.list(member)).length

describe('files with more changes than are held at once', () => {
  it('are compared and merged all the same, told as one way', async () => {
    const rows = await school.engine.inspect(files, quiet)
    expect(rows.every(({ newChanges }) => newChanges > each)).toBe(true)
    const keys = rows.map(({ key }) => key)
    const senders = rows.flatMap(({ sender }) => (sender ? [sender.org] : []))
    // The last one was let go of when it had been looked at: it is opened again.
    const groups = await school.engine.previewMerge(keys.slice(2), senders, quiet)
    expect(groups.find(({ kind }) => kind === 'member')?.fresh).toBe(each)

    // Stopped in the second portion: what was in stays in, and says so.
    let portions = 0
    const stopped = must(
      await school.engine.merge(keys, senders, ({ stage, done, total }) => {
        if (stage !== 'fold') return
        expect([done, total]).toEqual([++portions, files.length])
        if (portions === 2) void school.engine.cancel()
      }),
    )
    expect(stopped.map(({ state }) => state.type)).toEqual(['merged', 'unknown-sender', 'unknown-sender'])
    expect(await members(school)).toBe(each)

    // The disk is full at the third: the second is in, which the table says.
    const refused = await school.engine.merge(keys.slice(1), senders, ({ stage, done }) => {
      if (stage === 'fold' && done === 2) school.host.problem = { type: 'disk-full' }
    })
    school.host.problem = null
    expect(refused).toEqual({ ok: false, error: { type: 'disk-full' } })
    const standing = await school.engine.onTable()
    expect(standing.map(({ state }) => state.type)).toEqual(['merged', 'merged', 'unknown-sender'])
    expect(await members(school)).toBe(2 * each)

    const rest = must(await school.engine.merge(keys.slice(2), senders, quiet))
    expect(rest.map(({ state }) => state.type)).toEqual(['merged', 'merged', 'merged'])
    expect(await members(school)).toBe(branches.length * each)
    const imports = await school.engine.imports()
    expect(imports.map(({ fileName }) => fileName).sort()).toEqual(files.map(({ name }) => name).sort())
  })

  it('bring nothing new when they come again', async () => {
    const again = await taken(school, files)
    expect(again.map(({ state }) => state.type)).toEqual(branches.map(() => 'nothing-new'))
  })
})

it('what was not chosen can still be merged afterwards', async () => {
  const other = await newPc('又一大学工会', 'school')
  const branch = await newPc('理学院分工会', 'branch')
  await introduce(branch, other)
  const file = await exported(branch)
  const second = await newPc('工学院分工会', 'branch')
  await introduce(second, other)
  const rows = await other.engine.inspect([file, await exported(second)], quiet)
  const senders = rows.flatMap(({ sender }) => (sender ? [sender.org] : []))
  must(await other.engine.merge(['0'], senders, quiet))
  const after = must(await other.engine.merge(['1'], senders, quiet))
  expect(after.map(({ state }) => state.type)).toEqual(['merged', 'merged'])
  expect(await other.engine.imports()).toHaveLength(2)
})

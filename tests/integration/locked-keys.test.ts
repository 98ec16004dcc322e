import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { member } from '#shared/domain/member.ts'
import { engineOver, must, newPc, quiet } from '#tests/support/engine.ts'

const phrase = '春江花月夜 2026'

describe('keys protected by a pass phrase', () => {
  it('open the workspace with it, and with nothing else; the list still shows the name', async () => {
    const pc = await newPc('机械学院分工会', 'branch')
    must(await pc.engine.protect(phrase, null))
    expect(await pc.engine.protection()).toMatchObject({ passPhrase: true })
    expect(pc.host.keys.get(pc.workspace.id)).not.toContain('AGE-SECRET-KEY')
    const engine = engineOver(pc.host)
    expect(await engine.workspaces()).toEqual([{ ...pc.workspace, parent: null }])
    expect(await engine.open(pc.workspace.id, null, quiet)).toEqual({ ok: false, error: { type: 'locked' } })
    expect(await engine.open(pc.workspace.id, '不对', quiet)).toEqual({
      ok: false,
      error: { type: 'wrong-code' },
    })
    expect(must(await engine.open(pc.workspace.id, `${phrase} `, quiet)).workspace).toEqual(pc.workspace)
  })

  it('stay protected when the organisation is renamed or the PC goes on under a new name', async () => {
    const pc = await newPc('机械学院分工会', 'branch')
    pc.host.told = { installation: 'first' }
    must(await pc.engine.protect(phrase, null))
    must(await pc.engine.rename('机电学院分工会'))
    const engine = engineOver(pc.host)
    expect((await engine.workspaces()).map(({ name }) => name)).toEqual(['机电学院分工会'])
    must(await engine.open(pc.workspace.id, phrase, quiet))
    pc.host.told = { installation: 'second' }
    const copy = engineOver(pc.host)
    expect(must(await copy.open(pc.workspace.id, phrase, quiet)).copied).toBe(true)
    expect(pc.host.keys.get(pc.workspace.id)).not.toContain('AGE-SECRET-KEY')
    expect(await engineOver(pc.host).open(pc.workspace.id, null, quiet)).toMatchObject({ ok: false })
  })

  it('protect a backup restored beside them by the same pass phrase', async () => {
    const pc = await newPc('机械学院分工会', 'branch')
    must(await pc.engine.protect(phrase, null))
    const made = must(await pc.engine.backupNow('by-hand', quiet))
    const restored = must(await pc.engine.restoreBackup(made.name, quiet))
    const engine = engineOver(pc.host)
    expect(await engine.open(restored.id, null, quiet)).toEqual({ ok: false, error: { type: 'locked' } })
    expect(must(await engine.open(restored.id, phrase, quiet)).workspace.id).toBe(restored.id)
  })

  it('need the present pass phrase before another one or none', async () => {
    const pc = await newPc('机械学院分工会', 'branch')
    must(await pc.engine.protect(phrase, null))
    for (const present of [null, '不对']) {
      expect(await pc.engine.protect('另一个口令 1', present)).toEqual({
        ok: false,
        error: { type: 'wrong-code' },
      })
    }
    must(await pc.engine.protect(null, phrase))
    must(await engineOver(pc.host).open(pc.workspace.id, null, quiet))
  })

  it('that cannot be read here leave the workspace in the list, and nothing is written', async () => {
    const pc = await newPc('机械学院分工会', 'branch')
    const id = await pc.engine.newId()
    must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name: '甲' } }]))
    const journal = pc.host.journals.get(pc.workspace.id)
    const [keys] = pc.host.keys.values()
    pc.host.keysRead = () => Promise.reject(new Error('sealed elsewhere'))
    const engine = engineOver(pc.host)
    expect((await engine.workspaces()).map((one) => one.id)).toEqual([pc.workspace.id])
    expect(await engine.open(pc.workspace.id, null, quiet)).toEqual({ ok: false, error: { type: 'no-keys' } })
    expect(pc.host.journals.get(pc.workspace.id)).toBe(journal)
    pc.host.keysRead = async () => keys ?? null
    must(await engine.open(pc.workspace.id, null, quiet))
    expect((await createRecords(new IndexDb(pc.workspace.id)).list(member)).length).toBe(1)
  })
})

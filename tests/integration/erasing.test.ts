import { describe, expect, it } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import { readBackup } from '#renderer/worker/backing-up.ts'
import { member } from '#shared/domain/member.ts'
import { readFrames } from '#shared/sync/journal-frame.ts'
import { parseKeys } from '#shared/sync/keys.ts'
import { openBundle } from '#shared/sync/open-bundle.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { buildTrust } from '#shared/sync/trust-view.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { engineOver, exported, must, quiet, type TestPc, taken } from '#tests/support/engine.ts'
import { add, back, edit, said, schoolWith, up } from '#tests/support/two-sides.ts'

const secret = '只此一处的秘密13900001234'

const journalText = ({ host, workspace }: TestPc): string =>
  new TextDecoder().decode(host.journals.get(workspace.id))

const indexText = async ({ workspace }: TestPc): Promise<string> => {
  const db = new IndexDb(workspace.id)
  const all = await Promise.all(db.tables.map((table) => table.toArray()))
  db.close()
  return JSON.stringify(all)
}

/** What the journals of all backups say. */
const backupText = async ({ host, workspace }: TestPc): Promise<string> => {
  const keys = parseKeys((await host.keysRead(workspace.id)) ?? '')
  let text = ''
  for (const { name } of await host.backupList(workspace.id)) {
    const bytes = (await host.backupRead(workspace.id, name, 'first')) ?? new Uint8Array(0)
    const opener = { identities: keys ? [keys.age.identity] : [] }
    const read = must(
      await readBackup(testCrypto, { name, bytes }, opener, { onProgress: quiet, isCancelled: () => false }),
    )
    text += new TextDecoder().decode(read.journal)
  }
  return text
}

/** Opens a file as the organisation it is for, which knows its sender from an earlier one. */
const openedBy = async ({ host, workspace }: TestPc, bytes: Uint8Array, known: Iterable<Statement> = []) => {
  const keys = parseKeys((await host.keysRead(workspace.id)) ?? '')
  const identities = keys ? [keys.age.identity] : []
  const reader = { crypto: testCrypto, orgs: [workspace.org], identities, trust: buildTrust(known) }
  return must(await openBundle(reader, bytes, {}))
}

const linesOf = ({ segments }: Awaited<ReturnType<typeof openedBy>>): string =>
  JSON.stringify(segments.map(({ segment }) => segment.lines))

const expectAbsent = async (pc: TestPc): Promise<void> => {
  expect(journalText(pc)).not.toContain(secret)
  expect(await indexText(pc)).not.toContain(secret)
  expect(await backupText(pc)).not.toContain(secret)
}

describe('an erased record', () => {
  it('is in no journal and no index, here or wherever the erasure arrives, and old files do not bring it back', async () => {
    const { school, branches } = await schoolWith('机械学院分工会')
    const [branch] = branches
    if (!branch) throw new Error('one branch')
    const id = await add(branch, { name: '甲', note: secret })
    const other = await add(branch, { name: '乙' })
    await edit(branch, id, { phone: '1' })
    const old = await exported(branch)
    await taken(school, [old])
    expect(journalText(branch)).toContain(secret)
    expect(await indexText(school)).toContain(secret)
    must(await school.engine.backupNow('daily', quiet))
    expect(await backupText(school)).toContain(secret)

    must(await branch.engine.erase([{ kind: 'member', entity: id }]))
    await expectAbsent(branch)
    expect(await said(branch, id)).toBeNull()
    expect(await said(branch, other)).toMatchObject({ name: '乙' })
    expect((await branch.engine.history('member', id)).map(({ state }) => state)).toContain('erased')
    const { damage, end } = await readFrames(
      testCrypto,
      branch.host.journals.get(branch.workspace.id) ?? new Uint8Array(0),
    )
    expect([damage, end]).toEqual([[], branch.host.journals.get(branch.workspace.id)?.length])

    const file = await exported(branch)
    const everything = must(await branch.engine.exportBundle('parent', true, quiet))
    const whole = await openedBy(school, everything.bytes)
    expect(linesOf(whole)).not.toContain(secret)
    expect(linesOf(await openedBy(school, old.bytes, whole.statements.values()))).toContain(secret)
    const [row] = await school.engine.inspect([file], quiet)
    const [group] = await school.engine.previewMerge([row?.key ?? ''], [], quiet)
    expect(group).toMatchObject({ kind: 'member', erased: 1 })
    expect((await school.engine.previewRecords({}, 0, 1)).records[0]).toMatchObject({
      type: 'erased',
      entity: id,
    })
    must(await school.engine.merge([row?.key ?? ''], [], quiet))
    await expectAbsent(school)
    await taken(school, [old])
    await expectAbsent(school)
    expect((await school.records.list(member)).map(({ values }) => values.name)).toEqual(['乙'])

    await edit(branch, other, { phone: '2' })
    await up(branch, school)
    expect(await said(school, other)).toMatchObject({ phone: '2' })
  })

  it('stays erased when the import that brought the erasure is taken back, and cannot be undone', async () => {
    const { school, branches } = await schoolWith('机械学院分工会')
    const [branch] = branches
    if (!branch) throw new Error('one branch')
    const id = await add(branch, { name: '甲', note: secret })
    await up(branch, school)
    const save = must(await branch.engine.erase([{ kind: 'member', entity: id }]))
    expect(await branch.engine.undo(save)).toEqual({ ok: false, error: { type: 'nothing-changed' } })
    await up(branch, school)
    const [last] = await school.engine.imports()
    expect((await school.engine.previewTakeBack([last?.entity ?? id])).stays).toBeGreaterThan(0)
    must(await school.engine.takeBack([last?.entity ?? id]))
    expect(await said(school, id)).toBeNull()
    await back(school, branch)
    expect(await said(branch, id)).toBeNull()
  })

  const swapFails = () => Promise.resolve({ ok: false, error: { type: 'disk-full' } })
  const powerCut = (): never => {
    throw new Error('the power went')
  }
  it.each([
    ['before the new journal is in place', { journalSwap: () => swapFails }],
    [
      'just after it is',
      {
        journalSwap: (swap: (workspace: string) => Promise<unknown>) => async (workspace: string) => {
          await swap(workspace)
          powerCut()
        },
      },
    ],
    ['before it is noted', { noteWrite: () => powerCut }],
  ])('is gone for good after a cut %s: the next start goes on', async (_, fault) => {
    const { branches } = await schoolWith('机械学院分工会')
    const [branch] = branches
    if (!branch) throw new Error('one branch')
    const id = await add(branch, { name: '甲', note: secret })
    const other = await add(branch, { name: '乙' })
    must(await branch.engine.backupNow('by-hand', quiet))
    const { host } = branch
    const healthy = { ...host }
    for (const [name, broken] of Object.entries(fault)) {
      Object.assign(host, { [name]: broken(healthy[name as keyof typeof fault] as never) })
    }
    await branch.engine.erase([{ kind: 'member', entity: id }]).catch(() => null)
    Object.assign(host, healthy)
    const again = engineOver(host)
    must(await again.open(branch.workspace.id, null, quiet))
    await expectAbsent(branch)
    must(await again.save([{ kind: 'member', entity: other, fields: { phone: '7' } }]))
    expect(await said(branch, other)).toMatchObject({ name: '乙', phone: '7' })
    expect(await said(branch, id)).toBeNull()
    const third = engineOver(host)
    expect(must(await third.open(branch.workspace.id, null, quiet))).toMatchObject({
      rebuilt: false,
      torn: 0,
      damaged: 0,
    })
  })

  it('takes its attachment along, unless another record names the same', async () => {
    const { school, branches } = await schoolWith('机械学院分工会')
    const [branch] = branches
    if (!branch) throw new Error('one branch')
    const pdf = (text: string): Uint8Array => new TextEncoder().encode(`%PDF-1.4 ${text}`)
    const [own, shared] = [
      must(await branch.engine.putBlob(pdf(secret), '病历.pdf')),
      must(await branch.engine.putBlob(pdf('通知'), '通知.pdf')),
    ]
    const of = await add(branch, { name: '甲' })
    const [a, b] = [
      await add(branch, { of, file: own }, 'attachment'),
      await add(branch, { of, file: shared }, 'attachment'),
    ]
    await add(branch, { of, file: shared }, 'attachment')
    const old = await exported(branch)
    await taken(school, [old])
    expect(await school.engine.getBlob(own)).toEqual(pdf(secret))
    must(await branch.engine.erase([a, b].map((entity) => ({ kind: 'attachment', entity }))))
    await up(branch, school)
    for (const pc of [branch, school]) {
      expect(await pc.engine.getBlob(own)).toBeNull()
      expect(await pc.engine.getBlob(shared)).toEqual(pdf('通知'))
      expect((await pc.host.blobRead(pc.workspace.id, own.id))?.length).toBe(0)
    }
    await taken(school, [old])
    expect(await school.engine.getBlob(own)).toBeNull()
  })
})

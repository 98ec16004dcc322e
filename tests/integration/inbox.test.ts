import { describe, expect, it } from 'vitest'
import type { OutFile } from '#renderer/engine.ts'
import type { ImportRow } from '#renderer/engine-exchange.ts'
import type { BlobId } from '#shared/base/id.ts'
import { member } from '#shared/domain/member.ts'
import { inboxLimits, inboxText, type KeptFile, parseInbox, readSaid } from '#shared/sync/inbox.ts'
import { digestText } from '#shared/sync/key-id.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { engineOver, exported, introduce, must, newPc, quiet, type TestPc } from '#tests/support/engine.ts'
import { deviceKeyOf, ofNewerVersion } from '#tests/support/newer-file.ts'
import { add, back, schoolWith } from '#tests/support/two-sides.ts'

const pair = async () => {
  const { school, branches } = await schoolWith('机械学院分工会')
  const [branch] = branches
  if (!branch) throw new Error('one branch')
  return { school, branch }
}

/** A file of the branch as a newer version would have made and signed it. */
const newerFrom = async (branch: TestPc): Promise<OutFile> => {
  const file = await exported(branch)
  return { name: file.name, bytes: await ofNewerVersion(file.bytes, await deviceKeyOf(branch)) }
}

const stateOf = (rows: readonly ImportRow[]) => rows.map(({ state }) => state.type)

/** Drops files as a person does: looks at them, then keeps what a newer version made. */
const dropped = async (pc: TestPc, files: readonly OutFile[]) => {
  await pc.engine.inspect(files, quiet)
  return must(await pc.engine.keepNewer(quiet))
}

const noted = (pc: TestPc): readonly KeptFile[] =>
  parseInbox(pc.host.notes.get(`${pc.workspace.id}/inbox`) ?? null)

const note = (pc: TestPc, files: readonly KeptFile[]): void => {
  pc.host.notes.set(`${pc.workspace.id}/inbox`, inboxText(files))
}

/** A file in the inbox as an older version left it, which this version can read. */
const leftByOlder = async (pc: TestPc, file: OutFile): Promise<BlobId> => {
  const id = (await digestText(testCrypto, file.bytes)) as BlobId
  const said = readSaid(file.bytes)
  if (!said) throw new Error('a bundle')
  must(await pc.host.blobWrite(pc.workspace.id, id, file.bytes))
  const one = { id, fileName: file.name, bytes: file.bytes.length, keptAt: 1, said }
  note(pc, [...noted(pc), { ...one, isProven: false, isRefused: false }])
  return id
}

describe('a file of a newer version', () => {
  it('is kept as it came, beside the journal, with what it says of itself; nothing of it is taken', async () => {
    const { school, branch } = await pair()
    await add(branch, { name: '甲' })
    const file = await newerFrom(branch)
    const journal = school.host.journals.get(school.workspace.id)
    const rows = await school.engine.inspect([file], quiet)
    expect(rows[0]?.state).toEqual({ type: 'refused', refusal: { type: 'newer-version' } })
    expect(noted(school)).toEqual([])

    expect(stateOf(must(await school.engine.keepNewer(quiet)))).toEqual(['kept'])
    const [kept] = await school.engine.inbox()
    expect(kept).toMatchObject({
      fileName: file.name,
      bytes: file.bytes.length,
      orgName: '机械学院分工会',
      number: 2,
      isProven: true,
      isReadable: false,
      isRefused: false,
    })
    expect(await school.host.blobRead(school.workspace.id, kept?.id ?? '')).toEqual(file.bytes)
    expect(school.host.journals.get(school.workspace.id)).toEqual(journal)
    expect(await school.records.list(member)).toEqual([])
    // It cannot be read before an upgrade, whoever asks.
    expect(must(await school.engine.readKept(kept ? [kept.id] : [], quiet))).toEqual([])

    const again = engineOver(school.host)
    must(await again.open(school.workspace.id, null, quiet))
    expect(await again.inbox()).toEqual([kept])
  })

  it('is kept once, beside good files that are merged as ever', async () => {
    const { school, branch } = await pair()
    const newer = await newerFrom(branch)
    await add(branch, { name: '甲' })
    const good = await exported(branch)
    expect(stateOf(await dropped(school, [newer, good, newer]))).toEqual(['kept', 'ready', 'kept'])
    const merged = must(await school.engine.merge(['1'], [], quiet))
    expect(stateOf(merged)).toEqual(['kept', 'merged', 'kept'])
    expect((await school.engine.inbox()).length).toBe(1)
  })

  it('whose signature does not hold only says whom it is from, and its sender is told nothing', async () => {
    const { school, branch } = await pair()
    const file = await exported(branch)
    const forged = { name: '附件.xjb', bytes: await ofNewerVersion(file.bytes) }
    expect(stateOf(await dropped(school, [forged]))).toEqual(['kept'])
    expect(await school.engine.inbox()).toMatchObject([{ orgName: '机械学院分工会', isProven: false }])
    await back(school, branch)
    expect((await branch.engine.sentFiles())[0]?.state).toBe('exported')
  })

  it('that a known PC signed is told to have been received, and merged once it is', async () => {
    const { school, branch } = await pair()
    await add(branch, { name: '甲' })
    const file = await exported(branch)
    const newer = { name: file.name, bytes: await ofNewerVersion(file.bytes, await deviceKeyOf(branch)) }
    await dropped(school, [newer])
    await back(school, branch)
    expect((await branch.engine.sentFiles())[0]?.state).toBe('received')
    const id = await leftByOlder(school, file)
    must(await school.engine.readKept([id], quiet))
    must(await school.engine.merge(['0'], [], quiet))
    await back(school, branch)
    expect((await branch.engine.sentFiles())[0]?.state).toBe('merged')
  })

  it('is not kept when it is cut short, for somebody else, or nothing of ours', async () => {
    const { school, branch } = await pair()
    const { bytes } = await newerFrom(branch)
    const short = { name: '断.xjb', bytes: bytes.slice(0, bytes.length - 100) }
    const other = await newPc('另一所大学工会', 'school')
    expect(await dropped(school, [short])).toMatchObject([{ state: { refusal: { type: 'truncated' } } }])
    expect(await dropped(other, [{ name: '错.xjb', bytes }])).toMatchObject([
      { state: { refusal: { type: 'wrong-recipient' } } },
    ])
    expect([noted(school), noted(other)]).toEqual([[], []])
    const noise = { name: '噪声', bytes: Uint8Array.from({ length: 500 }, (_, i) => i % 251) }
    expect(stateOf(await dropped(school, [noise]))).toEqual(['refused'])
  })

  it('finds no place where the inbox is full, by number or by size', async () => {
    const { school, branch } = await pair()
    const file = await newerFrom(branch)
    await dropped(school, [file])
    const [one] = noted(school)
    if (!one) throw new Error('one is kept')
    const id = (n: number) => `${n}`.padStart(43, 'A') as BlobId
    const others = Array.from({ length: inboxLimits.files }, (_, n) => ({ ...one, id: id(n) }))
    note(school, others)
    expect(stateOf(await dropped(school, [file]))).toEqual(['inbox-full'])
    note(school, [{ ...one, id: id(0), bytes: inboxLimits.bytes - file.bytes.length + 1 }])
    expect(stateOf(await dropped(school, [file]))).toEqual(['inbox-full'])
    note(school, [{ ...one, id: id(0), bytes: inboxLimits.bytes - file.bytes.length }])
    expect(stateOf(await dropped(school, [file]))).toEqual(['kept'])
  })

  it('can be put away: its bytes are gone, and a disk that refuses says so', async () => {
    const { school, branch } = await pair()
    await dropped(school, [await newerFrom(branch)])
    const [kept] = await school.engine.inbox()
    const ids = kept ? [kept.id] : []
    school.host.problem = { type: 'disk-full' }
    expect(await school.engine.putAway(ids)).toEqual({ ok: false, error: { type: 'disk-full' } })
    school.host.problem = null
    expect((await school.engine.inbox()).length).toBe(1)
    must(await school.engine.putAway(ids))
    expect(await school.engine.inbox()).toEqual([])
    expect((await school.host.blobRead(school.workspace.id, kept?.id ?? ''))?.length).toBe(0)
  })
})

describe('after an upgrade a kept file', () => {
  it('is looked at as if it had just come, merged like any other, and leaves the inbox', async () => {
    const { school, branch } = await pair()
    await add(branch, { name: '甲' })
    const id = await leftByOlder(school, await exported(branch))
    expect(await school.engine.inbox()).toMatchObject([{ id, isReadable: true, isRefused: false }])
    const rows = must(await school.engine.readKept([id], quiet))
    expect(rows).toMatchObject([{ state: { type: 'ready' }, newRecords: 1 }])
    expect(await school.records.list(member)).toEqual([])
    expect((await school.engine.inbox()).length).toBe(1)
    expect((await school.engine.previewMerge(['0'], [], quiet))[0]).toMatchObject({ fresh: 1 })
    must(await school.engine.merge(['0'], [], quiet))
    expect((await school.records.list(member)).map(({ values }) => values.name)).toEqual(['甲'])
    expect(await school.engine.inbox()).toEqual([])
  })

  it('of somebody nobody knows still waits for the number to be compared', async () => {
    const { school } = await pair()
    const stranger = await newPc('化学院分工会', 'branch')
    await introduce(stranger, school)
    await add(stranger, { name: '乙' })
    const id = await leftByOlder(school, await exported(stranger))
    expect(await school.engine.inbox()).toMatchObject([{ orgName: null }])
    const [row] = must(await school.engine.readKept([id], quiet))
    expect(row).toMatchObject({ state: { type: 'unknown-sender' }, sender: { name: '化学院分工会' } })
    must(await school.engine.merge(['0'], [stranger.workspace.org], quiet))
    expect(await school.engine.inbox()).toEqual([])
  })

  it('that brings nothing new leaves the inbox by itself', async () => {
    const { school, branch } = await pair()
    await add(branch, { name: '甲' })
    const file = await exported(branch)
    await school.engine.inspect([file], quiet)
    must(await school.engine.merge(['0'], [], quiet))
    const id = await leftByOlder(school, file)
    expect(stateOf(must(await school.engine.readKept([id], quiet)))).toEqual(['nothing-new'])
    expect(await school.engine.inbox()).toEqual([])
  })

  it('that is refused says so and stays until it is put away', async () => {
    const { school, branch } = await pair()
    const file = await exported(branch)
    const bytes = file.bytes.slice()
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    const id = await leftByOlder(school, { name: file.name, bytes })
    expect(stateOf(must(await school.engine.readKept([id], quiet)))).toEqual(['refused'])
    expect(await school.engine.inbox()).toMatchObject([{ isReadable: true, isRefused: true }])
    must(await school.engine.putAway([id]))
    expect(await school.engine.inbox()).toEqual([])
  })
})

import { expect, it } from 'vitest'
import type { BlobId } from '#shared/base/id.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { type ChangeLines, cutSegments, noBody } from '#shared/sync/segment-text.ts'
import type { ChangeStore } from '#shared/sync/store.ts'
import { testCrypto } from './crypto.ts'
import { createOrg, firstWrites, memberWrites, sealChanges, type TestOrg, writeChanges } from './school.ts'

/** A fresh, empty place for changes. `open` gives a store over it, each time as after a restart. */
export interface StorePlace {
  readonly open: () => Promise<ChangeStore>
}

const scanAll = async (store: ChangeStore, since = 0): Promise<{ position: number; segment: Segment }[]> => {
  const found: { position: number; segment: Segment }[] = []
  for await (const one of store.scan(since)) found.push(one)
  return found
}

const segmentsOf = async (store: ChangeStore): Promise<readonly Segment[]> =>
  (await scanAll(store)).map((one) => one.segment)

const cut = (who: TestOrg, first: number, changes: readonly ChangeLines[]): readonly Segment[] =>
  cutSegments(who.device, who.key.publicKey, first, changes)

const stretches = async (store: ChangeStore): Promise<string[]> =>
  (await store.intervals()).map(({ device, from, to }) => `${device} ${from}-${to}`).sort()

/** The contract of a change store, to be called inside `describe`. */
export const changeStoreContract = (makePlace: () => Promise<StorePlace>): void => {
  const branch = createOrg('测试分工会', 'branch')
  const other = createOrg('测试二分会', 'branch')
  const changesOf = async (who: Promise<TestOrg>, members: number): Promise<readonly ChangeLines[]> =>
    writeChanges(await who, [...firstWrites(await who), ...memberWrites(members)])

  it('an empty store has no interval and nothing to scan', async () => {
    const store = await (await makePlace()).open()
    expect(await store.intervals()).toEqual([])
    expect(await scanAll(store)).toEqual([])
  })

  it('segments come back verbatim in the order of their arrival, also after a restart', async () => {
    const place = await makePlace()
    const store = await place.open()
    const a = await sealChanges(await branch, await changesOf(branch, 5))
    const b = await sealChanges(await other, await changesOf(other, 1200))
    await store.append(b)
    await store.append(a)
    expect(await segmentsOf(store)).toEqual([...b, ...a])
    const again = await place.open()
    expect(await segmentsOf(again)).toEqual([...b, ...a])
    expect(await again.intervals()).toEqual(await store.intervals())
    expect(await stretches(again)).toEqual(
      [`${(await branch).device} 1-7`, `${(await other).device} 1-1202`].sort(),
    )
  })

  it('positions rise, and scanning from one gives it and all later ones', async () => {
    const store = await (await makePlace()).open()
    const who = await branch
    const changes = await changesOf(branch, 8)
    for (let i = 0; i < 10; i++) await store.append(cut(who, i + 1, changes.slice(i, i + 1)))
    const all = await scanAll(store)
    expect(all).toHaveLength(10)
    for (const [i, one] of all.entries()) {
      if (i > 0) expect(one.position).toBeGreaterThan(all[i - 1]?.position ?? 0)
      expect(await scanAll(store, one.position)).toEqual(all.slice(i))
    }
    expect(await scanAll(store, (all.at(-1)?.position ?? 0) + 1)).toEqual([])
  })

  it('what is held in full is ignored, within one append and later', async () => {
    const place = await makePlace()
    const store = await place.open()
    const segments = await sealChanges(await branch, await changesOf(branch, 3))
    await store.append([...segments, ...segments])
    await store.append(segments)
    await (await place.open()).append(segments)
    expect(await segmentsOf(await place.open())).toEqual(segments)
  })

  it('a segment that brings what was withheld before is kept', async () => {
    const store = await (await makePlace()).open()
    const who = await branch
    const full = await changesOf(branch, 2)
    const bare = full.map((change) => ({ ...change, bodies: change.bodies.map(() => noBody) }))
    const poor = cut(who, 1, bare)
    const rich = cut(who, 1, full)
    await store.append(poor)
    await store.append(rich)
    await store.append(poor)
    // Whether the poorer copy stays beside it is the store's own affair.
    expect((await segmentsOf(store)).slice(-rich.length)).toEqual(rich)
    expect(await stretches(store)).toEqual([`${who.device} 1-4`])
  })

  it('a gap gives two intervals until it is filled', async () => {
    const store = await (await makePlace()).open()
    const who = await branch
    const changes = await changesOf(branch, 7)
    await store.append(cut(who, 1, changes.slice(0, 3)))
    await store.append(cut(who, 6, changes.slice(5)))
    expect(await stretches(store)).toEqual([`${who.device} 1-3`, `${who.device} 6-9`])
    await store.append(cut(who, 4, changes.slice(3, 5)))
    expect(await stretches(store)).toEqual([`${who.device} 1-9`])
  })

  it('the two chains of a copied PC are both held', async () => {
    const store = await (await makePlace()).open()
    const who = await branch
    const one = await changesOf(branch, 1)
    const two = await changesOf(branch, 2)
    await store.append(cut(who, 1, one))
    await store.append(cut(who, 1, two))
    expect(await segmentsOf(store)).toHaveLength(2)
    expect(await stretches(store)).toEqual([`${who.device} 1-3`, `${who.device} 1-4`])
  })

  it('appends started together all arrive', async () => {
    const place = await makePlace()
    const store = await place.open()
    const who = await branch
    const changes = await changesOf(branch, 18)
    await Promise.all(changes.map((change, i) => store.append(cut(who, i + 1, [change]))))
    expect(await segmentsOf(await place.open())).toHaveLength(20)
  })

  it('a blob is kept by its id, also after a restart', async () => {
    const place = await makePlace()
    const bytes = testCrypto.random(100_000)
    const id = 'A'.repeat(43) as BlobId
    const store = await place.open()
    expect(await store.getBlob(id)).toBeNull()
    await store.putBlob(id, bytes)
    await store.putBlob(id, bytes)
    const back = await (await place.open()).getBlob(id)
    expect(back && new Uint8Array(back)).toEqual(bytes)
  })
}

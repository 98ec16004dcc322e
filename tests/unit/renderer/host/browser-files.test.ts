import { describe, expect, it } from 'vitest'
import { createBrowserFiles } from '#renderer/host/browser-files.ts'
import { bringBackFrom, pickFolder } from '#renderer/host/folder-pick.ts'
import { privateFolder } from '#renderer/host/opfs-api.ts'
import { createFakeFolder, type FakeFolder } from '#tests/support/fake-folder.ts'

const workspace = 'branch00'
const mebi = 1024 * 1024
const done = { ok: true, value: null }
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array | null | undefined): string | null =>
  bytes ? new TextDecoder().decode(bytes) : null
const patterned = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255)

/** A browser: private storage that stays when `open` is called again, as after a restart. */
const createBrowser = () => {
  const storage = createFakeFolder('origin')
  let ids = 0
  let turn: Promise<unknown> = Promise.resolve()
  const open = async () => {
    const folder = async (name: string) =>
      privateFolder(await storage.handle.getDirectoryHandle(name, { create: true }))
    return createBrowserFiles({
      workspaces: await folder('workspace'),
      backups: await folder('backup'),
      newId: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
      alone: (_workspace, work) => {
        const run = turn.then(work)
        turn = run.catch(() => undefined)
        return run
      },
    })
  }
  return { storage, open }
}

const copyIn = (picked: FakeFolder): readonly string[] =>
  [...picked.files().keys()].filter((path) => path.endsWith('.xjj')).sort()
const journalPath = `workspace/${workspace}/journal`

describe('the copy of the journal in the picked folder', () => {
  it('holds what every save wrote, in chunks of which full ones are never written again', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    expect(await files.folderUse(picked.handle)).toBe(true)
    expect(await files.journalAppend(workspace, patterned(mebi + 10))).toEqual(done)
    expect((await files.folderRead(workspace))?.length).toBe(mebi + 10)
    picked.written.length = 0
    for (const text of ['one', 'two']) {
      await files.journalAppend(workspace, bytesOf(text))
      await files.folderRead(workspace)
    }
    expect(picked.written.map((path) => path.split('/').at(-1))).toEqual(['000001.xjj', '000001.xjj'])
    const whole = await files.folderRead(workspace)
    expect(textOf(whole?.subarray(mebi + 10))).toBe('onetwo')
    expect(Buffer.compare(whole?.subarray(0, mebi + 10) ?? Buffer.of(), patterned(mebi + 10))).toBe(0)
    expect(copyIn(picked).every((path) => path.startsWith(`小家备份/${workspace}/`))).toBe(true)
  })

  it('is brought up when the folder is picked only later, and when it was away for a while', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    await files.journalAppend(workspace, bytesOf('before '))
    await files.folderUse(picked.handle)
    expect(textOf(await files.folderRead(workspace))).toBe('before ')
    picked.failing = 'NotFoundError'
    expect(await files.journalAppend(workspace, bytesOf('away '))).toEqual(done)
    await files.folderRead(workspace)
    expect(await files.folderState()).toBe('lost')
    picked.failing = null
    expect(await files.journalAppend(workspace, bytesOf('back'))).toEqual(done)
    expect(textOf(await files.folderRead(workspace))).toBe('before away back')
    expect(await files.folderState()).toBe('ready')
    expect(copyIn(picked)).toHaveLength(1)
  })

  it('never fails a save, whatever the folder does', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    await files.folderUse(picked.handle)
    for (const failing of ['QuotaExceededError', 'NotAllowedError', 'NotFoundError', 'UnknownError']) {
      picked.failing = failing
      expect(await files.journalAppend(workspace, bytesOf('x')), failing).toEqual(done)
      await files.folderRead(workspace)
      expect(await files.folderState(), failing).toBe('lost')
    }
    expect(await files.journalSize(workspace)).toBe(4)
  })

  it('of a journal written anew holds nothing of the old one', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    await files.folderUse(picked.handle)
    await files.journalAppend(workspace, bytesOf('name: Zhang San, diagnosis: secret'))
    await files.folderRead(workspace)
    await files.journalNext(workspace, bytesOf('name: Zhang San, '), true)
    await files.journalNext(workspace, bytesOf('diagnosis: erased'), false)
    expect(await files.journalSwap(workspace)).toEqual(done)
    expect(textOf(await files.folderRead(workspace))).toBe('name: Zhang San, diagnosis: erased')
    for (const bytes of picked.files().values()) expect(textOf(bytes)).not.toContain('secret')
    expect(copyIn(picked)).toHaveLength(1)
  })

  it('loses what was erased also when the folder was away then', async () => {
    const picked = createFakeFolder()
    const browser = createBrowser()
    const files = await browser.open()
    await files.folderUse(picked.handle)
    await files.journalAppend(workspace, bytesOf('secret'))
    await files.folderRead(workspace)
    picked.failing = 'NotFoundError'
    await files.journalNext(workspace, bytesOf('hidden'), true)
    await files.journalSwap(workspace)
    await files.folderRead(workspace)
    expect([...picked.files().values()].map(textOf)).toContain('secret')
    picked.failing = null
    const again = await browser.open()
    await again.folderUse(picked.handle)
    expect(textOf(await again.folderRead(workspace))).toBe('hidden')
    expect([...picked.files().values()].map(textOf)).not.toContain('secret')
  })

  it('stays whole when the journal itself was damaged, until the program goes on from there', async () => {
    const picked = createFakeFolder()
    const browser = createBrowser()
    const files = await browser.open()
    await files.folderUse(picked.handle)
    await files.journalAppend(workspace, bytesOf('all that was saved'))
    await files.folderRead(workspace)
    browser.storage.put(journalPath, bytesOf('all that'))
    const again = await browser.open()
    await again.folderUse(picked.handle)
    expect(textOf(await again.folderRead(workspace))).toBe('all that was saved')
    expect(await again.journalTruncate(workspace, 3)).toEqual(done)
    expect(textOf(await again.folderRead(workspace))).toBe('all that was saved')
    await again.journalAppend(workspace, bytesOf(' new'))
    expect(textOf(await again.folderRead(workspace))).toBe('all new')
    expect([...picked.files().values()].map(textOf)).toContain('all that was saved')
  })

  it('of a browser that lost everything is not written over by an empty one', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    await files.folderUse(picked.handle)
    await files.journalAppend(workspace, bytesOf('ten years'))
    await files.folderRead(workspace)
    const other = await createBrowser().open()
    await other.keysWrite(workspace, 'keys')
    await other.folderUse(picked.handle)
    expect(textOf(await other.folderRead(workspace))).toBe('ten years')
  })

  it('with a missing chunk gives what lies before it, and is made whole by the next save', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    await files.folderUse(picked.handle)
    await files.journalAppend(workspace, patterned(2 * mebi + 5))
    await files.folderRead(workspace)
    const middle = copyIn(picked)[1] ?? ''
    picked.put(middle, null)
    expect((await files.folderRead(workspace))?.length).toBe(mebi)
    await files.journalAppend(workspace, bytesOf('!'))
    expect((await files.folderRead(workspace))?.length).toBe(2 * mebi + 6)
  })

  it('is none where no folder was picked', async () => {
    const files = await createBrowser().open()
    await files.journalAppend(workspace, bytesOf('x'))
    expect(await files.folderRead(workspace)).toBeNull()
    expect(await files.folderState()).toBe('none')
  })
})

describe('backups in the browser', () => {
  const name = 'daily-1.xjb'

  it('lie in both places, and in one while the folder is away', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    await files.folderUse(picked.handle)
    expect(await files.backupWrite(workspace, name, bytesOf('a'))).toEqual({
      ok: true,
      value: ['first', 'second'],
    })
    expect(textOf(picked.files().get(`小家备份/${workspace}/backup/${name}`))).toBe('a')
    expect(await files.backupList(workspace)).toEqual([
      { name, bytes: 1, place: 'first' },
      { name, bytes: 1, place: 'second' },
    ])
    picked.failing = 'QuotaExceededError'
    expect(await files.backupWrite(workspace, name, bytesOf('bb'))).toEqual({ ok: true, value: ['first'] })
    expect(await files.folderState()).toBe('lost')
    expect(textOf(await files.backupRead(workspace, name, 'second'))).toBe('a')
    expect(await files.folderState()).toBe('lost')
    picked.failing = null
    expect(await files.backupRemove(workspace, name)).toEqual(done)
    expect(await files.backupList(workspace)).toEqual([])
  })

  it('are a problem only when neither place takes them', async () => {
    const picked = createFakeFolder()
    const browser = createBrowser()
    const files = await browser.open()
    await files.folderUse(picked.handle)
    browser.storage.failing = 'QuotaExceededError'
    expect(await files.backupWrite(workspace, name, bytesOf('a'))).toEqual({ ok: true, value: ['second'] })
    picked.failing = 'NotFoundError'
    expect(await files.backupWrite(workspace, name, bytesOf('a'))).toEqual({
      ok: false,
      error: { type: 'disk-full' },
    })
  })
})

describe('picking the folder', () => {
  const cancelled = () => Promise.reject(new DOMException('', 'AbortError'))

  it('takes what the person picked, and says so when it was cancelled or cannot be written', async () => {
    const files = await createBrowser().open()
    const picked = createFakeFolder()
    expect(await pickFolder({ showDirectoryPicker: cancelled }, files)).toEqual({ ok: true, value: false })
    expect(await files.folderState()).toBe('none')
    const dialog = { showDirectoryPicker: () => Promise.resolve(picked.handle) }
    expect(await pickFolder(dialog, files)).toEqual({ ok: true, value: true })
    expect(await files.folderState()).toBe('ready')
    const closed = createFakeFolder()
    closed.failing = 'NotAllowedError'
    const refused = await pickFolder({ showDirectoryPicker: () => Promise.resolve(closed.handle) }, files)
    expect(refused).toEqual({ ok: false, error: { type: 'not-permitted' } })
    expect(await files.folderState()).toBe('ready')
    expect(await pickFolder({}, files)).toEqual({ ok: false, error: { type: 'not-permitted' } })
  })

  it('after a restart only asks whether the folder of before may be written', async () => {
    const picked = createFakeFolder()
    const files = await createBrowser().open()
    picked.permission = 'prompt'
    await files.folderUse(picked.handle)
    await files.journalAppend(workspace, bytesOf('asleep'))
    expect(await files.folderState()).toBe('lost')
    expect(picked.files().size).toBe(0)
    const dialog = { showDirectoryPicker: () => Promise.reject(new Error('asked for a folder')) }
    expect(await pickFolder(dialog, files)).toEqual({ ok: true, value: true })
    expect(await files.folderState()).toBe('ready')
    expect(textOf(await files.folderRead(workspace))).toBe('asleep')
  })

  it('lets another one be picked when the browser refuses the one of before', async () => {
    const [before, next] = [createFakeFolder(), createFakeFolder()]
    const files = await createBrowser().open()
    before.permission = 'denied'
    await files.folderUse(before.handle)
    const dialog = { showDirectoryPicker: () => Promise.resolve(next.handle) }
    expect(await pickFolder(dialog, files)).toEqual({ ok: true, value: true })
    expect(await files.folderState()).toBe('ready')
  })
})

describe('the keys in the picked folder', () => {
  const note = '{"v":1}'
  const begun = async () => {
    const picked = createFakeFolder()
    const browser = createBrowser()
    const files = await browser.open()
    await files.folderUse(picked.handle)
    await files.keysWrite(workspace, 'keys one')
    await files.journalAppend(workspace, bytesOf('journal'))
    await files.noteWrite(workspace, 'store', note)
    await files.folderRead(workspace)
    return { picked, files }
  }
  const keysIn = (picked: FakeFolder) => textOf(picked.files().get(`小家备份/${workspace}/keys`))

  it('follow those beside the journal, and stay when those are lost', async () => {
    const { picked, files } = await begun()
    expect(keysIn(picked)).toBe('keys one')
    await files.keysWrite(workspace, 'keys two')
    await files.folderRead(workspace)
    expect(keysIn(picked)).toBe('keys two')
    const anew = await createBrowser().open()
    await anew.folderUse(picked.handle)
    await anew.journalAppend(workspace, bytesOf('other'))
    await anew.folderRead(workspace)
    expect(keysIn(picked)).toBe('keys two')
  })

  it('come back into a browser that lost everything, and the copy of the journal stays as it was', async () => {
    const { picked } = await begun()
    const files = await createBrowser().open()
    await files.folderUse(picked.handle)
    expect(await files.workspaceList()).toEqual([])
    expect(await files.folderBringBack()).toEqual({ ok: true, value: 1 })
    expect(await files.workspaceList()).toEqual([workspace])
    expect(await files.keysRead(workspace)).toBe('keys one')
    expect(await files.noteRead(workspace, 'store')).toBe(note)
    expect(textOf(await files.folderRead(workspace))).toBe('journal')
    await files.noteWrite(workspace, 'store', '{"v":1,"lost":1}')
    expect(textOf(await files.folderRead(workspace))).toBe('journal')
    expect(copyIn(picked)).toHaveLength(1)
    expect(await files.folderBringBack()).toEqual({ ok: true, value: 0 })
  })

  it('never replace those that are here', async () => {
    const { picked } = await begun()
    const files = await createBrowser().open()
    await files.keysWrite(workspace, 'keys of this PC')
    await files.folderUse(picked.handle)
    expect(await files.folderBringBack()).toEqual({ ok: true, value: 0 })
    expect(await files.keysRead(workspace)).toBe('keys of this PC')
  })
})

describe('bringing back what a folder has', () => {
  it('asks for the folder unless the one of before has something, and says how many or that none was picked', async () => {
    const browser = createBrowser()
    const files = await browser.open()
    const empty = createFakeFolder()
    const picked = createFakeFolder()
    const text = (path: string) => picked.put(`小家备份/${workspace}/${path}`, bytesOf(path))
    for (const path of ['keys', 'store.note']) text(path)
    let asked = 0
    const answer = (folder: FakeFolder | null) => ({
      showDirectoryPicker: async () => {
        asked++
        if (!folder) throw new DOMException('cancelled', 'AbortError')
        return folder.handle
      },
    })
    expect(await bringBackFrom(answer(null), files)).toEqual({ ok: true, value: null })
    expect(await bringBackFrom(answer(empty), files)).toEqual({ ok: true, value: 0 })
    expect(await bringBackFrom(answer(picked), files)).toEqual({ ok: true, value: 1 })
    expect(asked).toBe(3)
    // The folder is in use now; of another browser that lost its storage it is asked for no second time.
    const other = await createBrowser().open()
    await other.folderUse(picked.handle)
    expect(await bringBackFrom(answer(null), other)).toEqual({ ok: true, value: 1 })
    expect(asked).toBe(3)
  })
})

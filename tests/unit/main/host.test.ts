import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createHost, type Messages, offerHost } from '#main/host.ts'
import { type Frame, isOwnFrame } from '#main/origin.ts'
import { createSaveFile, plainName } from '#main/save-file.ts'
import { createSeal, type SafeStorage } from '#main/seal.ts'
import { openBackupFiles } from '#node/backup-files.ts'
import { disk, openDisk } from '#node/disk.ts'
import { freeBytes, readInstallation } from '#node/home.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { type Host, hostMethods, isSealedElsewhere } from '#shared/host.ts'
import { temporaryFolders } from '#tests/support/folder.ts'
import { hostContract } from '#tests/support/host-contract.ts'

const newFolder = temporaryFolders()

/** Turns the text round: enough to tell sealed from plain. */
const storage: SafeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text, 'utf8').reverse(),
  decryptString: (bytes) => Buffer.from(bytes).reverse().toString('utf8'),
}

/** The port over a home folder; the journals lie in it directly. */
const hostAt = (root: string, more: Partial<Parameters<typeof createHost>[0]> = {}): Host =>
  createHost({
    version: '1.2.3',
    journalPlace: root,
    files: openWorkspaceFiles(root),
    backups: openBackupFiles(root),
    seal: createSeal(storage),
    installation: () => readInstallation(disk, join(root, 'installation')),
    freeBytes: () => freeBytes(root),
    askFolder: () => Promise.resolve(null),
    saveFile: () => Promise.resolve({ ok: true, value: false }),
    ...more,
  })

const pageFrame: Frame = { url: 'app://xiaojia/index.html', parent: null }

/** The port as the page has it: every call crosses the border by its channel, values cloned. */
const overMessages = (host: Host, frame: Frame | null = pageFrame) => {
  const handlers = new Map<string, (...values: unknown[]) => unknown>()
  const messages: Messages = {
    handle: (channel, handler) => {
      handlers.set(channel, (...values) => handler({ senderFrame: frame }, ...values))
    },
  }
  offerHost(messages, host, (from) => isOwnFrame(from, null))
  const call = async (name: string, ...values: unknown[]): Promise<unknown> =>
    structuredClone(await handlers.get(`host:${name}`)?.(...structuredClone(values)))
  const port = Object.fromEntries(
    hostMethods.map((name) => [name, (...values: unknown[]) => call(name, ...values)]),
  )
  return { call, channels: [...handlers.keys()], port: port as unknown as Host }
}

describe('the host of the desktop application', () => {
  for (const { title, run } of hostContract) {
    it(title, () => {
      const root = newFolder()
      const reopened = (): Host => overMessages(hostAt(root)).port
      return run({ host: reopened(), kind: 'electron', reopened })
    })
  }

  it('every method of the port has a channel, and there is no other', () => {
    const { channels } = overMessages(hostAt(newFolder()))
    expect(channels).toEqual(hostMethods.map((name) => `host:${name}`))
  })

  it('a message from another frame or page is refused by every method', async () => {
    const frames: readonly (Frame | null)[] = [
      null,
      { url: 'https://example.org/', parent: null },
      { url: 'app://other/index.html', parent: null },
      { url: 'app://xiaojia.example.org/', parent: null },
      { url: 'file:///tmp/index.html', parent: null },
      { url: 'app://xiaojia/index.html', parent: pageFrame },
    ]
    for (const frame of frames) {
      const { call } = overMessages(hostAt(newFolder()), frame)
      for (const name of hostMethods) await expect(call(name)).rejects.toThrow('not for this page')
    }
  })

  it('arguments of another form are refused before the disk is touched', async () => {
    const root = newFolder()
    const { call } = overMessages(hostAt(root))
    const bytes = new Uint8Array(1)
    const calls: readonly [keyof Host, ...unknown[]][] = [
      ['info', 1],
      ['journalSize'],
      ['journalSize', 5],
      ['journalSize', '../etc/passwd'],
      ['journalRead', 'branch00', -1, 10],
      ['journalRead', 'branch00', 0, 1.5],
      ['journalRead', 'branch00', 0, 2 ** 40],
      ['journalAppend', 'branch00', 'text'],
      ['journalAppend', 'branch00', [1, 2]],
      ['journalAppend', 'branch00', bytes, 'more'],
      ['journalTruncate', 'branch00', Number.NaN],
      ['blobWrite', 'branch00', '../x', bytes],
      ['keysWrite', 'branch00', { toString: 'x' }],
      ['journalNext', 'branch00', bytes],
      ['journalNext', 'branch00', bytes, 1],
      ['journalNext', 'branch00', 'text', true],
      ['journalSwap', '../branch'],
      ['folderRead', 7],
      ['folderPick', '/etc'],
      ['noteRead', 'branch00', 'keys'],
      ['noteRead', 'branch00', '../erased'],
      ['noteWrite', 'branch00', 'store', bytes],
      ['freeBytes', '/'],
      ['backupList', null],
      ['backupWrite', 'branch00', '../a.xjb', bytes],
      ['backupWrite', 'branch00', 'a.xjb', 'text'],
      ['backupRead', 'branch00', 'a.xjb', 'third'],
      ['backupRead', 'branch00', 'a.xjb'],
      ['backupRemove', 'branch00', 'a.exe'],
      ['backupPick', '/etc'],
      ['saveFile', '', bytes],
      ['saveFile', 'x'.repeat(201), bytes],
    ]
    for (const [name, ...values] of calls) {
      await expect(call(name, ...values), name).rejects.toThrow('wrong arguments')
    }
    expect(readdirSync(root)).toEqual([])
  })
})

describe('keys on the disk', () => {
  const keysFile = (root: string): string => readFileSync(join(root, 'branch00', 'keys.json'), 'utf8')

  it('are sealed where the system seals', async () => {
    const root = newFolder()
    await hostAt(root).keysWrite('branch00', 'secret-text')
    expect(keysFile(root)).not.toContain('secret-text')
    expect(await hostAt(root).keysRead('branch00')).toBe('secret-text')
    expect((await hostAt(root).info()).keysSealed).toBe(true)
  })

  it('are plain, and said to be, where Linux has no key ring', async () => {
    const root = newFolder()
    const host = hostAt(root, {
      seal: createSeal({ ...storage, getSelectedStorageBackend: () => 'basic_text' }),
    })
    await host.keysWrite('branch00', 'secret-text')
    expect(keysFile(root)).toContain('secret-text')
    expect((await host.info()).keysSealed).toBe(false)
    expect(await hostAt(root).keysRead('branch00')).toBe('secret-text')
  })

  it('go through the asynchronous methods where they exist', async () => {
    const seal = createSeal({
      isEncryptionAvailable: () => false,
      encryptString: () => {
        throw new Error('deprecated')
      },
      decryptString: () => {
        throw new Error('deprecated')
      },
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(`~${text}`)),
      decryptStringAsync: (bytes) =>
        Promise.resolve({ result: bytes.toString().slice(1), shouldReEncrypt: false }),
    })
    expect(await seal.open(await seal.close('k'))).toEqual({ text: 'k', isStale: false })
    expect(await seal.isAvailable()).toBe(true)
  })

  it('are sealed anew when the system changed its key, and when it begins to seal', async () => {
    const root = newFolder()
    const asynchronous = (shouldReEncrypt: boolean): SafeStorage => ({
      ...storage,
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(`~${text}`)),
      decryptStringAsync: (bytes) =>
        Promise.resolve({ result: bytes.toString().replace(/^~/, ''), shouldReEncrypt }),
    })
    const plain = createSeal({ ...storage, getSelectedStorageBackend: () => 'basic_text' })
    await hostAt(root, { seal: plain }).keysWrite('branch00', 'secret-text')
    const before = keysFile(root)
    await hostAt(root, { seal: createSeal(asynchronous(false)) }).keysRead('branch00')
    const sealed = keysFile(root)
    expect(sealed).not.toBe(before)
    expect(sealed).not.toContain('secret-text')
    const newKey: SafeStorage = {
      ...asynchronous(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(`~~${text}`)),
    }
    expect(await hostAt(root, { seal: createSeal(newKey) }).keysRead('branch00')).toBe('secret-text')
    expect(keysFile(root)).not.toBe(sealed)
  })

  it('that cannot be opened are an error, never taken for absent', async () => {
    const root = newFolder()
    await hostAt(root).keysWrite('branch00', 'secret-text')
    const other = createSeal({
      ...storage,
      decryptString: () => {
        throw new Error('another user')
      },
    })
    const refused: unknown = await hostAt(root, { seal: other })
      .keysRead('branch00')
      .catch((error: unknown) => error)
    expect(isSealedElsewhere(refused)).toBe(true)
    // As it arrives in the page.
    expect(isSealedElsewhere(new Error(`Error invoking remote method 'host:keysRead': ${refused}`))).toBe(
      true,
    )
    expect(await hostAt(root, { seal: other }).keysRead('another00')).toBeNull()
    const damaged: unknown = await createSeal(storage)
      .open(new TextEncoder().encode('{}'))
      .catch((error: unknown) => error)
    expect(isSealedElsewhere(damaged)).toBe(false)
    await expect(createSeal(storage).open(new TextEncoder().encode('{}'))).rejects.toThrow('damaged')
  })
})

describe('the second place for backups', () => {
  it('is asked of the person; nothing changes when cancelled or when it lies in the home folder', async () => {
    const [root, chosen] = [newFolder(), newFolder()]
    let answer: string | null = null
    const host = hostAt(root, { askFolder: () => Promise.resolve(answer) })
    expect(await host.backupPick()).toEqual({ ok: true, value: false })
    answer = join(root, 'backup')
    expect(await host.backupPick()).toEqual({ ok: false, error: { type: 'not-permitted' } })
    expect((await host.info()).secondPlace).toBe('none')
    answer = chosen
    expect(await host.backupPick()).toEqual({ ok: true, value: true })
    expect((await host.info()).secondPlace).toBe('ready')
    const written = await host.backupWrite('branch00', 'daily-1.xjb', Uint8Array.of(1))
    expect(written).toEqual({ ok: true, value: ['first', 'second'] })
  })
})

describe('saving a file', () => {
  it('asks with the proposed name, and writes where the person says', async () => {
    const root = newFolder()
    let proposed = ''
    const save = createSaveFile(
      (path) => {
        proposed = path
        return Promise.resolve(join(root, 'chosen.xjb'))
      },
      () => '/documents',
      openDisk,
    )
    expect(await save('机械学院:2026/11.xjb', Uint8Array.of(1, 2))).toEqual({ ok: true, value: true })
    expect(proposed).toBe(join('/documents', '机械学院_2026_11.xjb'))
    expect([...readFileSync(join(root, 'chosen.xjb'))]).toEqual([1, 2])
  })

  it('writes nothing when cancelled', async () => {
    const save = createSaveFile(
      () => Promise.resolve(null),
      () => newFolder(),
      openDisk,
    )
    expect(await save('x', Uint8Array.of(1))).toEqual({ ok: true, value: false })
  })

  it('says that a full stick is full, and leaves no part of the file', async () => {
    const root = newFolder()
    const full = {
      ...disk,
      open: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    }
    const save = createSaveFile(
      () => Promise.resolve(join(root, 'x')),
      () => root,
      full,
    )
    expect(await save('x', Uint8Array.of(1))).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(existsSync(join(root, 'x'))).toBe(false)
  })

  it('proposes no name that climbs, hides or is refused by Windows', () => {
    expect(plainName('../../a')).toBe('__.._a')
    expect(plainName('a<b>|"?*\u0000.xjb')).toBe('a_b______.xjb')
    expect(plainName('.bashrc')).toBe('_bashrc')
    expect(plainName('name. ')).toBe('name')
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { disk } from '#node/disk.ts'
import { journalFile } from '#node/journal-file.ts'
import { problemOf } from '#node/problem.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { temporaryFolders } from '#tests/support/folder.ts'

const newFolder = temporaryFolders()
const workspace = 'branch00'
const bytes = new TextEncoder().encode('some bytes')
const systemError = (code: string): Error => Object.assign(new Error(code), { code })
const done = { ok: true, value: null }

/** A disk whose file handles do as the test says. */
const diskWith = (change: { write?: () => void; sync?: () => void; rename?: () => void }): typeof disk => ({
  ...disk,
  rename: async (from, to) => {
    change.rename?.()
    await disk.rename(from, to)
  },
  open: async (path, flags) => {
    const handle = await disk.open(path, flags)
    const { sync } = handle
    if (!path.includes('journal')) return handle
    const part = handle.write.bind(handle) as (
      bytes: Uint8Array,
      from: number,
      length: number,
      at: number,
    ) => Promise<unknown>
    const write = async (all: Uint8Array, _from: number, _length: number, at: number) => {
      await part(all, 0, 3, at)
      change.write?.()
    }
    if (change.write) Object.assign(handle, { write })
    handle.sync = async () => {
      change.sync?.()
      await sync.call(handle)
    }
    return handle
  },
})

describe('problems of the disk', () => {
  it('each system error is the problem a person can act on', () => {
    for (const code of ['ENOSPC', 'EDQUOT'])
      expect(problemOf(systemError(code))).toEqual({ type: 'disk-full' })
    for (const code of ['EACCES', 'EPERM', 'EROFS']) {
      expect(problemOf(systemError(code))).toEqual({ type: 'not-permitted' })
    }
    expect(problemOf(systemError('EBUSY'))).toEqual({ type: 'in-use' })
    expect(problemOf(systemError('EIO'))).toEqual({ type: 'disk-error', detail: 'EIO' })
  })

  it('what is no system error is a bug and thrown on', () => {
    expect(() => problemOf(new Error('bug'))).toThrow('bug')
  })
})

describe('the files of a workspace', () => {
  it('a disk that fills up half way leaves the journal as it was, and the next append follows it', async () => {
    const root = newFolder()
    const good = openWorkspaceFiles(root).journal(workspace)
    expect(await good.append(bytes)).toEqual(done)
    const full = openWorkspaceFiles(
      root,
      diskWith({
        write: () => {
          throw systemError('ENOSPC')
        },
      }),
    )
    expect(await full.journal(workspace).append(bytes)).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(await good.size()).toBe(bytes.length)
    expect(await good.append(bytes)).toEqual(done)
    expect(await good.size()).toBe(2 * bytes.length)
  })

  it('bytes that could not be flushed are taken back', async () => {
    const root = newFolder()
    let broken = true
    const failing = diskWith({
      sync: () => {
        if (broken) throw systemError('EIO')
      },
    })
    const { journal } = openWorkspaceFiles(root, failing)
    expect(await journal(workspace).append(bytes)).toMatchObject({ ok: false, error: { type: 'disk-error' } })
    expect(await journal(workspace).size()).toBe(0)
    broken = false
    expect(await journal(workspace).append(bytes)).toEqual(done)
    expect(await journal(workspace).size()).toBe(bytes.length)
  })

  it('the journal is flushed with its folder when it is created', async () => {
    const synced: string[] = []
    const watching: typeof disk = {
      ...disk,
      open: async (path, flags) => {
        const handle = await disk.open(path, flags)
        const { sync } = handle
        handle.sync = async () => {
          synced.push(path)
          await sync.call(handle)
        }
        return handle
      },
    }
    const root = newFolder()
    await openWorkspaceFiles(root, watching).journal(workspace).append(bytes)
    expect(synced).toContain(join(root, workspace, 'journal.xjj'))
    if (process.platform !== 'win32') expect(synced).toContain(join(root, workspace))
  })

  it('a journal whose name could not be flushed is not there, and the next append makes it anew', async () => {
    const root = newFolder()
    let broken = true
    const synced: string[] = []
    const failing: typeof disk = {
      ...disk,
      open: async (path, flags) => {
        const handle = await disk.open(path, flags)
        const { sync } = handle
        handle.sync = async () => {
          if (broken && path === join(root, workspace)) throw systemError('EIO')
          synced.push(path)
          await sync.call(handle)
        }
        return handle
      },
    }
    const path = join(root, workspace, 'journal')
    const journal = journalFile(failing, path)
    expect(await journal.append(bytes)).toMatchObject({ ok: false, error: { type: 'disk-error' } })
    expect(existsSync(path)).toBe(false)
    broken = false
    expect(await journal.append(bytes)).toEqual(done)
    expect(synced).toContain(join(root, workspace))
  })

  it('a disk that fills up while the journal is written anew leaves the old one and frees the space', async () => {
    const root = newFolder()
    await openWorkspaceFiles(root).journal(workspace).append(bytes)
    let full = false
    const filling: typeof disk = {
      ...disk,
      open: (path, flags) =>
        full && path.endsWith('.next') ? Promise.reject(systemError('ENOSPC')) : disk.open(path, flags),
    }
    const journal = openWorkspaceFiles(root, filling).journal(workspace)
    expect(await journal.next(new Uint8Array(100), true)).toEqual(done)
    full = true
    expect(await journal.next(new Uint8Array(100), false)).toEqual({
      ok: false,
      error: { type: 'disk-full' },
    })
    await expect(journal.swap()).rejects.toThrow('written anew')
    expect(readdirSync(join(root, workspace)).sort()).toEqual(['journal.xjj', 'lock'])
    expect(await journal.size()).toBe(bytes.length)
  })

  it('nothing of the old journal stays in the folder when it was written anew', async () => {
    const root = newFolder()
    const journal = openWorkspaceFiles(root).journal(workspace)
    await journal.append(new TextEncoder().encode('secret'))
    await journal.next(bytes, true)
    expect(await journal.swap()).toEqual(done)
    expect(readdirSync(join(root, workspace)).sort()).toEqual(['journal.xjj', 'lock'])
    expect(readFileSync(join(root, workspace, 'journal.xjj'), 'utf8')).toBe('some bytes')
  })

  it('a rename that a virus scanner blocks for a moment is tried again', async () => {
    const root = newFolder()
    let blocked = 3
    const files = openWorkspaceFiles(
      root,
      diskWith({
        rename: () => {
          if (blocked-- > 0) throw systemError('EPERM')
        },
      }),
    )
    expect(await files.writeBlob(workspace, 'A'.repeat(43), bytes)).toEqual(done)
  })

  it('a replaced file that fails leaves the old one and no rest', async () => {
    const root = newFolder()
    await openWorkspaceFiles(root).writeKeys(workspace, bytes)
    const files = openWorkspaceFiles(
      root,
      diskWith({
        rename: () => {
          throw systemError('EIO')
        },
      }),
    )
    expect((await files.writeKeys(workspace, new Uint8Array(99))).ok).toBe(false)
    expect(readFileSync(join(root, workspace, 'keys.json'), 'utf8')).toBe('some bytes')
    expect(readdirSync(join(root, workspace)).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('replacing one file many times at once ends with the last', async () => {
    const root = newFolder()
    const files = openWorkspaceFiles(root)
    const texts = Array.from({ length: 10 }, (_, i) => `keys ${i}`)
    await Promise.all(texts.map((text) => files.writeKeys(workspace, new TextEncoder().encode(text))))
    expect(new TextDecoder().decode((await files.readKeys(workspace)) ?? new Uint8Array(0))).toBe('keys 9')
  })

  it('folders of other names are not listed', async () => {
    const root = newFolder()
    for (const name of ['NOT-A-WORKSPACE', 'emptyone00']) mkdirSync(join(root, name))
    await openWorkspaceFiles(root).journal(workspace).append(bytes)
    expect(await openWorkspaceFiles(root).list()).toEqual([workspace])
    expect(await openWorkspaceFiles(join(root, 'absent')).list()).toEqual([])
  })
})

describe('the lock of a workspace', () => {
  const lockOf = (root: string): string => join(root, workspace, 'lock')
  const placeLock = (root: string, pid: number | string): void => {
    mkdirSync(join(root, workspace), { recursive: true })
    writeFileSync(lockOf(root), `${pid} other`)
  }
  const append = async (root: string) => openWorkspaceFiles(root).journal(workspace).append(bytes)
  const inUse = { ok: false, error: { type: 'in-use' } }

  it('a living process keeps others from writing, until it ends', async () => {
    const root = newFolder()
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    placeLock(root, process.ppid)
    expect(await append(root)).toEqual(inUse)
    placeLock(root, ended)
    expect(await append(root)).toEqual(done)
  })

  it('a lock that nobody touched for minutes is taken over, even if its process id is in use again', async () => {
    const root = newFolder()
    placeLock(root, process.ppid)
    const old = new Date(Date.now() - 10 * 60_000)
    utimesSync(lockOf(root), old, old)
    expect(await append(root)).toEqual(done)
  })

  it('says which program has it', async () => {
    const root = newFolder()
    for (const by of ['window', 'command-line']) {
      placeLock(root, `${process.ppid} ${by}`)
      expect(await append(root)).toEqual({ ok: false, error: { type: 'in-use', by } })
    }
    placeLock(root, Number.NaN)
    await openWorkspaceFiles(root, disk, 'command-line').journal(workspace).append(bytes)
    expect(readFileSync(lockOf(root), 'utf8')).toMatch(new RegExp(`^${process.pid} command-line `))
  })

  it('a damaged lock file is taken over', async () => {
    const root = newFolder()
    placeLock(root, Number.NaN)
    expect(await append(root)).toEqual(done)
  })

  it('reading needs no lock, and closing gives it back', async () => {
    const root = newFolder()
    const files = openWorkspaceFiles(root)
    expect(await files.journal(workspace).size()).toBe(0)
    expect(existsSync(lockOf(root))).toBe(false)
    await files.journal(workspace).append(bytes)
    expect(existsSync(lockOf(root))).toBe(true)
    await files.close()
    expect(existsSync(lockOf(root))).toBe(false)
  })
})

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBackupFiles } from '#node/backup-files.ts'
import { type Disk, disk } from '#node/disk.ts'
import { temporaryFolders } from '#tests/support/folder.ts'

const newFolder = temporaryFolders()
const workspace = 'branch00'
const name = 'daily-20261120.xjb'
const bytes = new TextEncoder().encode('a backup')
const done = { ok: true, value: null }
const inPlaces = (...value: string[]) => ({ ok: true, value })
const systemError = (code: string): Error => Object.assign(new Error(code), { code })

/** A disk that fails under one folder. */
const failingUnder = (folder: string, code: string): Disk => ({
  ...disk,
  open: (path, flags) =>
    path.startsWith(folder) ? Promise.reject(systemError(code)) : disk.open(path, flags),
})

describe('backups on the disk', () => {
  it('lie in the home folder, and in the chosen one among nothing else', async () => {
    const [home, stick] = [newFolder(), newFolder()]
    writeFileSync(join(stick, 'holiday.jpg'), 'x')
    const backups = openBackupFiles(home)
    expect(await backups.choose(stick)).toEqual(done)
    expect(await backups.write(workspace, name, bytes)).toEqual(inPlaces('first', 'second'))
    expect(readFileSync(join(home, 'backup', workspace, name), 'utf8')).toBe('a backup')
    expect(readFileSync(join(stick, '小家备份', workspace, name), 'utf8')).toBe('a backup')
    expect(readdirSync(stick).sort()).toEqual(['holiday.jpg', '小家备份'])
    const again = openBackupFiles(home)
    expect(await again.secondPlace()).toBe('ready')
    expect(await again.list(workspace)).toEqual([
      { name, bytes: 8, place: 'first' },
      { name, bytes: 8, place: 'second' },
    ])
    expect(await again.remove(workspace, name)).toEqual(done)
    expect(await again.list(workspace)).toEqual([])
  })

  it('are written to what can be reached; a place that is away is lost until it is back', async () => {
    const [home, stick] = [newFolder(), newFolder()]
    const backups = openBackupFiles(home)
    await backups.choose(stick)
    await backups.write(workspace, name, bytes)
    renameSync(join(stick, '小家备份'), join(stick, 'drawn'))
    expect(await backups.secondPlace()).toBe('lost')
    expect(await backups.read(workspace, name, 'second')).toBeNull()
    expect(await backups.write(workspace, 'daily-2.xjb', bytes)).toEqual(inPlaces('first'))
    expect(existsSync(join(stick, '小家备份'))).toBe(false)
    renameSync(join(stick, 'drawn'), join(stick, '小家备份'))
    expect(await backups.secondPlace()).toBe('ready')
    expect(await backups.read(workspace, name, 'second')).toEqual(Buffer.from(bytes))
  })

  it('another stick under the same name is not taken for the chosen one', async () => {
    const [home, stick] = [newFolder(), newFolder()]
    const backups = openBackupFiles(home)
    await backups.choose(stick)
    rmSync(join(stick, '小家备份'), { recursive: true })
    mkdirSync(join(stick, '小家备份'))
    writeFileSync(join(stick, '小家备份', 'xiaojia-place'), 'of somebody else')
    expect(await backups.secondPlace()).toBe('lost')
    expect(await backups.write(workspace, name, bytes)).toEqual(inPlaces('first'))
  })

  it('the folder of an earlier choice is taken as it is, also when the one around it is chosen', async () => {
    const [home, other, stick] = [newFolder(), newFolder(), newFolder()]
    await openBackupFiles(home).choose(stick)
    await openBackupFiles(home).write(workspace, name, bytes)
    const next = openBackupFiles(other)
    for (const chosen of [stick, join(stick, '小家备份')]) {
      expect(await next.choose(chosen)).toEqual(done)
      expect(await next.read(workspace, name, 'second')).toEqual(Buffer.from(bytes))
    }
    expect(await openBackupFiles(home).secondPlace()).toBe('ready')
  })

  it('a full home folder is a problem only when no other place took the backup', async () => {
    const [home, stick] = [newFolder(), newFolder()]
    await openBackupFiles(home).choose(stick)
    const full = openBackupFiles(home, failingUnder(join(home, 'backup'), 'ENOSPC'))
    expect(await full.write(workspace, name, bytes)).toEqual(inPlaces('second'))
    renameSync(join(stick, '小家备份'), join(stick, 'drawn'))
    expect(await full.write(workspace, name, bytes)).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(await full.list(workspace)).toEqual([])
  })

  it('a place that keeps fewer bytes than it was given counts as full', async () => {
    const home = newFolder()
    const short: Disk = {
      ...disk,
      rename: async (from, to) => {
        writeFileSync(from, bytes.slice(0, 3))
        await disk.rename(from, to)
      },
    }
    const backups = openBackupFiles(home, short)
    expect(await backups.write(workspace, name, bytes)).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(await backups.list(workspace)).toEqual([])
  })

  it('a damaged settings file means that no place was chosen', async () => {
    const home = newFolder()
    for (const text of ['', '{', '[]', '{"secondPlace":7}', '{"secondPlace":{"folder":1,"mark":"x"}}']) {
      writeFileSync(join(home, 'settings.json'), text)
      expect(await openBackupFiles(home).secondPlace(), text).toBe('none')
    }
  })

  it('a place that cannot be written is not chosen', async () => {
    const [home, stick] = [newFolder(), newFolder()]
    const backups = openBackupFiles(home, disk, failingUnder(stick, 'EROFS'))
    expect(await backups.choose(stick)).toEqual({ ok: false, error: { type: 'not-permitted' } })
    expect(await backups.secondPlace()).toBe('none')
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { disk } from '#node/disk.ts'
import { freeBytes, homePaths, readInstallation } from '#node/home.ts'
import { temporaryFolders } from '#tests/support/folder.ts'

const newFolder = temporaryFolders()

describe('the installation', () => {
  it('is named once, in a file outside profile and journal', async () => {
    const paths = homePaths(join(newFolder(), 'home'))
    const named = await readInstallation(disk, paths.installation)
    expect(named).toMatch(/^[0-9a-f-]{36}$/)
    expect(await readInstallation(disk, paths.installation)).toBe(named)
    expect(readFileSync(paths.installation, 'utf8')).toBe(named)
    for (const folder of [paths.journal, paths.profile]) {
      expect(paths.installation.startsWith(folder)).toBe(false)
      expect(existsSync(folder)).toBe(false)
    }
  })

  it('has another name in another home, also after a damage of the file', async () => {
    const [here, there] = [homePaths(newFolder()).installation, homePaths(newFolder()).installation]
    const named = await readInstallation(disk, here)
    expect(await readInstallation(disk, there)).not.toBe(named)
    writeFileSync(here, named.slice(0, 10))
    const again = await readInstallation(disk, here)
    expect(again).toMatch(/^[0-9a-f-]{36}$/)
    expect(again).not.toBe(named)
  })
})

describe('free space', () => {
  it('is told for a folder that is still to be made', async () => {
    const root = newFolder()
    const free = await freeBytes(join(root, 'not', 'made'))
    expect(free).toBeGreaterThan(0)
    expect(existsSync(join(root, 'not'))).toBe(false)
  })

  it('is unknown where the system does not say', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, 'x')
    expect(await freeBytes(join(file, 'below'))).toBeNull()
  })
})

import { randomUUID } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Disk, replaceFile, textOf } from './disk.ts'
import { isMissing } from './problem.ts'

/** Where the program keeps its files on this PC. Profile and journal lie side by side: damage to one spares the other. */
export interface HomePaths {
  readonly profile: string
  readonly journal: string
  readonly backup: string
  readonly installation: string
  readonly settings: string
}

/** The paths under the home folder. */
export const homePaths = (home: string): HomePaths => ({
  profile: join(home, 'profile'),
  journal: join(home, 'journal'),
  backup: join(home, 'backup'),
  installation: join(home, 'installation'),
  settings: join(home, 'settings.json'),
})

const isInstallation = (text: string | null): text is string => text !== null && /^[0-9a-f-]{36}$/.test(text)

/**
 * The random id of this installation, made at its first start. It lies outside profile and journal, so a journal that
 * was copied to another PC finds another id there. A damaged one is made anew: then this PC counts as another, which
 * is safe.
 */
export const readInstallation = async (disk: Disk, path: string): Promise<string> => {
  const held = await textOf(path)
  if (isInstallation(held)) return held
  const made = randomUUID()
  await disk.makeFolder(dirname(path))
  await replaceFile(disk, path, new TextEncoder().encode(made))
  return made
}

/** Free bytes for this user where a folder lies or will lie; null when the system does not say. */
export const freeBytes = async (folder: string): Promise<number | null> => {
  for (let at = folder; ; at = dirname(at)) {
    try {
      const { bavail, bsize } = await statfs(at)
      return bavail * bsize
    } catch (error) {
      if (!isMissing(error) || dirname(at) === at) return null
    }
  }
}

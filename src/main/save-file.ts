import { join } from 'node:path'
import { type Disk, replaceFile } from '#node/disk.ts'
import { attempt } from '#node/problem.ts'
import type { Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'

/** Asks a person where to save; null when cancelled. */
export type AskWhere = (proposed: string) => Promise<string | null>

/** A proposed name must not climb into a folder or be refused by Windows. */
export const plainName = (name: string): string =>
  name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '')

/** Saves where the person says; whole or not at all. The page never learns the path. */
export const createSaveFile =
  (askWhere: AskWhere, folder: () => string, disk: Disk): Host['saveFile'] =>
  async (name, bytes): Promise<Result<boolean, HostProblem>> => {
    const path = await askWhere(join(folder(), plainName(name)))
    if (path === null) return { ok: true, value: false }
    return attempt(async () => {
      await replaceFile(disk, path, bytes)
      return true
    })
  }

import { randomUUID } from 'node:crypto'
import { readFile, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { type Disk, replaceFile } from './disk.ts'
import { attempt, isMissing } from './problem.ts'

/** Held while this process may write a workspace. */
export interface Lock {
  readonly release: () => Promise<void>
}

const beatMs = 30_000
/** A lock nobody touched for so long belongs to nobody, even if its process id is in use again. */
const staleMs = 4 * beatMs
const settleMs = 50

/** Whether a process of this machine is alive; one of another user counts as alive. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Whether a living process other than this one holds the lock. */
const isHeld = async (path: string, now: number): Promise<boolean> => {
  const text = await textOf(path)
  if (text === null) return false
  const pid = Number(text.split(' ')[0])
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return false
  return Math.abs(now - (await stat(path)).mtimeMs) < staleMs
}

/**
 * Takes a workspace for this process by a lock file with its process id; `in-use` when a living process has it. The
 * file of one that died is taken over. The window and the command line keep each other out by it.
 */
export const takeLock = async (disk: Disk, path: string): Promise<Result<Lock, HostProblem>> => {
  const own = `${process.pid} ${randomUUID()}`
  const taken = await attempt(async () => {
    await disk.makeFolder(dirname(path))
    if (await isHeld(path, Date.now())) return false
    await replaceFile(disk, path, new TextEncoder().encode(own))
    // Two that found it free at once have both written: the later one has it.
    await pause(settleMs)
    return (await textOf(path)) === own
  })
  if (!taken.ok) return taken
  if (!taken.value) return err({ type: 'in-use' })
  const beat = setInterval(() => {
    utimes(path, new Date(), new Date()).catch(() => undefined)
  }, beatMs)
  beat.unref()
  return ok({
    release: async () => {
      clearInterval(beat)
      if ((await textOf(path)) === own) await disk.remove(path)
    },
  })
}

import { randomUUID } from 'node:crypto'
import { stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import { type HostProblem, isLockHolder, type LockHolder } from '#shared/host.ts'
import { type Disk, replaceFile, textOf } from './disk.ts'
import { attempt } from './problem.ts'

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

const inUse = (by: LockHolder | null): HostProblem => (by ? { type: 'in-use', by } : { type: 'in-use' })

/** That a living process other than this one holds the lock, and which program it is; null when none does. */
const heldBy = async (path: string, now: number): Promise<HostProblem | null> => {
  const text = await textOf(path)
  if (text === null) return null
  const [number, holder] = text.split(' ')
  const pid = Number(number)
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return null
  if (Math.abs(now - (await stat(path)).mtimeMs) >= staleMs) return null
  return inUse(isLockHolder(holder) ? holder : null)
}

/**
 * Takes a workspace for this process by a lock file with its process id and what program it is; `in-use` when a living
 * process has it. The file of one that died is taken over. The window and the command line keep each other out by it.
 */
export const takeLock = async (
  disk: Disk,
  path: string,
  holder: LockHolder,
): Promise<Result<Lock, HostProblem>> => {
  const own = `${process.pid} ${holder} ${randomUUID()}`
  const taken = await attempt(async () => {
    await disk.makeFolder(dirname(path))
    const held = await heldBy(path, Date.now())
    if (held) return held
    await replaceFile(disk, path, new TextEncoder().encode(own))
    // Two that found it free at once have both written: the later one has it.
    await pause(settleMs)
    return (await textOf(path)) === own ? null : ((await heldBy(path, Date.now())) ?? inUse(null))
  })
  if (!taken.ok) return taken
  if (taken.value) return err(taken.value)
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

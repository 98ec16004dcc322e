import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'

/** The system's name of an error; empty when it is none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether the system says that a file or folder is not there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

/** Whether another program (a virus scanner, a second window) may be holding the file just now. */
export const isBusy = (error: unknown): boolean =>
  ['EBUSY', 'EACCES', 'EPERM', 'EEXIST'].includes(codeOf(error))

/** The problem a system error stands for; what is no system error is a bug and thrown on. */
export const problemOf = (error: unknown): HostProblem => {
  const code = codeOf(error)
  switch (code) {
    case '':
      throw error
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { type: 'disk-full' }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { type: 'not-permitted' }
    case 'EBUSY':
    case 'ETXTBSY':
    case 'ELOCKED':
      return { type: 'in-use' }
    default:
      return { type: 'disk-error', detail: code }
  }
}

/** Runs work on the disk and turns system errors into problems. */
export const attempt = async <T>(work: () => Promise<T>): Promise<Result<T, HostProblem>> => {
  try {
    return ok(await work())
  } catch (error) {
    return err(problemOf(error))
  }
}

import { isDigest } from '#shared/base/id.ts'
import { type Host, noteNames } from '#shared/host.ts'

type Check = (value: unknown) => boolean

const isWorkspace: Check = (value) => typeof value === 'string' && /^[a-z0-9]{8,32}$/.test(value)
const isSize: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const most = 512 * 1024 * 1024
const isLength: Check = (value) => isSize(value) && Number(value) <= most
const isBytes: Check = (value) => value instanceof Uint8Array && value.length <= most
const isFlag: Check = (value) => typeof value === 'boolean'
const isNote: Check = (value) => noteNames.some((name) => name === value)
const isNoteText: Check = (value) => typeof value === 'string' && value.length <= most
const isBackup: Check = (value) => typeof value === 'string' && /^[a-z0-9-]{1,80}\.xjb$/.test(value)
const isPlace: Check = (value) => value === 'first' || value === 'second'
const isKeyText: Check = (value) => typeof value === 'string' && value.length <= 1024 * 1024
const isFileName: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= 200

/** One check per parameter; a forgotten one does not compile. */
type Checks<T extends readonly unknown[]> = { readonly [I in keyof T]: Check }

const checks: { readonly [M in keyof Host]: Checks<Parameters<Host[M]>> } = {
  info: [],
  workspaceList: [],
  journalSize: [isWorkspace],
  journalRead: [isWorkspace, isSize, isLength],
  journalAppend: [isWorkspace, isBytes],
  journalTruncate: [isWorkspace, isSize],
  journalNext: [isWorkspace, isBytes, isFlag],
  journalSwap: [isWorkspace],
  folderRead: [isWorkspace],
  folderPick: [],
  folderBringBack: [],
  noteRead: [isWorkspace, isNote],
  noteWrite: [isWorkspace, isNote, isNoteText],
  freeBytes: [],
  backupList: [isWorkspace],
  backupWrite: [isWorkspace, isBackup, isBytes],
  backupRead: [isWorkspace, isBackup, isPlace],
  backupRemove: [isWorkspace, isBackup],
  backupPick: [],
  blobWrite: [isWorkspace, isDigest, isBytes],
  blobRead: [isWorkspace, isDigest],
  keysRead: [isWorkspace],
  keysWrite: [isWorkspace, isKeyText],
  saveFile: [isFileName, isBytes],
}

/** Whether what came over the border is what the method takes: a page that was taken over must not get further. */
export const areArguments = <M extends keyof Host>(
  method: M,
  values: readonly unknown[],
): values is Parameters<Host[M]> => {
  const wanted: readonly Check[] = checks[method]
  return values.length === wanted.length && wanted.every((check, i) => check(values[i]))
}

import { join } from 'node:path'
import { isDigest } from '#shared/base/id.ts'
import { type NoteName, noteNames } from '#shared/host.ts'

/** Whether a text may name a workspace. */
export const isWorkspace = (name: unknown): name is string =>
  typeof name === 'string' && /^[a-z0-9]{8,32}$/.test(name)

/** Where the files of one workspace lie. */
export interface WorkspacePaths {
  readonly folder: string
  readonly journal: string
  readonly keys: string
  readonly lock: string
  readonly blobs: string
  /** A blob's file. Throws when the id is none. */
  readonly blob: (id: string) => string
  /** A note's file. Throws when there is no such note. */
  readonly note: (name: NoteName) => string
}

/** The name of the journal inside a workspace's folder. */
export const journalName = 'journal.xjj'

/** The paths of a workspace under `root`. Throws when the name is none: only a bug asks for one. */
export const workspacePaths = (root: string, workspace: string): WorkspacePaths => {
  if (!isWorkspace(workspace)) throw new Error('not a workspace name')
  const folder = join(root, workspace)
  const blobs = join(folder, 'blob')
  return {
    folder,
    journal: join(folder, journalName),
    keys: join(folder, 'keys.json'),
    lock: join(folder, 'lock'),
    blobs,
    blob: (id) => {
      if (!isDigest(id)) throw new Error('not a blob id')
      return join(blobs, id)
    },
    note: (name) => {
      if (!noteNames.includes(name)) throw new Error('not a note')
      return join(folder, `${name}.note`)
    },
  }
}

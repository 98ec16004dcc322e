import { homedir } from 'node:os'
import { join } from 'node:path'
import { homePaths } from '#node/home.ts'
import { openWorkspaceFiles, type WorkspaceFiles } from '#node/workspace-files.ts'
import type { Io, Typed } from './command.ts'

/** Where the window keeps its data on this system (Electron's `appData` and our name). */
export const usualHome = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  user: string,
): string => {
  if (platform === 'win32') return join(env.APPDATA ?? join(user, 'AppData', 'Roaming'), 'xiaojia')
  if (platform === 'darwin') return join(user, 'Library', 'Application Support', 'xiaojia')
  return join(env.XDG_CONFIG_HOME ?? join(user, '.config'), 'xiaojia')
}

/** The folder of all data. */
const homeFolder = (io: Io, typed: Typed): string =>
  typed.text('home') ?? io.env.XIAOJIA_HOME ?? usualHome(process.platform, io.env, homedir())

/** A workspace on this disk. */
export interface Place {
  readonly files: WorkspaceFiles
  readonly workspace: string
  /** The folder of all journals. */
  readonly root: string
  readonly home: string
}

/** Which workspace is meant: the one named, or the only one. */
export const findPlace = async (
  io: Io,
  typed: Typed,
): Promise<Place | { readonly folder: string; readonly names: readonly string[] }> => {
  const home = homeFolder(io, typed)
  const root = homePaths(home).journal
  const files = openWorkspaceFiles(root, undefined, 'command-line')
  const names = await files.list()
  const wanted = typed.text('workspace')
  const workspace = wanted ? names.find((name) => name === wanted) : names.length === 1 ? names[0] : undefined
  return workspace === undefined ? { folder: root, names } : { files, workspace, root, home }
}

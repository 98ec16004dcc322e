import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { programOf, projectFolder } from './tools.mjs'

const inputs = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json']
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/**
 * When the newest file below a path was changed; 0 when there is none.
 * @param {string} path
 * @returns {number}
 */
export const newestBelow = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestBelow(join(path, name))),
    stat.mtimeMs,
  )
}

/**
 * Whether the build is missing or older than what it is made from.
 * @param {string} [folder]
 */
export const isStale = (folder = projectFolder) => {
  const built = outputs.map((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return (
    built.includes(0) ||
    Math.min(...built) < Math.max(...inputs.map((path) => newestBelow(join(folder, path))))
  )
}

/**
 * Builds main, preload and page; true when that worked. Its own output is shown only when it did not.
 * @returns {boolean}
 */
export const build = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programOf('electron-vite'), 'build'], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`)
  return status === 0
}

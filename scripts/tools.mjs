import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The program file of an installed package, to be run by this Node; works without npx and on Windows.
 * @param {string} name package
 * @param {string} [program] name in the package's `bin`
 * @returns {string}
 */
export const programOf = (name, program = name) => {
  const manifest = join(projectFolder, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[program])
}

const browsers = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
    'C:/Program Files/Microsoft/Edge/Application/msedge.exe',
  ],
}

/**
 * A browser of the Chromium family on this machine, or null; XIAOJIA_CHROMIUM names another.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | null}
 */
export const findChromium = (environment = process.env) => {
  if (environment.XIAOJIA_CHROMIUM) return environment.XIAOJIA_CHROMIUM
  const known = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux'
  return browsers[known].find((path) => existsSync(path)) ?? null
}

const electronNames = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }

/**
 * The Electron binary, or null. It is looked for where `require('electron')` would find it, without the download
 * which that would start.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | null}
 */
export const findElectron = (environment = process.env) => {
  const name =
    process.platform === 'win32' || process.platform === 'darwin'
      ? electronNames[process.platform]
      : 'electron'
  const folders = [join(projectFolder, 'node_modules', 'electron', 'dist')]
  if (environment.ELECTRON_OVERRIDE_DIST_PATH) folders.unshift(environment.ELECTRON_OVERRIDE_DIST_PATH)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}

/** Resolves modules as the project does. */
export const projectRequire = createRequire(join(projectFolder, 'package.json'))

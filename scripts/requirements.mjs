import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from './tools.mjs'

/** @param {string} program */
const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/** What some tests need beside Node, as Debian packages, and how to see that it is there. */
const wanted = /** @type {const} */ ([
  ['chromium', () => findChromium() !== null],
  ['age', () => isOnPath('age')],
  ['unzip', () => isOnPath('unzip')],
  ['poppler-utils', () => isOnPath('pdftotext')],
  ['fonts-noto-cjk', () => process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto')],
])

/** @returns {readonly string[]} */
const missing = () => wanted.filter(([, isThere]) => !isThere()).map(([name]) => name)

/** @param {readonly string[]} values */
const aptGet = (values) => {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-qq', ...values], { stdio: 'ignore', env: environment }).status === 0
}

/**
 * Installs what is missing where that is possible (Debian, as root). Names the rest in one line: the tests that need
 * it skip themselves and are counted as skipped.
 */
export const prepare = () => {
  const before = missing()
  if (before.length === 0) return
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`installing ${before.join(', ')}`)
    aptGet(['update'])
    aptGet(['install', '-y', '--no-install-recommends', ...before])
  }
  const after = missing()
  if (after.length > 0)
    console.log(`not on this machine, tests that need it are skipped: ${after.join(', ')}`)
}

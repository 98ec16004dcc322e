import { spawn, spawnSync } from 'node:child_process'
import { get } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, isStale } from './build.mjs'
import { ownHeader, serveFolder } from './static-server.mjs'
import { findElectron, projectFolder } from './tools.mjs'

// The port belongs to the origin, and the origin to the data: another port would show an empty application.
const usualPort = 4173

/**
 * @typedef {{ readonly browser: boolean, readonly port: number, readonly open: boolean }} Options
 */

/**
 * Reads the arguments of `npm start`; a sentence when they cannot be understood.
 * @param {readonly string[]} values
 * @returns {Options | string}
 */
export const parseOptions = (values) => {
  let browser = false
  let open = true
  let port = usualPort
  for (let i = 0; i < values.length; i++) {
    const [name, inline] = (values[i] ?? '').split('=', 2)
    if (name === '--browser') browser = true
    else if (name === '--no-open') open = false
    else if (name === '--port') {
      const text = inline ?? values[++i] ?? ''
      port = Number(text)
      if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
        return `--port 后面要写 1 到 65535 的数字。--port takes a number from 1 to 65535, not "${text}".`
      }
    } else return `不认识的参数 unknown option: ${values[i]} (--browser, --port N, --no-open)`
  }
  return { browser, port, open }
}

/**
 * The command that opens an address in the person's browser.
 * @param {string} platform
 * @param {string} url
 * @returns {readonly [string, readonly string[]]}
 */
export const openCommand = (platform, url) => {
  if (platform === 'win32') return ['cmd', ['/c', 'start', '""', url]]
  return [platform === 'darwin' ? 'open' : 'xdg-open', [url]]
}

/** @param {string} url */
const openPage = (url) => {
  const [command, values] = openCommand(process.platform, url)
  const child = spawn(command, values, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
  child.on('error', () => console.log(`请在浏览器中打开 Open this in a browser: ${url}`))
  child.unref()
}

/**
 * Whether our own server answers there.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export const isOurs = (port) =>
  new Promise((done) => {
    const request = get({ host: '127.0.0.1', port, path: '/', timeout: 1500 }, (response) => {
      response.resume()
      done(response.headers[ownHeader] !== undefined)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => done(false))
  })

/**
 * Whether the place that Electron is downloaded from answers soon. Never longer than three seconds.
 * @returns {Promise<boolean>}
 */
const canDownload = async () => {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/'
  try {
    const answer = await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    return answer.status < 500
  } catch {
    return false
  }
}

/** The Electron binary; fetched by the package's own means when it is missing and the network answers quickly. */
const getElectron = async () => {
  const found = findElectron()
  if (found || !(await canDownload())) return found
  console.log('正在下载 Electron…… Downloading Electron ...')
  const installer = join(projectFolder, 'node_modules', 'electron', 'install.js')
  spawnSync(process.execPath, [installer], { cwd: projectFolder, stdio: 'ignore', timeout: 300_000 })
  return findElectron()
}

/** @param {string} binary */
const runElectron = (binary) => {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const child = spawn(binary, [projectFolder, ...(asRoot ? ['--no-sandbox'] : [])], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal))
}

/**
 * Serves the page until it is stopped (null), or says why not (an exit code).
 * @param {Options} options
 */
const runBrowser = async ({ port, open }) => {
  const url = `http://127.0.0.1:${port}/`
  try {
    const server = await serveFolder(join(projectFolder, 'out', 'renderer'), port)
    console.log(`小家已打开 running at ${url}  (Ctrl+C 停止 stops)`)
    if (open) openPage(url)
    const stop = () => {
      void server.close().finally(() => process.exit(0))
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    return null
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    if (!(await isOurs(port))) {
      console.error(
        `端口 ${port} 被别的程序占用。请关闭那个程序，或用 npm start -- --port 4174 换一个端口（换端口后看不到原来的数据）。\n` +
          `Port ${port} is taken by another program. Close it, or choose another port: npm start -- --port 4174 ` +
          '(data entered at the usual port is not seen at another one).',
      )
      return 1
    }
    console.log(`小家已经在运行 already running at ${url}`)
  }
  if (open) openPage(url)
  return 0
}

/** @returns {Promise<number | null>} */
const main = async () => {
  const options = parseOptions(process.argv.slice(2))
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  if (isStale()) {
    console.log('正在生成程序…… Building ...')
    if (!build()) return 1
  }
  if (!options.browser) {
    const binary = await getElectron()
    if (binary) {
      runElectron(binary)
      return null
    }
    console.log(
      '没有 Electron 程序，改在浏览器中打开（联网后运行 npx install-electron，或设 ELECTRON_OVERRIDE_DIST_PATH）。' +
        'No Electron binary: opening in the browser (run npx install-electron online, or set ELECTRON_OVERRIDE_DIST_PATH).',
    )
  }
  return runBrowser(options)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = await main()
  // A name look-up that is still under way must not keep a finished program waiting.
  if (code !== null) setTimeout(() => process.exit(code), 200)
}

// TEST DOUBLE, never shipped. It stands for the `electron` module where its binary cannot be had: the window is a page
// of a plain Chromium. Faithful: messages between page and main process, the preload, main's work on the disk, the
// policy headers, navigation and requests refused. Not faithful: sandbox and context isolation (the preload shares the
// page's world), native menus and dialogs, the operating system's sealing, app:// (served as http://app.localhost).
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs } from '../chromium-args.mjs'

const shown = 'http://app.localhost/'
const real = 'app://xiaojia/'
const toReal = (url) => url.replace(/^(blob:)?http:\/\/app\.localhost\//, `$1${real}`)
const toShown = (url) => (url.startsWith(real) ? shown + url.slice(real.length) : url)

/** Bytes survive the way as hexadecimal text; everything else must be plain. Runs on both sides. */
const packing = `({
  pack: (value) => JSON.stringify(value, function (key, v) {
    const as = this[key] // Node's own bytes would turn into a plain object first.
    return as instanceof Uint8Array
      ? { $bytes: Array.from(as, (n) => n.toString(16).padStart(2, '0')).join('') } : v
  }),
  unpack: (text) => text === undefined ? undefined : JSON.parse(text, (key, v) => v && v.$bytes !== undefined
    ? Uint8Array.from(v.$bytes.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : v),
})`
const { pack, unpack } = new Function(`return ${packing}`)()

const paths = new Map([
  ['appData', process.env.XIAOJIA_HOME],
  ['documents', process.env.XIAOJIA_HOME],
])
const handlers = new Map()
const schemes = new Map()
const rights = { request: () => undefined }
/** Where files are saved, each under the name that is proposed; null: the person cancels. */
let saveFolder = null
let openAnswer = { canceled: true, filePaths: [] }

process.on('message', (message) => {
  if (message.pickFolder) openAnswer = { canceled: false, filePaths: [message.pickFolder] }
  if (message.saveTo) saveFolder = message.saveTo
  if (message.quit) void app.quit()
})

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  enableSandbox: () => undefined,
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => true,
  getPath: (name) => paths.get(name),
  setPath: (name, path) => paths.set(name, path),
  getVersion: () => JSON.parse(readFileSync('package.json', 'utf8')).version,
  getLocale: () => 'zh-CN',
  exit: (code) => process.exit(code),
  quit: async () => {
    let stopped = false
    app.emit('will-quit', {
      preventDefault: () => {
        stopped = true
      },
    })
    if (stopped) return
    await browser?.close()
    process.exit(0)
  },
})

export const ipcMain = { handle: (channel, handler) => handlers.set(channel, handler) }
export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => schemes.set(scheme, handler),
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    webRequest: {
      onBeforeRequest: (handler) => {
        rights.request = handler
      },
    },
  },
}
const deprecated = () => {
  throw new Error('deprecated: the asynchronous methods are there')
}
/** Reverses the bytes: enough to see that a sealed text is not the plain one. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(text, 'utf8').reverse(),
  decryptStringAsync: async (bytes) => ({
    result: Buffer.from(bytes).reverse().toString('utf8'),
    shouldReEncrypt: false,
  }),
  isEncryptionAvailable: deprecated,
  encryptString: deprecated,
  decryptString: deprecated,
}
export const Menu = { setApplicationMenu: () => undefined, buildFromTemplate: (template) => template }
export const dialog = {
  showSaveDialog: async (...values) => {
    if (saveFolder === null) return { canceled: true, filePath: '' }
    const filePath = join(saveFolder, basename(values.at(-1).defaultPath))
    process.send?.({ saving: filePath })
    return { canceled: false, filePath }
  },
  showOpenDialog: () => Promise.resolve(openAnswer),
  showErrorBox: (title, text) => console.error(title, text),
}

let browser = null

const openBrowser = async (width, height) => {
  const profile = paths.get('userData')
  mkdirSync(profile, { recursive: true })
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.STAND_IN_CHROMIUM,
    args: [...chromiumArgs, '--remote-debugging-port=0'],
    viewport: { width, height },
    locale: 'zh-CN',
  })
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  return `ws://127.0.0.1:${port}${path}`
}

const invoke = async ({ frame }, channel, text) => {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  const senderFrame = { url: toReal(frame.url()), parent: frame.parentFrame() }
  try {
    return pack(await handler({ senderFrame }, ...unpack(text)))
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${error}`)
  }
}

const preloadScript = (source) => `(() => {
  const { pack, unpack } = ${packing}
  const invoke = globalThis.$invoke
  delete globalThis.$invoke
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => { globalThis[name] = Object.freeze(value) } },
    ipcRenderer: { invoke: async (channel, ...values) => unpack(await invoke(channel, pack(values))) },
  }
  const require = (name) => { if (name === 'electron') return electron; throw new Error('module not found: ' + name) }
  ;((require, module, exports) => { ${source}\n })(require, { exports: {} }, {})
})()`

const frameOf = (request) => {
  try {
    return request.frame()
  } catch {
    return null
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler) => {
      this.openHandler = handler
    },
    getURL: () => toReal(browser.pages()[0].url()),
  })

  constructor(options) {
    super()
    this.options = options
    app.emit('web-contents-created', {}, this.webContents)
  }

  show() {}
  focus() {}
  isMinimized() {
    return false
  }

  async #answer(route) {
    const request = route.request()
    const url = toReal(request.url())
    const frame = frameOf(request)
    const navigates = request.isNavigationRequest() && frame?.parentFrame() === null
    // A new window asks before it has a frame.
    let refused = frame === null && this.openHandler?.({ url }).action === 'deny'
    if (navigates && url !== this.loading) {
      this.webContents.emit('will-navigate', {
        url,
        preventDefault: () => {
          refused = true
        },
      })
    }
    rights.request?.({ url }, ({ cancel }) => {
      refused ||= cancel
    })
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))
    if (refused || !handler) return route.abort('aborted')
    const answer = await handler({ url, method: request.method() })
    const body = Buffer.from(await answer.arrayBuffer())
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
  }

  async loadURL(url) {
    const endpoint = await openBrowser(this.options.width, this.options.height)
    const page = browser.pages()[0]
    browser.on('page', async (opened) => {
      await opened.waitForLoadState().catch(() => undefined)
      if (this.openHandler?.({ url: toReal(opened.url()) }).action === 'deny') await opened.close()
    })
    page.on('close', () => this.emit('closed'))
    await browser.exposeBinding('$invoke', invoke)
    await browser.addInitScript(preloadScript(readFileSync(this.options.webPreferences.preload, 'utf8')))
    await browser.route('**/*', (route) => this.#answer(route))
    this.loading = url
    await page.goto(toShown(url))
    this.loading = null
    this.emit('ready-to-show')
    process.send?.({ endpoint })
  }
}

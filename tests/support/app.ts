import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { _electron, test as base, type Page, type TestInfo } from '@playwright/test'
import { serveFolder } from '../../scripts/static-server.mjs'
import { findElectron, projectFolder } from '../../scripts/tools.mjs'
import { noChromium, openProfile } from './browser.ts'
import { launchStandIn } from './stand-in/launch.ts'

/** Where the application runs: a plain Chromium, real Electron, or the test double of Electron. */
export type AppKind = 'browser' | 'electron' | 'stand-in'

/** A file that left the application. */
export interface SavedFile {
  readonly name: string
  readonly bytes: Buffer
}

interface Opened {
  readonly page: Page
  readonly saved: (action: () => Promise<unknown>) => Promise<SavedFile>
  readonly pickFolder: (path: string) => Promise<unknown>
  readonly close: () => Promise<void>
  /** Ends every process of it at once, without a word to any. */
  readonly kill: () => void
}

/** The application as a spec uses it. */
export interface App {
  readonly kind: AppKind
  /** The folder that holds profile and journal (Electron), or the profile (browser). */
  readonly home: string
  /** The window; another one after `reopen`. */
  readonly page: () => Page
  /** Closes the application and opens it again over the same data; `meanwhile` may change its files. */
  readonly reopen: (meanwhile?: () => void) => Promise<Page>
  /** The same after a sudden end, as by a power cut: nothing is closed. */
  readonly crash: () => Promise<Page>
  /** The file that is saved while `action` runs, in whichever way this host saves. */
  readonly saved: (action: () => Promise<unknown>) => Promise<SavedFile>
  /** Lets the next dialogs for a folder answer with this one: a path, in a browser a name in its private storage. */
  readonly pickFolder: (path: string) => Promise<unknown>
}

/** Why this kind cannot run here; null when it can. */
const missing = (kind: AppKind): string | null =>
  kind === 'electron' ? (findElectron() ? null : 'no Electron binary on this machine') : noChromium()

/** Ends every process whose command line names a folder: a browser is many of them. Linux only. */
const killBelow = (folder: string): void => {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue
    try {
      if (readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder))
        process.kill(Number(name), 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

const openBrowser = async (home: string, origin: string): Promise<Opened> => {
  const { context, page } = await openProfile(home)
  await page.goto(origin)
  return {
    page,
    saved: async (action) => {
      const arriving = page.waitForEvent('download')
      await action()
      const download = await arriving
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    },
    // A folder of the origin has the methods of a picked one; the dialog itself belongs to the browser.
    pickFolder: (path) =>
      page.evaluate((name) => {
        const showDirectoryPicker = async () =>
          (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
        Object.assign(globalThis, { showDirectoryPicker })
      }, path),
    close: () => context.close(),
    kill: () => killBelow(home),
  }
}

/** Waits until the file is there whole: it is renamed into place. */
const readSoon = async (path: string): Promise<Buffer> => {
  for (let tries = 0; ; tries++) {
    try {
      return readFileSync(path)
    } catch (error) {
      if (tries > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

const openElectron = async (home: string): Promise<Opened> => {
  const app = await _electron.launch({
    executablePath: findElectron() ?? '',
    args: [projectFolder, '--lang=zh-CN', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, XIAOJIA_HOME: home, TZ: 'Asia/Shanghai' } as Record<string, string>,
  })
  return {
    page: await app.firstWindow(),
    saved: async (action) => {
      const folder = join(home, 'saved')
      mkdirSync(folder, { recursive: true })
      const name = await app
        .evaluate(({ dialog }, to) => {
          const asked = new Promise<string>((resolve) => {
            dialog.showSaveDialog = ((...values: { defaultPath?: string }[]) => {
              const proposed = values.at(-1)?.defaultPath ?? ''
              const own = proposed.split(/[\\/]/).at(-1) ?? ''
              resolve(own)
              return Promise.resolve({ canceled: false, filePath: `${to}/${own}` })
            }) as typeof dialog.showSaveDialog
          })
          Object.assign(globalThis, { askedForSave: asked })
        }, folder)
        .then(action)
        .then(() =>
          app.evaluate(() => (globalThis as unknown as { askedForSave: Promise<string> }).askedForSave),
        )
      return { name, bytes: await readSoon(join(folder, name)) }
    },
    pickFolder: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
      }, path),
    close: () => app.close(),
    kill: () => app.process().kill('SIGKILL'),
  }
}

const openStandIn = async (home: string): Promise<Opened> => {
  const app = await launchStandIn(home)
  return {
    page: app.page,
    saved: async (action) => {
      // A folder for each: a file of the same name from before is never taken for this one.
      const saving = app.saveTo(mkdtempSync(join(home, 'saved-')))
      await action()
      const path = await saving
      return { name: basename(path), bytes: await readSoon(path) }
    },
    pickFolder: (path) => Promise.resolve(app.pickFolder(path)),
    close: app.close,
    kill: () => {
      app.kill()
      killBelow(home)
    },
  }
}

/** Opens the application over a folder of its own. */
const startApp = async (
  kind: AppKind,
  home: string,
  origin: string,
): Promise<App & { readonly close: () => Promise<void> }> => {
  const open = (): Promise<Opened> => {
    if (kind === 'electron') return openElectron(home)
    return kind === 'stand-in' ? openStandIn(home) : openBrowser(home, origin)
  }
  let opened = await open()
  return {
    kind,
    home,
    page: () => opened.page,
    saved: (action) => opened.saved(action),
    pickFolder: (path) => opened.pickFolder(path),
    reopen: async (meanwhile = () => undefined) => {
      await opened.close()
      meanwhile()
      opened = await open()
      return opened.page
    },
    crash: async () => {
      opened.kill()
      await opened.close().catch(() => undefined)
      opened = await open()
      return opened.page
    },
    close: () => opened.close(),
  }
}

const newHome = async (use: (home: string) => Promise<void>): Promise<void> => {
  const home = mkdtempSync(join(tmpdir(), 'xiaojia-e2e-'))
  await use(home)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}

interface Fixtures {
  readonly app: App
  readonly home: string
  /** The application on another PC: a profile of its own, nothing shared but the program. */
  readonly otherApp: App
  readonly thirdApp: App
}

/** Where the built page lies; another build can be named for a run beside other work. */
const rendererFolder = process.env.XIAOJIA_RENDERER ?? join(projectFolder, 'out', 'renderer')

/** Keeps what a window shows when its test fails; `npm test` tells it at its end. */
const tellScreen = async (app: App, testInfo: TestInfo): Promise<void> => {
  if (testInfo.status === testInfo.expectedStatus) return
  const body = await app
    .page()
    .locator('body')
    .innerText({ timeout: 5000 })
    .catch((error: unknown) => String(error))
  await testInfo.attach('screen', { body, contentType: 'text/plain' })
}

/** Opens the application for one test. */
const withApp = async (
  { kind, origin, home }: { readonly kind: AppKind; readonly origin: string; readonly home: string },
  use: (app: App) => Promise<void>,
  testInfo: TestInfo,
): Promise<void> => {
  const reason = missing(kind)
  testInfo.skip(reason !== null, reason ?? '')
  const app = await startApp(kind, home, origin)
  await use(app)
  await tellScreen(app, testInfo)
  await app.close()
}

const onAnotherPc = (
  { kind, origin }: { readonly kind: AppKind; readonly origin: string },
  use: (app: App) => Promise<void>,
  testInfo: TestInfo,
): Promise<void> => newHome((home) => withApp({ kind, origin, home }, use, testInfo))

/** Playwright's `test` with the application open: `page` is its window, `app` the rest. The project decides the kind. */
export const test = base.extend<Fixtures, { kind: AppKind; origin: string }>({
  kind: ['browser', { scope: 'worker', option: true }],
  origin: [
    async ({ kind }, use) => {
      if (kind !== 'browser') return use('')
      const server = await serveFolder(rendererFolder, 0)
      await use(server.origin)
      await server.close()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
  home: async ({}, use) => newHome(use),
  app: withApp,
  otherApp: onAnotherPc,
  thirdApp: onAnotherPc,
  page: async ({ app }, use) => use(app.page()),
})

/** Playwright's assertions, beside `test` so that a spec has one import. */
export const expect = base.expect

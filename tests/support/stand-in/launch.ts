import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../../scripts/tools.mjs'

/** The built application in the stand-in for Electron. A test double: see fake-electron.mjs for what it shows. */
export interface StandIn {
  readonly page: Page
  /** The next file is saved into this folder; resolves with its path when the dialog was answered. */
  readonly saveTo: (folder: string) => Promise<string>
  /** The folder the next dialogs for one answer with. */
  readonly pickFolder: (path: string) => void
  readonly close: () => Promise<void>
  /** Ends the main process at once; its browser is the caller's. */
  readonly kill: () => void
}

const endpointOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('message', (message: { endpoint: string }) => resolve(message.endpoint))
    child.once('exit', (code) => reject(new Error(`the main process ended with ${code}`)))
  })

/** Starts out/main with its files under `home`. */
export const launchStandIn = async (home: string): Promise<StandIn> => {
  const register = new URL('./register.mjs', import.meta.url).href
  const child = fork(fileURLToPath(new URL('../../../out/main/index.js', import.meta.url)), [], {
    execArgv: ['--import', register],
    env: { ...process.env, XIAOJIA_HOME: home, STAND_IN_CHROMIUM: findChromium() ?? '' },
  })
  const browser: Browser = await chromium.connectOverCDP(await endpointOf(child))
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error('the stand-in opened no page')
  return {
    page,
    saveTo: (folder) => {
      child.send({ saveTo: folder })
      return new Promise((resolve) => {
        const onMessage = ({ saving }: { readonly saving?: string }): void => {
          if (saving === undefined) return
          child.off('message', onMessage)
          resolve(saving)
        }
        child.on('message', onMessage)
      })
    },
    pickFolder: (path) => child.send({ pickFolder: path }),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.send({ quit: true })
      await ended
    },
    kill: () => {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
    },
  }
}

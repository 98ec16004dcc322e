import type { Host } from '#shared/host.ts'
import { createBrowserHost } from './browser.ts'
import { electronHost } from './electron.ts'

declare const __APP_VERSION__: string

/** The port of where this page runs. Call it once. */
export const findHost = (): Host => electronHost(globalThis) ?? createBrowserHost(__APP_VERSION__)

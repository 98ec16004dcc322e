import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../scripts/tools.mjs'
import { chromiumArgs } from './chromium-args.mjs'

/** Why browser tests cannot run here; null when they can. */
export const noChromium = (): string | null =>
  findChromium() ? null : 'no Chromium on this machine (install chromium, or name one in XIAOJIA_CHROMIUM)'

const quiet = [...chromiumArgs, '--disable-quic', '--disable-component-update', '--disable-sync']

/**
 * A Chromium with a profile on the disk: a plain context is incognito, where storage lives in memory only.
 * Opening the same folder again finds its data again.
 */
export const openProfile = async (folder: string): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: quiet,
    acceptDownloads: true,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page }
}

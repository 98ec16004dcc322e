import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { noChromium, openProfile } from '#tests/support/browser.ts'
import { hostContract } from '#tests/support/host-contract.ts'
import type { HostPage } from '#tests/support/host-page/main.ts'
import { serveFolder } from '../../scripts/static-server.mjs'

declare const hostPage: HostPage

// One page, built once, for all of them.
test.describe.configure({ mode: 'default' })

const workspace = 'contract00'
let folder: string
let server: Awaited<ReturnType<typeof serveFolder>>

test.skip(noChromium() !== null, noChromium() ?? '')

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xiaojia-host-'))
  await build({
    configFile: false,
    root: 'tests/support/host-page',
    logLevel: 'error',
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
    worker: { format: 'es' },
  })
  server = await serveFolder(join(folder, 'page'), 0)
})

test.afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test.describe('the host of the plain browser', () => {
  let context: BrowserContext
  let page: Page

  test.beforeAll(async () => {
    ;({ context, page } = await openProfile(join(folder, 'profile')))
    await page.goto(server.origin)
  })

  test.afterAll(() => context?.close())

  for (const { title } of hostContract) {
    test(title, () => page.evaluate((name) => hostPage.runCase(name), title))
  }

  test('what was written is there after the browser was closed and opened again', async () => {
    await page.evaluate(
      (name) => hostPage.host.journalAppend(name, new TextEncoder().encode('kept')),
      workspace,
    )
    await context.close()
    ;({ context, page } = await openProfile(join(folder, 'profile')))
    await page.goto(server.origin)
    const text = await page.evaluate(
      async (name) => new TextDecoder().decode(await hostPage.host.journalRead(name, 0, 100)),
      workspace,
    )
    expect(text).toBe('kept')
  })

  test('a second window is told that the first one holds the workspace, until that is closed', async () => {
    const second = await context.newPage()
    await second.goto(server.origin)
    expect(await page.evaluate((name) => hostPage.hold(name), workspace)).toBe(true)
    expect(await second.evaluate((name) => hostPage.hold(name), workspace)).toBe(false)
    expect(await second.evaluate((name) => hostPage.hold(name), 'another000')).toBe(true)
    await page.evaluate((name) => hostPage.release(name), workspace)
    await expect.poll(() => second.evaluate((name) => hostPage.hold(name), workspace)).toBe(true)
    await second.close()
    await expect.poll(() => page.evaluate((name) => hostPage.hold(name), workspace)).toBe(true)
  })

  test('a full disk is reported and leaves nothing half written', async () => {
    const session = await context.newCDPSession(page)
    await page.evaluate((name) => hostPage.host.journalAppend(name, new Uint8Array(1000)), 'fulldisk00')
    const { usage } = await page.evaluate(() => navigator.storage.estimate())
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: server.origin,
      quotaSize: (usage ?? 0) + 200_000,
    })
    const tooMuch = await page.evaluate(
      (name) => hostPage.host.journalAppend(name, new Uint8Array(50_000_000)),
      'fulldisk00',
    )
    expect(tooMuch).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(await page.evaluate((name) => hostPage.host.journalSize(name), 'fulldisk00')).toBe(1000)
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin })
    const again = await page.evaluate(
      (name) => hostPage.host.journalAppend(name, new Uint8Array(50_000)),
      'fulldisk00',
    )
    expect(again.ok).toBe(true)
  })

  test('a journal that another worker writes is reported as in use', async () => {
    await page.evaluate((name) => hostPage.host.journalAppend(name, new Uint8Array(10)), 'inuse00000')
    // A worker from a blob is against the policy, so the other writer is a writable of this page, which locks alike.
    const refused = await page.evaluate(async (name) => {
      const top = await navigator.storage.getDirectory()
      const all = await top.getDirectoryHandle('workspace')
      const file = await (await all.getDirectoryHandle(name)).getFileHandle('journal')
      const writable = await file.createWritable()
      const result = await hostPage.host.journalAppend(name, new Uint8Array(10))
      await writable.abort()
      return result
    }, 'inuse00000')
    expect(refused).toEqual({ ok: false, error: { type: 'in-use' } })
  })

  test('a saved file arrives in the downloads under a name without folders', async () => {
    const arriving = page.waitForEvent('download')
    const saved = await page.evaluate(() =>
      hostPage.host.saveFile('机械/学院:分工会.xjb', new TextEncoder().encode('bundle')),
    )
    expect(saved).toEqual({ ok: true, value: true })
    const download = await arriving
    expect(download.suggestedFilename()).toBe('机械_学院_分工会.xjb')
  })
})

test.describe('the folder a person picks in the plain browser', () => {
  let context: BrowserContext
  let page: Page
  const picked = workspace.replace('contract', 'picked')

  test.beforeAll(async () => {
    ;({ context, page } = await openProfile(join(folder, 'other-profile')))
    await page.goto(server.origin)
  })

  test.afterAll(() => context?.close())

  const append = (text: string) =>
    page.evaluate(([name, words]) => hostPage.host.journalAppend(name, new TextEncoder().encode(words)), [
      picked,
      text,
    ] as const)
  const copy = () =>
    page.evaluate(async (name) => {
      const bytes = await hostPage.host.folderRead(name)
      return bytes && new TextDecoder().decode(bytes)
    }, picked)
  const pick = (name: string) =>
    page.evaluate((own) => {
      hostPage.answerDialog(own)
      return hostPage.host.folderPick()
    }, name)
  const state = async () => (await page.evaluate(() => hostPage.host.info())).folder
  const chunksIn = async (name: string) =>
    (await page.evaluate((own) => hostPage.filesIn(own), name)).filter(([path]) => path.endsWith('.xjj'))

  test('gets a copy of the journal, which follows every save', async () => {
    expect(await append('before ')).toEqual({ ok: true, value: null })
    expect(await pick('stick')).toEqual({ ok: true, value: true })
    expect(await state()).toBe('ready')
    expect(await copy()).toBe('before ')
    await append('after')
    expect(await copy()).toBe('before after')
    const paths = await page.evaluate(() => hostPage.filesIn('stick'))
    expect(paths.every(([path]) => path.startsWith(`小家备份/${picked}/`))).toBe(true)
  })

  test('is remembered when the page is opened again, and takes backups', async () => {
    await page.reload()
    expect(await state()).toBe('ready')
    await append(' restart')
    expect(await copy()).toBe('before after restart')
    const written = await page.evaluate(
      (name) => hostPage.host.backupWrite(name, 'daily-1.xjb', new Uint8Array(9)),
      picked,
    )
    expect(written).toEqual({ ok: true, value: ['first', 'second'] })
    expect(await page.evaluate((name) => hostPage.host.backupList(name), picked)).toEqual([
      { name: 'daily-1.xjb', bytes: 9, place: 'first' },
      { name: 'daily-1.xjb', bytes: 9, place: 'second' },
    ])
  })

  test('gets full chunks once, and only the last one anew', async () => {
    await page.evaluate((name) => hostPage.host.journalAppend(name, new Uint8Array(2_500_000)), picked)
    await copy()
    expect((await chunksIn('stick')).map(([, size]) => size)).toEqual([1048576, 1048576, 2_500_020 - 2097152])
  })

  test('holds nothing of a journal that was written anew', async () => {
    const swapped = await page.evaluate(async (name) => {
      await hostPage.host.journalNext(name, new TextEncoder().encode('anew'), true)
      return hostPage.host.journalSwap(name)
    }, picked)
    expect(swapped).toEqual({ ok: true, value: null })
    expect(await copy()).toBe('anew')
    expect((await chunksIn('stick')).map(([, size]) => size)).toEqual([4])
  })

  test('never fails a save: one that is gone is lost until another is picked', async () => {
    await page.evaluate(() => hostPage.removeFolder('stick'))
    expect(await append(' alone')).toEqual({ ok: true, value: null })
    await expect.poll(state).toBe('lost')
    expect(await copy()).toBeNull()
    expect(await pick('other-stick')).toEqual({ ok: true, value: true })
    expect(await copy()).toBe('anew alone')
    expect(await state()).toBe('ready')
  })
})

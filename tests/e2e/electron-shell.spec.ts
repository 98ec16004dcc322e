import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Host } from '#shared/host.ts'
import { expect, test } from '#tests/support/app.ts'

declare const host: Host

const workspace = 'shell00000'

test('the page reaches the main process through the port, and finds nothing of Node', async ({
  page,
  app,
}) => {
  const info = await page.evaluate(() => host.info())
  expect(info).toMatchObject({ kind: 'electron', journalIsOutside: true })
  expect(info.journalPlace).toBe(join(app.home, 'journal'))
  const leaked = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(leaked).toEqual([])
})

test('the journal lies outside the profile and is there after a restart', async ({ page, app }) => {
  const appended = await page.evaluate(
    (name) => host.journalAppend(name, new TextEncoder().encode('一行\n')),
    workspace,
  )
  expect(appended).toEqual({ ok: true, value: null })
  expect(readFileSync(join(app.home, 'journal', workspace, 'journal.xjj'), 'utf8')).toBe('一行\n')
  const again = await app.reopen()
  const text = await again.evaluate(
    async (name) => new TextDecoder().decode(await host.journalRead(name, 0, 100)),
    workspace,
  )
  expect(text).toBe('一行\n')
})

test('keys are sealed on the disk and open again', async ({ page, app }) => {
  const info = await page.evaluate(() => host.info())
  await page.evaluate((name) => host.keysWrite(name, 'geheimnis'), workspace)
  const stored = readFileSync(join(app.home, 'journal', workspace, 'keys.json'), 'utf8')
  expect(stored.includes('geheimnis')).toBe(!info.keysSealed)
  const again = await app.reopen()
  expect(await again.evaluate((name) => host.keysRead(name), workspace)).toBe('geheimnis')
})

test('a file is saved whole where the person says', async ({ page, app }) => {
  const file = await app.saved(() =>
    page.evaluate(() => host.saveFile('机械学院分工会.xjb', Uint8Array.of(1, 2, 3, 255))),
  )
  expect([...file.bytes]).toEqual([1, 2, 3, 255])
  expect(readdirSync(app.home).filter((name) => name.endsWith('.new'))).toEqual([])
})

test('a journal is written anew through the port, and its notes and free space are told', async ({
  page,
  app,
}) => {
  const found = await page.evaluate(async (name) => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    await host.journalAppend(name, bytes('old'))
    await host.journalNext(name, bytes('writ'), true)
    await host.journalNext(name, bytes('ten anew'), false)
    const swapped = await host.journalSwap(name)
    await host.noteWrite(name, 'store', '{"v":1}')
    return { swapped, note: await host.noteRead(name, 'store'), free: await host.freeBytes() }
  }, workspace)
  expect(found).toMatchObject({ swapped: { ok: true }, note: '{"v":1}' })
  expect(found.free).toBeGreaterThan(0)
  expect(readFileSync(join(app.home, 'journal', workspace, 'journal.xjj'), 'utf8')).toBe('written anew')
})

test('backups lie beside the journal and in the folder the person chooses, which is remembered', async ({
  page,
  app,
}) => {
  const chosen = join(app.home, '..', `${basename(app.home)}-disk`)
  mkdirSync(chosen)
  await app.pickFolder(chosen)
  expect(await page.evaluate(() => host.backupPick())).toEqual({ ok: true, value: true })
  const again = await app.reopen()
  expect(await again.evaluate(() => host.info())).toMatchObject({
    secondPlace: 'ready',
    folder: 'not-needed',
  })
  const written = await again.evaluate(
    (name) => host.backupWrite(name, 'daily-1.xjb', Uint8Array.of(1, 2, 3)),
    workspace,
  )
  expect(written).toEqual({ ok: true, value: ['first', 'second'] })
  for (const folder of [join(app.home, 'backup'), join(chosen, '小家备份')]) {
    expect([...readFileSync(join(folder, workspace, 'daily-1.xjb'))]).toEqual([1, 2, 3])
  }
  rmSync(chosen, { recursive: true })
  expect((await again.evaluate(() => host.info())).secondPlace).toBe('lost')
})

test('the installation is named in a file outside profile and journal', async ({ page, app }) => {
  const { installation } = await page.evaluate(() => host.info())
  expect(readFileSync(join(app.home, 'installation'), 'utf8')).toBe(installation)
  const again = await app.reopen()
  expect((await again.evaluate(() => host.info())).installation).toBe(installation)
})

test('arguments of another form are refused at the border', async ({ page }) => {
  for (const name of ['../../etc', 'UPPER00000']) {
    await expect(page.evaluate((bad) => host.journalSize(bad), name)).rejects.toThrow('wrong arguments')
  }
})

test('the policy forbids inline script, eval and the network', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.body.append(script)
    // In a task of its own: while Playwright evaluates, the policy's word on eval is suspended.
    const madeCode = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return true')())
        } catch {
          resolve(false)
        }
      })
    })
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    return { inlineRan: 'inlineRan' in globalThis, madeCode, fetched, violated }
  })
  expect(found).toMatchObject({ inlineRan: false, madeCode: false, fetched: false })
  expect(found.violated).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']))
})

test('the page leads nowhere else and opens no window', async ({ page }) => {
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await page.evaluate(() => {
    window.open('https://example.org/', '_blank')
  })
  await page.waitForTimeout(300)
  expect(page.url()).toBe(before)
  await expect.poll(() => page.context().pages().length).toBe(1)
})

test('a kept file is shown in a window of its own, which reaches nothing and closes with the page', async ({
  page,
}) => {
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['<p>一份通知</p>'], { type: 'text/html;charset=utf-8' }))
    link.target = '_blank'
    link.rel = 'noreferrer'
    document.body.append(link)
    link.click()
  })
  await expect.poll(() => page.context().pages().length).toBe(2)
  const [, shown] = page.context().pages()
  await expect.poll(() => shown?.evaluate(() => document.body.innerText)).toBe('一份通知')
  const refused = await shown?.evaluate(async () => {
    if (!('host' in globalThis)) return true
    return (host as Host).info().then(
      () => false,
      () => true,
    )
  })
  expect(refused).toBe(true)
  await page.waitForTimeout(300)
  expect(page.context().pages()).toHaveLength(2)
  await page.close()
  await expect.poll(() => shown?.isClosed()).toBe(true)
})

test('nothing above the folder of the page is served', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/../main/index.js',
      '/%2e%2e/main/index.js',
      '/..%2fmain/index.js',
      '/assets/..%5c..%5cmain/index.js',
    ]
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(statuses).toEqual([404, 404, 404, 404])
})

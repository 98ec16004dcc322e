import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type App, expect, test } from '#tests/support/app.ts'
import { begin, frameOf, untilOpen } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

// What clearing the browser's data, or a failing disk, does to a plain Chromium: its folders are deleted from the profile
// between two starts. Real are the browser, its profile on the disk and its private file system. The picked folder stands
// in: nobody can click Chromium's own dialog, so it is a folder of the same private file system, which the test carries
// over the loss as a stick would be.

const names = ['齉一', '齉二', '齉三']

// Three starts of a browser each: minutes on a busy machine.
test.describe.configure({ timeout: 180_000 })
const stick = 'U盘'

/** Folders of the profile: the private file system lies in the first. */
const fileSystem = /^File System$/
const everything = /^(File System|IndexedDB|WebStorage|Local Storage|Session Storage|Service Worker)$/

const removeFrom = (app: App, which: RegExp): void => {
  const profile = join(app.home, 'Default')
  const gone = readdirSync(profile).filter((name) => which.test(name))
  expect(gone).toContain('File System')
  for (const name of gone) rmSync(join(profile, name), { recursive: true, maxRetries: 5 })
  expect(existsSync(join(profile, 'File System'))).toBe(false)
}

type Carried = readonly (readonly [path: string, base64: string])[]

/** All that lies in the folder that stands in for the stick, once a copy in it has come up to the journal. */
const takeStick = async (page: Page): Promise<Carried> => {
  const isUp = () =>
    page.evaluate(async (name) => {
      /** How many bytes the files of a sort have in each folder below. */
      const sizes = async (folder: FileSystemDirectoryHandle, sort: RegExp): Promise<readonly number[]> => {
        const [below, own]: [number[], number[]] = [[], []]
        for await (const [key, entry] of folder.entries()) {
          if (entry.kind === 'directory') below.push(...(await sizes(entry, sort)))
          else if (sort.test(key)) own.push((await entry.getFile()).size)
        }
        return own.length > 0 ? [...below, own.reduce((sum, size) => sum + size)] : below
      }
      const top = await navigator.storage.getDirectory()
      const journals = await sizes(await top.getDirectoryHandle('workspace'), /^journal$/)
      const copies = await sizes(await top.getDirectoryHandle(name), /^\d{6}\.xjj$/)
      return journals.length > 0 && journals.every((size) => copies.includes(size))
    }, stick)
  await expect.poll(isUp, { timeout: 30_000 }).toBe(true)
  return page.evaluate(async (name) => {
    const found: [string, string][] = []
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [key, entry] of folder.entries()) {
        if (entry.kind === 'directory') await walk(entry, `${path}${key}/`)
        else {
          const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer())
          found.push([`${path}${key}`, btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''))])
        }
      }
    }
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(name), '')
    return found
  }, stick)
}

const plugInStick = (page: Page, files: Carried): Promise<void> =>
  page.evaluate(
    async ([name, all]) => {
      const top = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
      for (const [path, base64] of all) {
        let folder = top
        const parts = path.split('/')
        const own = parts.pop() ?? ''
        for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true })
        const stream = await (await folder.getFileHandle(own, { create: true })).createWritable()
        await stream.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
        await stream.close()
      }
    },
    [stick, files] as const,
  )

const expectMembers = async (page: Page, there: readonly string[]): Promise<void> => {
  await memberPageOf(page).open()
  for (const name of there) await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
}

const folderWay = (page: Page) => page.getByRole('radio', { name: /^从副本文件夹恢复/ })
const lost = (page: Page) => page.getByText('这个浏览器里有过小家的数据，现在读不到了')
const welcome = (page: Page) =>
  expect(page.getByRole('heading', { name: '欢迎使用小家' })).toBeVisible({ timeout: 30_000 })

/** A branch with a folder for copies: a backup lies in it, and members saved before and after that. */
const withFolder = async (app: App): Promise<Carried> => {
  const page = app.page()
  await begin(page, { role: '分工会', name: '清空学院分工会' })
  await memberPageOf(page).add(...names.slice(0, 2))
  await frameOf(page).go('设置')
  await app.pickFolder(stick)
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await frameOf(page).saved(/已选好，每次保存都会在那里留一份/)
  await page.getByRole('button', { name: '立即备份' }).click()
  await frameOf(page).saved(/已备份/)
  await memberPageOf(page).add(...names.slice(2))
  return takeStick(page)
}

const giveFolder = async (app: App, page: Page): Promise<void> => {
  await app.pickFolder(stick)
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await untilOpen(page, 60_000)
}

test.describe('with a folder for copies', () => {
  for (const [what, which, isKnown] of [
    ['all data of the browser', everything, false],
    ['its private file system alone', fileSystem, true],
  ] as const) {
    test(`${what} deleted: the folder given again brings everything back, the person is told, and work goes on`, async ({
      app,
    }) => {
      const carried = await withFolder(app)
      const page = await app.reopen(() => removeFrom(app, which))
      await welcome(page)
      // Where a trace is left the loss is stated and the way back chosen; where nothing is, the way back is on the page.
      await expect(lost(page)).toHaveCount(isKnown ? 1 : 0)
      if (isKnown) await expect(folderWay(page)).toBeChecked()
      else await folderWay(page).check()
      await plugInStick(page, carried)
      await giveFolder(app, page)
      await expect(frameOf(page).notice.getByText(/已从副本文件夹取回/)).toBeVisible()
      await expect(frameOf(page).notice.getByText(/找回 \d+ 条改动，数据完整/)).toBeVisible()
      await expectMembers(page, names)
      await frameOf(page).go('设置')
      await expect(page.getByText('每次保存都会写入')).toBeVisible()
      await memberPageOf(page).add('齉四')
      await takeStick(page)
      const again = await app.reopen()
      await untilOpen(again, 60_000)
      await expectMembers(again, [...names, '齉四'])
    })
  }

  test('a folder in which nothing lies restores nothing and says so', async ({ app }) => {
    const page = app.page()
    await welcome(page)
    await folderWay(page).check()
    await app.pickFolder('空文件夹')
    await page.getByRole('button', { name: '选择文件夹' }).click()
    await expect(page.getByText('这个文件夹里没有可以恢复的内容')).toBeVisible()
    await welcome(page)
  })
})

test.describe('without a folder for copies', () => {
  test('the private file system deleted: the loss is stated with what to do next, and one can begin anew', async ({
    app,
  }) => {
    await begin(app.page(), { role: '分工会', name: '清空学院分工会' })
    await memberPageOf(app.page()).add(...names)
    const page = await app.reopen(() => removeFrom(app, fileSystem))
    await welcome(page)
    await expect(lost(page)).toBeVisible()
    await expect(page.getByText(/有备份文件的，请选「从备份恢复」/)).toBeVisible()
    await page.getByRole('radio', { name: /^新建/ }).check()
    await begin(page, { role: '分工会', name: '重新学院分工会' })
    await memberPageOf(page).add('齉新')
    const again = await app.reopen()
    await untilOpen(again, 60_000)
    await expectMembers(again, ['齉新'])
  })

  test('all data deleted: nothing is left to know it by, and the first page names the case and its ways back', async ({
    app,
  }) => {
    await begin(app.page(), { role: '分工会', name: '清空学院分工会' })
    await memberPageOf(app.page()).add(...names)
    const page = await app.reopen(() => removeFrom(app, everything))
    await welcome(page)
    await expect(page.getByText('浏览器数据被清除过，或换了浏览器；以前选过副本文件夹')).toBeVisible()
    await expect(page.getByRole('radio', { name: /^从备份恢复/ })).toBeVisible()
  })
})

import { expect, type Locator, type Page } from '@playwright/test'
import type { App, SavedFile } from '#tests/support/app.ts'
import { type ChosenFile, choose, frameOf } from './frame.ts'

const dropLabel = '把收到的文件拖到这里，一次可以很多个'

/** 收发 as a person uses it. */
export const exchangePageOf = (page: Page) => {
  const tab = (name: '接收' | '发送' | '已发文件' | '收到的文件') =>
    page.getByRole('tab', { name, exact: true }).click()
  /** The card of a title comes when its answer is there, so the place of a button says nothing. */
  const exportOf = (title: string): Locator =>
    page
      .locator('.xj-card')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
      .getByRole('button', { name: '导出文件' })
  const table = page.getByRole('region', { name: '收文件' }).or(page.getByLabel('收文件'))
  return {
    open: () => frameOf(page).go('收发'),
    table,
    rowOf: (fileName: string | RegExp): Locator => page.getByRole('row').filter({ hasText: fileName }),
    progress: page.getByRole('progressbar'),
    tab,
    receive: async (files: readonly (ChosenFile | string)[]) => {
      await tab('接收')
      await choose(page, dropLabel, files)
    },
    /** Says of new senders, where there are any, that their numbers were compared. */
    acceptNew: async () => {
      const buttons = page.getByRole('button', { name: /^号码一致，认作下级/ })
      while ((await buttons.count()) > 0) await buttons.first().click()
    },
    /** Looks at what the files on the table would change. */
    look: async () => {
      await page.getByRole('button', { name: '查看内容' }).click()
      await expect(page.getByRole('heading', { level: 1, name: '合并前查看' })).toBeVisible()
      await expect(page.getByRole('list', { name: '变化的记录' })).toBeVisible({ timeout: 60_000 })
    },
    /** The records of a preview that are drawn. */
    news: page.getByRole('list', { name: '变化的记录' }).locator('> li'),
    merged: () => frameOf(page).saved(/^合并完成/),
    acceptAll: page.getByRole('button', { name: /^全部已核对一致/ }),
    mergeButton: page.getByRole('button', { name: /^合并 \d+ 个文件$/ }),
    cancel: page.getByRole('button', { name: '取消', exact: true }),
    /** Reads the card of the union above, compares the number with what it says itself, and accepts. */
    acceptParent: async (card: ChosenFile, number: string) => {
      await choose(page, '读入名片文件', [card])
      const dialog = page.getByRole('dialog', { name: '上级名片' })
      await expect(dialog).toContainText(number)
      await dialog.getByRole('button', { name: '一致，认作上级' }).click()
      await frameOf(page).saved(/为上级，可以报送了/)
    },
    /** Takes in files that came, new senders accepted. */
    takeIn: async (files: readonly ChosenFile[]) => {
      await tab('接收')
      await choose(page, dropLabel, files)
      for (const { name } of files)
        await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible({ timeout: 30_000 })
      const buttons = page.getByRole('button', { name: /^号码一致，认作下级/ })
      while ((await buttons.count()) > 0) await buttons.first().click()
      await page.getByRole('button', { name: /^合并 \d+ 个文件$/ }).click()
      await frameOf(page).saved(/^合并完成/)
    },
    /** Makes the return file for a union below. */
    answer: async (app: App, name: string): Promise<SavedFile> => {
      await tab('发送')
      return app.saved(() => page.getByRole('button', { name: `生成给 ${name} 的文件` }).click())
    },
    /** Exports to the union above. */
    send: (app: App): Promise<SavedFile> => app.saved(() => exportOf('报送').click()),
    /** Exports to the other PCs of this union. */
    sendToOwn: (app: App): Promise<SavedFile> => app.saved(() => exportOf('本单位的其他电脑').click()),
  }
}

/** 设置: the card of this union, saved as a file, and the number to compare. */
export const cardOf = async (app: App): Promise<SavedFile & { readonly number: string }> => {
  const page = app.page()
  await frameOf(page).go('设置')
  const saved = await app.saved(() => page.getByRole('button', { name: '导出名片' }).click())
  const text = await page.locator('main').innerText()
  const [number] = text.match(/\d{4}(?:\s\d{4}){4}/) ?? []
  if (!number) throw new Error('设置 shows no number to compare')
  return { ...saved, number }
}

import { expect, type Page } from '@playwright/test'
import type { App } from '#tests/support/app.ts'
import { field, frameOf, pick } from './frame.ts'

/** A hardship file as a chair types it in. */
export interface FileFields {
  readonly 会员: string
  readonly 困难类别: string
  readonly 主要致困原因: string
  readonly 本人月平均收入: string
  /** 姓名 and 关系 of the family. */
  readonly 家庭: readonly (readonly [string, string])[]
}

/** 帮扶 as a person uses it. */
export const helpPageOf = (page: Page) => {
  const dialog = page.getByRole('dialog').last()
  const save = () => dialog.getByRole('button', { name: '保存', exact: true }).click()
  const leave = (app: App, name: string) =>
    app.saved(() => page.getByRole('button', { name, exact: true }).click())
  return {
    open: () => frameOf(page).go('帮扶'),
    dialog,
    save,
    tab: (name: '困难档案' | '帮扶台账' | '互助保障' | '年度报送') =>
      page.getByRole('tab', { name: new RegExp(`^${name}`) }).click(),
    start: (name: string) => page.getByRole('button', { name, exact: true }).first().click(),
    /** A row of the list below by what stands in it. */
    row: (text: string | RegExp) => page.getByRole('main').getByRole('row').filter({ hasText: text }),
    /** One of the figures above the ledger. */
    figure: (name: string) =>
      page.locator('a.xj-stat').filter({ has: page.getByText(name, { exact: true }) }),
    newFile: async (file: FileFields) => {
      await page.getByRole('button', { name: '新建档案' }).first().click()
      await pick(dialog, '会员', file.会员)
      await field(dialog, '困难类别').selectOption({ label: file.困难类别 })
      await field(dialog, '主要致困原因').selectOption({ label: file.主要致困原因 })
      await field(dialog, '本人月平均收入').fill(file.本人月平均收入)
      for (const [at, [name, relation]] of file.家庭.entries()) {
        await dialog.getByRole('button', { name: '添加家庭成员' }).click()
        const line = dialog.getByRole('group', { name: `家庭成员 ${at + 1}` })
        await field(line, '姓名').fill(name)
        await field(line, '关系').selectOption({ label: relation })
      }
      await save()
      await frameOf(page).saved('已建档。')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
    /** The paper or workbook that a button makes. */
    leave,
  }
}

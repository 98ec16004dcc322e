import { expect, type Page } from '@playwright/test'
import { type ChosenFile, choose, field, frameOf } from './frame.ts'

/** A member as a chair types it in. */
export interface Member {
  readonly 姓名: string
  readonly 职工号?: string
  readonly 性别?: string
  readonly 出生日期?: string
  readonly 入会日期?: string
  readonly 教代会代表?: boolean
}

/** 会员 as a person uses it. */
export const memberPageOf = (page: Page) => {
  const dialog = page.getByRole('dialog').last()
  const members = {
    open: () => frameOf(page).go('会员'),
    dialog,
    /** Members one by one; a text is one of whom only the name is known. */
    add: async (...all: readonly (Member | string)[]) => {
      await members.open()
      for (const one of all) {
        const member = typeof one === 'string' ? { 姓名: one } : one
        await members.startMember()
        await members.fill(member)
        await members.save(member.姓名)
      }
    },
    startMember: async () => {
      await page.getByRole('button', { name: '新增会员' }).first().click()
      await expect(page.getByRole('dialog', { name: '新增会员' })).toBeVisible()
    },
    fill: async (member: Member) => {
      await field(dialog, '姓名').fill(member.姓名)
      if (member.职工号) await field(dialog, '职工号').fill(member.职工号)
      if (member.性别) await field(dialog, '性别').selectOption({ label: member.性别 })
      if (member.出生日期) await field(dialog, '出生日期').fill(member.出生日期)
      if (member.入会日期) await field(dialog, '入会日期').fill(member.入会日期)
      if (member.教代会代表) await dialog.getByRole('checkbox', { name: '教代会代表' }).check()
    },
    save: async (name: string) => {
      // By the keyboard: the notices of the saves before lie over the button for seconds.
      await dialog.getByRole('button', { name: '保存', exact: true }).press('Enter')
      await frameOf(page).saved(`已保存 ${name}。`)
    },
    /** Opens the dialog that moves the member whose drawer is open. */
    startMoving: async () => {
      await page.getByRole('dialog').getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '调到其他单位' }).click()
      await expect(page.getByRole('dialog', { name: /调到其他单位$/ })).toBeVisible()
    },
    /** Opens the dialog that erases the member whose drawer is open. */
    startErasing: async () => {
      await page.getByRole('dialog').getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '清除个人信息' }).click()
      await expect(page.getByRole('dialog', { name: /^永久清除/ })).toBeVisible()
    },
    confirmErasing: async (name: string, typed: string) => {
      await field(dialog, `请输入“${name}”确认`).fill(typed)
      await dialog.getByRole('button', { name: '永久清除', exact: true }).click()
    },
    /** Chooses a roster in the import dialog and looks at its rows. */
    importFile: async (file: ChosenFile) => {
      await page.getByRole('button', { name: '从 Excel 导入' }).first().click()
      await choose(dialog, '名册文件（.xlsx 或 .xls）', [file])
    },
    preview: () => dialog.getByRole('button', { name: '下一步：预览' }).click(),
    /** A row of the preview by what stands in it. */
    rowOf: (text: string) => dialog.getByRole('row').filter({ hasText: text }),
    importButton: dialog.getByRole('button', { name: /^导入 \d+ 人$/ }),
  }
  return members
}

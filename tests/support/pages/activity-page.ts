import { expect, type Page } from '@playwright/test'
import { type ChosenFile, choose, field, frameOf, pick } from './frame.ts'

/** 活动 as a person uses it. */
export const activityPageOf = (page: Page) => {
  const drawer = page.getByRole('dialog').last()
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  return {
    open: () => frameOf(page).go('活动'),
    drawer,
    create: async (title: string, day: string, type?: string) => {
      await page.getByRole('button', { name: '登记活动' }).first().click()
      const dialog = page.getByRole('dialog', { name: '登记活动' })
      await field(dialog, '活动名称').fill(title)
      await field(dialog, '开始日期').fill(day)
      if (type) await field(dialog, '活动类型').selectOption({ label: type })
      await dialog.getByRole('button', { name: '保存', exact: true }).click()
      await frameOf(page).saved(`已保存“${title}”。`)
    },
    signIn: async (name: string) => {
      await tab('参加人员')
      await pick(drawer, '会员', name)
      await expect(drawer.getByText(`${name} 已签到`)).toBeVisible()
    },
    tab,
    spend: async (
      item: string,
      amount: string,
      more: { readonly use?: string; readonly payer?: string; readonly invoiceNo?: string } = {},
    ) => {
      await tab('支出')
      await drawer.getByRole('button', { name: '记一笔支出' }).first().click()
      await field(drawer, '支出项目').fill(item)
      await field(drawer, '金额').fill(amount)
      if (more.use) await field(drawer, '用途').selectOption({ label: more.use })
      if (more.payer) await field(drawer, '经费来源').selectOption({ label: more.payer })
      if (more.invoiceNo) await field(drawer, '发票号码').fill(more.invoiceNo)
      await drawer.getByRole('button', { name: '保存这一笔' }).click()
      await expect(drawer.getByRole('row').filter({ hasText: item })).toBeVisible()
    },
    addPhoto: async (file: ChosenFile) => {
      await tab('照片和附件')
      await choose(drawer, '照片、发票、方案', [file])
      await frameOf(page).saved('已加入 1 件。')
    },
    /** The picture on the contact sheet. */
    picture: drawer.locator('img').first(),
    close: () => drawer.getByRole('button', { name: '关闭', exact: true }).click(),
  }
}

import { expect, type Locator, type Page } from '@playwright/test'
import type { App } from '#tests/support/app.ts'
import { field, frameOf } from './frame.ts'

/** Fields of an entry by their labels; a choice by its word. */
export interface EntryFields {
  readonly 摘要?: string
  readonly 金额?: string
  readonly 日期?: string
  readonly 收入来源?: string
  readonly 支出类别?: string
  readonly 发票号码?: string
}

/** 经费 as a person uses it. */
export const fundPageOf = (page: Page) => {
  const dialog = page.getByRole('dialog').last()
  const ledger = page.getByRole('region', { name: '收支明细' })
  const fill = async (within: Locator, fields: EntryFields) => {
    for (const [label, value] of Object.entries(fields)) {
      const box = field(within, label)
      if (label === '收入来源' || label === '支出类别') await box.selectOption({ label: value })
      else await box.fill(value)
    }
  }
  const leave = (app: App, name: string) =>
    app.saved(async () => {
      await page.getByRole('button', { name: '导出', exact: true }).click()
      await page.getByRole('menuitem', { name }).click()
    })
  return {
    open: () => frameOf(page).go('经费'),
    dialog,
    row: (text: string | RegExp) => ledger.getByRole('row').filter({ hasText: text }),
    /** One of the four figures. */
    figure: (name: '年初结余' | '收入' | '支出' | '结余') =>
      page.locator('a.xj-stat').filter({ has: page.getByText(name, { exact: true }) }),
    fill: (fields: EntryFields) => fill(dialog, fields),
    start: (what: '登记收入' | '登记支出' | '按人数拨款') =>
      page.getByRole('button', { name: what, exact: true }).first().click(),
    save: () => dialog.getByRole('button', { name: '保存', exact: true }).click(),
    add: async (what: '登记收入' | '登记支出', fields: EntryFields) => {
      await page.getByRole('button', { name: what, exact: true }).click()
      await fill(dialog, fields)
      await dialog.getByRole('button', { name: '保存', exact: true }).click()
      await frameOf(page).saved(`已保存“${fields.摘要 ?? ''}”。`)
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
    openRow: (name: string) =>
      ledger
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .first()
        .click(),
    tab: (name: '收支明细' | '预算执行' | '收入来源') =>
      page.getByRole('tab', { name: new RegExp(`^${name}`) }).click(),
    year: (year: number) => page.getByRole('button', { name: String(year), exact: true }).click(),
    pdf: (app: App) => leave(app, '经费收支公开表（PDF）'),
    excel: (app: App) => leave(app, '收支明细（Excel）'),
    review: (app: App) => leave(app, '经费审查材料（Excel）'),
  }
}

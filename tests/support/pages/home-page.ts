import { expect, type Page } from '@playwright/test'
import { field, frameOf } from './frame.ts'

/** 小家 as a person uses it. */
export const homePageOf = (page: Page) => ({
  open: () => frameOf(page).go('小家'),
  begin: async () => {
    await page.getByRole('button', { name: '开始自评' }).first().click()
    await page
      .getByRole('dialog', { name: '开始自评' })
      .getByRole('button', { name: '开始', exact: true })
      .click()
    await expect(page.getByRole('tab', { name: '逐项评分' })).toBeVisible()
  },
  /** Full points, with the grounds, for the first items that take points directly. */
  score: async (points: readonly string[]) => {
    const fields = page.locator('.xj-item').getByLabel('自评分', { exact: true }).and(page.locator('input'))
    for (const [at, value] of points.entries()) {
      await fields.nth(at).fill(value)
      await fields.nth(at).blur()
    }
    await page.getByRole('button', { name: '保存评分' }).click()
    await frameOf(page).saved(`已保存 ${points.length} 项。`)
  },
  approve: async () => {
    await page.getByRole('button', { name: '核定', exact: true }).click()
    await page
      .getByRole('dialog', { name: '核定这次自评？' })
      .getByRole('button', { name: '核定', exact: true })
      .click()
    await frameOf(page).saved('已核定。')
  },
  total: field(page, '自评总分'),
})

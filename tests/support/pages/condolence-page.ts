import { expect, type Page } from '@playwright/test'
import { field, frameOf, pick } from './frame.ts'

/** A visit as a chair says it. */
export interface Visit {
  readonly member: string
  readonly event: string
  readonly amount?: string
  readonly form?: string
  readonly payer?: string
  readonly reason?: string
}

/** 慰问 as a person uses it. */
export const condolencePageOf = (page: Page) => {
  const dialog = page.getByRole('dialog').last()
  return {
    open: () => frameOf(page).go('慰问'),
    dialog,
    /** What the rules say, under the fields. */
    verdict: dialog.locator('.xj-verdict'),
    startVisit: async () => {
      await page.getByRole('button', { name: '登记慰问' }).first().click()
      await expect(page.getByRole('dialog', { name: '登记慰问' })).toBeVisible()
    },
    fill: async (visit: Visit) => {
      await pick(dialog, '会员', visit.member)
      await field(dialog, '慰问事项').selectOption({ label: visit.event })
      if (visit.form) await field(dialog, '慰问形式').selectOption({ label: visit.form })
      if (visit.payer) await field(dialog, '列支渠道').selectOption({ label: visit.payer })
      if (visit.amount) {
        await field(dialog, '金额').fill(visit.amount)
        await field(dialog, '金额').blur()
      }
      if (visit.reason) await field(dialog, '超出规定的理由').fill(visit.reason)
    },
    save: async () => {
      await dialog.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByRole('dialog', { name: '已保存' })).toBeVisible()
    },
    print: (paper: '审批表' | '签领表') => dialog.getByRole('button', { name: paper, exact: true }).click(),
    finish: () => dialog.getByRole('button', { name: '完成', exact: true }).click(),
  }
}

import { expect, type Page } from '@playwright/test'
import { field, frameOf, pick } from './frame.ts'

/** 提案 as a person uses it. */
export const proposalPageOf = (page: Page) => {
  const dialog = page.getByRole('dialog').last()
  return {
    open: () => frameOf(page).go('提案'),
    dialog,
    create: async (proposal: {
      readonly title: string
      readonly proposer: string
      readonly seconders: readonly string[]
      readonly reason: string
      readonly measures: string
    }) => {
      await page.getByRole('button', { name: '登记提案' }).first().click()
      await field(dialog, '案由（案名）').fill(proposal.title)
      await pick(dialog, '提案人', proposal.proposer)
      for (const name of proposal.seconders) await pick(dialog, '附议人', name)
      await field(dialog, '理由').fill(proposal.reason)
      await field(dialog, '建议和措施').fill(proposal.measures)
      await dialog.getByRole('button', { name: '保存', exact: true }).click()
      await frameOf(page).saved(`已保存“${proposal.title}”。`)
    },
    review: async (by: string, day: string) => {
      await dialog.getByRole('radio', { name: '同意提交' }).check()
      await field(dialog, '审核人').fill(by)
      const box = dialog.getByRole('form', { name: '分工会主席审核' })
      await field(box, '日期').fill(day)
      await dialog.getByRole('button', { name: '保存审核意见' }).click()
      await frameOf(page).saved('已保存审核意见。')
    },
    submit: async (title: string) => {
      await dialog.getByRole('button', { name: '提交给校工会' }).click()
      await frameOf(page).saved(new RegExp(`“${title}”已提交`))
    },
    close: async () => {
      await dialog.getByRole('button', { name: '关闭', exact: true }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
  }
}

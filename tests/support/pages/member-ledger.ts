import { expect, type Page } from '@playwright/test'
import { field, pick } from './frame.ts'

/** The lists of posts, honours and dues that 会员 opens over itself. */
export const memberLedgerOf = (page: Page) => {
  const dialog = page.getByRole('dialog').last()
  return {
    dialog,
    openList: async (name: string) => {
      await page.getByRole('main').getByRole('button', { name: '更多', exact: true }).click()
      await page.getByRole('menuitem', { name }).click()
      await expect(page.getByRole('dialog', { name })).toBeVisible()
    },
    /** A row of the list on top by what stands in it. */
    row: (text: string) => dialog.getByRole('row').filter({ hasText: text }),
    /** A cell of the table of dues. */
    cell: (column: string, name: string) => dialog.getByRole('textbox', { name: `${column} ${name}` }),
    addPost: async (post: { readonly member: string; readonly post: string; readonly from: string }) => {
      await dialog.getByRole('button', { name: '登记职务' }).click()
      await pick(dialog, '会员', post.member)
      await field(dialog, '职务').selectOption({ label: post.post })
      await field(dialog, '任职日期').fill(post.from)
      await dialog.getByRole('button', { name: '保存', exact: true }).click()
    },
  }
}

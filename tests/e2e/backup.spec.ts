import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/app.ts'
import { asChosen, begin, choose, field, frameOf, untilOpen } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

const code = '一二三四五六七八'

const expectMembers = async (page: Page, ...names: readonly string[]): Promise<void> => {
  await memberPageOf(page).open()
  await expect(page.getByText(`${names.length} 人`).first()).toBeVisible()
  for (const name of names) await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
}

test('a backup becomes a workspace again: an automatic one on the same PC, a file with its code on another', async ({
  app,
  otherApp,
}) => {
  test.setTimeout(180_000)
  const page = app.page()
  const frame = frameOf(page)
  await begin(page, { role: '分工会', name: '备份学院分工会' })
  await memberPageOf(page).add('齉一')
  await frame.go('设置')
  await page.getByRole('button', { name: '立即备份' }).click()
  await frame.saved(/已备份/)
  await memberPageOf(page).add('齉二')
  await expectMembers(page, '齉一', '齉二')

  await frame.go('设置')
  await page.getByRole('row').filter({ hasText: '手动' }).getByRole('button', { name: /^恢复/ }).click()
  await frame.dialog('恢复这份备份？').getByRole('button', { name: '恢复', exact: true }).click()
  // The page opens the new workspace by itself.
  await expect(page).toHaveURL(/#\/$/, { timeout: 30_000 })
  await untilOpen(page, 60_000)
  await expectMembers(page, '齉一')
  await memberPageOf(page).add('齉三')

  await frame.go('设置')
  await page.getByRole('button', { name: '备份到文件' }).click()
  const dialog = frame.dialog('立即备份')
  await field(dialog, '口令').fill(code)
  await field(dialog, '再输一次').fill(code)
  const file = await app.saved(() =>
    dialog.getByRole('button', { name: '立即备份', exact: true }).press('Enter'),
  )

  const other = otherApp.page()
  await other.getByRole('radio', { name: /^从备份恢复/ }).check()
  await choose(other, '备份文件', [asChosen(file)])
  await field(other, '口令').fill('八七六五四三二一')
  await other.getByRole('button', { name: '恢复', exact: true }).click()
  await frameOf(other).saved('口令不对，请核对后再输入。')
  await field(other, '口令').fill(code)
  await other.getByRole('button', { name: '恢复', exact: true }).click()
  await untilOpen(other, 60_000)
  await frameOf(other).saved(/已恢复/)
  await expectMembers(other, '齉一', '齉三')
  await memberPageOf(other).add('齉四')
  await untilOpen(await otherApp.reopen(), 60_000)
  await expectMembers(otherApp.page(), '齉一', '齉三', '齉四')
})

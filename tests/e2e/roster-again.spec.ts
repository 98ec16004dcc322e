import { expect, test } from '#tests/support/app.ts'
import { begin, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { workbook } from '#tests/support/workbook.ts'

test('a roster imported again: only what differs is shown and written, and who is missing is named', async ({
  page,
}) => {
  await begin(page, { role: '分工会', name: '名册分工会' })
  const members = memberPageOf(page)
  await members.open()
  const heads = ['姓名', '工号', '手机', '院系所名']
  await members.importFile(
    await workbook('人事处一月.xlsx', [
      heads,
      ['甲某', '001', '13800000001', '机电系'],
      ['乙某', '002', '13800000002', '机电系'],
      ['丙某', '003', null, '材料系'],
    ]),
  )
  // What the program does not know, a person says once.
  await members.dialog.getByLabel('对应: 院系所名').selectOption({ label: '所在部门' })
  await members.preview()
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 3 人/)

  await members.importFile(
    await workbook('人事处二月.xlsx', [
      heads,
      ['甲某', '001', '13900000001', null],
      ['乙某', '002', '13800000002', '机电系'],
      ['丁某', '004', null, '材料系'],
    ]),
  )
  await expect(members.dialog.getByLabel('对应: 院系所名')).toHaveValue('unit')
  await members.preview()
  await expect(members.rowOf('甲某')).toContainText('联系电话：13800000001 → 13900000001')
  await expect(members.rowOf('甲某')).not.toContainText('所在部门')
  await expect(members.rowOf('乙某')).toContainText('与名单一致')
  await members.dialog.getByText('名单里有、文件里没有的 1 人').click()
  await expect(members.dialog.getByText('丙某', { exact: true })).toBeVisible()
  await members.dialog.getByRole('button', { name: '导入 1 人，更新 1 人' }).click()
  await frameOf(page).saved(/^已导入 1 人，已更新 1 人/)

  await page.getByRole('button', { name: '甲某' }).click()
  await expect(page.getByRole('dialog')).toContainText('13900000001')
  await expect(page.getByRole('dialog')).toContainText('机电系')
})

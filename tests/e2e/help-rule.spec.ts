import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from '#tests/support/app.ts'
import { begin, field, frameOf, pick } from '#tests/support/pages/frame.ts'
import { helpPageOf } from '#tests/support/pages/help-page.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { rulePageOf } from '#tests/support/pages/rule-page.ts'

test('help is judged by caps (S77): a reason is asked for beyond them and listed; a campaign asks once for all', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await begin(page, { role: '分工会', name: '限额分工会' })
  const frame = frameOf(page)
  const members = memberPageOf(page)
  await members.open()
  const rows = [['姓名', '入会日期'], ...['甲一', '乙二'].map((name) => [name, '2016-09-01'])]
  await members.importFile({
    name: '名册.xlsx',
    bytes: await writeXlsx({ sheets: [{ name: '名册', rows }] }),
  })
  await members.preview()
  await members.importButton.click()
  await frame.saved(/^已导入 2 人/)

  const help = helpPageOf(page)
  const { dialog } = help
  const strip = dialog.locator('.xj-verdict').last()
  await help.open()
  await help.tab('帮扶台账')
  await help.start('登记帮扶')
  await pick(dialog, '帮扶对象', '甲一')
  await field(dialog, '帮扶内容').selectOption({ label: '助学' })
  await field(dialog, '资金来源').selectOption({ label: '校工会' })
  await field(dialog, '金额').fill('4000')
  await expect(strip).toContainText('1 名学生共 4,000.00 元，规定每名不超过 2,000.00 元。')
  await expect(strip).toContainText('教职工困难补助管理办法 2018')
  await expect(strip).toContainText('不予补助：')
  await field(dialog, '学生人数').fill('2')
  await expect(strip).toContainText('没有超过规定的上限')
  await help.save()
  await frame.saved('已登记帮扶。')

  await help.start('登记帮扶')
  await pick(dialog, '帮扶对象', '甲一')
  await field(dialog, '帮扶内容').selectOption({ label: '助学' })
  await field(dialog, '资金来源').selectOption({ label: '校工会' })
  await field(dialog, '金额').fill('1500')
  await expect(strip).toContainText('连同本年已有的，助学共 5,500.00 元，超过每人每年 5,000.00 元。')
  await help.save()
  await expect(dialog).toContainText('超出规定，要保存请写明理由。')
  await field(dialog, '超出规定的理由').fill('学费上涨，委员会讨论同意。')
  await help.save()
  await frame.saved('已登记帮扶。')

  await help.start('专项活动')
  await page.getByRole('menuitem', { name: /^金秋助学/ }).click()
  await dialog.getByRole('button', { name: /^全体会员/ }).click()
  await dialog.getByRole('checkbox', { name: '全选本页' }).check()
  await field(dialog, '资金来源').selectOption({ label: '校工会' })
  await field(dialog, '每人金额').fill('2500')
  await expect(dialog).toContainText('2 人超出规定。')
  await dialog.getByLabel('乙二的学生人数').selectOption('2')
  await expect(dialog).toContainText('1 人超出规定。甲一：')
  await field(dialog, '每人金额').fill('500')
  await expect(dialog).toContainText('1 人超出规定。甲一：')
  await dialog.getByRole('button', { name: '登记 2 人，共 1,000.00 元' }).click()
  await expect(dialog).toContainText('甲一：超出规定，要保存请写明理由。')
  await field(dialog, '超出规定的理由').fill('全校统一发放。')
  await dialog.getByRole('button', { name: '登记 2 人，共 1,000.00 元' }).click()
  await frame.saved(/2 人。$/)
  await page.keyboard.press('Escape')

  await frame.go('报表')
  await page.getByRole('tab', { name: '超出规定的记录' }).click()
  const list = page.getByRole('region', { name: '超出规定的记录' })
  await expect(list.getByRole('row').filter({ hasText: '甲一' })).toHaveCount(2)
  await expect(list).not.toContainText('乙二')
  const line = list.getByRole('row').filter({ hasText: '学费上涨，委员会讨论同意。' })
  await expect(line).toContainText('超过每人每年 5,000.00 元')
  await expect(line).toContainText('教职工困难补助管理办法')
  await line.getByRole('button', { name: '甲一' }).click()
  await expect(page.getByRole('dialog', { name: /甲一/ }).locator('.xj-verdict')).toContainText('5,500.00')
})

test('a school makes its caps on screen', async ({ page }) => {
  test.setTimeout(120_000)
  await begin(page, { role: '校工会', name: '限额大学工会' })
  const rules = rulePageOf(page)
  await rules.open()
  await rules.openPack('教职工困难补助管理办法')
  await expect(page.getByText('违法违规造成的费用、高消费、赌博')).toBeVisible()
  await page.getByRole('button', { name: '以此为起点' }).click()
  await field(page, '名称').fill('困难补助办法')
  await expect(rules.changes).toContainText('近一年没有帮扶可以试算')
  const caps = page.getByRole('region', { name: '帮扶限额' })
  await caps.getByRole('button', { name: '生活救助' }).click()
  await field(rules.drawer, '每次不超过（元）').fill('1500')
  await rules.done()
  await expect(caps).toContainText('每次不超过 1,500 元')
  await page.getByRole('button', { name: '新增一行' }).click()
  await field(rules.drawer, '每人每年合计不超过（元）').fill('8000')
  await expect(rules.drawer).toContainText('全部帮扶 · 每人每年不超过 8,000 元')
  await rules.done()
  await field(page, '不予补助的情形').fill('赌博、高消费')
  await rules.save('困难补助办法')

  await rules.open()
  await rules.openPack('困难补助办法')
  await expect(caps.getByRole('row')).toHaveCount(5)
  await expect(field(page, '不予补助的情形')).toHaveValue('赌博、高消费')
})

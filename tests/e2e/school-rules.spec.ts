import type { Page } from '@playwright/test'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from '#tests/support/app.ts'
import { activityPageOf } from '#tests/support/pages/activity-page.ts'
import { condolencePageOf } from '#tests/support/pages/condolence-page.ts'
import { begin, field, frameOf, pick } from '#tests/support/pages/frame.ts'
import { fundPageOf } from '#tests/support/pages/fund-page.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

// Last year, by the clock of the window: nothing entered here lies in the future on any day of the year.
const lastYear = (page: Page) => page.evaluate(() => new Date().getFullYear() - 1)
const threeMembers = async (page: Page) => {
  const members = memberPageOf(page)
  await members.open()
  const rows = [['姓名', '入会日期'], ...['甲一', '乙二', '丙三'].map((name) => [name, '2016-09-01'])]
  await members.importFile({
    name: '名册.xlsx',
    bytes: await writeXlsx({ sheets: [{ name: '名册', rows }] }),
  })
  await members.preview()
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 3 人/)
}

test('visits are judged by the example that is chosen: 地大 (A1), 广工 (A2), six months (S66); reasons are listed', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await begin(page, { role: '分工会', name: '规则分工会' })
  const year = await lastYear(page)
  await threeMembers(page)
  const visits = condolencePageOf(page)
  const { dialog, verdict } = visits
  const judgeBy = (id: string) => field(dialog, '依据（校工会还没有下发规定，先用示例）').selectOption(id)
  const on = async (happened: string, visited: string) => {
    await field(dialog, '事项日期').fill(happened)
    await field(dialog, '慰问日期').fill(visited)
    await field(dialog, '慰问日期').blur()
  }
  await visits.open()

  await visits.startVisit()
  await judgeBy('cugb-2023')
  await visits.fill({ member: '甲一', event: '结婚' })
  await expect(field(dialog, '金额')).toHaveValue('400.00')
  await expect(field(dialog, '列支渠道')).toHaveValue('branch-fund')
  await field(dialog, '慰问形式').selectOption({ label: '慰问金' })
  await expect(verdict).toContainText('规定的形式是实物，不是慰问金。')
  await field(dialog, '慰问事项').selectOption({ label: '会员去世' })
  await expect(field(dialog, '金额')).toHaveValue('10,000.00')
  await expect(field(dialog, '列支渠道')).toHaveValue('school-union')

  await judgeBy('condolence-s66')
  await visits.fill({
    member: '甲一',
    event: '生病住院',
    form: '慰问金',
    payer: '分工会经费',
    amount: '1000',
  })
  await on(`${year}-01-10`, `${year}-07-11`)
  await expect(verdict).toContainText('规定在 6 个月内')
  await on(`${year}-01-10`, `${year}-07-10`)
  await expect(verdict).toContainText('可以')

  await judgeBy('gdut-2023')
  await visits.fill({ member: '甲一', event: '退休离岗', form: '慰问金' })
  await expect(verdict).toContainText('不得发慰问金')
  await visits.fill({ member: '甲一', event: '生病住院', form: '慰问金', amount: '501' })
  await expect(verdict).toContainText('501.00 元超过上限 500.00 元')
  await field(dialog, '金额').fill('500')
  for (const month of ['03', '06']) {
    await on(`${year}-${month}-01`, `${year}-${month}-02`)
    await expect(verdict).toContainText('可以')
    await visits.save()
    await dialog.getByRole('button', { name: '再登记一次' }).click()
    await visits.fill({ member: '甲一', event: '生病住院', form: '慰问金', amount: '500' })
  }
  await on(`${year}-11-01`, `${year}-11-02`)
  await expect(verdict).toContainText('本年第 3 次，规定不超过 2 次')
  await field(dialog, '超出规定的理由').fill('病情复发，委员会讨论同意。')
  await visits.save()
  await visits.finish()

  await frameOf(page).go('报表')
  await page.getByRole('tab', { name: '超出规定的记录' }).click()
  await page.getByRole('button', { name: '去年' }).click()
  const line = page
    .getByRole('region', { name: '超出规定的记录' })
    .getByRole('row')
    .filter({ hasText: '甲一' })
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('本年第 3 次，规定不超过 2 次')
  await expect(line).toContainText('病情复发，委员会讨论同意。')
  await expect(line).toContainText('广东工业大学')
  await line.getByRole('button', { name: '甲一' }).click()
  await expect(page.getByRole('dialog', { name: /甲一/ })).toContainText('病情复发')
})

test('a contest of 浙大 (A3), festival goods of 广师大 (A7, S72) and the money of 上大 (S103) go by their rules', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await begin(page, { role: '分工会', name: '活动规则分工会' })
  const year = await lastYear(page)
  await threeMembers(page)
  const activities = activityPageOf(page)
  const { drawer } = activities
  const strip = drawer.locator('.xj-verdict').last()
  const judgeBy = async (id: string) => {
    await activities.tab('报账')
    await field(drawer, '使用的示例规则').selectOption(id)
  }
  await activities.open()

  await activities.create('教工乒乓球赛', `${year}-04-18`, '文体比赛')
  await judgeBy('activity-zju-2019')
  await activities.tab('参加人员')
  for (const name of ['甲一', '乙二', '丙三']) {
    await pick(drawer, '会员', name)
    await expect(drawer.getByText(`${name} 已签到`)).toBeVisible()
  }
  await activities.tab('奖项')
  await drawer.getByRole('button', { name: '登记奖项' }).first().click()
  await field(drawer, '名次').fill('1')
  await field(drawer, '获奖数').fill('3')
  await field(drawer, '每人（队）金额').fill('620')
  await drawer.getByRole('button', { name: '保存奖项' }).click()
  await expect(drawer.getByRole('button', { name: '保存奖项' })).toHaveCount(0)
  await activities.spend('纪念衫', '90', { use: '纪念品', payer: '分工会经费', invoiceNo: '1' })
  await activities.tab('报账')
  await expect(strip).toContainText('获奖 3 人，参加 3 人，规定获奖不超过 2/3（2 人）。')
  await expect(strip).toContainText('620.00 元，规定不超过 600.00 元')
  await expect(strip).toContainText('设奖的活动不得列支纪念品（纪念衫）。')
  await activities.close()

  await activities.create('国庆慰问', `${year}-10-02`, '节日慰问品发放')
  await judgeBy('activity-gpnu-2022')
  await activities.spend('大米', '650', { use: '慰问品、日用品', payer: '分工会经费', invoiceNo: '2' })
  await expect(strip).toContainText(`最多报账 600.00 元（${year}-10-01 会员 3 人 × 200.00 元）`)
  await expect(strip).toContainText('超出的 50.00 元由职工自付')
  await activities.spend('购物卡', '100', { use: '慰问品、日用品', payer: '分工会经费', invoiceNo: '3' })
  await expect(strip).toContainText('按规定不得购买：购物卡。')
  await activities.close()

  const fund = fundPageOf(page)
  await fund.open()
  await fund.start('按人数拨款')
  await field(fund.dialog, '示例规则（学校还没有下发）').selectOption('fund-shu-2012')
  await expect(fund.dialog).toContainText('年底结余清零。增人不补、减人不退。')
  await expect(fund.dialog).toContainText(`${year}年12月31日会员 3 人`)
  await expect(fund.dialog).toContainText('3 × 100.00 = 300.00')
})

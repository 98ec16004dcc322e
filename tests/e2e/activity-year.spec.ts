import { expect, test } from '#tests/support/app.ts'
import { activityPageOf } from '#tests/support/pages/activity-page.ts'
import { begin, field, frameOf } from '#tests/support/pages/frame.ts'
import { fundPageOf } from '#tests/support/pages/fund-page.ts'
import { goTo } from '#tests/support/pages/screen-list.ts'

test('a year of activities: planned, held by a club, told in figures; an invoice is claimed once in two places', async ({
  page,
}) => {
  await begin(page, { role: '分工会', name: '计划学院分工会', sample: true })
  const activities = activityPageOf(page)
  const { drawer } = activities
  const fund = fundPageOf(page)
  const today = await page.evaluate(() => {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
  })
  const month = `${today.slice(0, 4)}年${Number(today.slice(5, 7))}月`

  await test.step('an activity is planned in the calendar by keys', async () => {
    await goTo(page, '#/activity?view=plan')
    await page.getByRole('button', { name: `列入 ${month}的计划` }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '列入年度计划' })
    await field(dialog, '活动名称').fill('示例棋会')
    await field(dialog, '预算').fill('300')
    await field(dialog, '社团').selectOption({ label: '教工读书会' })
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await frameOf(page).saved('已把“示例棋会”列入计划。')
    await expect(page.getByRole('button', { name: /未定日 示例棋会 计划/ })).toBeVisible()
  })

  await test.step('it is held, and somebody comes', async () => {
    await page.getByRole('button', { name: /未定日 示例棋会/ }).click()
    await field(drawer, '开始日期').fill(today)
    await drawer.getByRole('button', { name: '保存', exact: true }).click()
    await frameOf(page).saved('已保存“示例棋会”。')
    await activities.tab('通知和新闻')
    await drawer.getByRole('button', { name: '由记录起草' }).first().click()
    await expect(drawer.getByRole('textbox', { name: '活动通知' })).toHaveValue(
      /计划学院分工会定于.*举办“示例棋会”/,
    )
    await drawer.getByRole('button', { name: '保存', exact: true }).first().click()
    await frameOf(page).saved('已保存。')
  })

  await test.step('an invoice stands in one place only', async () => {
    await activities.spend('棋盘', '100', { payer: '分工会经费', invoiceNo: 'A0001' })
    await activities.close()
    await fund.open()
    await fund.start('登记支出')
    await fund.fill({ 摘要: '棋盘', 金额: '100', 支出类别: '其他支出', 发票号码: 'a0001' })
    await expect(fund.dialog).toContainText('这张发票已经登记在活动支出“棋盘”里，不能再报一次。')
    await fund.fill({ 发票号码: 'A0002' })
    await fund.save()
    await frameOf(page).saved('已保存“棋盘”。')
    await goTo(page, '#/activity?view=plan&show=table')
    await page.getByRole('button', { name: '示例棋会', exact: true }).click()
    await activities.tab('支出')
    await drawer.getByRole('button', { name: '记一笔支出' }).first().click()
    await field(drawer, '发票号码').fill('A0002')
    await expect(drawer).toContainText('这张发票已经登记在经费支出“棋盘”里')
    await drawer.getByRole('button', { name: '取消', exact: true }).click()
  })

  await test.step('the club has a new member, and the activity', async () => {
    await goTo(page, '#/activity?view=club')
    await page.getByRole('button', { name: '教工读书会', exact: true }).click()
    await activities.tab('活动')
    await expect(drawer.getByRole('row').filter({ hasText: '示例棋会' })).toContainText('100.00')
    await activities.close()
  })

  await test.step('every figure of participation opens its records', async () => {
    await goTo(page, '#/activity?view=share')
    const women = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: '女', exact: true }) })
    const took = Number(await women.getByRole('link').nth(1).innerText())
    await women.getByRole('link').nth(1).click()
    await expect(drawer.locator('tbody tr')).toHaveCount(Math.min(took, 50))
    await drawer.locator('.xj-row-name').first().click()
    await expect(drawer.getByRole('link', { name: '看会员资料' })).toBeVisible()
  })

  await test.step('the women’s money has a balance of its own', async () => {
    await goTo(page, '#/fund?view=pot')
    const pots = page.getByRole('region', { name: '分账结余' })
    await pots.getByRole('row').filter({ hasText: '女工活动费' }).getByRole('link').last().click()
    await expect(page.getByRole('dialog')).toContainText('女工活动费 · 结余')
  })
})

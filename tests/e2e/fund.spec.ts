import type { Page } from '@playwright/test'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from '#tests/support/app.ts'
import { activityPageOf } from '#tests/support/pages/activity-page.ts'
import { condolencePageOf } from '#tests/support/pages/condolence-page.ts'
import { begin, field, frameOf } from '#tests/support/pages/frame.ts'
import { fundPageOf } from '#tests/support/pages/fund-page.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { hasPdfText, textOf } from '#tests/support/pdf-text.ts'

/** Today, tomorrow and the year as the window's clock has them: its zone may be another than that of this process. */
const clockOf = (page: Page) =>
  page.evaluate(() => {
    const now = new Date()
    const text = (date: Date): string =>
      [date.getFullYear(), date.getMonth() + 1, date.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
    const year = now.getFullYear()
    return { year, today: text(now), tomorrow: text(new Date(year, now.getMonth(), now.getDate() + 1)) }
  })

test('a branch keeps its fund: allocation, spending from everywhere, bad input, correction, papers', async ({
  page,
  app,
}) => {
  test.setTimeout(240_000)
  await begin(page, { role: '分工会', name: '经费学院分工会' })
  const frame = frameOf(page)
  const fund = fundPageOf(page)
  const { year, today, tomorrow } = await clockOf(page)

  await test.step('three members, one of whom joined only this year', async () => {
    const members = memberPageOf(page)
    await members.open()
    const rows = [
      ['姓名', '职工号', '性别', '入会日期'],
      ['甲一', '0001', '男', '2016-09-01'],
      ['乙二', '0002', '女', '2016-09-01'],
      ['丙三', '0003', '男', `${year}-01-01`],
    ]
    await members.importFile({
      name: '名册.xlsx',
      bytes: await writeXlsx({ sheets: [{ name: '名册', rows }] }),
    })
    await members.preview()
    await members.importButton.click()
    await frame.saved(/^已导入 3 人/)
  })

  await test.step('the allocation counts the heads of the last 31 December and shows the calculation', async () => {
    await fund.open()
    await fund.add('登记收入', { 摘要: '上年结余', 金额: '100.10', 日期: today, 收入来源: '期初结余' })
    await fund.start('按人数拨款')
    await expect(fund.dialog).toContainText(`${year - 1}年12月31日会员 2 人，现在 3 人`)
    await expect(fund.dialog).toContainText('2 × 300.00 = 600.00')
    const women = fund.dialog.getByRole('checkbox', { name: '登记：女工活动费' })
    if (await women.isEnabled()) await women.uncheck()
    await fund.dialog.getByRole('button', { name: '登记拨款' }).click()
    await frame.saved('已登记 1 笔拨款，共 600.00 元。')
    await expect(fund.figure('收入')).toContainText('600.00')
    await fund.start('按人数拨款')
    await expect(fund.dialog).toContainText('已在')
    await page.keyboard.press('Escape')
  })

  await test.step('what an activity and a visit cost is there by itself, and opens where it is kept', async () => {
    const activities = activityPageOf(page)
    await activities.open()
    await activities.create('健步走', today)
    await activities.spend('矿泉水', '88.80')
    await activities.drawer.getByRole('row').filter({ hasText: '矿泉水' }).getByRole('button').first().click()
    await field(activities.drawer, '发票号码').fill('F0001')
    await activities.drawer.getByRole('button', { name: '保存这一笔' }).click()
    await expect(activities.drawer.getByRole('row').filter({ hasText: 'F0001' })).toBeVisible()
    await activities.close()
    const visits = condolencePageOf(page)
    await visits.open()
    await visits.startVisit()
    await visits.fill({ member: '甲一', event: '结婚' })
    await visits.save()
    await visits.finish()
    await fund.open()
    await expect(fund.row('健步走 · 矿泉水')).toContainText('88.80')
    await expect(fund.row('慰问甲一（结婚）')).toContainText('400.00')
    await expect(fund.figure('支出')).toContainText('488.80')
    await expect(fund.figure('结余')).toContainText('211.30')
    await fund.openRow('健步走')
    await expect(page.getByRole('heading', { name: '健步走' })).toBeVisible()
    await activities.close()
    await fund.open()
  })

  await test.step('what cannot be true is said in a sentence', async () => {
    await fund.start('登记支出')
    const saying = (sentence: string) => expect(fund.dialog.getByText(sentence)).toBeVisible()
    await fund.save()
    await saying('请填写摘要。')
    await saying('请填写金额，要大于 0。')
    await fund.fill({ 摘要: '书架', 金额: '-5' })
    await saying('不能小于 0.00。')
    await fund.fill({ 金额: '5.123', 摘要: '书架' })
    await saying('金额看不懂。可以写 300、1,234.50 或 300元，最多两位小数。')
    await fund.fill({ 金额: '300', 日期: tomorrow })
    await saying('日期在今天之后。收支发生以后再登记。')
    await fund.fill({ 日期: today, 发票号码: 'ｆ0001' })
    await saying('这张发票已经登记在活动支出“矿泉水”里，不能再报一次。')
    await fund.save()
    await expect(fund.dialog).toBeVisible()
    await fund.fill({ 发票号码: 'F0002' })
    await fund.save()
    await frame.saved('已保存“书架”。')
  })

  await test.step('overspending is warned of; the wrong entry is taken back and the right one entered', async () => {
    await expect(page.getByText('支出超过了收入和结余，透支 88.70 元。')).toBeVisible()
    await fund.openRow('书架')
    await fund.dialog.getByRole('button', { name: '更正', exact: true }).click()
    await expect(fund.dialog).toContainText('-300.00 元')
    await fund.dialog.getByRole('button', { name: '冲销', exact: true }).click()
    await expect(fund.dialog).toContainText('请写明更正的理由。')
    await field(fund.dialog, '更正理由').fill('多写一个零')
    await fund.dialog.getByRole('button', { name: '冲销', exact: true }).click()
    await expect(page.getByRole('dialog', { name: '登记支出' })).toBeVisible()
    // The invoice of what was taken back may be claimed by the right entry.
    await expect(field(fund.dialog, '发票号码')).toHaveValue('F0002')
    await fund.fill({ 金额: '30' })
    await fund.save()
    await expect(fund.row('书架')).toHaveCount(3)
    await expect(fund.row('已更正')).toContainText('300.00')
    await expect(fund.row('-300.00')).toBeVisible()
    await expect(fund.figure('结余')).toContainText('181.30')
    await fund.openRow('书架 ?已更正')
    await expect(fund.dialog.getByRole('button', { name: '更正', exact: true })).toHaveCount(0)
    await fund.dialog.getByRole('button', { name: '关闭' }).click()
  })

  await test.step('budget against actual', async () => {
    await fund.tab('预算执行')
    await page.getByRole('button', { name: '编制预算' }).first().click()
    await field(fund.dialog, '职工慰问支出').fill('300')
    await expect(fund.dialog).toContainText('合计 300.00 元')
    await fund.save()
    await frame.saved(`已保存 ${year} 年预算。`)
    await expect(page.getByText('职工慰问支出超出预算 100.00 元。')).toBeVisible()
    await page.getByRole('button', { name: '职工慰问支出', exact: true }).click()
    await expect(fund.dialog).toContainText('慰问甲一（结婚）')
    await fund.dialog.getByRole('button', { name: '关闭' }).click()
  })

  await test.step('each figure opens its records, and the year before opens from the balance', async () => {
    await fund.figure('支出').click()
    await expect(fund.dialog).toContainText('5 笔，518.80 元')
    await fund.dialog.getByRole('button', { name: '关闭' }).click()
    await fund.figure('年初结余').click()
    await expect(fund.dialog).toContainText('1 笔，100.10 元')
    await fund.dialog.getByRole('link', { name: `看 ${year - 1} 年` }).click()
    await expect(fund.dialog).toContainText(`${year - 1} 年全部收支`)
    await fund.dialog.getByRole('button', { name: '关闭' }).click()
    await fund.year(year)
  })

  await test.step('the papers say the same figures', async () => {
    const excel = await fund.excel(app)
    const { sheets } = await readXlsx(excel.bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['收支汇总', '收支明细', '预算执行'])
    const flat = JSON.stringify(sheets)
    for (const piece of ['健步走 · 矿泉水', 'F0001', '慰问甲一（结婚）', '518.8', '181.3'])
      expect(flat).toContain(piece)
    const review = await readXlsx((await fund.review(app)).bytes)
    expect(review.sheets.map(({ name }) => name)).toEqual([
      '收支汇总',
      '收支明细',
      '预算执行',
      '更正',
      '未计入',
      '登记历史',
    ])
    expect(JSON.stringify(review.sheets)).toContain('多写一个零')
    const pdf = await fund.pdf(app)
    if (!hasPdfText) return
    const text = textOf(pdf.bytes)
    expect(text).toMatch(/一、年初结余\s+100\.10/)
    expect(text).toMatch(/四、结余\s+181\.30/)
    expect(text).toMatch(/职工慰问支出\s+1\s+300\.00\s+400\.00\s+-100\.00/)
    expect(text).toContain('2 × 300.00 = 600.00')
  })
})

test('a school sees the money of all branches, and each figure opens', async ({ page }) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', sample: true })
  const fund = fundPageOf(page)
  const { year } = await clockOf(page)
  await fund.open()
  const table = page.getByRole('region', { name: '各分工会经费' })
  const first = table.getByRole('row').nth(1)
  const name = await first.locator('.xj-row-name').innerText()
  const spent = await first.getByRole('link').nth(2).innerText()
  await first.getByRole('link').nth(2).click()
  await expect(fund.dialog).toContainText(`${year} 年支出`)
  await expect(fund.dialog).toContainText(`${spent} 元`)
  await fund.dialog.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(fund.figure('支出')).toContainText(spent)
  await expect(page.getByRole('button', { name: '登记支出' })).toHaveCount(0)
  await page.getByRole('link', { name: '各分工会' }).last().click()
  await expect(table.getByRole('row').nth(1)).toContainText(name)
})

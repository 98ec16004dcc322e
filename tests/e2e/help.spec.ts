import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from '#tests/support/app.ts'
import { begin, field, frameOf, pick } from '#tests/support/pages/frame.ts'
import { helpPageOf } from '#tests/support/pages/help-page.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { hasPdfText, textOf } from '#tests/support/pdf-text.ts'

const account = '6222020000000000123'

test('a branch keeps a hardship file, helps, pays a campaign by bank, and follows a claim', async ({
  page,
  app,
}) => {
  await begin(page, { role: '分工会', name: '帮扶学院分工会' })
  const frame = frameOf(page)
  const help = helpPageOf(page)

  await test.step('three members, one of whom has a bank account', async () => {
    const members = memberPageOf(page)
    await members.open()
    const rows = [
      ['姓名', '职工号', '入会日期', '银行账号'],
      ['甲一', '0001', '2016-09-01', account],
      ['乙二', '0002', '2016-09-01', ''],
      ['丙三', '0003', '2016-09-01', ''],
    ]
    await members.importFile({
      name: '名册.xlsx',
      bytes: await writeXlsx({ sheets: [{ name: '名册', rows }] }),
    })
    await members.preview()
    await members.importButton.click()
    await frame.saved(/^已导入 3 人/)
  })

  await test.step('a file is opened; what is wrong with the family is covered until shown', async () => {
    await help.open()
    await help.newFile({
      会员: '甲一',
      困难类别: '意外致困户',
      主要致困原因: '患重特大疾病',
      本人月平均收入: '6000',
      家庭: [['甲小一', '子女']],
    })
    await expect(help.row('甲一')).toContainText('在档')
    await expect(page.getByText('患重特大疾病')).toHaveCount(0)
    await help.start('显示困难情况')
    await expect(help.row('甲一')).toContainText('患重特大疾病')
    await expect(help.row('甲一')).toContainText('3,000.00')
    await help.row('甲一').getByRole('button').first().click()
    await expect(help.dialog).not.toContainText('患重特大疾病')
    await help.dialog.getByRole('button', { name: '显示困难情况' }).click()
    await expect(help.dialog).toContainText('患重特大疾病')
    await expect(help.dialog).toContainText('甲小一')
    await page.keyboard.press('Escape')
  })

  await test.step('a campaign for all in one table, one of them with another amount', async () => {
    await help.tab('帮扶台账')
    await help.start('专项活动')
    await page.getByRole('menuitem', { name: /^金秋助学/ }).click()
    await help.dialog.getByRole('button', { name: /^全体会员/ }).click()
    await help.dialog.getByRole('checkbox', { name: '全选本页' }).check()
    await field(help.dialog, '专项活动').fill('金秋助学')
    await field(help.dialog, '每人金额').fill('1000')
    await field(help.dialog, '资金来源').selectOption({ label: '分工会经费' })
    await help.dialog.getByLabel('甲一的金额').fill('2000')
    await help.dialog.getByRole('button', { name: '登记 3 人，共 4,000.00 元' }).click()
    await frame.saved('已登记“金秋助学”3 人。')
    await expect(help.dialog).toContainText('3 人 3 次，4,000.00 元')
  })

  await test.step('the list for the bank masks accounts on the screen and has them in full in the file', async () => {
    await help.dialog.getByRole('tab', { name: '银行发放清单' }).click()
    await expect(help.dialog).toContainText('2 人没有银行账号')
    await expect(help.dialog).not.toContainText(account)
    await expect(help.dialog).toContainText(account.slice(-4))
    const file = await help.leave(app, '银行发放清单（Excel）')
    const [sheet] = (await readXlsx(file.bytes)).sheets
    const cells = JSON.stringify(sheet?.rows)
    expect(cells).toContain(account)
    expect(cells).toContain('4000')
    await page.keyboard.press('Escape')
  })

  await test.step('every figure of the ledger opens its records', async () => {
    await expect(help.figure('现金')).toContainText('4,000.00')
    await help.figure('现金').click()
    await expect(help.dialog.getByRole('row')).toHaveCount(5)
    await page.keyboard.press('Escape')
  })

  await test.step('what the branch paid stands in its fund once, without a name', async () => {
    await frame.go('经费')
    const fund = page.getByRole('region', { name: '收支明细' })
    await expect(fund.getByRole('row').filter({ hasText: '金秋助学' })).toContainText('4,000.00')
    await expect(fund).not.toContainText('甲一')
    await help.open()
  })

  await test.step('who is enrolled already is left out; a claim goes step by step', async () => {
    await help.tab('互助保障')
    for (const [people, button] of [
      [['甲一'], '登记 1 人，互助金 120.00 元'],
      [['甲一', '乙二'], '登记 1 人，互助金 120.00 元'],
    ] as const) {
      await help.start('登记参保')
      for (const name of people) await pick(help.dialog, '参保会员', name)
      await field(help.dialog, '互助项目').fill('住院互助')
      await field(help.dialog, '每人互助金').fill('120')
      await help.dialog.getByRole('button', { name: button }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await expect(help.figure('住院互助')).toContainText('2 人')
    await help.start('登记理赔')
    await field(help.dialog, '互助参保').selectOption({ index: 1 })
    await field(help.dialog, '病情或事项').fill('住院三天')
    await help.dialog.getByRole('button', { name: '已办：报案' }).click()
    await help.save()
    await frame.saved('已保存理赔。')
    await expect(help.row('住院互助')).toContainText('报案')
    await expect(help.row('住院互助')).toContainText('收齐材料')
    await expect(page.getByText('住院三天')).toHaveCount(0)
  })

  await test.step('the yearly return is four tables on paper', async () => {
    await help.tab('年度报送')
    const pdf = await help.leave(app, '打印四张表（PDF）')
    if (!hasPdfText) return
    const text = textOf(pdf.bytes)
    for (const at of [1, 2, 3, 4]) expect(text).toContain(`附件 ${at}`)
  })
})

test('a school sees who is enrolled in mutual aid, branch by branch, and each figure opens', async ({
  page,
  app,
}) => {
  await begin(page, { role: '校工会', sample: true })
  const help = helpPageOf(page)
  await help.open()
  await help.tab('互助保障')
  const branch = help.row('数理学院分工会')
  const figure = branch.getByRole('cell').nth(1).getByRole('link')
  const people = await figure.innerText()
  await figure.click()
  await expect(page.getByRole('button', { name: `参保 ${people}` })).toBeVisible()
  await expect(help.row('数理学院分工会')).toHaveCount(Number(people))
  // Claims speak of illness: without a certificate that names them they stay with the branches.
  await expect(page.getByRole('button', { name: /^理赔/ })).toHaveCount(0)
  await help.row('数理学院分工会').first().getByRole('button').first().click()
  await expect(help.dialog).toContainText('住院医疗互助')
  await expect(help.dialog.getByRole('button', { name: '修改' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  const file = await help.leave(app, '互助保障（Excel）')
  const { sheets } = await readXlsx(file.bytes)
  expect(sheets.map(({ name }) => name)).toEqual(['各分工会', '互助参保'])
})

import { readXlsx } from 'hucre/xlsx'
import { expect, test } from '#tests/support/app.ts'
import { begin, choose, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { excelTemplate } from '#tests/support/template-file.ts'
import { workbook } from '#tests/support/workbook.ts'

const heading = (name: string, index: number) => `<c r="${name}" t="s"><v>${index}</v></c>`

/** The city's table of new members: coded drop-downs, one formatted row. */
const registration = excelTemplate({
  strings: ['工会会员登记表', '*姓名', '性别', '学历', '出生日期', '工号', '政治面貌'],
  rows: `<row r="1">${heading('A1', 0)}</row><row r="3">${['A3', 'B3', 'C3', 'D3', 'E3', 'F3'].map((name, n) => heading(name, n + 1)).join('')}</row><row r="4"><c r="A4" s="3"/><c r="B4" s="1"/><c r="C4" s="1"/><c r="D4" s="2"/><c r="E4" s="3"/><c r="F4" s="1"/></row>`,
  behind:
    '<dataValidations count="3"><dataValidation type="list" sqref="B4:B99"><formula1>"01男,02女"</formula1></dataValidation><dataValidation type="list" sqref="C4:C99"><formula1>学历表</formula1></dataValidation><dataValidation type="list" sqref="F4:F99"><formula1>"01中共党员,04民革,05民盟"</formula1></dataValidation></dataValidations>',
})

test('members go into the school’s own template with its codes, and are checked against the platform’s list', async ({
  app,
  page,
}) => {
  await begin(page, { role: '分工会', name: '数学分工会' })
  const members = memberPageOf(page)
  await members.open()
  await members.importFile(
    await workbook('人事处.xlsx', [
      ['姓名', '工号', '性别', '学历', '出生日期', '政治面貌'],
      ['甲某', '001', '女', '硕士', '1985-11-30', '民主党派'],
      ['乙某', '002', '男', '本科', '1980-03-08', '党员'],
    ]),
  )
  await members.preview()
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 2 人/)

  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: '填写学校的 Excel 模板' }).click()
  await choose(members.dialog, '模板文件（.xlsx 或 .xlsm）', [
    { name: '会员登记表.xlsx', bytes: registration },
  ])
  await expect(members.dialog.getByLabel('填写: 性别')).toHaveValue('sex')
  await members.dialog.getByLabel('政治面貌：民主党派（1 人）').selectOption('05民盟')
  const filled = await app.saved(() =>
    members.dialog.getByRole('button', { name: '填入 2 人并保存' }).click(),
  )
  expect(filled.name).toBe('会员登记表-数学分工会.xlsx')
  const [sheet] = (await readXlsx(filled.bytes)).sheets
  expect(sheet?.rows.slice(3)).toEqual([
    ['甲某', '02女', '14硕士研究生', new Date('1985-11-30T00:00:00Z'), '001', '05民盟'],
    ['乙某', '01男', '21大学本科', new Date('1980-03-08T00:00:00Z'), '002', '01中共党员'],
  ])

  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '与市级平台核对' }).click()
  const csv = '姓名,工号,性别,学历\n甲某,001,02女,21大学本科\n丙某,003,01男,\n'
  await choose(members.dialog, '平台导出的会员表（.xlsx、.xls 或 .csv）', [
    { name: '平台.csv', bytes: Buffer.from(csv) },
  ])
  await members.dialog.getByRole('button', { name: '对照', exact: true }).click()
  await expect(members.dialog).toContainText('一致 0 人，内容不同 1 人，只在名单 1 人，只在平台 1 人')
  await expect(members.rowOf('甲某')).toContainText('学历：硕士研究生｜大学本科')
  const saved = await app.saved(() => members.dialog.getByRole('button', { name: '导出核对表' }).click())
  expect((await readXlsx(saved.bytes)).sheets[0]?.rows.map((row) => row[1])).toEqual([
    null,
    '姓名',
    '甲某',
    '乙某',
    '丙某',
  ])
})

test('visits of last year come in from Excel and stand apart; that a number was seen is listed', async ({
  page,
}) => {
  await begin(page, { role: '分工会', name: '物理分工会' })
  const members = memberPageOf(page)
  await members.open()
  await members.importFile(
    await workbook('人事处.xlsx', [
      ['姓名', '工号', '身份证号'],
      ['甲某', '001', '11010519491231002X'],
      ['乙某', '002', null],
    ]),
  )
  await members.preview()
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 2 人/)

  await page.getByRole('button', { name: '甲某' }).click()
  await page.getByRole('button', { name: '显示', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('11010519491231002X')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '证件查看记录' }).click()
  await expect(members.rowOf('甲某')).toContainText('在屏幕上显示')
  await page.keyboard.press('Escape')

  await frameOf(page).go('慰问')
  await page.getByRole('button', { name: '导入以前的慰问' }).click()
  await choose(members.dialog, '慰问登记表（.xlsx、.xls 或 .csv）', [
    await workbook('去年慰问.xlsx', [
      ['2025 年慰问登记表', null, null, null],
      ['慰问对象', '事由', '时间', '慰问金额（元）'],
      ['甲某', '住院', '2025.3.8', 300],
      ['乙某', '父亲去世', '2025-05-20', '1000元'],
      ['丙某', '结婚', '2025-06-01', 400],
    ]),
  ])
  await members.dialog.getByRole('button', { name: '下一步：预览' }).click()
  await expect(members.rowOf('丙某')).toContainText('名单里没有这个人')
  await members.dialog.getByRole('button', { name: '导入 2 次慰问' }).click()
  await frameOf(page).saved(/^已导入 2 次慰问/)
  await page.getByRole('button', { name: '去年', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: '甲某' })).toContainText('建账以前')
})

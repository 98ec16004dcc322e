import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from '#tests/support/app.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { begin, choose, field, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { goTo } from '#tests/support/pages/screen-list.ts'
import { writeSample } from '#tests/support/sample-files.ts'
import { workbook } from '#tests/support/workbook.ts'

/** A valid number of a woman born on 1980-03-08. */
const idNumber = '110101198003080020'

test('a roster with every usual mistake: each row says what is wrong, the good ones come in', async ({
  page,
}) => {
  await begin(page, { role: '分工会', name: '名册分工会' })
  const members = memberPageOf(page)
  await members.open()

  await members.importFile({ name: '名册.xlsx', bytes: randomBytes(4000) })
  await expect(members.dialog.getByText('这不是 Excel 文件。')).toBeVisible()
  await choose(members.dialog, '名册文件（.xlsx 或 .xls）', [
    await workbook('价目.xlsx', [
      ['商品', '单价'],
      ['毛巾', 12],
    ]),
  ])
  await expect(members.dialog.getByText('没有找到列名这一行，请写明在第几行。')).toBeVisible()
  await expect(members.dialog.getByRole('button', { name: '下一步：预览' })).toBeDisabled()
  await members.dialog.getByRole('button', { name: '换一个文件' }).click()

  await choose(members.dialog, '名册文件（.xlsx 或 .xls）', [
    await workbook('名册.xlsx', [
      ['机械学院会员名册'],
      ['姓名', '工号', '身份证号', '出生日期', '来校时间'],
      ['好一', '0012', idNumber, '1980年3月8日', 36526],
      ['数字', '0013', Number(idNumber), '1980-3-9', null],
      ['看不懂', '0014', null, '三月初八', null],
      ['重号', '0012', null, null, null],
      [null, '0015', null, null, null],
      ['好二', '0016', null, '19810101', '2003.9.1'],
    ]),
  ])
  await members.preview()
  const says = (name: string, text: string | RegExp) => expect(members.rowOf(name)).toContainText(text)
  await says('好一', '可以导入')
  await says('好二', '可以导入')
  await says('数字', '号码在 Excel 里存成了数字，后几位已经丢失')
  await says('看不懂', '日期看不懂：三月初八')
  await says('重号', '职工号与第 3 行相同')
  await says('没有姓名', '不能导入')
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 2 人/)
  await expect(page.getByRole('row').filter({ hasText: '好一' })).toContainText('0012')
  await expect(page.getByRole('row').filter({ hasText: '数字' })).toHaveCount(0)
  // The serial number 36526 is the first day of 2000.
  await page.getByRole('button', { name: '好一' }).click()
  await expect(page.getByRole('dialog')).toContainText(/2000[年-]0?1[月-]0?1/)
})

test('files that are no bundles, or were damaged on the way, are refused by name and write nothing', async ({
  app,
  page,
}) => {
  await begin(page, { role: '校工会', name: '坏文件大学工会' })
  const card = await cardOf(app)
  const { paths } = await writeSample(card.bytes, app.home, { branches: 1, members: 8 })
  const [good] = paths
  if (!good) throw new Error('no sample')
  const bytes = readFileSync(good)
  const flipped = Buffer.from(bytes)
  flipped[Math.floor(bytes.length * 0.7)] = (flipped[Math.floor(bytes.length * 0.7)] ?? 0) ^ 1
  const exchange = exchangePageOf(page)
  await exchange.open()
  await exchange.receive([
    { name: '空.xjb', bytes: new Uint8Array() },
    { name: '乱.xjb', bytes: randomBytes(5000) },
    { name: '改.xjb', bytes: flipped },
    { name: '短.xjb', bytes: bytes.subarray(0, bytes.length - 2000) },
    { name: '名片.xjb', bytes: card.bytes },
    { name: '好.xjb', bytes },
  ])
  await expect(exchange.rowOf('空.xjb')).toContainText('文件是空的（0 字节）')
  await expect(exchange.rowOf('乱.xjb')).toContainText('这不是小家的文件')
  await expect(exchange.rowOf('改.xjb')).toContainText(/损坏|签名不对|打不开/)
  await expect(exchange.rowOf('短.xjb')).toContainText('文件不完整')
  await expect(exchange.rowOf('名片.xjb')).toContainText('另一种文件（名片）')
  await expect(exchange.rowOf('好.xjb')).toContainText('第一次收到，请核对号码')
  await expect(exchange.mergeButton).toHaveText('合并 0 个文件')
  await goTo(page, '#/member')
  await expect(page.getByText('还没有会员。')).toBeVisible()

  // The good one is still there to be taken.
  await exchange.open()
  await page.getByRole('button', { name: /^号码一致，认作下级/ }).click()
  await exchange.mergeButton.click()
  await expect(exchange.rowOf('好.xjb')).toContainText('已合并')
})

test('what is called a photo and is none is refused, and the activity stays as it is', async ({ page }) => {
  await begin(page, { role: '分工会', name: '照片分工会' })
  await goTo(page, '#/activity?dialog=new')
  const dialog = page.getByRole('dialog', { name: '登记活动' })
  await field(dialog, '活动名称').fill('登山')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await frameOf(page).saved('已保存“登山”。')
  await page.getByRole('tab', { name: /^照片和附件/ }).click()
  await choose(page, '照片、发票、方案', [{ name: '合影.jpg', bytes: randomBytes(3000) }])
  await frameOf(page).saved(/^合影.jpg: 这不是能识别的照片/)
  await expect(page.getByText('还没有照片和附件。')).toBeVisible()
})

test('a full disk while saving is said, what was typed stays, and it is saved once there is room', async ({
  app,
  page,
}) => {
  test.skip(app.kind !== 'browser', 'the quota of a page is a matter of the plain browser')
  await begin(page, { role: '分工会', name: '满盘分工会' })
  const members = memberPageOf(page)
  await members.open()
  await members.startMember()
  await members.fill({ 姓名: '齉爩', 职工号: '0099' })
  const { origin } = new URL(page.url())
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await members.dialog.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('磁盘满了，没有保存。').first()).toBeVisible()
  await expect(field(members.dialog, '姓名')).toHaveValue('齉爩')
  await expect(field(members.dialog, '职工号')).toHaveValue('0099')
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  await members.save('齉爩')
  const again = await app.reopen()
  await goTo(again, '#/member')
  await expect(again.getByRole('row').filter({ hasText: '齉爩' })).toHaveCount(1)
})

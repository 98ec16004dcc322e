import { expect, test } from '#tests/support/app.ts'
import { condolencePageOf } from '#tests/support/pages/condolence-page.ts'
import { begin, field, frameOf, pick } from '#tests/support/pages/frame.ts'
import { memberLedgerOf } from '#tests/support/pages/member-ledger.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

test('posts, honours and dues of members: a second chair is refused, arrears refuse a visit until they are paid', async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date('2026-03-08T10:00:00+08:00'))
  await begin(page, { role: '分工会', name: '台账分工会' })
  const members = memberPageOf(page)
  const ledger = memberLedgerOf(page)
  await members.add(...['安某', '白某'].map((姓名) => ({ 姓名, 入会日期: '2020-09-01' })))

  await ledger.openList('职务与任期')
  await ledger.addPost({ member: '安某', post: '分工会主席', from: '2021-05-01' })
  await frameOf(page).saved('已登记职务。')
  await ledger.openList('职务与任期')
  await expect(ledger.row('安某')).toContainText('2026-05-01')
  await ledger.addPost({ member: '白某', post: '分工会主席', from: '2026-01-01' })
  await expect(ledger.dialog.getByText('这一职务由 安某 从 2021年5月1日 起担任')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '放弃' }).last().click()

  await frameOf(page).go('今日')
  await expect(page.getByText('1 个职务的任期到 2026年5月1日，请准备换届')).toBeVisible()

  await members.open()
  await ledger.openList('荣誉和劳模')
  await ledger.dialog.getByRole('button', { name: '登记荣誉' }).click()
  await pick(ledger.dialog, '会员', '白某')
  await field(ledger.dialog, '称号').fill('首都劳动奖章')
  await field(ledger.dialog, '类别').selectOption({ label: '劳动模范' })
  await field(ledger.dialog, '级别').selectOption({ label: '省部级' })
  await ledger.dialog.getByRole('button', { name: '保存', exact: true }).click()
  await frameOf(page).saved('已登记荣誉。')
  await expect(page.getByRole('row', { name: /白某/ })).toContainText('劳模')

  await ledger.openList('会费登记')
  await ledger.dialog.getByRole('button', { name: '上个月' }).click()
  await ledger.cell('工资基数', '安某').fill('6535')
  await ledger.cell('应交', '白某').fill('30')
  await expect(ledger.cell('实交', '安某')).toHaveValue('32.70')
  await ledger.cell('实交', '安某').fill('0')
  await ledger.dialog.getByRole('button', { name: '登记 2 人，实交 30.00 元' }).click()
  await frameOf(page).saved('已登记 2026年2月 会费 2 人。')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /安某/ })).toContainText('欠会费')

  const visits = condolencePageOf(page)
  await visits.open()
  await visits.startVisit()
  await visits.fill({ member: '安某', event: '结婚' })
  await expect(visits.verdict).toContainText(
    '会费欠交 1 个月（从 2026年2月起，共 32.70 元），按规定不享受慰问。',
  )
  await expect(visits.verdict).toContainText('中国地质大学')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '放弃' }).last().click()

  await members.open()
  await page.getByRole('button', { name: '安某' }).click()
  await page.getByRole('tab', { name: '会费' }).click()
  await page.getByRole('button', { name: '补交全部欠费' }).click()
  await frameOf(page).saved('已登记补交 32.70 元。')
  await expect(page.getByRole('dialog')).toContainText('会费交至 2026年2月28日')
  await page.keyboard.press('Escape')
  await visits.open()
  await visits.startVisit()
  await visits.fill({ member: '安某', event: '结婚' })
  await expect(visits.verdict).not.toContainText('会费')
})

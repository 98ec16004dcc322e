import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from '#tests/support/app.ts'
import { activityPageOf } from '#tests/support/pages/activity-page.ts'
import { begin, field, frameOf, pick } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

const names = Array.from({ length: 52 }, (_, i) => `会员${String(i + 1).padStart(2, '0')}号`)

test('an outing of 40 of 52 members is judged while it is entered, and claimed with a reason (A4)', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await begin(page, { role: '分工会', name: '春游分工会' })
  const members = memberPageOf(page)
  await members.open()
  await members.importFile({
    name: '名册.xlsx',
    bytes: await writeXlsx({ sheets: [{ name: '名册', rows: [['姓名'], ...names.map((name) => [name])] }] }),
  })
  await members.preview()
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 52 人/)

  const activities = activityPageOf(page)
  const { drawer } = activities
  await activities.open()
  await activities.create('西湖春游', '2025-04-18', '春秋游、健步走')
  const judgeBy = (label: string) => field(drawer, '使用的示例规则').selectOption({ label })
  const strip = drawer.locator('.xj-verdict').last()
  await activities.tab('报账')
  await judgeBy('杭州电子科技大学 关于开展2021年春游活动的通知 2021')
  await activities.tab('参加人员')
  for (const name of names.slice(0, 40)) {
    await pick(drawer, '会员', name)
    await expect(drawer.getByText(`${name} 已签到`)).toBeVisible()
  }

  await activities.spend('大巴', '4000', { use: '交通', payer: '校工会', invoiceNo: '0001' })
  await activities.spend('门票', '2950', { use: '门票', payer: '分工会经费', invoiceNo: '0002' })
  await expect(strip).toContainText('支出 6,950.00 元，签到 40 人，人均 173.75 元，没有超出规定。')
  await expect(drawer.getByRole('list', { name: '经费标准' })).toContainText(
    '校工会：实到 40 人 × 100.00 = 4,000.00 元，已用 4,000.00 元',
  )

  // The rules speak while the line is typed.
  await drawer.getByRole('button', { name: '记一笔支出' }).first().click()
  await field(drawer, '支出项目').fill('矿泉水')
  await field(drawer, '用途').selectOption({ label: '活动用品' })
  await field(drawer, '金额').fill('1250')
  await expect(strip).toContainText('活动用品 31.25 元/人，规定不超过 30.00 元')
  await expect(strip).toContainText('总额 205.00 元/人·天，规定不超过 200.00 元')
  await expect(strip).toContainText('依据：杭州电子科技大学')
  await field(drawer, '金额').fill('-5')
  await expect(drawer.getByText('不能小于 0.00').first()).toBeVisible()
  await field(drawer, '金额').fill('1250')
  await field(drawer, '发票号码').fill('0003')
  await drawer.getByRole('button', { name: '保存这一笔' }).click()
  await expect(drawer.getByRole('row').filter({ hasText: '矿泉水' })).toBeVisible()

  await activities.tab('报账')
  await expect(drawer.getByText('材料 1/3')).toBeVisible()
  await drawer.getByRole('checkbox', { name: '签到表' }).check()
  await drawer.getByRole('checkbox', { name: '活动登记表' }).check()
  await drawer.getByRole('checkbox', { name: '经手人' }).check()
  await expect(drawer.getByText('材料 3/3')).toBeVisible()
  await expect(drawer.getByText('纸上已签字 1/2')).toBeVisible()
  await drawer.getByRole('checkbox', { name: '分工会主席' }).check()
  await field(drawer, '报账日期').fill('2025-06-01')
  await expect(strip).toContainText('2025-06-01 报账已逾期，规定不晚于 2025-05-31。')
  await drawer.getByRole('button', { name: '完成报账' }).click()
  await expect(drawer.getByText('要报账请写明理由')).toBeVisible()
  await field(drawer, '超出规定的理由').fill('校工会已同意多出的部分。')
  await drawer.getByRole('button', { name: '完成报账' }).click()
  await frameOf(page).saved('“西湖春游”已报账，规则意见已保存。')
  await expect(strip).toContainText('报账时的意见')

  // Other rules say something else; what was said stays.
  await judgeBy('浙江工商大学 关于组织开展教职工2024年春游活动的通知 2024')
  await expect(strip).toContainText('按现在的规则和记录，意见会不同')
  await expect(strip).toContainText('总额 205.00 元/人·天')
  await expect(drawer.getByText('齐全')).toBeVisible()
  await activities.tab('支出')
  await expect(drawer.getByText('要修改，请先在“报账”里撤回')).toBeVisible()
  await expect(drawer.getByRole('button', { name: '记一笔支出' })).toHaveCount(0)
})

test('what cannot be is said: a future day, somebody who left, an invoice of another activity', async ({
  page,
}) => {
  await begin(page, { role: '分工会', name: '差错分工会' })
  const members = memberPageOf(page)
  await members.open()
  await members.importFile({
    name: '名册.xlsx',
    bytes: await writeXlsx({
      sheets: [
        {
          name: '名册',
          rows: [
            ['姓名', '入会时间'],
            ['在职员', '2010-01-01'],
            ['未入会', '2025-08-01'],
          ],
        },
      ],
    }),
  })
  await members.preview()
  await members.importButton.click()
  await frameOf(page).saved(/^已导入 2 人/)
  const activities = activityPageOf(page)
  const { drawer } = activities
  await activities.open()
  await activities.create('跳绳比赛', '2025-04-18', '文体比赛')
  await activities.signIn('在职员')
  await pick(drawer, '会员', '未入会')
  await expect(drawer.getByText('2025-04-18 当日不是会员（未入会），不能签到。')).toBeVisible()
  await activities.spend('奖品', '100', { use: '奖金、奖品', invoiceNo: '7788' })
  await activities.close()

  await activities.create('明年的比赛', '2099-04-18', '文体比赛')
  await activities.tab('参加人员')
  await drawer.getByRole('checkbox', { name: '只列入名单，不签到' }).uncheck()
  await pick(drawer, '会员', '在职员')
  await expect(drawer.getByText('活动还没有举行（2099-04-18），不能签到。')).toBeVisible()
  await activities.tab('支出')
  await drawer.getByRole('button', { name: '记一笔支出' }).first().click()
  await field(drawer, '支出项目').fill('奖品')
  await field(drawer, '金额').fill('50')
  await field(drawer, '发票号码').fill('7788')
  await field(drawer, '开票日期').fill('2099-04-18')
  await expect(drawer.getByText('这张发票已经登记在另一次活动的支出里，一张发票只能报一次。')).toBeVisible()
  await expect(drawer.getByText('开票日期在今天之后。')).toBeVisible()
})

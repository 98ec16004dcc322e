import { expect, test } from '#tests/support/app.ts'
import { activityPageOf } from '#tests/support/pages/activity-page.ts'
import { begin, field, frameOf } from '#tests/support/pages/frame.ts'
import { rulePageOf } from '#tests/support/pages/rule-page.ts'

test('the rules of activities and of money are made on the screen, tried, ordered, and told in their history', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', name: '活动大学工会' })
  const year = await page.evaluate(() => new Date().getFullYear())
  const activities = activityPageOf(page)
  await activities.open()
  await activities.create('教工羽毛球赛', `${year - 1}-12-30`, '文体比赛')
  await activities.spend('纪念衫', '90', { use: '纪念品', payer: '分工会经费', invoiceNo: '1' })
  await activities.close()

  const rules = rulePageOf(page)
  const { drawer, table } = rules
  await rules.open()
  await page.getByRole('group', { name: '内容' }).getByRole('button', { name: '活动' }).click()
  await rules.start({ 名称: '文体活动办法', 出处: '校工会〔2026〕2号' })
  await field(page, '施行日期').fill(`${year - 1}-01-01`)

  await test.step('a row for contests: three requirements, one to three inputs each', async () => {
    await page.getByRole('button', { name: '新增一行' }).click()
    await drawer.getByRole('checkbox', { name: '文体比赛' }).check()
    const add = (kind: string) => field(drawer, '加一条要求').selectOption({ label: kind })
    await add('不得开支的用途')
    await drawer.getByRole('checkbox', { name: '纪念品', exact: true }).check()
    await add('获奖比例')
    await expect(field(drawer, '比例')).toHaveValue('2/3')
    await field(drawer, '比例').fill('60%')
    await add('每人限额')
    await expect(drawer.locator('.xj-verdict')).toContainText('每人限额 1：缺少内容')
    await field(drawer, '每人（元）').fill('100')
    await expect(drawer.getByRole('list', { name: '要求' })).toContainText('总额每人不超过 100 元')
    await drawer.getByRole('button', { name: '完成，再加一行' }).click()
    await expect(drawer.getByRole('heading', { name: '第 2 行' })).toBeVisible()
    await drawer.getByRole('checkbox', { name: '联欢' }).check()
    await drawer.getByRole('button', { name: '完成', exact: true }).click()
    await expect(table.getByRole('row').nth(1)).toContainText('获奖不超过参加人数的 60%')
  })

  await test.step('money of the year, by the members of the last 31 December', async () => {
    await page.getByRole('button', { name: '新增一项经费' }).click()
    await field(drawer, '每人（元）').fill('300')
    await drawer.getByRole('button', { name: '完成', exact: true }).click()
    await expect(page.getByRole('region', { name: '全年经费' })).toContainText(
      '按上年 12 月 31 日的会员，每人 300 元',
    )
  })

  await test.step('rows change places by a button and by keys', async () => {
    await page.getByRole('button', { name: '第 1 行下移' }).click()
    await expect(table.getByRole('row').nth(1)).toContainText('联欢')
    await table.getByRole('button', { name: '文体比赛' }).press('Alt+ArrowUp')
    await expect(table.getByRole('row').nth(1)).toContainText('文体比赛')
  })

  await test.step('tried on the activities of the past year, each opens', async () => {
    await expect(rules.changes).toContainText('拿近一年的 1 次活动试算：1 条会不同')
    await rules.changes.getByRole('button', { name: '逐条查看' }).click()
    const list = page.getByRole('dialog').last()
    await expect(list).toContainText('这类活动不得列支纪念品（纪念衫）')
    await list.getByRole('button', { name: '关闭' }).click()
    await rules.save('文体活动办法')
  })

  await test.step('an amount changed later stands in the history, in words', async () => {
    await rules.openRow('文体比赛')
    await drawer.getByRole('button', { name: '修改：总额每人不超过 100 元' }).click()
    await field(drawer, '每人（元）').fill('120')
    await rules.done()
    await rules.save('文体活动办法')
    await page.getByRole('tab', { name: '历史' }).click()
    const past = page.locator('.xj-history')
    await expect(past).toContainText('修改：文体比赛 · 总额每人不超过 100 元')
    await expect(past).toContainText('→ 文体比赛 · 总额每人不超过 120 元')
  })

  await test.step('an activity of the school is judged by them', async () => {
    await activities.open()
    await page.getByRole('button', { name: '教工羽毛球赛', exact: true }).first().click()
    await activities.tab('报账')
    await expect(activities.drawer.locator('.xj-verdict').last()).toContainText('不得列支纪念品')
    await activities.close()
  })

  await test.step('a rule of money: 100 a head, cleared, as that of 上海大学', async () => {
    await frameOf(page).go('规则')
    await page.getByRole('button', { name: '新建规则' }).click()
    await field(page, '名称').fill('部门工会经费办法')
    await field(page, '内容').selectOption({ label: '经费' })
    await expect(field(page, '名称')).toHaveValue('部门工会经费办法')
    await field(page, '出处').fill('校工会〔2026〕3号')
    await page.getByRole('button', { name: '新增一项拨款' }).click()
    await field(drawer, '每人（元）').fill('100')
    await expect(field(drawer, '日期')).toHaveValue('12-31')
    await rules.done()
    await field(page, '年末没用完的').selectOption({ label: '清零，交回校工会' })
    await page.getByRole('checkbox', { name: '增人不补、减人不退' }).check()
    await rules.save('部门工会经费办法')
    await frameOf(page).go('经费')
    await expect(page.getByText(/学校下发的规则：.*部门工会经费办法.*年底结余清零。增人不补/)).toBeVisible()
  })
})

import { expect, test } from '#tests/support/app.ts'
import { condolencePageOf } from '#tests/support/pages/condolence-page.ts'
import { begin, field } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { type RuleRow, rulePageOf } from '#tests/support/pages/rule-page.ts'

const fund = '分工会经费或校工会'
const kin = '配偶、父母、子女'

// Columns of the table of school rules, as their documents say them.
const sdjtu: readonly RuleRow[] = [
  { event: '结婚', whom: '本人', form: '实物', amount: '600', payer: fund },
  { event: '生育', form: '实物', amount: '600' },
  { event: '生病住院', whom: '本人', form: '慰问金', amount: '600' },
  { event: '亲属去世', whom: kin, form: '慰问金', amount: '1000' },
  { event: '退休离岗', whom: '本人', form: '纪念品', amount: '2000' },
]
const muc: readonly RuleRow[] = [
  { event: '生育', whom: '本人', form: '实物', amount: '500', payer: fund },
  { event: '生病住院', whom: '本人', form: '慰问金或实物', amount: '300-500', more: ['一般'] },
  { event: '生病住院', whom: '本人', form: '慰问金或实物', amount: '500-1000', more: ['较重'] },
  { event: '生病住院', whom: '本人', form: '慰问金或实物', amount: '1000-2000', more: ['重大'] },
  { event: '亲属去世', whom: '父母', form: '慰问金或实物', amount: '500' },
  { event: '亲属去世', whom: '配偶、子女', form: '慰问金或实物', amount: '500' },
  { event: '会员去世', form: '慰问金或实物', amount: '5000' },
  { event: '退休离岗', whom: '本人', form: '实物', amount: '500' },
  { event: '节日慰问', form: '实物', amount: '1000', yearSum: '1000' },
  { event: '生活困难', form: '慰问金或实物', amount: '1000-2000', yearSum: '2000' },
]
const syvtc: readonly RuleRow[] = [
  { event: '结婚', whom: '本人', form: '实物', amount: '300', payer: fund },
  { event: '生育', form: '实物', amount: '200' },
  { event: '手术', whom: '本人', form: '慰问金或实物', amount: '300', more: ['一般', '较重'] },
  { event: '手术', whom: '本人', form: '慰问金或实物', amount: '600', more: ['重大'] },
  { event: '亲属去世', whom: '父母', form: '慰问金或实物', amount: '200' },
  { event: '亲属去世', whom: '配偶、子女', form: '慰问金或实物', amount: '200' },
]

test('the rules of a school nobody has seen are put in on the screen only, with at most six inputs a row', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await begin(page, { role: '校工会', name: '没见过的大学工会' })
  const rules = rulePageOf(page)
  const columns = { 山东交通学院: sdjtu, 中央民族大学: muc, 沈阳职业技术学院: syvtc }
  for (const [school, rows] of Object.entries(columns)) {
    await rules.open()
    await rules.start({ 名称: `${school}慰问办法`, 出处: '校工会文件', 学校: school })
    const counts = await rules.enterRows(rows)
    await expect(rules.table.getByRole('row')).toHaveCount(rows.length + 1)
    await rules.save(`${school}慰问办法`)
    const report = rows.map(({ event, amount }, n) => `${event} ${amount}: ${counts[n]}`).join('; ')
    test.info().annotations.push({ type: school, description: report })
    console.info(`${school}: 3 inputs for the head, then ${report}`)
    expect(Math.max(...counts)).toBeLessThanOrEqual(6)
  }
})

test('a visit is judged by the rules put in; a change of them is tried on it first and never changes what was said', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', name: '试算大学工会' })
  const [rules, members, visits] = [rulePageOf(page), memberPageOf(page), condolencePageOf(page)]
  await rules.open()
  await rules.start({ 名称: '慰问办法', 出处: '校工会〔2026〕1号' })
  await rules.enterRows(sdjtu)
  await expect(rules.changes).toContainText('近一年没有慰问可以试算')
  await rules.save('慰问办法')

  await members.add('甲一')
  await visits.open()
  await visits.startVisit()
  await visits.fill({ member: '甲一', event: '结婚' })
  await expect(field(visits.dialog, '金额')).toHaveValue('600.00')
  await expect(visits.verdict).toContainText('慰问办法')
  await field(visits.dialog, '金额').fill('601')
  await expect(visits.verdict).toContainText('超过上限 600.00 元')
  await field(visits.dialog, '金额').fill('600')
  await expect(visits.verdict).toContainText('可以')
  await visits.save()
  await visits.finish()

  await rules.open()
  await rules.openPack('慰问办法')
  await expect(rules.changes).toContainText('没有一条会改变')
  await rules.openRow('结婚')
  await field(rules.drawer, '金额（元）').fill('500')
  await rules.done()
  await expect(rules.changes).toContainText('1 条会不同')
  await expect(rules.changes).toContainText('符合规定 → 超出规定：1 条')
  await rules.changes.getByRole('button', { name: '逐条查看' }).click()
  const list = page.getByRole('dialog').last()
  await expect(list).toContainText('600.00 元超过上限 500.00 元。')
  await list.getByRole('button', { name: '甲一' }).click()
  await expect(page.getByRole('dialog', { name: /甲一/ })).toContainText('可以')

  // What was typed is still there after the look at the visit.
  await page.goBack()
  await page.getByRole('dialog').last().getByRole('button', { name: '关闭' }).click()
  await expect(rules.table.getByRole('row').filter({ hasText: '结婚' })).toContainText('500')
  await rules.save('慰问办法')

  await visits.open()
  await page.getByRole('button', { name: '甲一', exact: true }).click()
  const drawer = page.getByRole('dialog').last()
  await expect(drawer).toContainText('按现行规则（慰问办法 2026）会是：超出规定')
  await expect(drawer.locator('.xj-verdict')).not.toContainText('超过上限')
})

test('a branch reads the examples and changes nothing; a school takes one as a start', async ({
  app: school,
  otherApp: branch,
}) => {
  test.setTimeout(120_000)
  await begin(branch.page(), { role: '分工会', name: '只看分工会' })
  const reading = rulePageOf(branch.page())
  await reading.open()
  await reading.openPack('工会会员常规慰问')
  await expect(reading.table.getByRole('row')).toHaveCount(6)
  await reading.openRow('结婚')
  await expect(reading.drawer).toContainText('不超过 600 元')
  await expect(reading.drawer.getByRole('combobox')).toHaveCount(0)
  await expect(branch.page().getByRole('button', { name: '保存规则' })).toHaveCount(0)

  const page = school.page()
  await begin(page, { role: '校工会', name: '取用大学工会' })
  const rules = rulePageOf(page)
  await rules.open()
  await rules.openPack('工会会员常规慰问')
  await page.getByRole('button', { name: '以此为起点' }).click()
  await expect(field(page, '出处')).toHaveValue(/^参照：山东交通学院/)
  await rules.openRow('结婚')
  await field(rules.drawer, '金额（元）').fill('700-600')
  await rules.done()
  await expect(rules.drawer).toContainText('请写成 500 或 300-500。')
  await field(rules.drawer, '金额（元）').fill('300-700')
  await rules.done()
  await expect(rules.table.getByRole('row').filter({ hasText: '结婚' })).toContainText('300 至 700 元')
  await rules.save('工会会员常规慰问')
  await page.getByRole('button', { name: '复制为新一年的规则' }).click()
  await expect(field(page, '施行日期')).toHaveValue(/-01-01$/)
})

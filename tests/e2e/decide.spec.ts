import { expect, type SavedFile, test } from '#tests/support/app.ts'
import { condolencePageOf } from '#tests/support/pages/condolence-page.ts'
import { conflictPageOf } from '#tests/support/pages/conflict-page.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, field, frameOf } from '#tests/support/pages/frame.ts'
import { homePageOf } from '#tests/support/pages/home-page.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

test('two records of one person become one, and what is held of a person can be erased for good', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await begin(page, { role: '分工会', name: '重名学院分工会' })
  const members = memberPageOf(page)
  await members.add(
    { 姓名: '同甲', 职工号: 'D001' },
    { 姓名: '同甲', 职工号: 'Ｄ００１' },
    { 姓名: '别人', 职工号: 'D002' },
  )
  const rows = page.getByRole('row')
  await expect(rows.filter({ hasText: '同甲' })).toHaveCount(2)

  const frame = frameOf(page)
  const conflicts = conflictPageOf(page)
  await conflicts.open()
  await conflicts.duplicates(1).click()
  await expect(conflicts.pairs).toHaveCount(1)
  await expect(conflicts.pairs).toContainText('职工号相同')

  // Said to be two people, they are not asked about again at this PC, until that is undone.
  await conflicts.pairs.getByRole('button', { name: '不是同一人：同甲' }).click()
  await expect(page.getByText('没有可能重复的会员。')).toBeVisible()
  await page.reload()
  await expect(conflicts.duplicates(0)).toBeVisible()
  await page.evaluate(() => localStorage.removeItem('xiaojia.two-people'))
  await page.reload()
  await conflicts.duplicates(1).click()

  const same = conflicts.pairs.getByRole('button', { name: '是同一人：同甲', exact: true })
  await same.click()
  await expect(conflicts.duplicates(0)).toBeVisible()
  await frame.notice.getByRole('button', { name: '撤销' }).click()
  await expect(conflicts.duplicates(1)).toBeVisible()
  await same.click()
  await expect(conflicts.duplicates(0)).toBeVisible()
  // The numbers were typed in two ways, so that somebody has to say which one is kept.
  await conflicts.untilCount(1)

  await members.open()
  await expect(rows.filter({ hasText: '同甲' })).toHaveCount(1)
  await page.getByRole('button', { name: '同甲', exact: true }).click()
  await members.startErasing()
  await members.confirmErasing('同甲', '同乙')
  await expect(members.dialog).toContainText('与姓名不一致，没有清除。')
  await members.confirmErasing('同甲', '同甲')
  await frame.saved('已清除。')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rows.filter({ hasText: '别人' })).toHaveCount(1)
  await expect(rows.filter({ hasText: '同甲' })).toHaveCount(0)
  await conflicts.open()
  await conflicts.untilCount(0)
})

test('a school approves a rating: it says so, and what the branch then changes unseen is not taken', async ({
  app: school,
  otherApp: branch,
}) => {
  test.setTimeout(240_000)
  const [up, down] = [school.page(), branch.page()]
  await begin(up, { role: '校工会', name: '核定大学工会' })
  const card = await cardOf(school)
  await begin(down, { role: '分工会', name: '核定学院分工会' })
  const sending = exchangePageOf(down)
  await sending.open()
  await sending.acceptParent(asChosen(card), card.number)
  const own = homePageOf(down)
  await own.open()
  await own.begin()
  await own.score(['1'])

  const receiving = exchangePageOf(up)
  const receive = async (file: SavedFile, name: string) => {
    await receiving.open()
    await receiving.receive([{ name, bytes: file.bytes }])
    await expect(up.getByRole('row').filter({ hasText: name })).toBeVisible({ timeout: 30_000 })
    await receiving.acceptNew()
    await receiving.mergeButton.click()
    await receiving.merged()
  }
  const send = async () => {
    await sending.open()
    return sending.send(branch)
  }
  await receive(await send(), '第一次.xjb')

  const homes = homePageOf(up)
  await homes.open()
  await up.getByRole('row').filter({ hasText: '核定学院分工会' }).getByRole('button').first().click()
  await homes.approve()
  await expect(up.locator('.xj-page-head').getByText('已核定', { exact: true })).toBeVisible()
  await expect(up.getByRole('button', { name: '核定', exact: true })).toHaveCount(0)
  await homes.open()
  await up.getByRole('button', { name: /^已核定/ }).click()
  await expect(up.getByRole('row').filter({ hasText: '核定学院分工会' })).toContainText('已核定')

  await own.open()
  await down.locator('.xj-row-name').first().click()
  await own.score(['0.5'])
  await receive(await send(), '第二次.xjb')
  await frameOf(up).go('冲突')
  await up.getByRole('tab', { name: '未采用' }).click()
  await expect(up.getByRole('row').filter({ hasText: '核定以后才到' })).toHaveCount(1)
})

test('a school approves chosen visits at once: each says so, and what comes too late is listed in it', async ({
  app: school,
  otherApp: branch,
}, testInfo) => {
  test.setTimeout(300_000)
  const [up, down] = [school.page(), branch.page()]
  await up.setViewportSize({ width: 1366, height: 768 })
  await begin(up, { role: '校工会', name: '批量大学工会' })
  const card = await cardOf(school)
  await begin(down, { role: '分工会', name: '批量学院分工会' })
  const members = memberPageOf(down)
  await members.add('慰甲', '慰乙')
  const own = condolencePageOf(down)
  await own.open()
  for (const member of ['慰甲', '慰乙']) {
    await own.startVisit()
    await own.fill({
      member,
      event: '生病住院',
      form: '慰问金',
      payer: '分工会经费',
      amount: '500',
      reason: '住院很久',
    })
    await own.save()
    await own.finish()
  }
  const sending = exchangePageOf(down)
  await sending.open()
  await sending.acceptParent(asChosen(card), card.number)
  const receiving = exchangePageOf(up)
  const receive = async (name: string) => {
    await sending.open()
    const file = await sending.send(branch)
    await receiving.open()
    await receiving.receive([{ name, bytes: file.bytes }])
    await expect(up.getByRole('row').filter({ hasText: name })).toBeVisible({ timeout: 30_000 })
    await receiving.acceptNew()
    await receiving.mergeButton.click()
    await receiving.merged()
  }
  await receive('第一次.xjb')

  const visits = condolencePageOf(up)
  const frame = frameOf(up)
  const rowOf = (name: string) => up.getByRole('row').filter({ hasText: name })
  await visits.open()
  await expect(rowOf('慰甲')).toBeVisible()
  await up.getByRole('checkbox', { name: '全选本页' }).check()
  await up.screenshot({ path: testInfo.outputPath('visits-chosen.png') })
  await up.getByRole('button', { name: '核定选中的 2 次' }).click()
  const question = up.getByRole('dialog', { name: '核定这 2 次慰问？' })
  await up.screenshot({ path: testInfo.outputPath('visits-question.png') })
  await question.getByRole('button', { name: '核定', exact: true }).click()
  await frame.saved('已核定 2 条。')
  await expect(rowOf('慰甲')).toContainText('已核定')
  await frame.notice.getByRole('button', { name: '撤销' }).click()
  await frame.saved('已撤销核定。')
  await expect(rowOf('慰甲')).not.toContainText('已核定')

  // One by one, beside the list.
  await rowOf('慰甲').locator('.xj-row-name').click()
  const drawer = up.getByRole('dialog').first()
  await up.getByRole('tab', { name: /^审批/ }).click()
  await up.screenshot({ path: testInfo.outputPath('visit-open.png') })
  await drawer.getByRole('button', { name: '核定', exact: true }).click()
  await up
    .getByRole('dialog', { name: '核定这次慰问？' })
    .getByRole('button', { name: '核定', exact: true })
    .click()
  await frame.saved('已核定。')
  await expect(drawer.getByText('已核定', { exact: true })).toBeVisible()
  await up.getByRole('tab', { name: '内容' }).click()
  await expect(drawer.getByText('已核定', { exact: true })).toBeVisible()
  await up.keyboard.press('Escape')

  await own.open()
  await down.getByRole('row').filter({ hasText: '慰甲' }).locator('.xj-row-name').click()
  await down.getByRole('dialog').first().getByRole('button', { name: '修改', exact: true }).click()
  await field(down.getByRole('dialog').last(), '金额').fill('600')
  await down.getByRole('dialog').last().getByRole('button', { name: '保存', exact: true }).click()
  await expect(down.getByRole('dialog', { name: /^修改慰问/ })).toHaveCount(0)
  await down.keyboard.press('Escape')
  await receive('第二次.xjb')
  await visits.open()
  await expect(rowOf('慰甲')).toContainText('500')
  await rowOf('慰甲').locator('.xj-row-name').click()
  await up.getByRole('tab', { name: /^审批/ }).click()
  const late = up.getByRole('list', { name: /处改动在核定以后才到/ })
  await expect(late).toContainText('600')
  await up.screenshot({ path: testInfo.outputPath('visit-late.png') })
  await up.getByRole('link', { name: '去「未采用」' }).click()
  await up
    .getByRole('button', { name: /^采用：/ })
    .first()
    .click()
  await frame.saved(/^已采用/)
  await visits.open()
  await expect(rowOf('慰甲')).toContainText('600')
  await expect(rowOf('慰甲')).toContainText('已核定')
})

test('a school moves a member with what happened to the membership, and can undo it', async ({ page }) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', sample: true })
  const members = memberPageOf(page)
  await members.open()
  const first = page.locator('tbody').getByRole('row').first()
  const name = await first.locator('.xj-row-name').innerText()
  const cells = await first.getByRole('cell').allInnerTexts()
  await first.locator('.xj-row-name').click()
  await members.startMoving()
  await members.dialog.getByRole('button', { name: '调动', exact: true }).click()
  await expect(members.dialog).toContainText('请选择单位。')
  const choice = field(members.dialog, '调到')
  const places = await choice.locator('option').allInnerTexts()
  const to = places.at(-1) ?? ''
  expect(cells).not.toContain(to)
  await choice.selectOption({ label: to })
  await members.dialog.getByRole('button', { name: '调动', exact: true }).click()
  const frame = frameOf(page)
  await frame.saved(`${name} 已调到${to}。`)
  const note = page.getByRole('dialog').locator('.xj-drawer-head .xj-note')
  await expect(note).toContainText(to)
  await page.getByRole('tab', { name: '历史' }).click()
  await expect(page.getByRole('list', { name: '历史' })).toContainText(`所属单位${to}`)
  await frame.notice.getByRole('button', { name: '撤销' }).click()
  await frame.saved('已撤销调动。')
  await expect(note).not.toContainText(to)
})

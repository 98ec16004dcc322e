import { type App, expect, test } from '#tests/support/app.ts'
import { conflictPageOf } from '#tests/support/pages/conflict-page.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, type ChosenFile, field, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

const [first, second] = ['机械学院分工会', '化学院分工会']

test('the school moves a member between two branches; what the former one wrote late is seen, taken in, and reaches the new one', async ({
  app: school,
  otherApp: one,
  thirdApp: two,
}) => {
  test.setTimeout(240_000)
  const up = school.page()
  await begin(up, { role: '校工会', name: '调动大学工会' })
  const card = await cardOf(school)
  const exchange = exchangePageOf(up)
  const members = memberPageOf(up)

  let files = 0
  const named = ({ bytes }: ChosenFile, by: string): ChosenFile => ({ name: `${by}-${++files}.xjb`, bytes })
  const sendUp = async (branch: App, name: string) => {
    const page = exchangePageOf(branch.page())
    await page.open()
    await page.tab('发送')
    const file = named(await page.send(branch), name)
    await exchange.open()
    await exchange.takeIn([file])
  }
  const answer = async (branch: App, name: string) => {
    await exchange.open()
    const file = named(await exchange.answer(school, name), '回执')
    const page = exchangePageOf(branch.page())
    await page.open()
    await page.takeIn([file])
  }
  const begun = async (branch: App, name: string, person: string) => {
    const page = branch.page()
    await begin(page, { role: '分工会', name })
    const sending = exchangePageOf(page)
    await sending.open()
    await sending.acceptParent(asChosen(card), card.number)
    const own = memberPageOf(page)
    await own.add({ 姓名: person, 入会日期: '2020-09-01' })
    await sendUp(branch, name)
  }
  await begun(one, first, '调动甲')
  await begun(two, second, '留任乙')
  // Only what a branch was told by the school counts as known to it.
  await answer(one, first)
  await answer(two, second)

  await members.open()
  await up.getByRole('button', { name: '调动甲', exact: true }).click()
  await members.startMoving()
  await field(members.dialog, '调到').selectOption({ label: second })
  await members.dialog.getByRole('button', { name: '调动', exact: true }).click()
  await frameOf(up).saved(/调动甲/)
  await up.keyboard.press('Escape')

  // The former branch does not know of it yet and writes once more.
  const left = one.page()
  await memberPageOf(left).open()
  await left.getByRole('button', { name: '调动甲', exact: true }).click()
  await left.getByRole('dialog').getByRole('button', { name: '修改' }).click()
  await field(left.getByRole('dialog').last(), '联系电话').fill('010-62330000')
  await left.getByRole('dialog').last().getByRole('button', { name: '保存', exact: true }).click()
  await frameOf(left).saved('已保存 调动甲。')
  await left.keyboard.press('Escape')
  await sendUp(one, first)

  // It changes nothing by itself: the school sees it with its reason, and takes it in.
  await conflictPageOf(up).open()
  await up.getByRole('tab', { name: '未采用' }).click()
  const late = up.getByRole('row').filter({ hasText: '调动甲' })
  await expect(late).toContainText('写时还不知道已调到别的单位')
  await expect(late).toContainText('010-62330000')
  await late.getByRole('button', { name: '采用：调动甲' }).click()
  await frameOf(up).saved('已采用 1 条。')
  await expect(up.getByText('没有未采用的内容。')).toBeVisible()

  await answer(two, second)
  const joined = two.page()
  await memberPageOf(joined).open()
  await joined.getByRole('button', { name: '调动甲', exact: true }).click()
  const drawer = joined.getByRole('dialog')
  await expect(drawer).toContainText('010-62330000')
  await expect(drawer).toContainText('2020')
  await joined.keyboard.press('Escape')
  await expect(joined.getByRole('button', { name: '留任乙', exact: true })).toBeVisible()

  // The former branch learns of it and counts him no more.
  await answer(one, first)
  await memberPageOf(left).open()
  await expect(left.getByRole('button', { name: '调动甲', exact: true })).toHaveCount(0)
})

import { expect, test } from '#tests/support/app.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

test('a branch sees how far its file came, sends only what is new, and the school which file is missing', async ({
  app: school,
  otherApp: branch,
}) => {
  test.setTimeout(240_000)
  const [up, down] = [school.page(), branch.page()]
  await begin(up, { role: '校工会', name: '回执大学工会' })
  const card = await cardOf(school)
  await begin(down, { role: '分工会', name: '回执学院分工会' })
  const [above, below] = [exchangePageOf(up), exchangePageOf(down)]
  await below.open()
  await below.acceptParent(asChosen(card), card.number)
  const members = memberPageOf(down)
  const send = async () => {
    await below.open()
    return below.send(branch)
  }
  const take = async (
    exchange: typeof above,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ) => {
    await exchange.open()
    await exchange.receive([file])
    const page = exchange === above ? up : down
    await expect(page.getByRole('row').filter({ hasText: file.name })).toBeVisible({ timeout: 30_000 })
    if (exchange === above) await exchange.acceptNew()
    await exchange.mergeButton.click()
    await exchange.merged()
  }

  await members.add('丑甲')
  await below.open()
  await expect(down.getByText(/^全部内容（\d+ 处改动）/).first()).toBeVisible()
  const first = await send()
  await below.tab('已发文件')
  const sentFirst = down.getByRole('row').filter({ hasText: '第 1 号' })
  await expect(sentFirst).toContainText('已导出')

  await take(above, { ...first, name: '一.xjb' })
  await above.tab('发送')
  const back = await school.saved(() =>
    up.getByRole('button', { name: '生成给 回执学院分工会 的文件' }).click(),
  )
  await take(below, { ...back, name: '回执.xjb' })
  await below.tab('已发文件')
  await expect(sentFirst).toContainText('对方已合并')

  // From now on only what is new travels, unless somebody wants everything.
  await members.add('丑乙')
  await below.open()
  await below.tab('发送')
  await expect(down.getByText(/^只发对方还没有的（\d+ 处改动）/).first()).toBeVisible()
  await down.getByRole('button', { name: '改发全部' }).first().click()
  await expect(down.getByText('全部内容，对方已有的也再发一遍')).toBeVisible()
  await down.getByRole('button', { name: '只发新内容' }).first().click()
  const second = await send()
  expect(second.bytes.length).toBeLessThan(first.bytes.length * 2)

  // The second file stays on its USB stick, the third arrives: the school sees which is missing, and uses what came.
  await members.add('丑丙')
  const third = await send()
  await take(above, { ...third, name: '三.xjb' })
  await above.tab('收到的文件')
  await expect(up.getByText(/^回执学院分工会（办公室电脑）的第 2 号文件还没有到/)).toBeVisible()
  await take(above, { ...second, name: '二.xjb' })
  await above.tab('收到的文件')
  await expect(up.getByRole('row').filter({ hasText: '二.xjb' })).toBeVisible()
  await expect(up.getByText(/号文件还没有到/)).toHaveCount(0)
  await frameOf(up).go('会员')
  for (const name of ['丑甲', '丑乙', '丑丙']) {
    await expect(up.getByRole('button', { name, exact: true })).toBeVisible()
  }
})

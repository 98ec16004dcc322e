import type { Locator } from '@playwright/test'
import { expect, test } from '#tests/support/app.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { begin, field, frameOf } from '#tests/support/pages/frame.ts'
import { writeSample } from '#tests/support/sample-files.ts'

test('a school takes a wrong import back in a few clicks, and can bring it back', async ({
  app,
  page,
}, testInfo) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', name: '撤回大学工会' })
  const card = await cardOf(app)
  const { paths, expected } = await writeSample(card.bytes, app.home, { branches: 4, members: 10 })
  const exchange = exchangePageOf(page)
  const frame = frameOf(page)
  await exchange.open()
  await exchange.receive(paths)
  await expect(exchange.acceptAll).toBeVisible({ timeout: 60_000 })
  await exchange.acceptAll.click()
  await exchange.mergeButton.click()
  await exchange.merged()

  const wrong = expected.each.find(({ name }) => paths.filter((path) => path.includes(name)).length === 1)
  if (!wrong) throw new Error('no branch of the sample sent just one file')
  const members = page.getByRole('row').filter({ hasText: wrong.name })
  await frame.go('会员')
  // The list is read a moment after the page is there.
  await expect(members.nth(3)).toBeVisible()
  const before = await members.count()

  // Something was built on it: a telephone number put right here.
  const name = members.first().locator('.xj-row-name')
  const changed = await name.innerText()
  await name.click()
  await page.getByRole('dialog').getByRole('button', { name: '修改' }).click()
  await field(page.getByRole('dialog').last(), '联系电话').fill('010-1')
  await page.getByRole('dialog').last().getByRole('button', { name: '保存', exact: true }).click()
  await frame.saved(`已保存 ${changed}。`)
  await page.keyboard.press('Escape')

  let clicks = 0
  const click = async (target: Locator) => {
    clicks++
    await target.click()
  }
  await exchange.open()
  const from = Date.now()
  await click(page.getByRole('tab', { name: '收到的文件' }))
  const row = page.getByRole('row').filter({ hasText: wrong.name })
  await click(row.getByRole('button', { name: /^撤回/ }))
  const dialog = page.getByRole('dialog', { name: `撤回：${wrong.name}` })
  // What it means comes first: what was built on it, what goes.
  await expect(dialog.getByText('有 1 处是后来在它上面改的，会保留：')).toBeVisible()
  await expect(dialog.getByText(changed)).toBeVisible()
  await expect(dialog.getByText(/^会员：\d+ 条不再显示$/)).toBeVisible()
  await click(dialog.getByRole('button', { name: '撤回', exact: true }))
  await frame.saved(`已撤回 ${wrong.name}。需要时可以恢复。`)
  const seconds = (Date.now() - from) / 1000
  console.log(`taken back with ${clicks} clicks in ${seconds.toFixed(1)} s`)
  expect(clicks).toBeLessThanOrEqual(4)
  expect(seconds).toBeLessThan(60)

  await expect(row).toContainText('已撤回')
  await frame.go('会员')
  await expect.poll(() => members.count()).toBeLessThan(before)

  await exchange.open()
  await exchange.tab('收到的文件')
  await row.getByRole('button', { name: /^恢复/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click()
  await frame.saved(`已恢复 ${wrong.name}。`)
  await expect(row).toContainText('已合并')
  await frame.go('会员')
  await expect(members).toHaveCount(before)

  // All files at once: what goes is told together, and they come back together.
  await exchange.open()
  await exchange.tab('收到的文件')
  await page.getByRole('checkbox', { name: '全选本页' }).check()
  await page.getByRole('button', { name: /^撤回选中的 \d+ 个$/ }).click()
  const all = page.getByRole('dialog', { name: /^撤回：\d+ 个文件$/ })
  await expect(all.getByRole('list', { name: '文件' }).getByRole('listitem').nth(3)).toBeVisible()
  await expect(all.getByText(/^会员：\d+ 条不再显示$/)).toBeVisible()
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.screenshot({ path: testInfo.outputPath('several.png') })
  await all.getByRole('button', { name: '撤回', exact: true }).click()
  await expect(all).toHaveCount(0, { timeout: 30_000 })
  await frame.saved(/^已撤回 \d+ 个文件。需要时可以恢复。$/)
  await expect(row).toContainText('已撤回', { timeout: 30_000 })
  await page.getByRole('checkbox', { name: '全选本页' }).check()
  await page.getByRole('button', { name: /^恢复选中的 \d+ 个$/ }).click()
  const again = page.getByRole('dialog', { name: /^已撤回：\d+ 个文件$/ })
  await again.getByRole('button', { name: '恢复', exact: true }).click()
  await expect(again).toHaveCount(0, { timeout: 30_000 })
  await expect(row).toContainText('已合并', { timeout: 30_000 })
})

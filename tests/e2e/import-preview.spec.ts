import { expect, test } from '#tests/support/app.ts'
import { axeFor } from '#tests/support/axe.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { begin, frameOf } from '#tests/support/pages/frame.ts'
import { writeSample } from '#tests/support/sample-files.ts'

test('a school sees what files would change, leaves it, then merges only some', async ({ app, page }) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', name: '预览大学工会' })
  const card = await cardOf(app)
  const { paths, expected } = await writeSample(card.bytes, app.home, { branches: 4, members: 10 })
  const exchange = exchangePageOf(page)
  const frame = frameOf(page)
  await exchange.open()
  await exchange.receive(paths)
  await expect(exchange.acceptAll).toBeVisible({ timeout: 60_000 })
  await exchange.acceptAll.click()
  await exchange.look()

  // Contradictions on top, each with both values and where they come from.
  const first = exchange.news.first()
  await expect(first.getByText('矛盾', { exact: true })).toBeVisible()
  await expect(first.locator('.xj-side')).toHaveCount(2)
  await expect(first.locator('.xj-side').first()).toContainText(/来自文件 .+\.xjb/)
  expect(await exchange.news.count()).toBeLessThanOrEqual(200)
  const { violations } = await (await axeFor(page)).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])

  // One union, one kind, one sort of change.
  const [branch] = expected.each
  if (!branch) throw new Error('no branch in the sample')
  await page.getByRole('button', { name: branch.name, exact: true }).click()
  await expect(page.getByRole('columnheader', { name: '种类' })).toBeVisible()
  await page.getByRole('combobox', { name: '种类' }).selectOption({ label: '会员' })
  await page.getByRole('group', { name: '变化' }).getByRole('button', { name: /^新增/ }).click()
  await expect(exchange.news.getByText(`会员 · ${branch.name}`).first()).toBeVisible()
  await expect(exchange.news.getByText('矛盾', { exact: true })).toHaveCount(0)

  // Left: nothing was written.
  await page.getByRole('button', { name: '不合并' }).click()
  await frame.saved('没有合并，没有写入任何内容。')
  await frame.go('会员')
  await expect(page.getByText('还没有会员。')).toBeVisible()

  // Merged: only the ticked file.
  await exchange.open()
  await exchange.look()
  await page
    .getByRole('checkbox', { name: new RegExp(branch.name) })
    .first()
    .check()
  await page.getByRole('button', { name: '只合并选中的（1 个）' }).click()
  await exchange.merged()
  await expect(exchange.rowOf('.xjb').filter({ hasText: '已合并' })).toHaveCount(1)
  await frame.go('会员')
  await expect(page.getByRole('row').filter({ hasText: branch.name }).first()).toBeVisible()

  // The others still lie there.
  await exchange.open()
  await exchange.look()
  await page.getByRole('button', { name: /^全部合并/ }).click()
  await exchange.merged()
  await expect(exchange.rowOf('.xjb').filter({ hasText: '已合并' })).toHaveCount(paths.length)
  await frame.go('会员')
  for (const { name } of expected.each)
    await expect(page.getByRole('row').filter({ hasText: name }).first()).toBeVisible()
})

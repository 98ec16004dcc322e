import { expect, test } from '#tests/support/app.ts'
import { axeFor } from '#tests/support/axe.ts'
import { ofNewerVersion } from '#tests/support/newer-file.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

test('a file of a newer version waits in the inbox, says whom it claims to be from, and can be let go', async ({
  app: school,
  otherApp: branch,
}, testInfo) => {
  test.setTimeout(180_000)
  const [up, down] = [school.page(), branch.page()]
  await begin(up, { role: '校工会', name: '等待大学工会' })
  const card = await cardOf(school)
  await begin(down, { role: '分工会', name: '先升级学院分工会' })
  await memberPageOf(down).add('先甲')
  const sending = exchangePageOf(down)
  await sending.open()
  await sending.acceptParent(asChosen(card), card.number)
  await expect(down.getByText('等待大学工会', { exact: true })).toBeVisible()
  const first = await sending.send(branch)

  const receiving = exchangePageOf(up)
  await receiving.open()
  const newer = { name: '先升级.xjb', bytes: Buffer.from(await ofNewerVersion(first.bytes)) }
  await receiving.receive([newer])
  const inbox = up.getByRole('region', { name: '收件箱：等待升级的文件' })
  const kept = inbox.getByRole('row').filter({ hasText: '先升级.xjb' })
  await expect(kept).toContainText('看不出是谁发来的')
  await expect(kept).toContainText('请先升级小家')
  await expect(receiving.table.getByRole('row').filter({ hasText: '先升级.xjb' })).toContainText(
    '由更新的版本生成，已放进收件箱，等待升级',
  )
  await expect(receiving.mergeButton).toBeDisabled()

  // The same content from this version is taken in as ever; the sender is known from then on.
  await receiving.receive([{ name: '这一版.xjb', bytes: first.bytes }])
  await expect(receiving.table.getByRole('row').filter({ hasText: '这一版.xjb' })).toBeVisible()
  await receiving.acceptNew()
  await receiving.mergeButton.click()
  await receiving.merged()
  await expect(kept).toContainText('自称 先升级学院分工会')

  await up.reload()
  await receiving.open()
  await expect(kept).toBeVisible()
  const { violations } = await (await axeFor(up)).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await up.setViewportSize({ width: 1366, height: 768 })
  await up.screenshot({ path: testInfo.outputPath('inbox.png') })

  await kept.getByRole('button', { name: '移出 先升级.xjb' }).click()
  const question = up.getByRole('dialog', { name: '把 先升级.xjb 移出收件箱？' })
  await up.screenshot({ path: testInfo.outputPath('inbox-question.png') })
  await question.getByRole('button', { name: '移出', exact: true }).click()
  await frameOf(up).saved('已移出收件箱。')
  await expect(inbox).toHaveCount(0)
  await memberPageOf(up).open()
  await expect(up.getByRole('row').filter({ hasText: '先甲' })).toHaveCount(1)
})

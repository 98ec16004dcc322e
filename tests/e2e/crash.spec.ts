import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/app.ts'
import { begin, field, frameOf, untilOpen } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

/** How often the application is killed: 15 times beside all other tests, 200 times in the long run. */
const kills = Number(process.env.CRASHES ?? 15)

/** Open again; the browser may not have had the time to remember which workspace was open. */
const opened = async (page: Page): Promise<void> => {
  const choice = page.getByRole('button', { name: /^打开 / })
  await expect(choice.or(frameOf(page).rail)).toBeVisible({ timeout: 60_000 })
  if (await choice.isVisible()) await choice.click()
  await untilOpen(page, 60_000)
}

test('killed at any moment while saving: what the screen called saved is there', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'the processes of a browser are found by /proc')
  test.setTimeout(kills * 20_000 + 60_000)
  await begin(app.page(), { role: '分工会', name: '断电学院分工会' })
  const acknowledged: string[] = []
  let n = 0
  for (let round = 0; round < kills; round++) {
    const page = app.page()
    const members = memberPageOf(page)
    await members.open()
    const end = Date.now() + 200 + Math.random() * 2500
    const saving = (async () => {
      for (;;) {
        const name = `齉${String(n++).padStart(4, '0')}`
        await members.startMember()
        await field(members.dialog, '姓名').fill(name)
        await members.save(name)
        acknowledged.push(name)
      }
    })().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, end - Date.now())))
    const again = await app.crash()
    await saving
    await opened(again)
  }
  expect(acknowledged.length).toBeGreaterThan(kills / 3)
  const page = app.page()
  await memberPageOf(page).open()
  for (const name of acknowledged) {
    await page.getByRole('searchbox').first().fill(name)
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
  }
  await expect(frameOf(page).notice.getByText(/损坏/)).toHaveCount(0)
})

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
  test.setTimeout(kills * 40_000 + 120_000)
  await begin(app.page(), { role: '分工会', name: '断电学院分工会' })
  const acknowledged: string[] = []
  let n = 0
  // How long a save takes here and now, in ms: what else the machine does changes it several times over.
  let usual = 1500
  for (let round = 0; round < kills; round++) {
    const page = app.page()
    const members = memberPageOf(page)
    await members.open()
    // The end comes somewhere inside a save, after up to two whole ones.
    const wanted = acknowledged.length + Math.floor(Math.random() * 3)
    const saving = (async () => {
      for (;;) {
        const name = `齉${String(n++).padStart(4, '0')}`
        const began = performance.now()
        await members.startMember()
        await field(members.dialog, '姓名').fill(name)
        await members.save(name)
        acknowledged.push(name)
        usual = (usual + performance.now() - began) / 2
      }
    })().catch(() => undefined)
    await expect
      .poll(() => acknowledged.length, { timeout: 60_000, intervals: [20] })
      .toBeGreaterThanOrEqual(wanted)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * usual))
    const again = await app.crash()
    await saving
    await opened(again)
  }
  console.info('crashes:', JSON.stringify({ kills, acknowledged: acknowledged.length, begun: n }))
  expect(acknowledged.length).toBeGreaterThan(kills / 3)
  const page = app.page()
  await memberPageOf(page).open()
  for (const name of acknowledged) {
    await page.getByRole('searchbox').first().fill(name)
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
  }
  await expect(frameOf(page).notice.getByText(/损坏/)).toHaveCount(0)
})

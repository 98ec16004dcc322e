import { expect, test } from '#tests/support/app.ts'
import { conflictPageOf } from '#tests/support/pages/conflict-page.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, field, frameOf } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

test('conflicts are decided by click, by keys and by hand; each decision can be undone', async ({ page }) => {
  test.setTimeout(180_000)
  await begin(page, { role: '校工会', sample: true })
  const frame = frameOf(page)
  const conflicts = conflictPageOf(page)
  await conflicts.open()
  const all = await conflicts.count()
  expect(all).toBeGreaterThan(4)

  // Money is decided one by one.
  const money = conflicts.cards.filter({ hasText: '金额，逐条决定' })
  expect(await money.count()).toBeGreaterThan(0)
  await expect(conflicts.bulk(page).and(money.locator('button'))).toHaveCount(0)

  // A click keeps a value; undo opens the question again.
  const phone = conflicts.cards.filter({ hasText: '联系电话' }).first()
  const [title = ''] = (await phone.getByRole('heading').innerText()).split(' ')
  const sides = conflicts.sidesOf(phone)
  await expect(sides).toHaveCount(2)
  const kept = (await sides.last().locator('strong').innerText()).trim()
  await sides.last().click()
  await conflicts.untilCount(all - 1)
  await frame.notice.getByRole('button', { name: '撤销' }).click()
  await conflicts.untilCount(all)

  // The same by keys: K walks up and J down, 2 keeps the second, E opens the field's own input.
  const isCurrent = (n: number) => expect(conflicts.cards.nth(n)).toHaveAttribute('data-current', 'true')
  const toTop = async () => {
    for (let n = 0; n < all; n++) await page.keyboard.press('k')
    await isCurrent(0)
  }
  const walk = async (text: string) => {
    await toTop()
    for (let n = 0; !(await conflicts.current.innerText()).includes(text); n++) {
      await page.keyboard.press('j')
      await isCurrent(n + 1)
    }
  }
  await page.locator('main').focus()
  // Up at the first card moves nothing, nor does it take the focus from what is opened after it.
  await toTop()
  await page.keyboard.press('k')
  await page.keyboard.press('e')
  await expect(conflicts.other(conflicts.current)).toHaveCount(0)
  await expect(conflicts.current).not.toBeFocused()
  await page.locator('main').focus()
  await walk(`${title}`)
  await page.keyboard.press('2')
  await conflicts.untilCount(all - 1)
  await walk('地点')
  await page.keyboard.press('e')
  const input = conflicts.current.getByRole('textbox', { name: '地点' })
  await expect(input).toBeFocused()
  await input.fill('学生活动中心')
  await page.keyboard.press('Enter')
  await conflicts.untilCount(all - 2)

  // What was decided is listed with its way back.
  const recent = page.locator('.xj-recent li')
  await expect(recent).toHaveCount(2)
  await expect(recent.first()).toContainText('学生活动中心')
  await expect(recent.last()).toContainText(kept)
  await recent.first().getByRole('button').click()
  await conflicts.untilCount(all - 1)
})

test('a school takes its own value for all of one sort, and the history says which file the other came in', async ({
  app: school,
  otherApp: branch,
}) => {
  test.setTimeout(240_000)
  const [up, down] = [school.page(), branch.page()]
  await begin(up, { role: '校工会', name: '冲突大学工会' })
  const card = await cardOf(school)
  await begin(down, { role: '分工会', name: '冲突学院分工会' })
  const sending = exchangePageOf(down)
  await sending.open()
  await sending.acceptParent(asChosen(card), card.number)

  await memberPageOf(down).add('子甲', '子乙')
  const send = async () => {
    await sending.open()
    const file = await sending.send(branch)
    return { ...file, name: `分工会-${file.bytes.length}.xjb` }
  }
  const receiving = exchangePageOf(up)
  const receive = async (file: { readonly name: string; readonly bytes: Uint8Array }) => {
    await receiving.open()
    await receiving.receive([file])
    await expect(up.getByRole('row').filter({ hasText: file.name })).toBeVisible({ timeout: 30_000 })
    await receiving.acceptNew()
    await receiving.mergeButton.click()
    await receiving.merged()
  }
  await receive(await send())

  const setPhones = async (page: typeof up, start: string) => {
    await frameOf(page).go('会员')
    for (const [n, name] of ['子甲', '子乙'].entries()) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '修改' }).click()
      const form = page.getByRole('dialog').last()
      await field(form, '联系电话').fill(`${start}${n}`)
      await form.getByRole('button', { name: '保存', exact: true }).click()
      await frameOf(page).saved(`已保存 ${name}。`)
      // That it was saved may still be said of the member's entry.
      await expect(page.getByRole('dialog')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  }
  await setPhones(up, '1000')
  await setPhones(down, '2000')
  const second = await send()
  await receive(second)

  const conflicts = conflictPageOf(up)
  await conflicts.open()
  await conflicts.untilCount(2)
  await expect(conflicts.cards.first()).toContainText(second.name)
  await up.getByRole('button', { name: '以冲突大学工会为准（2 条同类）' }).first().click()
  await conflicts.untilCount(0)
  await expect(up.getByText('没有冲突。')).toBeVisible()
  await frameOf(up).go('会员')
  await up.getByRole('button', { name: '子甲', exact: true }).click()
  await up.getByRole('tab', { name: '历史' }).click()
  const history = up.getByRole('list', { name: '历史' })
  await expect(history.getByText('10000').first()).toBeVisible()
  await expect(history.getByText(`来自文件 ${second.name}`).first()).toBeVisible()
})

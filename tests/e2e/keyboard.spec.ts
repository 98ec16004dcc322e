import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/app.ts'
import { begin, frameOf } from '#tests/support/pages/frame.ts'
import { hasPdfText, textOf } from '#tests/support/pdf-text.ts'

/** The name under which a screen reader announces what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement
    if (!(one instanceof HTMLElement)) return ''
    const labels = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? one.labels : null
    const text = labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent ?? ''
    return text.replace(/\*$/, '').trim()
  })

/** Tab until something of that name has the focus. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const passed: string[] = []
  for (let presses = 0; presses < 80; presses++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    passed.push(now)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}; it passed ${passed.join(' > ')}`)
}

test('a visit is entered, printed and exported without a mouse', async ({ app, page }) => {
  await begin(page, { role: '分工会', name: '键盘分工会' })
  const keys = page.keyboard

  // A member, so that there is somebody to visit.
  await tabTo(page, '会员')
  await keys.press('Enter')
  await tabTo(page, '新增会员')
  await keys.press('Enter')
  await expect.poll(() => focused(page)).toBe('姓名')
  await keys.type('欧阳键')
  await tabTo(page, '入会日期')
  await keys.type('2020-3-1')
  await keys.press('Control+s')
  await frameOf(page).saved('已保存 欧阳键。')

  await keys.press('Tab')
  await tabTo(page, '慰问')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '慰问' })).toBeVisible()
  await tabTo(page, '登记慰问')
  await keys.press('Enter')
  await expect.poll(() => focused(page)).toBe('会员')
  await keys.type('oyj')
  await expect(page.getByRole('option', { name: '欧阳键' })).toBeVisible()
  await keys.press('Enter')
  await keys.press('Tab')
  expect(await focused(page)).toBe('慰问事项')
  // A list is walked with the arrows: its first letters are Chinese, which no key types.
  const chosen = () =>
    page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text)
  for (let n = 0; n < 20 && (await chosen()) !== '结婚'; n++) await keys.press('ArrowDown')
  expect(await chosen()).toBe('结婚')
  await expect(page.locator('.xj-verdict[data-state=ok]')).toBeVisible()
  await keys.press('Control+s')
  await expect(page.getByRole('dialog', { name: '已保存' })).toBeVisible()
  await expect.poll(() => focused(page)).toBe('审批表')
  const paper = await app.saved(() => keys.press('Enter'))
  expect(paper.name).toMatch(/\.(pdf|bin)$/)
  if (hasPdfText) expect(textOf(paper.bytes)).toContain('欧阳键')
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: '欧阳键' })).toBeVisible()

  // The list leaves as Excel from its menu.
  await tabTo(page, '导出')
  await keys.press('Enter')
  await expect(page.getByRole('menuitem', { name: '导出 Excel' })).toBeVisible()
  await expect.poll(() => focused(page)).toBe('导出 Excel')
  const list = await app.saved(() => keys.press('Enter'))
  expect(list.bytes.subarray(0, 2).toString()).toBe('PK')

  // And everything leaves as one file.
  await tabTo(page, '收发')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '收发' })).toBeVisible()
  await tabTo(page, '导出文件')
  const bundle = await app.saved(() => keys.press('Enter'))
  expect(bundle.bytes.subarray(30, 38).toString()).toBe('mimetype')
})

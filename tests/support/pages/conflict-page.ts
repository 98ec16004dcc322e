import { expect, type Locator, type Page } from '@playwright/test'
import { frameOf } from './frame.ts'

/** 冲突 as a person uses it. */
export const conflictPageOf = (page: Page) => {
  const cards = page.getByRole('list', { name: '冲突', exact: true }).locator('> li')
  return {
    open: async () => {
      await frameOf(page).go('冲突')
      await expect(page.getByText('正在读取……')).toHaveCount(0)
    },
    cards,
    current: cards.and(page.locator('[data-current]')),
    /** The values of a card, side by side. */
    sidesOf: (card: Locator) => card.locator('button.xj-side'),
    /** The button of a card that opens the field's own input. */
    other: (card: Locator) => card.getByRole('button', { name: '另写一个' }),
    bulk: (within: Locator | Page) => within.getByRole('button', { name: /条同类）$/ }),
    count: async (): Promise<number> => {
      const name = await page.getByRole('tab', { name: /^待定/ }).innerText()
      return Number(name.replace(/\D/g, ''))
    },
    /** The tab of members that may be recorded twice, with `n` pairs. */
    duplicates: (n: number) =>
      page.getByRole('tab', { name: n === 0 ? '可能重复' : `可能重复 ${n}`, exact: true }),
    pairs: page.getByRole('list', { name: '可能重复', exact: true }).locator('> li'),
    untilCount: (n: number) =>
      expect(page.getByRole('tab', { name: `待定 ${n}`, exact: true })).toBeVisible({ timeout: 20_000 }),
  }
}

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * Axe for a page. It is handed to a document once, not twice before every look: what runs warm takes a fraction of the
 * time. It runs in the page itself, as the other way opens a tab for every look, and tells only what breaks a rule.
 */
export const axeFor = async (page: Page): Promise<AxeBuilder> => {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  const builder = new AxeBuilder(isThere ? { page, axeSource: ';' } : { page })
  return builder.options({ reporter: 'no-passes', selectors: false }).setLegacyMode()
}

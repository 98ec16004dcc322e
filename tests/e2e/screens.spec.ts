import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/app.ts'
import { axeFor } from '#tests/support/axe.ts'
import { begin, complaintsOf } from '#tests/support/pages/frame.ts'
import { featureFolders, goTo, leave, overlaysOf, screensOf } from '#tests/support/pages/screen-list.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** What axe finds; of something over a screen only that, in the second colours only the contrast: the rest is known by then. */
const violationsOf = async (page: Page, over: boolean, contrastOnly: boolean): Promise<readonly string[]> => {
  const axe = await axeFor(page)
  if (contrastOnly) axe.withRules(['color-contrast'])
  else axe.withTags(rules)
  if (over) axe.include('[role=dialog]')
  const { violations } = await axe.analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

/** Names that do not fit where they stand and end in dots. */
const cutNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, [role=dialog] *, header *, nav *')]
      .filter(
        (one) =>
          getComputedStyle(one).textOverflow === 'ellipsis' &&
          !one.matches('input, .xj-hidden') &&
          one.clientWidth > 0 &&
          one.scrollWidth > one.clientWidth + 1,
      )
      .map((one) => one.textContent ?? ''),
  )

/** Content wider than the window: the page would scroll sideways. */
const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

for (const role of ['分工会', '校工会'] as const) {
  const level = role === '分工会' ? 'branch' : 'school'
  for (const scheme of ['light', 'dark'] as const) {
    test(`${role}, ${scheme}: every screen and everything over it is without fault`, async ({
      page,
    }, testInfo) => {
      test.setTimeout(600_000)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const complaints = complaintsOf(page)
      await begin(page, { role, sample: true })
      const screens = await screensOf(page)
      // What opens over a screen is the same at a school: its second colours are looked at as a branch.
      const overlays = scheme === 'dark' && level === 'school' ? [] : await overlaysOf(page, level)
      const faults: string[] = []
      await leave(page)
      await page.getByRole('radio', { name: scheme === 'light' ? '浅色' : '深色' }).check()
      for (const { id, hash, over } of [...screens, ...overlays]) {
        await goTo(page, hash)
        const shown = over ? page.getByRole('dialog').first() : page.getByRole('heading', { level: 1 })
        const opens = await shown.waitFor({ timeout: 15_000 }).then(
          () => true,
          () => false,
        )
        if (!opens) {
          faults.push(`${id}: ${hash} opens nothing`)
          continue
        }
        const found = [
          ...(await violationsOf(page, over, scheme === 'dark')),
          ...(await cutNames(page)).map((text) => `cut: ${text}`),
          ...((await tooWide(page)) ? ['wider than the window'] : []),
        ]
        faults.push(...found.map((fault) => `${id} ${scheme}: ${fault}`))
        const picture = await page.screenshot({ path: testInfo.outputPath(`${level}-${scheme}-${id}.png`) })
        expect(picture.length).toBeGreaterThan(5000)
      }
      expect(faults).toEqual([])
      expect(complaints).toEqual([])
      const visited = new Set(screens.map(({ id }) => id))
      testInfo.annotations.push({ type: 'screens', description: [...visited].join(' ') })
      const missing = featureFolders().filter((name) => !visited.has(name))
      // Screens only a school has are looked at as a school.
      expect(level === 'school' ? missing : missing.filter((name) => !schoolOnly.has(name))).toEqual([])
    })
  }
}

const schoolOnly = new Set(['branch', 'decision'])

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { axeFor } from '#tests/support/axe.ts'
import { noChromium, openProfile } from '#tests/support/browser.ts'
import { serveFolder } from '../../scripts/static-server.mjs'
import { staticStyles } from '../../scripts/static-styles.ts'

const looks = {
  light: '',
  dark: '?scheme=dark',
  'large type': '?type=large',
  English: '?locale=en',
}

/** Ways to bring each overlay of the parts page up. */
const overlays: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  page: async () => {},
  drawer: (page) => page.getByRole('button', { name: '王建国', exact: true }).click(),
  dialog: (page) => page.getByRole('button', { name: '登记慰问' }).first().click(),
  question: (page) => page.getByRole('button', { name: '作废' }).click(),
  menu: (page) => page.getByRole('button', { name: '打印' }).click(),
}

/** Waits until what opens has come to rest; what moves without end does not count. */
const settled = async (page: Page): Promise<void> => {
  const moving = () =>
    page.evaluate(async () => {
      // A transition begins with the frame after the one that asks for it.
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
      const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
      return document.getAnimations().filter((one) => one.playState === 'running' && ends(one)).length
    })
  await expect.poll(moving).toBe(0)
}

test.describe('the parts of the interface', () => {
  // One page, built once, for all of them.
  test.describe.configure({ mode: 'default' })
  test.skip(noChromium() !== null, noChromium() ?? '')
  let folder: string
  let server: Awaited<ReturnType<typeof serveFolder>>
  let context: BrowserContext
  let page: Page
  let complaints: string[] = []

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xiaojia-parts-'))
    await build({
      configFile: false,
      root: 'tests/support/story',
      logLevel: 'error',
      plugins: [staticStyles(), react()],
      define: { __APP_VERSION__: '"0.0.0"' },
      worker: { format: 'es' },
      build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
    })
    server = await serveFolder(join(folder, 'page'), 0)
    ;({ context, page } = await openProfile(join(folder, 'profile')))
    await page.emulateMedia({ reducedMotion: 'reduce' })
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
  })

  test.beforeEach(() => {
    complaints = []
  })

  test.afterAll(async () => {
    await context?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const [look, query] of Object.entries(looks)) {
    for (const [overlay, open] of Object.entries(overlays)) {
      test(`${overlay} in ${look}: nothing refused by the policy, nothing found by axe`, async () => {
        await page.goto(`${server.origin}/${query}`)
        await page.getByRole('table').waitFor()
        await open(page)
        await settled(page)
        const { violations } = await (await axeFor(page)).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
        expect(complaints).toEqual([])
        expect(await page.locator('style').count()).toBe(0)
      })
    }
  }

  test('the shipped font draws rare names, by its own pixels', async () => {
    await page.goto(server.origin)
    const drawn = await page.evaluate(async () => {
      const font = '40px "Xiaojia Sans"'
      await document.fonts.load(font, '齉爩王')
      const pixels = (text: string): string => {
        const canvas = document.createElement('canvas')
        canvas.width = 60
        canvas.height = 60
        const context = canvas.getContext('2d')
        if (!context) return ''
        // No other family: what the shipped font lacks must not be lent by the system's.
        context.font = font
        context.fillText(text, 5, 45)
        return canvas.toDataURL()
      }
      const faces = [...document.fonts].filter(
        (face) => face.family.includes('Xiaojia') && face.status === 'loaded',
      )
      return {
        faces: faces.length,
        none: pixels('\uffff'),
        shown: [...'齉爩王'].map(pixels),
        blank: pixels(' '),
      }
    })
    expect(drawn.faces).toBeGreaterThan(0)
    for (const picture of drawn.shown) {
      expect(picture).not.toBe(drawn.none)
      expect(picture).not.toBe(drawn.blank)
    }
    expect(new Set(drawn.shown).size).toBe(3)
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/app.ts'
import { begin } from '#tests/support/pages/frame.ts'
import { goTo, overlaysOf, screensOf } from '#tests/support/pages/screen-list.ts'
import { projectFolder } from '../../scripts/tools.mjs'

/** What the records of this workspace say, and what the shipped example rules say: data, in whatever language. */
const dataOf = async (page: Page): Promise<string> => {
  const records = await page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const texts: string[] = []
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const db = await promised(indexedDB.open(name))
      for (const store of ['chunk', 'meta'].filter((one) => db.objectStoreNames.contains(one))) {
        const rows = await promised(db.transaction(store).objectStore(store).getAll())
        texts.push(JSON.stringify(rows))
      }
      db.close()
    }
    return texts.join()
  })
  const packs = join(projectFolder, 'src/shared/rules/packs')
  return [records, ...readdirSync(packs).map((name) => readFileSync(join(packs, name), 'utf8'))].join()
}

/** Texts and names in Chinese characters or Latin words that stand outside of every mark and in no record. */
const unmarked = async (page: Page, data: string): Promise<readonly string[]> => {
  const texts = await page.evaluate(() => {
    /** What is left of a text when everything inside marks is taken out, however deep. */
    const outside = (text: string): string => {
      let depth = 0
      let left = ''
      for (const letter of text) {
        if (letter === '⟦') depth++
        else if (letter === '⟧') depth--
        else if (depth === 0) left += letter
        if (letter === '⟧' && depth === 0) left += ' '
      }
      return left
    }
    const found = new Set<string>()
    const look = (text: string, where: Element | null) => {
      if (!where?.closest('[aria-hidden=true], kbd, code')) found.add(outside(text))
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    // Marks may begin in one text node and end in another of the same element: an element's own text is read whole.
    const seen = new Set<Element>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || seen.has(parent) || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName)) continue
      seen.add(parent)
      const own = [...parent.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE)
      look(own.map((one) => one.textContent ?? '').join(''), parent)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        look(element.getAttribute(name) ?? '', element)
      }
    }
    return [...found]
  })
  const written = texts.flatMap((text) =>
    text
      .replaceAll(/\d+\s*年(\s*\d+\s*月(\s*\d+\s*日)?)?/g, ' ')
      .split(/[^\p{L}]+/u)
      .filter((word) => /\p{Script=Han}|[A-Za-z]{2}/u.test(word) && !data.includes(word)),
  )
  return [...new Set(written)]
}

/** Switches to the language in which every message is marked. */
const switchOn = async (page: Page): Promise<void> => {
  await page.evaluate(() => localStorage.setItem('xiaojia.locale', '"pseudo"'))
  await page.reload()
  await expect(page.getByRole('navigation').getByText('⟦设置⟧')).toBeVisible()
}

for (const role of ['分工会', '校工会'] as const) {
  test(`${role}: no text on any screen is written into the program`, async ({ page }) => {
    test.setTimeout(400_000)
    await begin(page, { role, sample: true })
    const screens = await screensOf(page)
    const overlays = await overlaysOf(page, role === '分工会' ? 'branch' : 'school')
    const data = await dataOf(page)
    await switchOn(page)
    const found: Record<string, readonly string[]> = {}
    for (const { id, hash } of [...screens, ...overlays]) {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      await expect(page.getByText('⟦正在读取……⟧')).toHaveCount(0)
      const texts = await unmarked(page, data)
      if (texts.length > 0) found[id] = texts
    }
    expect(found).toEqual({})
  })
}

test('a text written into the program would be found', async ({ page }) => {
  await begin(page, { role: '分工会', name: '标记分工会' })
  await switchOn(page)
  await goTo(page, '#/setting')
  await page.evaluate(() => {
    const planted = document.createElement('button')
    planted.textContent = '写死的字'
    planted.ariaLabel = '写死的名字'
    document.querySelector('main')?.append(planted)
  })
  expect(await unmarked(page, await dataOf(page))).toEqual(expect.arrayContaining(['写死的字', '写死的名字']))
})

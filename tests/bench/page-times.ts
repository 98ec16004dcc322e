import type { Page } from '@playwright/test'

/** What one visit to a page was like. */
export interface Visit {
  /** Milliseconds until the page changed for the last time. */
  readonly ms: number
  /** Most lines that any of its tables draws. */
  readonly rows: number
}

declare const benchVisit: (hash: string) => Promise<Visit>
declare const benchLongest: (restart: boolean) => number

/** Runs in the page, before anything of it. */
const install = (): void => {
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask' })
  const quietFor = 400
  /** Goes to an address; over when nothing changed for a while and nothing is being read. */
  const go = (hash: string): Promise<number> =>
    new Promise((done) => {
      const start = performance.now()
      let last = start
      const watcher = new MutationObserver(() => {
        last = performance.now()
      })
      watcher.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
      location.hash = hash
      const look = (): void => {
        const reads = document.body.innerText.includes('正在读取')
        if (!reads && performance.now() - last > quietFor) {
          watcher.disconnect()
          done(last - start)
        } else setTimeout(look, 20)
      }
      setTimeout(look, 20)
    })
  Object.assign(globalThis, {
    benchLongest: (restart: boolean): number => {
      const found = longest
      if (restart) longest = 0
      return found
    },
    benchVisit: async (hash: string): Promise<Visit> => {
      await go('#/setting')
      const ms = await go(hash)
      const tables = [...document.querySelectorAll('main table tbody')]
      return { ms, rows: Math.max(0, ...tables.map((one) => one.querySelectorAll('tr').length)) }
    },
  })
}

/** Prepares a page to be measured, before it is loaded. */
export const measurePages = async (page: Page): Promise<void> => {
  // What runs TypeScript directly names every inner function by this; the page knows nothing of it.
  await page.addInitScript('globalThis.__name = (task) => task')
  await page.addInitScript(install)
}

/** Goes to an address from another page. */
export const visit = (page: Page, hash: string): Promise<Visit> => page.evaluate((to) => benchVisit(to), hash)

/** The longest task of the window's thread while something is done, in milliseconds by the clock. */
export const longestWhile = async (page: Page, task: () => Promise<void>): Promise<number> => {
  await page.evaluate(() => benchLongest(true))
  await task()
  return page.evaluate(() => benchLongest(true))
}

/** Types into the filter of the list that is shown, and goes through the list with the wheel. */
export const typeAndScroll = async (page: Page): Promise<void> => {
  const box = page.locator('main .xj-table-bar input').first()
  await box.click()
  await box.pressSequentially('王小示例', { delay: 60 })
  await page.waitForTimeout(300)
  await box.fill('')
  await page.waitForTimeout(300)
  await page.mouse.move(700, 500)
  for (let n = 0; n < 25; n++) {
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(30)
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../../scripts/static-server.mjs'
import { noChromium, openProfile } from '../support/browser.ts'
import { load1, median, type Part, ratio, seconds, table } from './median.ts'
import { buildPages, fillSchool } from './workspace.ts'

/** What the page itself saw, in milliseconds since it was asked for. */
interface Marks {
  /** Rail and heading are there. */
  shown?: number
  /** A click on 会员 made then was answered by that page's heading. */
  answered?: number
  /** The first rows of its list. */
  rows?: number
  /** The figures of 今日. */
  figures?: number
  /** The longest time in which the window answered nothing. */
  longest: number
}

const branches = { small: 2, large: 60 }
/** Records that the sample invents for one member, about. */
const recordsPerMember = 13.1

/** Runs in the page, before anything of it. */
const watch = (clicks: boolean): void => {
  const marks: Marks = { longest: 0 }
  Object.assign(globalThis, { benchMarks: marks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) marks.longest = Math.max(marks.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
  const look = (): void => {
    const now = performance.now()
    const rail = document.querySelector('nav.xj-rail')
    const heading = document.querySelector('main h1')
    if (rail && heading && marks.shown === undefined) {
      marks.shown = now
      if (clicks) rail.querySelector<HTMLElement>('a[href="#/member"]')?.click()
    } else if (marks.shown !== undefined) {
      if (heading?.textContent === '会员') marks.answered ??= now
      if (document.querySelector('.xj-table tbody .xj-row-name')) marks.rows ??= now
      if (document.querySelector('main .xj-stat')) marks.figures ??= now
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** One start of the browser with a filled profile. */
const start = async (profile: string, origin: string, clicks: boolean): Promise<Marks> => {
  const { context, page } = await openProfile(profile)
  try {
    // What runs TypeScript directly names every inner function by this; the page knows nothing of it.
    await page.addInitScript('globalThis.__name = (task) => task')
    await page.addInitScript(watch, clicks)
    await page.goto(origin)
    await page.waitForFunction(
      (waits) => {
        const marks = (globalThis as { readonly benchMarks?: Marks }).benchMarks
        return waits ? marks?.rows !== undefined : marks?.figures !== undefined
      },
      clicks,
      { timeout: 180_000 },
    )
    return await page.evaluate(() => (globalThis as unknown as { readonly benchMarks: Marks }).benchMarks)
  } finally {
    await context.close()
  }
}

/** Opening a workspace of about so many records, and one of a hundredth. */
export const benchOpen = async (records: number, seed: number, rounds: number): Promise<Part> => {
  const reason = noChromium()
  if (reason) return { text: reason, aims: [] }
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-open-'))
  const app = join(folder, 'app')
  await buildPages(app)
  const server = await serveFolder(app, 0)
  const before = load1()
  try {
    const sizes = [
      { records: Math.round(records / 100), branches: branches.small, seed },
      { records, branches: branches.large, seed },
    ]
    const found: { readonly count: number; readonly clicked: Marks[]; readonly waited: Marks[] }[] = []
    for (const size of sizes) {
      const members = Math.max(8, Math.round(size.records / size.branches / recordsPerMember))
      const place = { app, origin: server.origin }
      const count = await fillSchool(join(folder, String(size.records)), place, { ...size, members })
      found.push({ count, clicked: [], waited: [] })
    }
    for (let round = 0; round < rounds; round++) {
      for (const [i, { clicked, waited }] of found.entries()) {
        const profile = join(folder, String(sizes[i]?.records))
        clicked.push(await start(profile, server.origin, true))
        waited.push(await start(profile, server.origin, false))
      }
    }
    const middle = (marks: readonly Marks[], key: keyof Marks): number =>
      median(marks.map((one) => one[key] ?? Number.NaN))
    const row = ({ count, clicked, waited }: (typeof found)[number]): readonly string[] => [
      String(count),
      seconds(middle(clicked, 'shown')),
      seconds(middle(clicked, 'answered')),
      seconds(middle(clicked, 'rows')),
      seconds(middle(waited, 'figures')),
      seconds(middle(waited, 'longest')),
    ]
    const [small, large] = found
    const factor =
      large && small ? middle(large.clicked, 'answered') / middle(small.clicked, 'answered') : Number.NaN
    return {
      text: [
        `A new start of the browser each time, profile on the disk; median of ${rounds}, in turn; load ${before} before, ${load1()} after. From the request for the page on.`,
        '',
        table([
          [
            'records',
            'rail and heading',
            'a click on 会员 made then answered',
            'first rows of that list',
            'figures of 今日 (without the click)',
            'longest time without an answer (without the click)',
          ],
          ...found.map(row),
        ]),
      ].join('\n'),
      aims: [
        {
          aim: `opening with ${large?.count} records at most twice that with ${small?.count}, until the first screen answers`,
          found: `${ratio(factor)} times`,
          met: factor <= 2,
        },
      ],
    }
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openProfile } from '#tests/support/browser.ts'
import { begin, choose, field, pick } from '#tests/support/pages/frame.ts'
import { goTo } from '#tests/support/pages/screen-list.ts'
import { writeSample } from '#tests/support/sample-files.ts'
import { build, isStale } from './build.mjs'
import { serveFolder } from './static-server.mjs'
import { projectFolder } from './tools.mjs'

/** `npm run screenshots [folder]`: draws the main screens with invented records into docs/screenshots. */
const folder = process.argv[2] ?? join(projectFolder, 'docs', 'screenshots')
const size = { width: 1366, height: 768 }
const limit = 200_000

if (!process.env.XIAOJIA_RENDERER && isStale() && !build()) throw new Error('the build failed')
const renderer = process.env.XIAOJIA_RENDERER ?? join(projectFolder, 'out', 'renderer')
const work = mkdtempSync(join(tmpdir(), 'xiaojia-screenshots-'))
mkdirSync(folder, { recursive: true })
const server = await serveFolder(renderer, 0)

/** Fewer colours where a tool for that is there: a third of the size, and nobody sees it. */
const squeeze = (path: string): void => {
  for (const [tool, ...values] of [
    ['pngquant', '--force', '--output', path, '64', path],
    ['convert', path, '-strip', '-dither', 'None', '-colors', '64', `PNG8:${path}`],
  ]) {
    if (tool && spawnSync(tool, values).status === 0) break
  }
  const { size: bytes } = statSync(path)
  console.log(`${path.replace(`${projectFolder}/`, '')} ${Math.round(bytes / 1000)} kB`)
  if (bytes > limit) console.warn(`  larger than ${limit / 1000} kB`)
}

const draw = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready)
  // Lists and sums come from the index a moment after the screen.
  await page.waitForTimeout(700)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  squeeze(path)
}

/** A window of its own, with sample data. */
const asRole = async (role: '分工会' | '校工会', task: (page: Page) => Promise<void>): Promise<void> => {
  const { context, page } = await openProfile(join(work, role))
  try {
    await page.setViewportSize(size)
    await page.goto(server.origin)
    await begin(page, { role, sample: true })
    await task(page)
  } finally {
    await context.close()
  }
}

const openFirst = async (page: Page): Promise<void> => {
  await page.locator('.xj-row-name').first().click()
  await page.waitForTimeout(300)
}

const drawBranch = async (page: Page): Promise<void> => {
  await goTo(page, '#/')
  await draw(page, 'branch-today')
  await goTo(page, '#/member')
  await draw(page, 'branch-members')
  const name = await page.locator('.xj-row-name').first().innerText()
  await openFirst(page)
  await draw(page, 'branch-member')
  await goTo(page, '#/condolence?dialog=new')
  const dialog = page.getByRole('dialog', { name: '登记慰问' })
  await pick(dialog, '会员', name)
  await field(dialog, '慰问事项').selectOption({ label: '生病住院' })
  await draw(page, 'branch-visit')
  await goTo(page, '#/condolence')
  await draw(page, 'branch-visits')
  await goTo(page, '#/activity')
  await openFirst(page)
  await draw(page, 'branch-activity')
  await goTo(page, '#/proposal?view=board')
  await draw(page, 'branch-proposals')
  await goTo(page, '#/proposal')
  await openFirst(page)
  await page.getByRole('tab', { name: '审核和提交' }).click()
  await draw(page, 'branch-proposal')
  await goTo(page, '#/home')
  await openFirst(page)
  await draw(page, 'branch-home')
  await goTo(page, '#/exchange')
  await draw(page, 'branch-exchange')
}

const drawSchool = async (page: Page): Promise<void> => {
  await goTo(page, '#/')
  await draw(page, 'school-today')
  await goTo(page, '#/report')
  await draw(page, 'school-report')
  await page.getByRole('button', { name: '按分工会', exact: true }).click()
  await draw(page, 'school-report-branches')
  await goTo(page, '#/member')
  await draw(page, 'school-members')
  await goTo(page, '#/conflict')
  await draw(page, 'school-conflicts')
  await goTo(page, '#/exchange?tab=received')
  await openFirst(page)
  await draw(page, 'school-take-back')
  await goTo(page, '#/setting')
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出名片' }).click()
  const card = join(work, 'card.xjb')
  await (await arriving).saveAs(card)
  const sample = await writeSample(readFileSync(card), work, { branches: 60, members: 12 })
  await goTo(page, '#/exchange')
  await choose(page, '把收到的文件拖到这里，一次可以很多个', sample.paths)
  await page.getByRole('button', { name: /^全部已核对一致/ }).waitFor({ timeout: 90_000 })
  await draw(page, 'school-exchange')
  await page.getByRole('button', { name: /^全部已核对一致/ }).click()
  await page.getByRole('button', { name: '查看内容' }).click()
  await page.getByRole('list', { name: '变化的记录' }).waitFor({ timeout: 90_000 })
  await draw(page, 'school-preview')
}

try {
  await asRole('分工会', drawBranch)
  await asRole('校工会', drawSchool)
} finally {
  await server.close()
  if (existsSync(work)) rmSync(work, { recursive: true, force: true, maxRetries: 5 })
}

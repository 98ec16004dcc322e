import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { overlays } from '#renderer/app/overlays.ts'
import { projectFolder } from '../../../scripts/tools.mjs'

/** The folders that hold a screen; 开始 is shown before a workspace is open. */
export const featureFolders = (): readonly string[] =>
  readdirSync(join(projectFolder, 'src/renderer/features'), { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name !== 'start')
    .map(({ name }) => name)
    .filter((name) => readdirSync(join(projectFolder, 'src/renderer/features', name)).includes('page.tsx'))
    .sort()

/** A place of the product: the address of a screen, or of something over it. */
export interface Place {
  readonly id: string
  readonly hash: string
  /** Opens over a screen. */
  readonly over: boolean
}

/** The screens of the rail, as links. */
export const screensOf = async (page: Page): Promise<readonly Place[]> => {
  const links = page.getByRole('navigation').getByRole('link')
  const hashes = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  return hashes.map((hash) => ({ id: hash.replace(/^#\//, '') || 'today', hash, over: false }))
}

/** Goes to an address as a link inside the product does, and waits for what it shows. */
export const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await expect(page.getByText('正在读取……')).toHaveCount(0)
}

const listOf: Readonly<Record<string, string>> = {
  member: '#/member',
  visit: '#/condolence',
  'hardship-file': '#/help',
  'mutual-aid-claim': '#/help?view=aid&part=claim',
  activity: '#/activity',
  club: '#/activity?view=club',
  'fund-entry': '#/fund?from=fund-entry',
  proposal: '#/proposal',
  'home-rating': '#/home',
  transfer: '#/exchange?tab=received',
}

/** The id of a record of a kind, from the list that shows it: one of its lines, counted from 0, is opened. */
const recordAt = async (page: Page, kind: string, line: number): Promise<string> => {
  const list = listOf[kind]
  if (!list) throw new Error(`no list of ${kind} is known: add it to tests/support/pages/screen-list.ts`)
  await goTo(page, list)
  await page.locator('.xj-row-name').nth(line).click()
  await expect.poll(() => new URL(page.url()).hash).toContain('open=')
  const found = new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('open')
  if (!found) throw new Error(`the list of ${kind} opens nothing`)
  return found
}

/** Every overlay a union of this level has, with the addresses of records that are there. */
export const overlaysOf = async (page: Page, level: 'branch' | 'school'): Promise<readonly Place[]> => {
  const ids = new Map<string, string>()
  const idOf = async (kind: string, line: number): Promise<string> => {
    const key = `${kind} ${line}`
    const held = ids.get(key) ?? (await recordAt(page, kind, line))
    ids.set(key, held)
    return held
  }
  const places: Place[] = []
  for (const { id, hash, record, levels } of overlays) {
    if (levels && !levels.includes(level)) continue
    let address = hash
    for (let line = 0; record && address.includes('*'); line++)
      address = address.replace('*', await idOf(record, line))
    // A view and an opened rating take the place of the list.
    const over =
      /dialog=|search=|list=/.test(address) ||
      (/open=|#\/rule\?.*(fund|limit)=/.test(address) && !address.startsWith('#/home'))
    places.push({ id: `over-${id}`, hash: address, over })
  }
  return places
}

/** Closes whatever is open over the screen by going to an empty place first. */
export const leave = async (page: Page): Promise<void> => {
  await goTo(page, '#/setting')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

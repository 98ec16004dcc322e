import { expect, type Locator, type Page } from '@playwright/test'
import type { SavedFile } from '#tests/support/app.ts'

/** A file as a person chooses it. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Any field of a form by its label; `*` of a required one aside. */
export const field = (within: Page | Locator, label: string): Locator =>
  within.getByLabel(new RegExp(`^${label.replaceAll(/[()（）.*+?[\]]/g, '\\$&')}\\*?$`))

/** Chooses files where a drop area of that label asks for them. */
export const choose = async (
  within: Page | Locator,
  label: string,
  files: readonly (ChosenFile | string)[],
): Promise<void> => {
  const input = within.getByRole('group', { name: label }).locator('input[type=file]')
  const paths = files.filter((file) => typeof file === 'string')
  if (paths.length === files.length) await input.setInputFiles(paths)
  else {
    await input.setInputFiles(
      files.flatMap((file) =>
        typeof file === 'string'
          ? []
          : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) },
      ),
    )
  }
}

/** Picks a person in a picker by typing part of the name. */
export const pick = async (within: Page | Locator, label: string, typed: string, name = typed) => {
  const box = field(within, label).and(within.locator('input'))
  await box.click()
  await box.fill(typed)
  await within.getByRole('option', { name }).first().click()
}

/** The frame around every screen: rail, top bar, notices. */
export const frameOf = (page: Page) => ({
  rail: page.getByRole('navigation', { name: '主菜单' }),
  go: async (name: string) => {
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
  notice: page.getByRole('region', { name: '消息' }),
  /** The dialog on top. */
  dialog: (name?: string | RegExp) => page.getByRole('dialog', name === undefined ? {} : { name }).last(),
  saved: expectSaved(page),
})

/** Says that a notice with this text came. */
const expectSaved = (page: Page) => async (text: string | RegExp) => {
  await expect(page.getByRole('region', { name: '消息' }).getByText(text).last()).toBeVisible()
}

/** Waits until the workspace is open. */
export const untilOpen = (page: Page, timeout = 30_000): Promise<void> =>
  expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible({ timeout })

/** First start: a new organisation on this PC. */
export const begin = async (
  page: Page,
  who: { readonly role: '分工会' | '校工会'; readonly name?: string; readonly sample?: boolean },
): Promise<void> => {
  // The heading of the first screen may take a while on a busy machine.
  await expect(page.getByRole('heading', { name: '欢迎使用小家' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('radio', { name: new RegExp(`^${who.role}`) }).check()
  if (who.name) await field(page, who.role === '校工会' ? '学校工会名称' : '分工会名称').fill(who.name)
  if (who.sample) await page.getByRole('checkbox', { name: '用示例数据试用' }).check()
  await page.getByRole('button', { name: '开始使用' }).click()
  await untilOpen(page, who.sample ? 90_000 : 30_000)
}

/** Everything the page complains of on the console, from now on. */
export const complaintsOf = (page: Page): string[] => {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
  return said
}

/** Writes a saved file to be looked at by a tool. */
export const asChosen = ({ name, bytes }: SavedFile): ChosenFile => ({ name, bytes })

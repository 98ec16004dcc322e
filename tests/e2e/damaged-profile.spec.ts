import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type App, expect, test } from '#tests/support/app.ts'
import { exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, frameOf, untilOpen } from '#tests/support/pages/frame.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'

// What really happens to browser profiles on office PCs: the files of IndexedDB (LevelDB) damaged one by one. The journal
// lies elsewhere (OPFS in a browser, a folder of its own beside Electron), so everything must come back from it.

const names = ['齉一', '齉二', '齉三']

/** The folder with the LevelDB files of our origin's IndexedDB. */
const databaseFolder = (app: App): string => {
  const inside = (folder: string): string | null => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue
      const path = join(folder, entry.name)
      const isOurs = entry.name.endsWith('.indexeddb.leveldb') && folder.endsWith('IndexedDB')
      const found = isOurs ? path : inside(path)
      if (found) return found
    }
    return null
  }
  const found = inside(app.home)
  if (!found) throw new Error('no IndexedDB in the profile')
  return found
}

const filesOf = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(folder, name))

const flipByte = (path: string): void => {
  const file = openSync(path, 'r+')
  const at = Math.floor(statSync(path).size / 2)
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ 0xff
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}

const damages: Readonly<Record<string, (app: App) => void>> = {
  'one byte flipped in a file of the database': (app) => {
    const largest = filesOf(databaseFolder(app), /\.(ldb|log)$/)
      .toSorted((a, b) => statSync(b).size - statSync(a).size)
      .at(0)
    if (!largest) throw new Error('no file to damage')
    flipByte(largest)
  },
  'the newest log cut': (app) => {
    const log = filesOf(databaseFolder(app), /\.log$/).at(-1)
    if (!log) throw new Error('no log to cut')
    truncateSync(log, Math.floor(statSync(log).size / 3))
  },
  'MANIFEST truncated': (app) => {
    const manifest = filesOf(databaseFolder(app), /^MANIFEST-/).at(-1)
    if (!manifest) throw new Error('no manifest')
    truncateSync(manifest, 10)
  },
  'CURRENT deleted': (app) => rmSync(join(databaseFolder(app), 'CURRENT')),
}

const expectMembers = async (page: Page, there: readonly string[]): Promise<void> => {
  await untilOpen(page, 60_000)
  await memberPageOf(page).open()
  for (const name of there) await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
}

for (const [what, damage] of Object.entries(damages)) {
  test(`${what}: everything is there again, and work goes on`, async ({ app }) => {
    await begin(app.page(), { role: '分工会', name: '损坏学院分工会' })
    await memberPageOf(app.page()).add(...names)
    // A restart writes the log into table files, as on a PC that is used every day; then one more save into a new log.
    await untilOpen(await app.reopen())
    await memberPageOf(app.page()).add('齉〇')
    const page = await app.reopen(() => damage(app))
    await untilOpen(page, 60_000)
    // With CURRENT gone Chromium finds its tables again by itself: nothing is missing, so nothing is said.
    if (what !== 'CURRENT deleted') await expect(frameOf(page).notice.getByText(/日志/)).toBeVisible()
    await expectMembers(page, ['齉〇', ...names])
    await memberPageOf(page).add('齉四')
    await expectMembers(await app.reopen(), [...names, '齉四'])
  })
}

test('the whole database deleted: the person is told that it was made anew', async ({ app }) => {
  await begin(app.page(), { role: '分工会', name: '损坏学院分工会' })
  await memberPageOf(app.page()).add(...names)
  const page = await app.reopen(() => rmSync(databaseFolder(app), { recursive: true }))
  await untilOpen(page, 60_000)
  await expect(frameOf(page).notice.getByText(/日志/)).toBeVisible()
  await expectMembers(page, names)
})

test('the data copied to a second PC: it goes on under a name of its own, and when both meet nothing is lost', async ({
  app,
  otherApp,
}) => {
  await begin(app.page(), { role: '分工会', name: '复制学院分工会' })
  await memberPageOf(app.page()).add(...names)
  await app.reopen()
  const other = await otherApp.reopen(() => {
    rmSync(otherApp.home, { recursive: true, force: true })
    // The note of which installation this is lies beside profile and journal, and is not what people copy.
    const isCopied = (path: string): boolean =>
      !/Singleton/.test(path) && !path.endsWith('installation') && existsSync(path)
    cpSync(app.home, otherApp.home, { recursive: true, filter: isCopied })
  })
  await expectMembers(other, names)
  // A browser cannot know that it is a copy; the application can, and says so.
  if (app.kind !== 'browser') await expect(frameOf(other).notice.getByText(/复制/)).toBeVisible()
  await memberPageOf(other).add('齉乙')
  await memberPageOf(app.page()).add('齉甲')

  // The copy sends a file to the other PCs of its organisation: the first one takes it in.
  const copy = exchangePageOf(other)
  await copy.open()
  const file = await copy.sendToOwn(otherApp)
  const exchange = exchangePageOf(app.page())
  await exchange.open()
  await exchange.receive([asChosen(file)])
  await exchange.mergeButton.click()
  await exchange.merged()
  await expectMembers(app.page(), [...names, '齉甲', '齉乙'])
  if (app.kind === 'browser') {
    await exchange.open()
    await expect(app.page().getByText('好像有一台电脑是复制出来的')).toBeVisible()
  }
})

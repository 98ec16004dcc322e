import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build, type InlineConfig } from 'vite'
import config from '../../electron.vite.config.ts'
import { createSampleBranch } from '../../src/shared/sample/sample.ts'
import { createSampleSchool } from '../../src/shared/sample/school.ts'
import { openProfile } from '../support/browser.ts'
import type { BenchPage } from './page/main.ts'

declare const benchPage: BenchPage

const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }

/** The product as it is shipped, and beside it the page that fills a workspace by the same engine. */
export const buildPages = async (folder: string): Promise<void> => {
  const { renderer } = config as { readonly renderer: InlineConfig }
  const root = resolve('src/renderer')
  await build({
    ...renderer,
    configFile: false,
    root,
    logLevel: 'error',
    build: { ...renderer.build, outDir: folder, emptyOutDir: true, reportCompressedSize: false },
  })
  await build({
    configFile: false,
    root: fileURLToPath(new URL('page', import.meta.url)),
    base: '/bench/',
    logLevel: 'error',
    build: { outDir: join(folder, 'bench'), target: 'chrome140', assetsInlineLimit: 0 },
    worker: { format: 'es' },
  })
}

/** Where the pages are served, and the folder they are served from. */
export interface Place {
  readonly app: string
  readonly origin: string
}

/** How much a workspace holds. */
export interface Size {
  readonly branches: number
  readonly members: number
  /** Over how many days the records reach. */
  readonly days?: number
  readonly seed: number
}

/** Opens the page that fills a workspace, lets it, and makes that workspace the one the product opens; its records. */
const fillIn = async (
  profile: string,
  { origin }: Place,
  files: readonly string[],
  fill: (page: Page) => Promise<string>,
): Promise<number> => {
  const { context, page } = await openProfile(profile)
  try {
    page.setDefaultTimeout(0)
    await page.goto(`${origin}/bench/`)
    await page.evaluate((list) => benchPage.prepare(list), files)
    const workspace = await fill(page)
    await page.evaluate((id) => localStorage.setItem('xiaojia.workspace', JSON.stringify(id)), workspace)
    return await page.evaluate((id) => benchPage.count(id), workspace)
  } finally {
    await context.close()
  }
}

const now = Date.UTC(2026, 10, 20, 4)

/** A profile with the workspace of a school that took in the files of its branches; how many records there are. */
export const fillSchool = async (profile: string, place: Place, size: Size): Promise<number> => {
  const school = await createSampleSchool(platform, size.seed, now)
  const folder = join(place.app, 'data')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  writeFileSync(join(folder, 'join.xjb'), school.join)
  writeFileSync(join(folder, 'rows.json'), '[]')
  const names: string[] = []
  const address = { org: school.org, recipient: school.age.recipient }
  const request = { ...size, now, school: address, platform }
  for (let index = 0; index < size.branches; index++) {
    const { files } = await createSampleBranch(request, index)
    for (const { bytes, late } of files) {
      if (late) continue
      const name = `${names.length}.xjb`
      writeFileSync(join(folder, name), bytes)
      names.push(name)
    }
  }
  return fillIn(profile, place, names, async (page) => {
    const { workspace } = await page.evaluate((text) => benchPage.importAll(text), school.code)
    return workspace
  })
}

/** A profile with the workspace of one branch; how many records there are. */
export const fillBranch = (profile: string, place: Place, size: Size): Promise<number> =>
  fillIn(profile, place, [], (page) =>
    page.evaluate(
      ({ branches, members, days }) => benchPage.fillBranch({ branches, members, ...(days ? { days } : {}) }),
      size,
    ),
  )

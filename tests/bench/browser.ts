import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { build } from 'vite'
import { serveFolder } from '../../scripts/static-server.mjs'
import { fieldOf } from '../../src/shared/domain/registry.ts'
import { buildView } from '../../src/shared/sync/view.ts'
import { noChromium, openProfile } from '../support/browser.ts'
import type { BenchData } from './data.ts'
import { load1, median, ratio, seconds, table } from './median.ts'
import type { BenchPage, ImportTimes } from './page/main.ts'
import type { RawRow } from './page/raw.worker.ts'

declare const benchPage: BenchPage

const rowsOf = ({ bundles }: BenchData): readonly RawRow[] => {
  const { records } = buildView(
    bundles.map(({ segments, statements }) => ({
      changes: segments.flatMap(({ changes }) => changes),
      withheld: segments.flatMap(({ withheld }) => withheld),
      statements: [...statements.values()],
    })),
    { field: fieldOf, viewer: null, schema: 1 },
  )
  return [...records.values()].map(({ kind, entity, home, life, changedAt, writes, values }) => ({
    ...values,
    id: entity,
    kind,
    home: home ?? '',
    device: writes.at(-1)?.device ?? '',
    changedAt,
    life,
  }))
}

/** Writes the page and what it loads into a folder. */
const buildPage = async (
  data: BenchData,
  rows: readonly RawRow[],
  folder: string,
): Promise<readonly string[]> => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('page', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
    worker: { format: 'es' },
  })
  const place = join(folder, 'data')
  mkdirSync(place)
  writeFileSync(join(place, 'rows.json'), JSON.stringify(rows))
  writeFileSync(join(place, 'join.xjb'), data.school.join)
  return data.files.map(({ bytes }, i) => {
    const name = `${String(i + 1).padStart(3, '0')}.xjb`
    writeFileSync(join(place, name), bytes)
    return name
  })
}

/** Milliseconds of the clock, and of all processes of the browser on a processor. */
interface Took {
  readonly clock: number
  readonly cpu: number
}

interface Rounds {
  readonly own: (Took & ImportTimes)[]
  readonly indexed: Took[]
  readonly plain: Took[]
}

/** What Chromium's processes, storage among them, have spent on processors so far. */
const processorTime = async (context: BrowserContext): Promise<number> => {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) return 0
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
}

/** One new profile per round and contender: nobody pays for what another left on the disk. */
const measure = async (
  folder: string,
  origin: string,
  names: readonly string[],
  code: string,
  rounds: number,
): Promise<Rounds> => {
  const found: Rounds = { own: [], indexed: [], plain: [] }
  for (let round = 0; round < rounds; round++) {
    const profile = join(folder, `profile${round}`)
    const { context, page } = await openProfile(profile)
    await page.goto(origin)
    await page.evaluate((list) => benchPage.prepare(list), names)
    const spent = async <T>(task: () => Promise<T>): Promise<{ readonly cpu: number; readonly done: T }> => {
      const before = await processorTime(context)
      const done = await task()
      return { cpu: (await processorTime(context)) - before, done }
    }
    const rawTurn = async (indexed: boolean): Promise<Took> => {
      const { cpu, done } = await spent(() =>
        page.evaluate((six) => benchPage.rawWrite(six ? 'indexed' : 'plain', six), indexed),
      )
      return { clock: done, cpu }
    }
    const turns = [
      async () => {
        const { cpu, done } = await spent(() => page.evaluate((text) => benchPage.importAll(text), code))
        found.own.push({ ...done, clock: done.inspect + done.merge, cpu })
      },
      async () => found.indexed.push(await rawTurn(true)),
      async () => found.plain.push(await rawTurn(false)),
    ]
    for (let i = 0; i < turns.length; i++) await turns[(i + round) % turns.length]?.()
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return found
}

/** The import of all files in Chromium beside a raw write of the same field values. */
export const benchBrowser = async (data: BenchData, rounds: number): Promise<string> => {
  const reason = noChromium()
  if (reason) return reason
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-bench-'))
  const rows = rowsOf(data)
  const names = await buildPage(data, rows, join(folder, 'page'))
  const server = await serveFolder(join(folder, 'page'), 0)
  try {
    const before = load1()
    const { own, indexed, plain } = await measure(folder, server.origin, names, data.school.code, rounds)
    const clock = (times: readonly Took[]): number => median(times.map((took) => took.clock))
    const cpu = (times: readonly Took[]): number => median(times.map((took) => took.cpu))
    const row = (name: string, times: readonly Took[]): readonly string[] => [
      name,
      times === own ? '' : `${ratio(clock(own) / clock(times))} x`,
      seconds(clock(times)),
      times === own ? '' : `${ratio(cpu(own) / cpu(times))} x`,
      seconds(cpu(times)),
      times.map((took) => seconds(took.clock)).join(' '),
    ]
    const part = (name: string, times: readonly number[]) => [name, '', seconds(median(times)), '', '', '']
    const { changes } = data.expected.arrived
    const carried = own[0]?.changes ?? 0
    const sent = data.files.reduce((sum, { bytes }) => sum + bytes.length, 0)
    return [
      `${names.length} files of ${(sent / 1e6).toFixed(1)} MB with ${carried} changes, ${changes} of them different; ${rows.length} records, ${(changes / rows.length).toFixed(2)} changes a record`,
      `the same field values as rows: ${(Buffer.byteLength(JSON.stringify(rows)) / 1e6).toFixed(1)} MB of JSON`,
      `load ${before} before, ${load1()} after; median of ${rounds}, in turn, a new profile each round`,
      '',
      table([
        ['', 'import is', 'clock', 'import is', 'processors', 'each round'],
        row('whole import', own),
        part(
          '  read, verify, decrypt, parse, preview',
          own.map(({ inspect }) => inspect),
        ),
        part(
          '  fold, journal, index',
          own.map(({ merge }) => merge),
        ),
        row('raw rows, six indexes', indexed),
        row('raw rows, no index', plain),
      ]),
      '',
      'A row costs the browser a message, a key and an index entry each time; the import pays that once per chunk of up to 500 records, and spends what it saves on signatures, hashes and the journal.',
    ].join('\n')
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

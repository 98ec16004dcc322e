import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
    fieldOf,
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

interface Rounds {
  readonly own: ImportTimes[]
  readonly indexed: number[]
  readonly plain: number[]
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
    const turns = [
      async () => found.own.push(await page.evaluate((text) => benchPage.importAll(text), code)),
      async () => found.indexed.push(await page.evaluate(() => benchPage.rawWrite('indexed', true))),
      async () => found.plain.push(await page.evaluate(() => benchPage.rawWrite('plain', false))),
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
    const whole = median(own.map(({ inspect, merge }) => inspect + merge))
    const [six, none] = [median(indexed), median(plain)]
    const { changes } = data.expected.arrived
    const carried = own[0]?.changes ?? 0
    const sent = data.files.reduce((sum, { bytes }) => sum + bytes.length, 0)
    return [
      `${names.length} files of ${(sent / 1e6).toFixed(1)} MB with ${carried} changes, ${changes} of them different; ${rows.length} records, ${(changes / rows.length).toFixed(2)} changes a record`,
      `the same field values as rows: ${(Buffer.byteLength(JSON.stringify(rows)) / 1e6).toFixed(1)} MB of JSON`,
      `load ${before} before, ${load1()} after; median of ${rounds}, in turn, a new profile each round`,
      '',
      table([
        ['', 'import is', 'median', 'each round'],
        [
          'whole import',
          '',
          seconds(whole),
          own.map(({ inspect, merge }) => seconds(inspect + merge)).join(' '),
        ],
        [
          '  read, verify, decrypt, parse, preview',
          '',
          seconds(median(own.map(({ inspect }) => inspect))),
          '',
        ],
        ['  fold, journal, index', '', seconds(median(own.map(({ merge }) => merge))), ''],
        ['raw rows, six indexes', `${ratio(whole / six)} x`, seconds(six), indexed.map(seconds).join(' ')],
        ['raw rows, no index', `${ratio(whole / none)} x`, seconds(none), plain.map(seconds).join(' ')],
      ]),
      '',
      'A row costs the browser a message, a key and an index entry each time; the import pays that once per chunk of up to 500 records, and spends what it saves on signatures, hashes and the journal.',
    ].join('\n')
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../../scripts/static-server.mjs'
import { noChromium, openProfile } from '../support/browser.ts'
import { untilOpen } from '../support/pages/frame.ts'
import { type Aim, load1, median, type Part, ratio, seconds, table } from './median.ts'
import { longestWhile, measurePages, typeAndScroll, visit } from './page-times.ts'
import { buildPages, fillBranch, fillSchool, type Place, type Size } from './workspace.ts'

/** One workspace and what was found in it. */
interface Subject {
  readonly name: string
  readonly records: number
  readonly profile: string
  /** By address of a page: the milliseconds of the first visit after a start, and of each later one. */
  readonly times: Map<string, { readonly first: number[]; readonly again: number[] }>
  rows: number
  readonly longest: number[]
}

const visitsPerRound = 3
const year = 365
const month = 30

/** Opens a workspace, goes to each of its pages some times, then types and scrolls in the list of members. */
const look = async (subject: Subject, origin: string): Promise<void> => {
  const { context, page } = await openProfile(subject.profile)
  page.setDefaultTimeout(180_000)
  try {
    await measurePages(page)
    await page.goto(origin)
    await untilOpen(page, 180_000)
    const links = page.getByRole('navigation').getByRole('link')
    const hashes = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    for (const hash of hashes.filter((one) => one !== '#/setting')) {
      const times = subject.times.get(hash) ?? { first: [], again: [] }
      subject.times.set(hash, times)
      times.first.push((await visit(page, hash)).ms)
      for (let n = 0; n < visitsPerRound; n++) {
        const { ms, rows } = await visit(page, hash)
        times.again.push(ms)
        subject.rows = Math.max(subject.rows, rows)
      }
    }
    await visit(page, '#/member')
    subject.longest.push(await longestWhile(page, () => typeAndScroll(page)))
  } finally {
    await context.close()
  }
}

type Which = 'first' | 'again'

const middle = (subject: Subject, hash: string, which: Which): number =>
  median(subject.times.get(hash)?.[which] ?? [Number.NaN])

/** Each page with a month of records and with years of them, at a branch and at the school above many such branches. */
export const benchPages = async (
  size: {
    readonly members: number
    readonly branches: number
    readonly years: number
    readonly seed: number
  },
  rounds: number,
): Promise<Part> => {
  const reason = noChromium()
  if (reason) return { text: reason, aims: [] }
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-pages-'))
  const app = join(folder, 'app')
  await buildPages(app)
  const server = await serveFolder(app, 0)
  const before = load1()
  const { members, seed } = size
  const fill = async (
    name: string,
    by: (profile: string, place: Place, size: Size) => Promise<number>,
    of: Size,
  ): Promise<Subject> => {
    const profile = join(folder, name)
    const records = await by(profile, { app, origin: server.origin }, of)
    return { name, records, profile, times: new Map(), rows: 0, longest: [] }
  }
  try {
    const one = { branches: 1, members, seed }
    const short = await fill('branch, one month', fillBranch, { ...one, days: month })
    const long = await fill(`branch, ${size.years} years`, fillBranch, { ...one, days: size.years * year })
    const many = await fill('branch, one month, ten times the members', fillBranch, {
      ...one,
      members: members * 10,
      days: month,
    })
    const school = await fill(`school, ${size.branches} branches, ${size.years} years`, fillSchool, {
      ...one,
      branches: size.branches,
      days: size.years * year,
    })
    const subjects = [short, long, many, school]
    for (let round = 0; round < rounds; round++)
      for (const subject of subjects) await look(subject, server.origin)
    const hashes = [...new Set(subjects.flatMap(({ times }) => [...times.keys()]))]
    const worst = (of: Subject, by: Subject, which: Which): readonly [number, string] => {
      const both = [...of.times.keys()].filter((hash) => by.times.has(hash))
      const factors = both.map((hash) => [middle(of, hash, which) / middle(by, hash, which), hash] as const)
      return factors.reduce((a, b) => (b[0] > a[0] ? b : a), [0, ''])
    }
    const aim = (text: string, of: Subject, by: Subject, most: number): Aim => {
      const [first, firstHash] = worst(of, by, 'first')
      const [again, hash] = worst(of, by, 'again')
      return {
        aim: text,
        found: `at most ${ratio(again)} times (${hash}); the first visit after a start ${ratio(first)} times (${firstHash})`,
        met: again <= most && first <= most,
      }
    }
    const list = middle(many, '#/member', 'again') / middle(short, '#/member', 'again')
    const rows = Math.max(...subjects.map((subject) => subject.rows))
    const tasks = subjects.map(({ longest }) => median(longest))
    const cell = (subject: Subject, hash: string): string =>
      subject.times.has(hash)
        ? `${seconds(middle(subject, hash, 'first'))} / ${seconds(middle(subject, hash, 'again'))}`
        : ''
    return {
      text: [
        `From the change of the address until the page changes for the last time; median of ${rounds} starts with ${visitsPerRound} visits each after a first one, which reads the records and the program of the page: first / again; load ${before} before, ${load1()} after.`,
        '',
        table([
          ['', ...subjects.map(({ name }) => name)],
          ['records', ...subjects.map(({ records }) => String(records))],
          ...hashes.map((hash) => [hash, ...subjects.map((subject) => cell(subject, hash))]),
          ['longest task while typing and scrolling', ...tasks.map((ms) => `${ms.toFixed(0)} ms`)],
          ['most lines of a table drawn', ...subjects.map((subject) => String(subject.rows))],
        ]),
      ].join('\n'),
      aims: [
        aim(`each page with ${size.years} years at most 1.5 times one month`, long, short, 1.5),
        aim('each page of the school at most 3 times the branch', school, long, 3),
        {
          aim: `a list of ${members * 10} hits at most twice one of ${members}`,
          found: `${ratio(list)} times`,
          met: list <= 2,
        },
        { aim: 'at most 200 lines of a table in the document', found: String(rows), met: rows <= 200 },
        {
          aim: 'no task over 100 ms while typing or scrolling',
          found: `${Math.max(...tasks).toFixed(0)} ms by the clock`,
          met: Math.max(...tasks) <= 100,
        },
      ],
    }
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

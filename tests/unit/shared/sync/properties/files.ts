import type { Change } from '#shared/sync/change.ts'
import { choose } from './drafts.ts'
import { type ExportFile, linkOf, type Replica, take, type World } from './world.ts'

/** Some changes as a file: in full, or with notes as bare ids, or without the money bodies. */
const put = (world: World, replica: Replica, changes: readonly Change[], how: number): ExportFile => {
  const scoped = how % 5 === 0
  const stripped = how % 7 === 0
  const isOut = ({ header }: Change): boolean => scoped && header.kind === 'note'
  const strip = (change: Change): Change => {
    const { fund, ...values } = change.values
    return stripped && fund !== undefined ? { ...change, values } : change
  }
  const links = changes.filter(isOut).map(linkOf)
  const file: ExportFile = {
    batch: {
      changes: changes.filter((change) => !isOut(change)).map(strip),
      // Who names no predecessor leaves a gap of another sort: the link's place is known, not what it follows.
      withheld: links.map((link) => (how % 2 === 0 || link.seq === 1 ? link : { ...link, prev: undefined })),
      statements: [...replica.statements],
    },
    lost: false,
  }
  world.files.push(file)
  return file
}

/** What is new since the last file of this PC, or all that it holds: what others wrote is passed on too. */
export const newsOf = (replica: Replica, all: boolean): readonly Change[] => {
  const changes = [...replica.changes.values()]
  const news = all ? changes : changes.slice(replica.exported)
  replica.exported = changes.length
  return news
}

/** One file of this PC. */
export const exportFile = (world: World, replica: Replica, all: boolean, how: number): ExportFile =>
  put(world, replica, newsOf(replica, all), how)

/** The news in two files, of which one may be lost or come late. */
export const exportHalves = (world: World, replica: Replica, cut: number, how: number): void => {
  const news = newsOf(replica, false)
  const at = cut % Math.max(1, news.length)
  put(world, replica, news.slice(0, at), how)
  put(world, replica, news.slice(at), how)
}

/** Takes a file in and remembers what it brought. */
export const importFile = (replica: Replica, file: ExportFile): void => {
  const before = replica.held.length
  const first = take(replica, file.batch)
  replica.taken.add(file)
  if (first.length > 0) replica.imports.push({ batch: file.batch, first, before, setAside: null })
}

/** Takes in one of the files on their way: mostly one that was not there before, sometimes one again. */
export const importAny = (world: World, replica: Replica, pick: number): void => {
  const there = world.files.filter(({ lost }) => !lost)
  const fresh = there.filter((file) => !replica.taken.has(file))
  const file = choose(pick % 5 === 0 || fresh.length === 0 ? there : fresh, pick >> 2)
  if (file) importFile(replica, file)
}

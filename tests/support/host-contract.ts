import type { Host, NoteName } from '#shared/host.ts'

/** What a case works with. `reopened` gives a host over the same place, as after a restart. */
export interface HostUnderTest {
  readonly host: Host
  readonly reopened: () => Host | Promise<Host>
  readonly kind: 'electron' | 'browser'
}

/** One sentence of the contract. It runs in Node and in a page, so it brings its own assertions. */
export interface HostCase {
  readonly title: string
  readonly run: (under: HostUnderTest) => Promise<void>
}

let count = 0
const freshWorkspace = (): string =>
  `test${Date.now().toString(36)}${(count++).toString(36).padStart(4, '0')}`

const text = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes)
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)

const equal = (got: unknown, wanted: unknown, what: string): void => {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: got ${a}, wanted ${b}`)
}

const done = { ok: true, value: null }
const inFirst = { ok: true, value: ['first'] }

const refuses = async (work: () => Promise<unknown>, what: string): Promise<void> => {
  const refused = await Promise.resolve()
    .then(work)
    .then(
      () => false,
      () => true,
    )
  if (!refused) throw new Error(`${what} was not refused`)
}

const patterned = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255)
const blobA = 'A'.repeat(43)
const blobB = `${'b'.repeat(42)}_`
const badNames = [
  '',
  'short',
  '../../etc',
  'UPPERCASE1',
  'with space1',
  'a'.repeat(33),
  '中文工作区中文工作区',
  'abcdefgh\n',
]

/** The contract of the port, run against every host. */
export const hostContract: readonly HostCase[] = [
  {
    title: 'info says which host this is and where the journal lies',
    run: async ({ host, kind }) => {
      const info = await host.info()
      equal(info.kind, kind, 'kind')
      equal(info.journalPlace.length > 0, true, 'journalPlace')
      equal(info.journalIsOutside, kind === 'electron', 'journalIsOutside')
    },
  },
  {
    title: 'an installation is the same after a restart, and nobody chose a second place or a folder yet',
    run: async ({ host, reopened, kind }) => {
      const info = await host.info()
      equal(info.secondPlace, 'none', 'second place')
      equal(info.folder, kind === 'electron' ? 'not-needed' : 'none', 'folder')
      equal(typeof info.installation, kind === 'electron' ? 'string' : 'object', 'installation')
      equal((await (await reopened()).info()).installation, info.installation, 'again')
      const free = await host.freeBytes()
      equal(free === null || free > 0, true, 'free bytes')
      equal(await host.folderRead(freshWorkspace()), null, 'copy in a folder')
      // In a browser this asks a person.
      if (kind === 'electron') {
        equal(await host.folderPick(), { ok: true, value: false }, 'no folder needed')
        equal(await host.folderBringBack(), { ok: true, value: null }, 'nothing to bring back')
      }
    },
  },
  {
    title: 'a workspace that was never written is empty and not listed',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      equal(await host.journalSize(workspace), 0, 'size')
      equal((await host.journalRead(workspace, 0, 100)).length, 0, 'read')
      equal(await host.keysRead(workspace), null, 'keys')
      equal(await host.blobRead(workspace, blobA), null, 'blob')
      equal(await host.journalTruncate(workspace, 0), done, 'truncate')
      equal((await host.workspaceList()).includes(workspace), false, 'listed')
    },
  },
  {
    title: 'what is appended is read back in order, also after a restart, and the workspace is listed',
    run: async ({ host, reopened }) => {
      const workspace = freshWorkspace()
      equal(await host.journalAppend(workspace, bytesOf('第一行\n')), done, 'append')
      equal(await host.journalAppend(workspace, bytesOf('second\n')), done, 'append')
      equal(text(await host.journalRead(workspace, 0, 1000)), '第一行\nsecond\n', 'read')
      const again = await reopened()
      equal(await again.journalSize(workspace), 17, 'size')
      equal(text(await again.journalRead(workspace, 0, 1000)), '第一行\nsecond\n', 'read')
      equal((await again.workspaceList()).includes(workspace), true, 'listed')
      equal(await again.journalAppend(workspace, bytesOf('third\n')), done, 'append')
      equal(await again.journalSize(workspace), 23, 'size')
    },
  },
  {
    title: 'a part is read by offset, and reading past the end gives what is there',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      await host.journalAppend(workspace, bytesOf('0123456789'))
      equal(text(await host.journalRead(workspace, 3, 4)), '3456', 'middle')
      equal(text(await host.journalRead(workspace, 8, 100)), '89', 'end')
      equal((await host.journalRead(workspace, 10, 100)).length, 0, 'past the end')
    },
  },
  {
    title: 'appends started together lie whole, one after the other, in the order of the calls',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      const parts = Array.from(
        { length: 20 },
        (_, i) => `${String(i).padStart(2, '0')}${'x'.repeat(i * 50)}\n`,
      )
      const results = await Promise.all(parts.map((part) => host.journalAppend(workspace, bytesOf(part))))
      equal(
        results.every((result) => result.ok),
        true,
        'all appended',
      )
      equal(text(await host.journalRead(workspace, 0, 100_000)), parts.join(''), 'read')
    },
  },
  {
    title: 'truncating cuts the tail off and never lengthens; the next append stands at the cut',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      await host.journalAppend(workspace, bytesOf('0123456789'))
      equal(await host.journalTruncate(workspace, 20), done, 'longer')
      equal(await host.journalSize(workspace), 10, 'size')
      equal(await host.journalTruncate(workspace, 4), done, 'shorter')
      await host.journalAppend(workspace, bytesOf('AB'))
      equal(text(await host.journalRead(workspace, 0, 100)), '0123AB', 'read')
    },
  },
  {
    title: 'a journal written anew takes the place of the present one, and appends go on behind it',
    run: async ({ host, reopened }) => {
      const workspace = freshWorkspace()
      await host.journalAppend(workspace, bytesOf('old and long, long, long'))
      equal(await host.journalNext(workspace, bytesOf('given up'), true), done, 'first of all')
      equal(await host.journalNext(workspace, bytesOf('new '), true), done, 'first')
      equal(await host.journalNext(workspace, bytesOf('text'), false), done, 'second')
      equal(text(await host.journalRead(workspace, 0, 100)), 'old and long, long, long', 'before')
      equal(await host.journalSwap(workspace), done, 'swap')
      equal(await host.journalAppend(workspace, bytesOf('!')), done, 'append')
      equal(text(await host.journalRead(workspace, 0, 100)), 'new text!', 'after')
      equal(text(await (await reopened()).journalRead(workspace, 0, 100)), 'new text!', 'after a restart')
      await refuses(() => host.journalSwap(workspace), 'a second swap')
    },
  },
  {
    title: 'what a restart left half written anew is never taken',
    run: async ({ host, reopened }) => {
      const workspace = freshWorkspace()
      await host.journalAppend(workspace, bytesOf('kept'))
      await host.journalNext(workspace, bytesOf('half'), true)
      const again = await reopened()
      await refuses(() => again.journalSwap(workspace), 'swap after a restart')
      await refuses(() => again.journalNext(workspace, bytesOf('more'), false), 'next after a restart')
      equal(text(await again.journalRead(workspace, 0, 100)), 'kept', 'journal')
      equal(await again.journalNext(workspace, bytesOf('whole'), true), done, 'anew')
      equal(await again.journalSwap(workspace), done, 'swap')
      equal(text(await again.journalRead(workspace, 0, 100)), 'whole', 'swapped')
    },
  },
  {
    title: 'a journal that grew while it was written anew is not replaced: what was appended would be lost',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      await host.journalAppend(workspace, bytesOf('saved'))
      await host.journalNext(workspace, bytesOf('SAVED'), true)
      await host.journalAppend(workspace, bytesOf(' meanwhile'))
      await refuses(() => host.journalSwap(workspace), 'swap')
      equal(text(await host.journalRead(workspace, 0, 100)), 'saved meanwhile', 'journal')
    },
  },
  {
    title: 'notes lie beside the journal, each replaced whole',
    run: async ({ host, reopened }) => {
      const [workspace, other] = [freshWorkspace(), freshWorkspace()]
      equal(await host.noteRead(workspace, 'erased'), null, 'absent')
      equal(await host.noteWrite(workspace, 'erased', '["长长长长"]'), done, 'write')
      equal(await host.noteWrite(workspace, 'store', '{}'), done, 'write')
      equal(await host.noteWrite(workspace, 'erased', '["字"]'), done, 'write again')
      const again = await reopened()
      equal(await again.noteRead(workspace, 'erased'), '["字"]', 'erased')
      equal(await again.noteRead(workspace, 'store'), '{}', 'store')
      equal(await again.noteRead(other, 'store'), null, 'another workspace')
      await refuses(() => host.noteRead(workspace, 'journal' as NoteName), 'another name')
      await refuses(() => host.noteWrite(workspace, '../keys' as NoteName, 'x'), 'another name')
    },
  },
  {
    title: 'backups are listed with their size, replaced whole, and gone when removed',
    run: async ({ host, reopened }) => {
      const [workspace, other] = [freshWorkspace(), freshWorkspace()]
      equal(await host.backupList(workspace), [], 'none')
      equal(await host.backupRead(workspace, 'daily-1.xjb', 'first'), null, 'absent')
      equal(await host.backupRemove(workspace, 'daily-1.xjb'), done, 'removing none')
      equal(await host.backupWrite(workspace, 'daily-1.xjb', patterned(70_000)), inFirst, 'write')
      equal(await host.backupWrite(workspace, 'daily-1.xjb', bytesOf('short')), inFirst, 'write again')
      equal(await host.backupWrite(workspace, 'weekly-1.xjb', bytesOf('weekly')), inFirst, 'write')
      const again = await reopened()
      const first = { name: 'daily-1.xjb', bytes: 5, place: 'first' }
      equal(await again.backupList(workspace), [first, { ...first, name: 'weekly-1.xjb', bytes: 6 }], 'list')
      equal(await again.backupList(other), [], 'another workspace')
      equal(text(await again.backupRead(workspace, 'daily-1.xjb', 'first')), 'short', 'read')
      equal(await again.backupRead(workspace, 'daily-1.xjb', 'second'), null, 'no second place')
      equal(await again.backupRemove(workspace, 'weekly-1.xjb'), done, 'remove')
      equal(await host.backupList(workspace), [first], 'list after')
      equal((await host.workspaceList()).includes(workspace), false, 'a backup alone is no workspace')
    },
  },
  {
    title: 'megabytes go in and out unchanged, and only the bytes of a view',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      const bytes = patterned(3_000_001)
      equal(await host.journalAppend(workspace, bytes.subarray(1)), done, 'append')
      equal(bytes.length, 3_000_001, 'the caller keeps its bytes')
      equal(await host.journalSize(workspace), 3_000_000, 'size')
      const back = await host.journalRead(workspace, 0, 3_000_000)
      equal(
        back.every((byte, i) => byte === bytes[i + 1]),
        true,
        'same bytes',
      )
    },
  },
  {
    title: 'a blob is kept by its id, apart from others, and may be written again',
    run: async ({ host, reopened }) => {
      const workspace = freshWorkspace()
      equal(await host.blobWrite(workspace, blobA, bytesOf('picture')), done, 'write')
      equal(await host.blobWrite(workspace, blobB, patterned(70_000)), done, 'write')
      equal(await host.blobWrite(workspace, blobA, bytesOf('picture')), done, 'again')
      const again = await reopened()
      equal(text(await again.blobRead(workspace, blobA)), 'picture', 'A')
      equal((await again.blobRead(workspace, blobB))?.length, 70_000, 'B')
    },
  },
  {
    title: 'a blob that was left half written is made whole',
    run: async ({ host }) => {
      const workspace = freshWorkspace()
      await host.blobWrite(workspace, blobA, bytesOf('pic'))
      equal(await host.blobWrite(workspace, blobA, bytesOf('picture')), done, 'write')
      equal(text(await host.blobRead(workspace, blobA)), 'picture', 'whole')
    },
  },
  {
    title: 'keys are replaced whole',
    run: async ({ host, reopened }) => {
      const workspace = freshWorkspace()
      equal(await host.keysWrite(workspace, '{"long":"钥匙钥匙钥匙钥匙"}'), done, 'write')
      equal(await host.keysWrite(workspace, '{"k":1}'), done, 'write')
      const again = await reopened()
      equal(await again.keysRead(workspace), '{"k":1}', 'read')
      equal((await again.workspaceList()).includes(workspace), true, 'listed although its journal is lost')
    },
  },
  {
    title: 'workspaces do not see each other',
    run: async ({ host }) => {
      const [a, b] = [freshWorkspace(), freshWorkspace()]
      await host.journalAppend(a, bytesOf('a'))
      await host.blobWrite(a, blobA, bytesOf('a'))
      await host.keysWrite(a, 'a')
      equal(await host.journalSize(b), 0, 'journal')
      equal(await host.blobRead(b, blobA), null, 'blob')
      equal(await host.keysRead(b), null, 'keys')
    },
  },
  {
    title: 'a workspace name or blob id of another form is refused everywhere',
    run: async ({ host }) => {
      const bytes = bytesOf('x')
      for (const name of badNames) {
        await refuses(() => host.journalSize(name), `size ${name}`)
        await refuses(() => host.journalRead(name, 0, 1), `read ${name}`)
        await refuses(() => host.journalAppend(name, bytes), `append ${name}`)
        await refuses(() => host.journalTruncate(name, 0), `truncate ${name}`)
        await refuses(() => host.blobWrite(name, blobA, bytes), `blobWrite ${name}`)
        await refuses(() => host.blobRead(name, blobA), `blobRead ${name}`)
        await refuses(() => host.keysRead(name), `keysRead ${name}`)
        await refuses(() => host.keysWrite(name, 'x'), `keysWrite ${name}`)
        await refuses(() => host.journalNext(name, bytes, true), `next ${name}`)
        await refuses(() => host.journalSwap(name), `swap ${name}`)
        await refuses(() => host.noteRead(name, 'store'), `noteRead ${name}`)
        await refuses(() => host.noteWrite(name, 'store', 'x'), `noteWrite ${name}`)
        await refuses(() => host.backupList(name), `backupList ${name}`)
        await refuses(() => host.backupWrite(name, 'a.xjb', bytes), `backupWrite ${name}`)
        await refuses(() => host.backupRead(name, 'a.xjb', 'first'), `backupRead ${name}`)
        await refuses(() => host.backupRemove(name, 'a.xjb'), `backupRemove ${name}`)
      }
      const workspace = freshWorkspace()
      for (const id of ['', '..', '../journal', 'A'.repeat(42), `${'A'.repeat(42)}/`]) {
        await refuses(() => host.blobWrite(workspace, id, bytes), `blob ${id}`)
        await refuses(() => host.blobRead(workspace, id), `blob ${id}`)
      }
      for (const name of ['', '.xjb', 'a', '../a.xjb', 'A.xjb', 'a.xjb.new', `${'a'.repeat(81)}.xjb`]) {
        await refuses(() => host.backupWrite(workspace, name, bytes), `backup ${name}`)
        await refuses(() => host.backupRead(workspace, name, 'first'), `backup ${name}`)
        await refuses(() => host.backupRemove(workspace, name), `backup ${name}`)
      }
    },
  },
]

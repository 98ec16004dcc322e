import type { Host } from '#shared/host.ts'

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
      equal(await (await reopened()).keysRead(workspace), '{"k":1}', 'read')
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
      }
      const workspace = freshWorkspace()
      for (const id of ['', '..', '../journal', 'A'.repeat(42), `${'A'.repeat(42)}/`]) {
        await refuses(() => host.blobWrite(workspace, id, bytes), `blob ${id}`)
        await refuses(() => host.blobRead(workspace, id), `blob ${id}`)
      }
    },
  },
]

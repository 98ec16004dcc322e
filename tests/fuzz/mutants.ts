import { createHash } from 'node:crypto'
import { heldPart, packBackup } from '#shared/sync/backup.ts'
import type { Entry } from '#shared/sync/container.ts'
import { type PayloadType, payloadType, signEnvelope } from '#shared/sync/dsse.ts'
import { packJoin } from '#shared/sync/join.ts'
import type { ChangeLines } from '#shared/sync/segment-text.ts'
import { mustBe } from '#tests/support/bundle.ts'
import { vectorCrypto as crypto } from '#tests/support/vectors/chance.ts'
import { bundle, type Mould, wrapFile } from '#tests/support/vectors/mould.ts'
import { cardOf, childOf, claimOf, clock, type Pc, pcOf } from '#tests/support/vectors/people.ts'
import type { Cast, Opening } from '#tests/support/vectors/scene.ts'
import type { RawEntry } from '#tests/support/zip.ts'
import { mangleChange, rechain, sha, sign } from './bent-changes.ts'
import { below, type Chance, mangleBytes, mangleText, mangleValue, oddValue, pick } from './mangle.ts'

/** A file that means harm, and how it is opened. */
export interface Mutant {
  readonly family: string
  readonly by: Opening['by']
  readonly file: Uint8Array
  readonly code: string | null
  /** A mutant that nobody signed must not be taken. */
  readonly mustFail: boolean
}

/** What mutants are made of. */
export interface Stock {
  readonly cast: Cast
  readonly pcs: readonly Pc[]
  /** Good files of all kinds. */
  readonly files: readonly { readonly by: Opening['by']; readonly bytes: Uint8Array }[]
  /** Texts that mean something: ids, names, kinds. */
  readonly pool: readonly string[]
  readonly bombs: readonly Uint8Array[]
}

const code = 'ABCD-EFGH-JKLM-NPQR'
const encoder = new TextEncoder()

type Family = (chance: Chance, stock: Stock) => Promise<Omit<Mutant, 'family'>>

const taken = (file: Uint8Array, more: Partial<Mutant> = {}) => ({
  by: 'bundle' as const,
  file,
  code: null,
  mustFail: false,
  ...more,
})

const mould = async (chance: Chance, { cast, pcs }: Stock, bent: Mould): Promise<Omit<Mutant, 'family'>> => {
  const pc = pick(chance, pcs)
  const texts = bent.texts ?? [await sign(pc, 1, pc.lines)]
  return taken(
    await bundle(pc, cast.school, {
      texts,
      ...bent,
      manifest: { ...listing(pc, pc.lines), ...bent.manifest },
    }),
  )
}

const countsOf = (lines: readonly ChangeLines[]) => {
  const counts = new Map<string, number>()
  for (const { header } of lines) {
    const kind = /"kind":"([^"]+)"/.exec(header)?.[1]
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a manifest says of the changes that a file carries. */
const listing = (pc: Pc, lines: readonly ChangeLines[], first = 1) => ({
  intervals: [{ device: pc.device, from: first, to: first + lines.length - 1 }],
  counts: countsOf(lines),
})

const names = [
  '../../etc/passwd',
  '/',
  'payload/',
  'payload/9999.age',
  'mimetype',
  'header.json',
  '__proto__',
  'C:\\x',
  'é',
  '',
  'README.txt\0',
  'blobs/AAAAAAAAAAAAAAAA.age',
]

const mangleEntries = (chance: Chance, all: readonly RawEntry[]): readonly RawEntry[] => {
  const list = [...all]
  const at = below(chance, list.length)
  const entry = list[at]
  if (!entry) return list
  const kind = below(chance, 9)
  if (kind === 0) list.splice(at, 1)
  else if (kind === 1) list.splice(at, 0, entry)
  else if (kind === 2) list.splice(at, 1, { ...entry, name: pick(chance, names) })
  else if (kind === 3) list.push(...list.splice(at, 1))
  else if (kind === 4)
    list.splice(at, 1, { ...entry, size: pick(chance, [0, 1, 0xffffffff, entry.bytes.length + 1]) })
  else if (kind === 5) list.splice(at, 1, { ...entry, centralName: pick(chance, names) })
  else if (kind === 6)
    list.splice(at, 1, { ...entry, method: pick(chance, [8, 99]), flags: pick(chance, [0, 1, 8, 0x800]) })
  else if (kind === 7) list.splice(at, 1, { ...entry, bytes: mangleBytes(chance, entry.bytes, entry.bytes) })
  else {
    const count = pick(chance, [3, 1100])
    for (let n = 0; n < count; n++)
      list.splice(3 + n, 0, {
        name: `payload/${String(n + 1).padStart(4, '0')}.age`,
        bytes: new Uint8Array(0),
      })
  }
  return list
}

const wrap = async (
  stock: Stock,
  kind: 'card' | 'join' | 'backup',
  payload: readonly Entry[],
  bent: Mould = {},
): Promise<Omit<Mutant, 'family'>> => {
  const pc = pcOf(stock.cast.mech)
  const recipient = kind === 'card' ? null : { org: stock.cast.mech.org, keyId: null }
  const route = {
    bundleId: 'A'.repeat(22),
    kind,
    recipient,
    chain: { n: 1, prevHash: null },
    createdAt: clock,
  }
  return taken(await wrapFile(pc, route, payload, bent), { by: kind, code: kind === 'card' ? null : code })
}

const signed = async (pc: Pc, type: PayloadType, text: string): Promise<Uint8Array> =>
  encoder.encode(`${text}\n${await signEnvelope(crypto, pc.key, type, encoder.encode(text))}\n`)

const locked = async (plain: Uint8Array): Promise<Entry> => ({
  name: 'payload/0001.age',
  bytes: await crypto.encryptWithCode(code, await crypto.gzip(plain)),
})

/** A statement of an organisation bent and signed again by its own root. */
const bentStatement = async (chance: Chance, { cast, pool }: Stock): Promise<string> => {
  const union = pick(chance, [cast.school, cast.mech, cast.bio])
  const [envelope, type] = await pick(chance, [
    async () => [await cardOf(union, cast.city, 5), payloadType.card] as const,
    async () => [await claimOf(pcOf(union)), payloadType.device] as const,
    async () => [await childOf(union, cast.group), payloadType.child] as const,
  ])()
  const { payload } = JSON.parse(envelope) as { payload: string }
  const text = mangleValue(chance, Buffer.from(payload, 'base64').toString(), pool)
  const again = await signEnvelope(
    crypto,
    union.root,
    pick(chance, [type, type, type, payloadType.card]),
    encoder.encode(text),
  )
  return chance() < 0.8 ? again : mangleText(chance, again)
}

/** The ways of doing harm; each makes one file. */
export const families: Readonly<Record<string, Family>> = {
  bytes: async (chance, { files }) => {
    const { by, bytes } = pick(chance, files)
    const file = mangleBytes(chance, bytes, pick(chance, files).bytes)
    const same = files.some((one) => Buffer.compare(one.bytes, file) === 0)
    return taken(file, { by, code: by === 'card' || by === 'bundle' ? null : code, mustFail: !same })
  },
  container: async (chance, stock) =>
    mould(chance, stock, { container: (all) => mangleEntries(chance, all) }),
  header: async (chance, stock) =>
    mould(chance, stock, {
      headerText: (text) =>
        chance() < 0.8 ? mangleValue(chance, text, stock.pool) : mangleText(chance, text),
      ...(chance() < 0.1 ? { envelope: (text: string) => mangleText(chance, text) } : {}),
    }),
  manifest: async (chance, stock) =>
    mould(chance, stock, {
      manifest: {
        withheld: stock.pcs.flatMap(({ ids }) => ids.slice(0, 1)),
        holds: stock.pcs.map(({ device, ids }) => ({
          device,
          from: 1,
          to: ids.length,
          tip: ids.at(-1) ?? '',
          bare: '0.1',
          part: '2.1.1.1',
        })),
        received: [{ bundleId: 'A'.repeat(22), state: 'merged', at: clock }],
      },
      manifestText: (text) =>
        chance() < 0.8 ? mangleValue(chance, text, stock.pool) : mangleText(chance, text),
    }),
  changes: async (chance, stock) => {
    const pc = pick(chance, stock.pcs)
    const lines = mangleChange(chance, pc, stock.pool)
    const middle = below(chance, lines.length)
    const whole = chance() < 0.7
    const text =
      whole || middle === 0
        ? await sign(pc, 1, lines)
        : (await sign(pc, 1, lines.slice(0, middle))) + (await sign(pc, middle + 1, lines.slice(middle)))
    const bent = {
      texts: [text],
      manifest: listing(pc, lines),
    }
    return taken(await bundle(pc, stock.cast.school, bent))
  },
  segments: async (chance, stock) => {
    const pc = pick(chance, stock.pcs)
    const first = pick(chance, [1, 2, 2 ** 31, Number.MAX_SAFE_INTEGER - 2, Number.MAX_SAFE_INTEGER])
    const bare = pc.ids.map((id): ChangeLines => ({ withheld: id, header: '', bodies: [] }))
    const lines = chance() < 0.5 ? bare : pc.lines
    const mangle = chance() < 0.5 ? undefined : (line: string) => mangleValue(chance, line, stock.pool)
    const text = await sign(pc, first, lines, mangle)
    const bent = {
      texts: [chance() < 0.2 ? mangleText(chance, text) : text],
      manifest: listing(pc, lines, first),
    }
    return taken(await bundle(pc, stock.cast.school, bent))
  },
  chains: async (chance, stock) => {
    const pc = pick(chance, stock.pcs)
    const same = stock.pcs.filter(({ device }) => device === pc.device)
    // A copy of a PC says of each change that it stands where it likes, with its content or as a bare id.
    const lines = pc.lines.map((line, at): ChangeLines => {
      const id = chance() < 0.6 ? pc.ids[at] : pick(chance, same).ids[at]
      return id && chance() < 0.4 ? { withheld: id, header: '', bodies: [] } : line
    })
    const from = below(chance, lines.length)
    const to = from + 1 + below(chance, lines.length - from)
    const own = lines.slice(from, to)
    return taken(
      await bundle(pc, stock.cast.school, {
        texts: [await sign(pc, from + 1, own)],
        manifest: listing(pc, own, from + 1),
      }),
    )
  },
  lines: async (chance, stock) => {
    const pc = pick(chance, stock.pcs)
    const lines = (await sign(pc, 1, pc.lines)).split('\n')
    const at = below(chance, lines.length)
    const other = lines[below(chance, lines.length)] ?? ''
    lines.splice(
      at,
      below(chance, 2),
      ...pick(chance, [
        [],
        [other],
        ['null'],
        [''],
        [`"${'A'.repeat(43)}"`],
        [String(oddValue(chance, stock.pool))],
      ]),
    )
    return taken(
      await bundle(pc, stock.cast.school, {
        texts: [lines.join('\n')],
        manifest: listing(pc, pc.lines),
      }),
    )
  },
  packing: async (chance, stock) =>
    mould(chance, stock, {
      pack: async (plain) => {
        const packed = await pick(chance, [crypto.gzip, crypto.deflate])(plain)
        return chance() < 0.04 ? pick(chance, stock.bombs) : mangleBytes(chance, packed, plain)
      },
      ...(chance() < 0.3
        ? {
            encrypt: async (packed: Uint8Array) =>
              mangleBytes(chance, await crypto.encrypt([stock.cast.school.age.recipient], packed), packed),
          }
        : {}),
    }),
  blobs: async (chance, stock) => {
    const name = 'blobs/AAAAAAAAAAAAAAAA.age'
    const bytes = await crypto.encrypt([stock.cast.school.age.recipient], crypto.random(below(chance, 2000)))
    const odd = () => pick(chance, [0, 1, 100, 2 ** 31, Number.MAX_SAFE_INTEGER])
    const blobs = Array.from({ length: 1 + below(chance, 3) }, () => ({
      id: sha(String(chance())) as never,
      media: 'image/png' as const,
      bytes: odd(),
      entry: pick(chance, [name, name, 'payload/0001.age']),
      at: odd(),
    }))
    return mould(chance, stock, {
      manifest: { blobs },
      entries: (parts) => [
        ...parts,
        { name, bytes: chance() < 0.5 ? bytes : mangleBytes(chance, bytes, bytes) },
      ],
    })
  },
  statements: async (chance, stock) => {
    const pc = pcOf(stock.cast.mech)
    const own = stock.pcs.find(({ device }) => device === pc.device) ?? pc
    const at = below(chance, 3)
    const bodies = [
      JSON.stringify({ salt: 'A'.repeat(22), values: { envelope: await bentStatement(chance, stock) } }),
    ]
    const lines = rechain(
      own.lines.map((line, i) => (i === at ? { ...line, bodies } : line)),
      at,
      -1,
    )
    const manifest = listing(pc, lines)
    return taken(await bundle(pc, stock.cast.school, { texts: [await sign(pc, 1, lines)], manifest }))
  },
  card: async (chance, stock) =>
    wrap(stock, 'card', [
      { name: 'card.dsse.json', bytes: encoder.encode(await bentStatement(chance, stock)) },
    ]),
  join: async (chance, { cast, pool, ...stock }) => {
    const { school, mech } = cast
    const content = {
      join: 1,
      as: 'pc',
      root: mech.root,
      age: mech.age,
      card: await cardOf(mech, school, 2),
      parentCard: await cardOf(school, null),
      child: await childOf(school, mech),
      at: clock,
    }
    const text = mangleValue(chance, JSON.stringify(content), pool)
    const entry = await locked(await signed(pcOf(mech), payloadType.join, text))
    return wrap({ cast, pool, ...stock }, 'join', [entry])
  },
  backup: async (chance, stock) => {
    const { cast, pool } = stock
    const plain = crypto.random(100)
    const hash = createHash('sha256').update(plain).digest('base64url')
    const list = {
      backup: 1,
      bundleId: 'A'.repeat(22),
      identity: cast.mech.age.identity,
      parts: [{ name: 'journal', bytes: 100, sha256: hash }],
    }
    const head = await locked(
      await signed(pcOf(cast.mech), payloadType.backup, mangleValue(chance, JSON.stringify(list), pool)),
    )
    const packed = chance() < 0.04 ? pick(chance, stock.bombs) : await crypto.gzip(plain)
    const body = { name: 'payload/0002.age', bytes: await crypto.encrypt([cast.mech.age.recipient], packed) }
    return wrap(stock, 'backup', [head, body])
  },
  scrypt: async (chance, stock) => {
    const list = { backup: 1, bundleId: 'A'.repeat(22), identity: stock.cast.mech.age.identity, parts: [] }
    const { name, bytes } = await locked(
      await signed(pcOf(stock.cast.mech), payloadType.backup, JSON.stringify(list)),
    )
    const text = Buffer.from(bytes).toString('latin1')
    const bent =
      chance() < 0.5
        ? text.replace(
            /^(age.*\n-> scrypt \S+ )\d+/,
            `$1${pick(chance, ['19', '30', '63', '99', '0', '-1', '1e9'])}`,
          )
        : mangleText(chance, text.slice(0, 200)) + text.slice(200)
    return wrap(stock, 'backup', [{ name, bytes: Buffer.from(bent, 'latin1') }])
  },
}

/** Good files to begin with. */
export const goodFiles = async (cast: Cast, pcs: readonly Pc[]): Promise<Stock['files']> => {
  const [school, mech] = [pcOf(cast.school), pcOf(cast.mech)]
  const signer = { org: cast.mech.org, key: mech.key }
  const content = {
    as: 'pc' as const,
    root: cast.mech.root,
    age: cast.mech.age,
    card: await cardOf(cast.mech, cast.school),
    parentCard: await cardOf(cast.school, null),
    child: null,
    at: clock,
  }
  const join = mustBe(await packJoin({ crypto, signer, org: cast.mech.org, content, code }))
  const parts = [heldPart('journal', crypto.random(500))]
  const backup = mustBe(await packBackup({ crypto, signer, parts, lock: { code }, createdAt: clock }))
  const stock: Stock = { cast, pcs, files: [], pool: [], bombs: [] }
  const card = await wrap(stock, 'card', [
    { name: 'card.dsse.json', bytes: encoder.encode(await cardOf(cast.mech, null)) },
  ])
  const texts = await Promise.all(pcs.slice(0, 4).map((pc) => sign(pc, 1, pc.lines)))
  const bundles = await Promise.all(
    pcs.slice(0, 4).map((pc, i) =>
      bundle(pc, cast.school, {
        texts: [texts[i] ?? ''],
        manifest: listing(pc, pc.lines),
      }),
    ),
  )
  if (school.device === mech.device) throw new Error('two PCs are two devices')
  return [
    ...bundles.map((bytes) => ({ by: 'bundle' as const, bytes })),
    { by: 'card', bytes: card.file },
    { by: 'join', bytes: join.bytes },
    { by: 'backup', bytes: backup.bytes },
  ]
}

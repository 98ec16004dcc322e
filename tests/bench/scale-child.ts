import { once } from 'node:events'
import { closeSync, createWriteStream, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { checkLedger } from '../../src/cli/ledger.ts'
import { keepHeapSmall } from '../../src/cli/small-heap.ts'
import { portionsOf, readJournal } from '../../src/renderer/worker/replay.ts'
import { bytesToBase64 } from '../../src/shared/base/base64.ts'
import type { ChangeId, DeviceId, EntityId, SaveId } from '../../src/shared/base/id.ts'
import { entityId } from '../../src/shared/base/id.ts'
import { fieldOf } from '../../src/shared/domain/registry.ts'
import { createChance } from '../../src/shared/sample/chance.ts'
import { seededCrypto } from '../../src/shared/sample/keys.ts'
import { systemKind } from '../../src/shared/sync/change.ts'
import { type Author, buildChanges, type SaveDraft } from '../../src/shared/sync/change-build.ts'
import { chunkKey } from '../../src/shared/sync/chunk.ts'
import { FactState, recordKey } from '../../src/shared/sync/fact-state.ts'
import type { FoldedRecord } from '../../src/shared/sync/fold.ts'
import { deviceIdOf, orgIdOf } from '../../src/shared/sync/key-id.ts'
import { readAll, statementsIn } from '../../src/shared/sync/read-segments.ts'
import { packRecords, unpackRecords } from '../../src/shared/sync/record-pack.ts'
import type { Segment } from '../../src/shared/sync/segment.ts'
import { writeFrames } from '../../src/shared/sync/segment-frames.ts'
import { signSegment } from '../../src/shared/sync/segment-seal.ts'
import { cutSegments } from '../../src/shared/sync/segment-text.ts'
import { envelopeField, signStatement } from '../../src/shared/sync/statement.ts'
import type { Statement } from '../../src/shared/sync/trust.ts'
import { applyChanges } from '../../src/shared/sync/view.ts'

/** What a process is asked for, as JSON on its command line. */
export interface ScaleJob {
  /** Make the journal; fold it as a rebuild of the window does; check it as the command line does. */
  readonly step: 'make' | 'fold' | 'check'
  readonly changes: number
  readonly seed: number
  readonly journal: string
  readonly store: string
}

/** What it found, as JSON on its last line. */
export interface ScaleFound {
  readonly clock: number
  readonly cpu: number
  readonly changes: number
  readonly records: number
  readonly bytes: number
  readonly peak: number
  /** Milliseconds in each part of the way. */
  readonly parts: Readonly<Record<string, number>>
}

const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }
/** Changes one PC writes: a busy branch in some years. */
const perDevice = 10_000
const job = JSON.parse(process.argv[2] ?? '{}') as ScaleJob
const chance = createChance(job.seed)
const crypto = seededCrypto(platform, chance)

const keysOf = async () => {
  const root = await crypto.createSigningKey()
  const org = await orgIdOf(crypto, root.publicKey)
  const pcs = []
  for (let i = 0; i < Math.ceil(job.changes / perDevice); i++) {
    const key = await crypto.createSigningKey()
    pcs.push({ key, device: await deviceIdOf(crypto, key.publicKey) })
  }
  return { root, org, pcs }
}

const keysOnce = keysOf()

/** Whose PCs they are, as saves of the first of them. */
const introductions = async (device: DeviceId): Promise<readonly SaveDraft[]> => {
  const { root, org, pcs } = await keysOnce
  const at = { org, root: root.publicKey, at: 0 }
  const { recipient } = await crypto.createAgeKey()
  const card = { ...at, type: 'card', version: 1, recipient, recovery: null, name: 'bench' } as const
  const statements: Statement[] = [
    { ...card, level: 'branch', parent: null },
    ...pcs.map(
      (pc): Statement => ({ ...at, type: 'device', device: pc.device, key: pc.key.publicKey, name: 'PC' }),
    ),
  ]
  return Promise.all(
    statements.map(async (statement, n): Promise<SaveDraft> => {
      const envelope = await signStatement(crypto, root, statement)
      const entity = `${device}.2025.${n}.AAAAAA` as EntityId
      const values = { plain: { [envelopeField]: envelope, life: { state: 'active' } } }
      const save = bytesToBase64(crypto.random(12)) as SaveId
      return {
        save,
        at: 0,
        actor: null,
        drafts: [{ kind: systemKind.statement, entity, values, seen: {} }],
      }
    }),
  )
}

/** A journal of members: nine of ten changes make one, the tenth edits one made before. */
const make = async (): Promise<void> => {
  const { org, pcs } = await keysOnce
  const out = createWriteStream(job.journal)
  let left = job.changes
  let introduced = false
  for (const { key, device } of pcs) {
    let author: Author = { device, org, role: 'branch', schema: 1, seq: 0, prev: null }
    const write = async (saves: readonly SaveDraft[]) => {
      const first = author.seq + 1
      const built = await buildChanges(saves, author, crypto)
      author = built.author
      const signed = await Promise.all(
        cutSegments(device, key.publicKey, first, built.lines).map((one) => signSegment(crypto, key, one)),
      )
      if (!out.write(await writeFrames(crypto, signed))) await once(out, 'drain')
      return built
    }
    if (!introduced) await write(await introductions(device))
    introduced = true
    const heads = new Map<EntityId, ChangeId>()
    const ids: EntityId[] = []
    const mine = Math.min(left, perDevice)
    left -= mine
    for (let at = 0; at < mine; at += 1000) {
      const saves = Array.from({ length: Math.min(1000, mine - at) }, (_, i): SaveDraft => {
        const n = at + i
        const old = n % 10 === 9 ? ids[chance.int(0, at > 0 ? at - at / 10 - 1 : 0)] : undefined
        const head = old && heads.get(old)
        const entity =
          old && head
            ? old
            : entityId({
                device,
                year: 2026,
                n: ids.length,
                salt: bytesToBase64(crypto.random(5)).slice(0, 6),
              })
        if (!(old && head)) ids.push(entity)
        const values =
          old && head
            ? { phone: `139${String(n).padStart(8, '0')}` }
            : {
                name: `会员${n}`,
                staffNo: `S${device.slice(0, 4)}${n}`,
                sex: n % 2 ? 'female' : 'male',
                birthday: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`,
                ethnicity: '汉族',
                political: 'masses',
                education: 'master',
                employment: 'established',
                phone: `138${String(n).padStart(8, '0')}`,
                unit: '机械工程学院',
                group: '第一小组',
                life: { state: 'active' },
              }
        const seen = old && head ? { phone: [head], life: [head] } : {}
        const save = bytesToBase64(crypto.random(12)) as SaveId
        return {
          save,
          at: 1.7e12 + n,
          actor: null,
          drafts: [{ kind: 'member', entity, values: { plain: values }, seen }],
        }
      })
      const built = await write(saves)
      // A later edit names only the first head: some of them are rivals, as in life.
      for (const { id, header } of built.changes) if (!heads.has(header.entity)) heads.set(header.entity, id)
    }
  }
  out.end()
  await once(out, 'finish')
}

/** Chunks on the disk: what the index is in the browser, without its cost and without its memory. */
const createStore = (file: string) => {
  const fd = openSync(file, 'w+')
  const places = new Map<string, { readonly at: number; readonly length: number }>()
  let end = 0
  return {
    get: (key: string): string | null => {
      const place = places.get(key)
      if (!place) return null
      const bytes = Buffer.allocUnsafe(place.length)
      readSync(fd, bytes, 0, place.length, place.at)
      return bytes.toString('utf8')
    },
    put: (key: string, text: string): void => {
      const bytes = Buffer.from(text)
      writeSync(fd, bytes, 0, bytes.length, end)
      places.set(key, { at: end, length: bytes.length })
      end += bytes.length
    },
    close: () => closeSync(fd),
  }
}

const hostOver = (fd: number) => ({
  journalSize: () => Promise.resolve(fstatSync(fd).size),
  journalRead: (_: string, offset: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(length)
    return Promise.resolve(bytes.subarray(0, readSync(fd, bytes, 0, length, offset)))
  },
})

/** Throws when not every change was met: those asked for, a card, and what each PC says of itself. */
const expectAll = (changes: number, pcs: number): void => {
  const all = job.changes + pcs + 1
  if (changes !== all) throw new Error(`${changes} of ${all} changes were met`)
}

/** The way of a rebuild: frames, lines, hashes, facts, the records touched, their chunks. */
const fold = async (): Promise<ScaleFound> => {
  const { org, pcs } = await keysOnce
  const fd = openSync(job.journal, 'r')
  const size = fstatSync(fd).size
  const place = { host: hostOver(fd), crypto, workspace: 'bench' }
  const store = createStore(job.store)
  const state = new FactState({ field: fieldOf, viewer: org, schema: 1 })
  const parts: Record<string, number> = {}
  const spent = (name: string, since: number): number => {
    const now = performance.now()
    parts[name] = (parts[name] ?? 0) + now - since
    return now
  }
  let changes = 0
  let records = 0
  const step = async (segments: readonly Segment[]): Promise<void> => {
    let clock = performance.now()
    const parsed = await readAll(crypto, segments)
    clock = spent('parse and hash', clock)
    const own = parsed.flatMap((one) => one.parsed.changes)
    const { keys } = state.add({ changes: own, statements: await statementsIn(crypto, parsed) })
    clock = spent('facts', clock)
    const chunks = new Map<string, Map<EntityId, FoldedRecord>>()
    for (const { header } of own) {
      const key = chunkKey(header.kind, header.entity)
      if (chunks.has(key)) continue
      const text = store.get(key)
      const held = text ? unpackRecords(text) : []
      chunks.set(key, new Map(held.map((record) => [record.entity, record])))
    }
    clock = spent('chunks read', clock)
    const held = new Map<string, FoldedRecord>()
    for (const row of chunks.values())
      for (const record of row.values()) held.set(recordKey(record.kind, record.entity), record)
    const folded = applyChanges(state.facts, (key) => held.get(key), own, keys)
    clock = spent('fold', clock)
    for (const record of folded.values()) {
      const row = chunks.get(chunkKey(record.kind, record.entity))
      if (!row?.has(record.entity)) records++
      row?.set(record.entity, record)
    }
    for (const [key, row] of chunks) store.put(key, packRecords(key.slice(0, key.indexOf('/')), row.values()))
    spent('chunks written', clock)
    changes += own.length
  }
  const before = process.cpuUsage()
  const start = performance.now()
  const journal = await readJournal(place, 0, () => {})
  let clockBefore = spent('read through', start)
  for await (const portion of portionsOf(place, journal)) {
    spent('read again', clockBefore)
    await step(portion)
    clockBefore = performance.now()
  }
  const clock = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  store.close()
  closeSync(fd)
  expectAll(changes, pcs.length)
  const peak = process.resourceUsage().maxRSS * 1024
  return { clock, cpu: (user + system) / 1000, changes, records, bytes: size, peak, parts }
}

/** The command line's `rebuild`, from the journal to what it would say. */
const check = async (): Promise<ScaleFound> => {
  keepHeapSmall()
  const { pcs } = await keysOnce
  const fd = openSync(job.journal, 'r')
  const { journalSize, journalRead } = hostOver(fd)
  const journal = {
    size: journalSize,
    read: (offset: number, length: number) => journalRead('bench', offset, length),
  }
  const before = process.cpuUsage()
  const start = performance.now()
  const { changes, records, differing } = await checkLedger({ journal: () => journal }, 'bench', crypto)
  const clock = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  const bytes = await journalSize()
  closeSync(fd)
  expectAll(changes, pcs.length)
  if (differing > 0) throw new Error(`${differing} records differ`)
  const peak = process.resourceUsage().maxRSS * 1024
  return { clock, cpu: (user + system) / 1000, changes, records, bytes, peak, parts: {} }
}

if (job.step === 'make') await make()
else if (job.step === 'check') console.log(JSON.stringify(await check()))
else console.log(JSON.stringify(await fold()))

import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import type { Kind, Rec, Values } from '#shared/domain/field.ts'
import { chunkKey } from '#shared/sync/chunk.ts'
import { type FoldedRecord, toRec } from '#shared/sync/fold.ts'
import { type ListedRecord, unpackListed, unpackRecords } from '#shared/sync/record-pack.ts'
import { isShown } from '#shared/sync/shown.ts'
import { createProgress, type Reading, type Watched } from './reading-progress.ts'
import { chunksOfKind, chunkVersions, type IndexDb, kindKey } from './schema.ts'

/** An organisation as lists and filters need it. */
export interface OrgName {
  readonly name: string
  readonly level: string
  readonly parent: string | null
}

/** A record of any kind. */
type AnyRec = Rec<Readonly<Record<string, unknown>>>

/** Reads of the view. Each call inside `useLiveQuery` is redrawn when its kind changes. */
export interface Records {
  /**
   * Active and incomplete records of a kind, oldest first; left out are void ones, those that show under another, and
   * those of organisations unrelated to this one. What they name is named by the record under which it shows.
   */
  readonly list: <K extends Kind>(kind: K) => Promise<readonly Rec<Values<K>>[]>
  /** The record of an id; the one it shows under when both are the same. */
  readonly get: <K extends Kind>(kind: K, id: EntityId) => Promise<Rec<Values<K>> | null>
  /**
   * The records of some ids, each of one of some kinds; the one it shows under when both are the same; null for what no
   * list shows. Only what holds them is read.
   */
  readonly find: (
    kinds: readonly Kind[],
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, AnyRec | null>>
  /** The ids of all records of a kind that name one of some records in a field, void ones and those of others included. */
  readonly naming: (kind: Kind, field: string, ids: readonly EntityId[]) => Promise<readonly EntityId[]>
  /** The record of an id and all that are the same, by their ids. */
  readonly sameOnes: (kind: Kind, id: EntityId) => Promise<readonly EntityId[]>
  /** Organisations known here by id. */
  readonly orgs: () => Promise<ReadonlyMap<string, OrgName>>
  /** How far the reading of lists is; a window that opens at a school has a million records to read. */
  readonly progress: Watched<Reading | null>
}

/** The meta row in which the engine leaves the organisations for the page. */
export const orgsKey = 'orgs'

/** Milliseconds that reading a portion of chunks should take: between portions the window answers. */
const portionTime = 25
/** Chunks of a portion: the most of a kind are small ones. */
const mostAtOnce = 64

interface Parsed {
  readonly version: number
  readonly records: readonly ListedRecord[]
  /** Records that show under another one, with that one. */
  readonly hidden: readonly (readonly [EntityId, EntityId])[]
}

/** The chunks of a kind, and their versions as one text. */
interface Chunks {
  readonly stamp: string
  readonly chunks: readonly Parsed[]
}

/** By field, where those records lead to that show under another one. */
type Leads = readonly (readonly [string, ReadonlyMap<unknown, EntityId>])[]

/** The numbers of the kinds a list depends on; `all` in one text. A kind of which nothing was written yet has none. */
interface Numbers {
  readonly all: string
  readonly of: ReadonlyMap<string, unknown>
}

/** A list, what it was made of, and the numbers of the kinds it depends on when it was last found to be so. */
interface Listed {
  readonly list: readonly Rec<never>[]
  readonly stamp: string
  readonly numbers: string
}

/** The fields in which records of a kind name one of a certain other kind. */
const refsOf = ({ fields }: Kind): readonly { readonly field: string; readonly kind: string }[] =>
  Object.entries(fields).flatMap(([field, { is }]) =>
    is.type === 'ref' && is.kind !== '*' ? [{ field, kind: is.kind }] : [],
  )

/** Live reads over the packed chunks. Chunks once parsed are kept until they change. */
export const createRecords = (db: IndexDb): Records => {
  const parsed = new Map<string, Parsed>()
  const lists = new Map<string, Listed>()
  const reading = new Map<string, Promise<Chunks>>()
  /** By kind the number with which all its chunks were parsed. */
  const whole = new Map<string, unknown>()
  const { progress, during } = createProgress()

  const parse = async (keys: readonly string[], done: (chunks: number) => void): Promise<void> => {
    let portion = 4
    for (let at = 0; at < keys.length; ) {
      const start = performance.now()
      const some = keys.slice(at, at + portion)
      for (const row of await db.chunk.bulkGet(some)) {
        if (!row) continue
        const records = unpackListed(row.text)
        const hidden = records.flatMap(({ rec, sameAs }) => (sameAs ? [[rec.id, sameAs] as const] : []))
        parsed.set(row.key, { version: row.version, records, hidden })
      }
      done(some.length)
      at += some.length
      const isQuick = performance.now() - start < portionTime
      portion = isQuick ? Math.min(portion * 2, mostAtOnce) : Math.max(1, portion >> 1)
    }
  }

  const readChunks = async (kind: string): Promise<Chunks> => {
    // No value is read twice.
    const held = await chunkVersions(db, kind)
    const missing = held.flatMap(({ key, version }) => (parsed.get(key)?.version === version ? [] : [key]))
    if (missing.length > 0) await during(missing.length, (done) => parse(missing, done))
    const chunks = held.flatMap(({ key }) => parsed.get(key) ?? [])
    return { stamp: held.map(({ key, version }) => `${key}@${version}`).join(), chunks }
  }

  /**
   * The chunks of a kind whose number is known. Many lists are asked for at the same time, and most of them name members:
   * who asks while they are being read, with the same number, waits for the same reading.
   */
  const chunksOf = async (kind: string, number: unknown): Promise<Chunks> => {
    const key = `${kind} ${String(number)}`
    const going = reading.get(key)
    // A reading ends when nobody looks at its page any more; then it begins anew.
    if (going) return going.catch(() => readChunks(kind))
    const begun = readChunks(kind).finally(() => reading.delete(key))
    reading.set(key, begun)
    const chunks = await begun
    whole.set(kind, number)
    return chunks
  }

  /** By field, where the records lead to that show under another one. */
  const leadsOf = async (kind: Kind, { of }: Numbers): Promise<Leads> => {
    const leads: (readonly [string, ReadonlyMap<unknown, EntityId>])[] = []
    for (const { field, kind: named } of refsOf(kind)) {
      const hidden = (await chunksOf(named, of.get(named))).chunks.flatMap((chunk) => chunk.hidden)
      if (hidden.length > 0) leads.push([field, new Map(hidden)])
    }
    return leads
  }

  /** A record as lists have it: what it names is the record that shows. */
  const led = <V>(rec: AnyRec, leads: Leads): Rec<V> => {
    const moved = leads.flatMap(([field, to]) => {
      const shown = Object.hasOwn(rec.values, field) ? to.get(rec.values[field]) : undefined
      return shown ? [[field, shown] as const] : []
    })
    const values = moved.length > 0 ? { ...rec.values, ...Object.fromEntries(moved) } : rec.values
    return (values === rec.values ? rec : { ...rec, values }) as Rec<V>
  }

  const orgsOf = whileSame(
    (text: string): ReadonlyMap<string, OrgName> =>
      new Map(JSON.parse(text) as readonly (readonly [string, OrgName])[]),
  )

  /** The same map as long as it says the same. */
  const orgs = async (): Promise<ReadonlyMap<string, OrgName>> =>
    orgsOf(JSON.stringify((await db.meta.get(orgsKey))?.value ?? []))

  const numbersOf = async (kind: Kind): Promise<Numbers> => {
    const kinds = [kind.kind, ...refsOf(kind).map((ref) => ref.kind)]
    const rows = await db.meta.bulkGet([orgsKey, ...kinds.map(kindKey)])
    return {
      all: JSON.stringify(rows.map((row) => row?.value)),
      of: new Map(kinds.map((one, i) => [one, rows[i + 1]?.value])),
    }
  }

  const isListed = (
    ours: ReadonlyMap<string, OrgName>,
    { rec, sameAs }: Pick<ListedRecord, 'rec' | 'sameAs'>,
  ): boolean => ours.has(rec.home) && isShown({ life: rec.life, values: rec.values, sameAs })

  /** The records of all chunks that may hold some of these; of kinds whose lists are held nothing is read. */
  const recordsIn = async (
    kinds: readonly Kind[],
    ids: readonly EntityId[],
  ): Promise<readonly ListedRecord[]> => {
    const numbers = await db.meta.bulkGet(kinds.map(({ kind }) => kindKey(kind)))
    const records: ListedRecord[] = []
    const wanted: string[] = []
    for (const [i, { kind }] of kinds.entries()) {
      const number = numbers[i]?.value
      if (number === undefined) continue
      const keys = new Set(ids.map((id) => chunkKey(kind, id)))
      if (whole.has(kind) && whole.get(kind) === number) {
        for (const key of keys) records.push(...(parsed.get(key)?.records ?? []))
      } else wanted.push(...keys)
    }
    for (const row of await db.chunk.bulkGet(wanted)) {
      if (!row) continue
      const held = parsed.get(row.key)
      records.push(...(held?.version === row.version ? held.records : unpackListed(row.text)))
    }
    return records
  }

  const find = async (kind: string, entity: EntityId): Promise<FoldedRecord | undefined> => {
    const row = await db.chunk.get(chunkKey(kind, entity))
    return row && unpackRecords(row.text).find((record) => record.entity === entity)
  }

  /** The record of an id; the one it shows under when both are the same. */
  const findShown = async (kind: string, id: EntityId): Promise<FoldedRecord | undefined> => {
    const record = await find(kind, id)
    return record?.sameAs ? find(kind, record.sameAs) : record
  }

  return {
    orgs,
    progress,
    find: async (kinds, ids) => {
      const ours = await orgs()
      const found = new Map<string, AnyRec | null>(ids.map((id) => [id, null]))
      for (const record of await recordsIn(kinds, ids as readonly EntityId[])) {
        if (found.has(record.rec.id)) {
          const other = record.sameAs ? await find(record.rec.kind, record.sameAs) : null
          const shown = other ? { rec: toRec<AnyRec['values']>(other), sameAs: other.sameAs } : record
          // What it names is found in turn, so that nothing need be known of it here.
          if (isListed(ours, shown)) found.set(record.rec.id, shown.rec)
        }
      }
      return found
    },
    naming: async ({ kind }, field, ids) => {
      const wanted: ReadonlySet<unknown> = new Set(ids)
      const found: EntityId[] = []
      await chunksOfKind(db, kind).each(({ text }) => {
        if (!ids.some((id) => text.includes(id))) return
        for (const { entity, values, writes } of unpackRecords(text)) {
          // Of one whose writes do not count, what they say still names somebody.
          const isNaming = Object.hasOwn(values, field)
            ? wanted.has(values[field])
            : writes.some((write) => wanted.has(write.values[field]))
          if (isNaming) found.push(entity)
        }
      })
      return found
    },
    sameOnes: async ({ kind }, id) => {
      const shown = await findShown(kind, id)
      return [...new Set([id, ...(shown ? [shown.entity, ...shown.with] : [])])]
    },
    list: async <K extends Kind>(kind: K) => {
      const held = lists.get(kind.kind)
      const numbers = await numbersOf(kind)
      if (held?.numbers === numbers.all) return held.list as readonly Rec<Values<K>>[]
      const ours = await orgs()
      const { stamp: chunkStamp, chunks } = await chunksOf(kind.kind, numbers.of.get(kind.kind))
      const leads = await leadsOf(kind, numbers)
      const stamp = `${[...ours.keys()].join()} ${JSON.stringify(leads.map(([, to]) => [...to]))} ${chunkStamp}`
      // The same list as long as nothing changed, so that screens do not compute anew.
      if (held?.stamp === stamp) {
        lists.set(kind.kind, { ...held, numbers: numbers.all })
        return held.list as readonly Rec<Values<K>>[]
      }
      const list = chunks
        .flatMap(({ records }) => records)
        .filter((record) => isListed(ours, record))
        .sort((a, b) => a.begunAt - b.begunAt || (a.rec.id < b.rec.id ? -1 : 1))
        .map(({ rec }) => led<Values<K>>(rec, leads))
      lists.set(kind.kind, { stamp, numbers: numbers.all, list: list as unknown as readonly Rec<never>[] })
      return list
    },
    get: async <K extends Kind>(kind: K, id: EntityId) => {
      // One that shows under another is asked for by links made before both were found to be the same.
      const shown = await findShown(kind.kind, id)
      return shown ? led<Values<K>>(toRec(shown), await leadsOf(kind, await numbersOf(kind))) : null
    },
  }
}

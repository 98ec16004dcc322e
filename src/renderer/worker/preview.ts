import type { ChangeId, OrgId } from '#shared/base/id.ts'
import { kindNames } from '#shared/domain/registry.ts'
import { transfer } from '#shared/domain/transfer.ts'
import { type Change, lifeField } from '#shared/sync/change.ts'
import { parseRecordKey, type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { differenceOf } from '#shared/sync/preview.ts'
import type { Interval } from '#shared/sync/store.ts'
import type { Trust } from '#shared/sync/trust.ts'
import { applyChanges } from '#shared/sync/view.ts'
import { type Write, writeOf } from '#shared/sync/write.ts'
import type { FieldNews, NewsGroup, NewsPage, RecordNews } from '../engine-review.ts'
import { certificatesOf, type Inspected, type OpenedFile, openAll, type Task } from './importing.ts'
import { writesAmong } from './kin.ts'
import { loadTouched, newChanges, type Session } from './session.ts'
import { type FileOf, fileNames, sideOf } from './sides.ts'

/** What is to be told of a preview, page by page. */
export interface Preview {
  readonly groups: readonly NewsGroup[]
  readonly page: (
    filter: { readonly org?: string; readonly kind?: string; readonly type?: RecordNews['type'] },
    from: number,
    count: number,
  ) => NewsPage
}

/** One record of a preview, as little of it as is needed to list it. */
interface Row {
  readonly key: RecordKey
  readonly kind: string
  readonly home: OrgId | null
  readonly type: RecordNews['type']
  readonly parallel: boolean
  readonly reason: string | null
  /** Where in the list of files it comes from. */
  readonly files: readonly number[]
  readonly at: number
  /** All there is of a record that is new by one change; of any other, how it was and will be. */
  readonly is: Change | Folded
}

interface Folded {
  readonly before: FoldedRecord | undefined
  readonly after: FoldedRecord
  /** Those that stand behind what it shows. */
  readonly writes: readonly Write[]
}

/** Records folded between two looks at whether to stop. */
const portion = 2000
const order: readonly RecordNews['type'][] = ['conflict', 'erased', 'voided', 'rejected', 'changed', 'new']
/** What a person calls a record: the mechanism's own kinds and the notes of files are none. */
const shownKinds = new Map(
  kindNames.filter((kind) => kind !== transfer.kind).map((kind, i) => [kind as string, i]),
)
const tallies = {
  new: 'fresh',
  changed: 'changed',
  conflict: 'conflicting',
  rejected: 'rejected',
  voided: 'voided',
  erased: 'erased',
} as const satisfies Record<RecordNews['type'], keyof NewsGroup>

/** The changes that would be new here, by record, and the files each record comes from. */
const gather = (session: Session, files: readonly OpenedFile[]) => {
  const byKey = new Map<RecordKey, Change[]>()
  const filesOfKey = new Map<RecordKey, readonly number[]>()
  const fileOfChange = new Map<ChangeId, number>()
  for (const [i, { segments }] of files.entries()) {
    // Most records come from one file: one list for all of them.
    const alone = [i]
    for (const change of newChanges(session, segments)) {
      const key = recordKey(change.header.kind, change.header.entity)
      const own = filesOfKey.get(key)
      if (!own) filesOfKey.set(key, alone)
      else if (own.at(-1) !== i) filesOfKey.set(key, [...own, i])
      if (fileOfChange.has(change.id)) continue
      fileOfChange.set(change.id, i)
      const row = byKey.get(key)
      if (row) row.push(change)
      else byKey.set(key, [change])
    }
  }
  return { byKey, filesOfKey, fileOfChange }
}

const fieldsOf = ({ values, missing }: Write): readonly string[] => [...Object.keys(values), ...missing]

/** Whether somebody here changed other fields of a record, which the sender of a file did not know when he made it. */
const isParallel = (
  own: OrgId,
  before: FoldedRecord,
  added: readonly Change[],
  holds: readonly Interval[],
): boolean => {
  if (holds.length === 0 || added.length === 0) return false
  const brought = new Set(added.flatMap(({ header }) => Object.values(header.fields).flat()))
  const isKnown = ({ device, seq }: Write): boolean =>
    holds.some((held) => held.device === device && held.from <= seq && seq <= held.to)
  return before.writes.some(
    (write) =>
      write.org === own &&
      !isKnown(write) &&
      fieldsOf(write).some((name) => name !== lifeField && !brought.has(name)),
  )
}

const rank = new Map(order.map((type, i) => [type, i]))
const compareRows = (a: Row, b: Row): number =>
  (rank.get(a.type) ?? 0) - (rank.get(b.type) ?? 0) || b.at - a.at || (a.key < b.key ? -1 : 1)

const isChange = (is: Row['is']): is is Change => 'header' in is

/** The values by which a person knows a record, even when nothing of it counts. */
const namingValues = ({ before, after }: Folded): RecordNews['values'] => {
  if (Object.keys(after.values).length > 0) return after.values
  if (before && Object.keys(before.values).length > 0) return before.values
  return Object.assign({}, ...after.writes.map(({ values }) => values)) as RecordNews['values']
}

const describe = (trust: Trust, fileOf: FileOf, { is, type }: Row): readonly FieldNews[] => {
  if (isChange(is)) {
    const write = writeOf(is)
    return Object.entries(write.values).flatMap(([field, value]): FieldNews[] =>
      field === lifeField
        ? []
        : [
            {
              field,
              before: null,
              after: type === 'new' ? value : null,
              sides: [sideOf(trust, write, field, fileOf)],
            },
          ],
    )
  }
  const { before, after, writes } = is
  const byId = new Map(writes.map((write) => [write.id, write]))
  if (type === 'rejected') {
    const known = new Set(before?.ineffective.map(({ id, field }) => `${id} ${field ?? ''}`))
    return after.ineffective.flatMap(({ id, field }) => {
      const write = byId.get(id)
      if (!write || known.has(`${id} ${field ?? ''}`)) return []
      const names = field === null ? fieldsOf(write) : [field]
      return names.map((name): FieldNews => {
        const shown = after.values[name] ?? null
        return { field: name, before: shown, after: shown, sides: [sideOf(trust, write, name, fileOf)] }
      })
    })
  }
  return (differenceOf(before, after)?.fields ?? []).flatMap(({ field, heads, ...values }): FieldNews[] => {
    if (field === lifeField && !before) return []
    const sides = heads.flatMap((id) => {
      const write = byId.get(id)
      return write ? [sideOf(trust, write, field, fileOf)] : []
    })
    return [{ field, ...values, sides }]
  })
}

const groupsOf = (trust: Trust, rows: readonly Row[]): readonly NewsGroup[] => {
  type Counts = { -readonly [K in keyof NewsGroup]: NewsGroup[K] }
  const groups = new Map<string, Counts>()
  for (const { home, kind, type, parallel } of rows) {
    const key = `${home} ${kind}`
    let group = groups.get(key)
    if (!group) {
      const orgName = (home && trust.orgs.get(home)?.name) ?? ''
      const none = { fresh: 0, changed: 0, conflicting: 0, rejected: 0, voided: 0, erased: 0, parallel: 0 }
      group = { org: home ?? '', orgName, kind, ...none }
      groups.set(key, group)
    }
    group[tallies[type]]++
    if (parallel) group.parallel++
  }
  const place = (kind: string): number => shownKinds.get(kind) ?? 0
  return [...groups.values()].sort(
    (a, b) =>
      a.orgName.localeCompare(b.orgName, 'zh') ||
      (a.org < b.org ? -1 : a.org > b.org ? 1 : 0) ||
      place(a.kind) - place(b.kind),
  )
}

const valuesOf = ({ is }: Row): RecordNews['values'] => (isChange(is) ? is.values : namingValues(is))

/** The records of a preview that some others refer to, and those that these refer to. */
const namedBy = (rows: ReadonlyMap<string, Row>, records: readonly RecordNews[]): NewsPage['named'] => {
  const found = new Map<string, NewsPage['named'][number]>()
  let asking = records.map(({ values }) => values)
  // A score names its rating, a diagnosis its visit and that a member.
  for (let depth = 0; depth < 3; depth++) {
    const next: RecordNews['values'][] = []
    for (const id of asking.flatMap((values) => Object.values(values))) {
      const row = typeof id === 'string' && !found.has(id) ? rows.get(id) : undefined
      if (!row) continue
      const { entity } = parseRecordKey(row.key)
      const values = valuesOf(row)
      found.set(entity, { kind: row.kind, entity, values })
      next.push(values)
    }
    asking = next
  }
  return [...found.values()]
}

/** What a preview holds on to: its rows, and not the maps they were found with. */
interface Found {
  readonly rows: readonly Row[]
  readonly fileOfChange: ReadonlyMap<ChangeId, number>
  readonly trust: Trust
}

/** Works the rows out on a copy of the facts; null when stopped. */
const find = async (
  session: Session,
  inspected: readonly Inspected[],
  accept: readonly OrgId[],
  task: Task,
): Promise<Found | null> => {
  const { onProgress, isCancelled } = task
  const files = await openAll(session, inspected, task)
  if (!files) return null
  const { byKey, filesOfKey, fileOfChange } = gather(session, files)
  const copy = session.state.copy()
  const touched = copy.add({
    changes: [...byKey.values()].flat(),
    withheld: files.flatMap(({ segments }) => segments.flatMap(({ parsed }) => parsed.withheld)),
    statements: [...files.flatMap(({ statements }) => statements), ...certificatesOf(session, files, accept)],
  })
  const { facts, trust } = copy
  const held = await loadTouched(session.db, touched.keys, touched.devices)
  const keys = [...new Set([...touched.keys, ...held.keys()])].filter((key) =>
    shownKinds.has(parseRecordKey(key).kind),
  )
  const rows: Row[] = []
  const add = (key: RecordKey, after: FoldedRecord, writes: readonly Write[]): void => {
    const before = held.get(key)
    const news = differenceOf(before, after)
    if (!news) return
    const added = byKey.get(key) ?? []
    const from = filesOfKey.get(key) ?? []
    const [only] = added
    rows.push({
      key,
      kind: after.kind,
      home: after.home,
      type: news.type,
      reason: news.reason,
      parallel:
        before !== undefined &&
        from.some((i) => isParallel(session.keys.org, before, added, files[i]?.bundle.manifest.holds ?? [])),
      files: from,
      at: after.changedAt,
      is: !before && only && after.writes.length === 1 ? only : { before, after, writes },
    })
  }
  /** Records that are the same are folded together, so the changes of all of them are given at once. */
  const withKin = (key: RecordKey): readonly RecordKey[] => {
    const { kind, entity } = parseRecordKey(key)
    const kin = facts.kinOf(kind, entity)
    return kin ? kin.groups.flat().map((one) => recordKey(kind, one)) : [key]
  }
  const done = new Set<RecordKey>()
  for (let at = 0; at < keys.length; at += portion) {
    onProgress({ stage: 'check-changes', done: at, total: keys.length })
    // Lets a wish to stop arrive.
    await new Promise((resolve) => setTimeout(resolve))
    if (isCancelled()) return null
    const some = keys.slice(at, at + portion).filter((key) => !done.has(key))
    const own = [...new Set(some.flatMap(withKin))].flatMap((key) => byKey.get(key) ?? [])
    const folded = applyChanges(facts, (key) => held.get(key), own, some)
    const writesOf = writesAmong(folded)
    for (const [key, after] of folded) {
      done.add(key)
      add(key, after, writesOf(after))
    }
  }
  return { rows: rows.sort(compareRows), fileOfChange, trust }
}

/** What merging some inspected files together would do; null when stopped. Writes nothing. */
export const previewFiles = async (
  session: Session,
  files: readonly Inspected[],
  accept: readonly OrgId[],
  task: Task,
): Promise<Preview | null> => {
  const found = await find(session, files, accept, task)
  if (!found) return null
  const { rows, fileOfChange, trust } = found
  const names = await fileNames(session)
  const fileOf: FileOf = (write) => {
    const file = fileOfChange.get(write.id)
    return file === undefined ? names(write) : (files[file]?.row.fileName ?? null)
  }
  const told = (row: Row): RecordNews => ({
    kind: row.kind,
    entity: parseRecordKey(row.key).entity,
    home: row.home ?? '',
    homeName: (row.home && trust.orgs.get(row.home)?.name) ?? '',
    type: row.type,
    parallel: row.parallel,
    reason: row.reason,
    values: valuesOf(row),
    fields: describe(trust, fileOf, row),
    files: row.files.flatMap((i) => files[i]?.row.key ?? []),
  })
  const byEntity = new Map<string, Row>(rows.map((row) => [parseRecordKey(row.key).entity, row]))
  return {
    groups: groupsOf(trust, rows),
    page: ({ org, kind, type }, from, count) => {
      const chosen = rows.filter(
        (row) =>
          (org === undefined || (row.home ?? '') === org) &&
          (kind === undefined || row.kind === kind) &&
          (type === undefined || row.type === type),
      )
      const records = chosen.slice(from, from + count).map(told)
      return { total: chosen.length, records, named: namedBy(byEntity, records) }
    },
  }
}

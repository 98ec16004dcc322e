import type { Engine } from '#renderer/engine.ts'
import type { ImportRow } from '#renderer/engine-exchange.ts'
import type { NewsGroup } from '#renderer/engine-review.ts'
import { refusalSentence } from '#renderer/engine-words.ts'
import type { OrgId } from '#shared/base/id.ts'
import type { PickedFile } from '#shared/host.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { importPortions } from '#shared/sync/import-portions.ts'
import { sentence } from './answer.ts'
import type { Answer, Command } from './command.ts'
import { withEngine } from './engine.ts'
import { exitCode } from './exit-code.ts'
import { listPaths, readPicked } from './read-file.ts'

const quiet = (): void => undefined

const lineOf = (words: Messages, row: ImportRow): string => {
  const t = words.cli
  const name = row.sender?.name ?? row.fileName
  const counts = `${t.fresh} ${row.newRecords}  ${t.changed} ${row.changedRecords}  ${t.conflicts} ${row.conflicts}  ${t.rejected} ${row.rejected}`
  const more = [
    ...(row.quarantined > 0 ? [`${t.quarantined} ${row.quarantined}`] : []),
    ...(row.gaps.length > 0 ? [t.gaps(row.gaps.join(', '))] : []),
  ]
  const state =
    row.state.type === 'refused'
      ? refusalSentence(words, row.state.refusal)
      : row.state.type === 'unknown-sender'
        ? t.stranger(row.sender?.fingerprint ?? '')
        : row.state.type === 'nothing-new'
          ? t.nothingNew
          : counts
  return [row.fileName, name, state, ...more].join('  ')
}

/** Which rows will be merged: those ready, and first contacts that were accepted by name or all at once. */
const chosenOf = (rows: readonly ImportRow[], accept: readonly string[]) => {
  const isAccepted = (org: string): boolean => accept.includes('all') || accept.includes(org)
  return rows.filter(
    ({ state, sender }) =>
      state.type === 'ready' ||
      (state.type === 'unknown-sender' && sender !== null && isAccepted(sender.org)),
  )
}

const addGroups = (one: NewsGroup, other: NewsGroup): NewsGroup => ({
  ...one,
  fresh: one.fresh + other.fresh,
  changed: one.changed + other.changed,
  conflicting: one.conflicting + other.conflicting,
  rejected: one.rejected + other.rejected,
  voided: one.voided + other.voided,
  erased: one.erased + other.erased,
  parallel: one.parallel + other.parallel,
})

/** What merging would change, compared in portions; a union's records of a kind stand in one group all the same. */
const previewOf = async (
  engine: Engine,
  chosen: readonly ImportRow[],
  orgs: readonly OrgId[],
): Promise<readonly NewsGroup[]> => {
  const found = new Map<string, NewsGroup>()
  for (const portion of importPortions(chosen, ({ newChanges }) => newChanges)) {
    const keys = portion.map(({ key }) => key)
    for (const group of await engine.previewMerge(keys, orgs, quiet)) {
      const key = `${group.org} ${group.kind}`
      const before = found.get(key)
      found.set(key, before ? addGroups(before, group) : group)
    }
  }
  return [...found.values()]
}

const mergeAll = async (
  engine: Engine,
  files: readonly PickedFile[],
  accept: readonly string[],
  commit: boolean,
  words: Messages,
): Promise<Answer> => {
  const t = words.cli
  const rows = await engine.inspect(files, quiet)
  const chosen = chosenOf(rows, accept)
  const keys = chosen.map(({ key }) => key)
  const orgs = chosen.flatMap(({ sender }): OrgId[] => (sender ? [sender.org] : []))
  const preview = await previewOf(engine, chosen, orgs)
  const records = preview.reduce(
    (sum, { fresh, changed, conflicting, voided, erased }) =>
      sum + fresh + changed + conflicting + voided + erased,
    0,
  )
  const waiting = rows.some(
    (row) => row.state.type === 'refused' || (row.state.type === 'unknown-sender' && !chosen.includes(row)),
  )
  const lines = rows.map((row) => lineOf(words, row))
  // The command line keeps nothing: what a newer version made stays where it lies.
  const newer = rows.filter(
    ({ state }) => state.type === 'refused' && state.refusal.type === 'newer-version',
  ).length
  if (newer > 0) lines.push(t.newer(newer))
  const json = { files: rows, newer, preview, records }
  const code = waiting ? exitCode.refused : chosen.length === 0 ? exitCode.nothing : exitCode.ok
  if (!commit || chosen.length === 0) {
    const last = chosen.length === 0 ? t.nothingNew : t.willMerge(chosen.length, records)
    return { code, json: { ...json, committed: false }, lines: [...lines, last] }
  }
  const merged = await engine.merge(keys, orgs, quiet)
  if (!merged.ok)
    return { code: exitCode.disk, json: { problem: merged.error }, lines: [...lines, t.codes.disk] }
  const imports = (await engine.imports()).slice(0, chosen.length)
  const ids = imports.map(({ entity }) => entity)
  return {
    code,
    json: { ...json, committed: true, imports },
    lines: [...lines, t.merged(chosen.length, records, ids.join(' '))],
  }
}

/** `merge DIR --dry-run|--commit [--accept ORG|all]`: all files of a folder in one step. */
export const merge: Command = {
  name: 'merge',
  options: {
    'dry-run': { type: 'boolean' },
    commit: { type: 'boolean' },
    accept: { type: 'string', multiple: true },
  },
  run: async (io, typed, words) => {
    const t = words.cli
    if (typed.is('commit') === typed.is('dry-run'))
      return sentence(exitCode.usage, t.needs('--dry-run | --commit'))
    const paths = await listPaths(io, typed.files)
    if (paths.length === 0) return sentence(exitCode.usage, t.needs('DIR'))
    const files: PickedFile[] = []
    for (const path of paths) {
      const file = await readPicked(io, path)
      if (!file) return sentence(exitCode.refused, t.unreadable(path))
      files.push(file)
    }
    return withEngine(io, typed, words, (engine) =>
      mergeAll(engine, files, typed.texts('accept'), typed.is('commit'), words),
    )
  },
}

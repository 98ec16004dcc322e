import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Progress } from '#renderer/engine.ts'
import type { ImportRow } from '#renderer/engine-exchange.ts'
import type { NewsGroup, NewsPage, RecordNews } from '#renderer/engine-review.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import type { OrgId } from '#shared/base/id.ts'
import { importPortions } from '#shared/sync/import-portions.ts'

/** Records drawn at once. */
export const pageSize = 50

/** Which of the records that would change are listed. */
export interface NewsFilter {
  readonly org: string | null
  readonly kind: string | null
  readonly type: RecordNews['type'] | null
}

/** The counts of a group by what happens to its records. */
export const countsOf = (group: NewsGroup): Readonly<Record<RecordNews['type'], number>> => ({
  new: group.fresh,
  changed: group.changed,
  voided: group.voided,
  conflict: group.conflicting,
  rejected: group.rejected,
  erased: group.erased,
})

/** The sum of some groups by what happens. */
export const sumOf = (groups: readonly NewsGroup[]): Readonly<Record<RecordNews['type'], number>> => {
  const sum = { new: 0, changed: 0, voided: 0, conflict: 0, rejected: 0, erased: 0 }
  for (const group of groups) {
    const counts = countsOf(group)
    for (const type of Object.keys(sum) as RecordNews['type'][]) sum[type] += counts[type]
  }
  return sum
}

/** A row of the overview: the counts of one union, or of one kind of a union. */
export interface NewsRow {
  readonly key: string
  readonly org: string
  readonly orgName: string
  /** Null for all kinds of the union. */
  readonly kind: string | null
  readonly counts: Readonly<Record<RecordNews['type'], number>>
}

/** One row per union; of a single union, or the one looked at, one row per kind. Conflicts first. */
export const newsRows = (groups: readonly NewsGroup[], org: string | null): readonly NewsRow[] => {
  const orgs = new Map(groups.map((group) => [group.org, group.orgName]))
  const one = org ?? (orgs.size === 1 ? [...orgs.keys()][0] : undefined)
  const rows =
    one === undefined
      ? [...orgs].map(([id, orgName]) => ({
          key: id,
          org: id,
          orgName,
          kind: null,
          counts: sumOf(groups.filter((group) => group.org === id)),
        }))
      : groups
          .filter((group) => group.org === one)
          .map((group) => ({ ...group, key: `${group.org} ${group.kind}`, counts: countsOf(group) }))
  return rows.toSorted(
    (a, b) => b.counts.conflict - a.counts.conflict || b.counts.rejected - a.counts.rejected,
  )
}

/** Groups of an organisation and a kind, or of all. */
export const groupsOf = (groups: readonly NewsGroup[], filter: NewsFilter): readonly NewsGroup[] =>
  groups.filter(
    ({ org, kind }) =>
      (filter.org === null || org === filter.org) && (filter.kind === null || kind === filter.kind),
  )

/**
 * The files that are compared, and those that have to wait until these are merged. All that are ready are compared, whatever
 * is ticked: ticking must not make anybody wait again.
 */
export const comparedOf = (
  ready: readonly ImportRow[],
  chosen: readonly ImportRow[],
): { readonly compared: readonly ImportRow[]; readonly later: readonly ImportRow[] } => {
  const all = [...ready, ...chosen.filter((row) => !ready.includes(row))]
  const [compared = [], ...rest] = importPortions(all, ({ newChanges }) => newChanges)
  return { compared, later: rest.flat() }
}

/** What merging these files would do: groups first, then the records page by page. Nothing is written. */
export const usePreview = (keys: readonly string[], accepted: readonly OrgId[]) => {
  const { engine } = useServices()
  const [groups, setGroups] = useState<readonly NewsGroup[] | undefined>()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  const [filter, setFilter] = useState<NewsFilter>({ org: null, kind: null, type: null })
  const [page, setPage] = useState(0)
  const [shown, setShown] = useState<NewsPage | undefined>()
  const question = JSON.stringify([keys, accepted])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `question` is keys and accepted, `tries` asks again
  useEffect(() => {
    if (keys.length === 0) return
    let here = true
    setGroups(undefined)
    setProblem(null)
    const onProgress = (step: Progress) => {
      if (here) setProgress(step)
    }
    engine
      .previewMerge(keys, accepted, onProgress)
      .then(
        (found) => {
          if (here) setGroups(found)
        },
        (error: unknown) => {
          if (here) setProblem(String(error))
        },
      )
      .finally(() => {
        if (here) setProgress(null)
      })
    return () => {
      here = false
    }
  }, [engine, question, tries])
  useEffect(() => {
    if (!groups) return
    let here = true
    const { org, kind, type } = filter
    const asked = { ...(org ? { org } : {}), ...(kind ? { kind } : {}), ...(type ? { type } : {}) }
    engine.previewRecords(asked, page * pageSize, pageSize).then(
      (found) => {
        if (here) setShown(found)
      },
      (error: unknown) => {
        if (here) setProblem(String(error))
      },
    )
    return () => {
      here = false
    }
  }, [engine, groups, filter, page])
  const total = useMemo(() => sumOf(groups ?? []), [groups])
  // What is only in the files is named by them; what is held here, by what it says now.
  const here = useRecordNames()
  const named = shown?.named
  const recordOf = useCallback(
    (id: string) => named?.find(({ entity }) => entity === id) ?? here(id),
    [named, here],
  )
  return {
    groups,
    total,
    recordOf,
    progress,
    problem,
    again: () => setTries((n) => n + 1),
    filter,
    setFilter: (next: Partial<NewsFilter>) => {
      setFilter((now) => ({ ...now, ...next }))
      setPage(0)
    },
    page,
    setPage,
    shown,
  }
}

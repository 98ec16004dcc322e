import { useEffect, useMemo, useState } from 'react'
import { useServices } from '#renderer/services.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { matchPerson, useSpell } from '#renderer/ui/person-search.ts'
import type { Kind } from '#shared/domain/field.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { routesFor } from './routes.tsx'

/** One line of the search. */
export interface Hit {
  readonly key: string
  readonly kind: string
  readonly name: string
  readonly note: string
  readonly href: string
}

type SearchKind = keyof Messages['shell']['search']['kind']

/** What is searched: the kind, where it is shown, and the fields that name it. */
const sources: readonly {
  readonly kind: Exclude<SearchKind, 'setting'>
  readonly path: string
  readonly name: readonly string[]
  readonly note: readonly string[]
}[] = [
  { kind: 'member', path: '/member', name: ['name'], note: ['staffNumber', 'department'] },
  { kind: 'activity', path: '/activity', name: ['title', 'name'], note: ['on', 'day'] },
  { kind: 'proposal', path: '/proposal', name: ['title', 'subject'], note: ['number'] },
  { kind: 'visit', path: '/condolence', name: ['person', 'member', 'event'], note: ['on', 'day'] },
]

const atMost = 30

/** Everything that can be found, read once when the search opens. */
export const useHits = (query: string, t: Messages): readonly Hit[] | null => {
  const { records, workspace } = useServices()
  const [all, setAll] = useState<readonly Hit[] | null>(null)
  const spell = useSpell()
  useEffect(() => {
    let here = true
    const load = async () => {
      const lists = await Promise.all(
        sources.map(async (source) => {
          const kind: Kind = { kind: source.kind, fields: {} }
          return { source, list: await records.list(kind) }
        }),
      )
      const names = new Map<string, string>()
      const hits: Hit[] = []
      for (const { source, list } of lists) {
        for (const record of list) {
          const values: Readonly<Record<string, unknown>> = record.values
          const text = (fields: readonly string[]): string => {
            for (const field of fields) {
              const value = values[field]
              if (typeof value === 'string' && value !== '') return names.get(value) ?? value
            }
            return ''
          }
          const name = text(source.name)
          if (source.kind === 'member') names.set(record.id, name)
          if (name === '') continue
          hits.push({
            key: record.id,
            kind: t.shell.search.kind[source.kind],
            name,
            note: source.note
              .map((field) => values[field])
              .filter((value) => typeof value === 'string' && value !== '')
              .join(' · '),
            href: hashOf(source.path, { open: record.id }),
          })
        }
      }
      if (here) setAll(hits)
    }
    void load()
    return () => {
      here = false
    }
  }, [records, t])
  return useMemo(() => {
    if (all === null) return null
    const pages = routesFor(workspace.level).map((route) => ({
      key: route.path,
      kind: t.shell.search.pages,
      name: route.title(t),
      note: '',
      href: hashOf(route.path),
    }))
    const wanted = query.trim()
    if (wanted === '') return pages
    const found: Hit[] = []
    for (const hit of [...all, ...pages]) {
      if (matchPerson(hit.name, wanted, spell) || hit.note.includes(wanted)) found.push(hit)
      if (found.length === atMost) break
    }
    return found
  }, [all, query, spell, t, workspace])
}

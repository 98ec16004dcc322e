import { useEffect, useMemo, useState } from 'react'
import { useServices } from '#renderer/services.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { matchPerson, useSpell } from '#renderer/ui/person-search.ts'
import { activity } from '#shared/domain/activity.ts'
import { visit } from '#shared/domain/condolence.ts'
import type { Kind } from '#shared/domain/field.ts'
import { member } from '#shared/domain/member.ts'
import { proposal } from '#shared/domain/proposal.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { choiceWord } from '#shared/i18n/words.ts'
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

/** What is searched: the kind, where it is shown, the fields that name it, and those that tell namesakes apart. */
const sources: readonly {
  readonly kind: Kind
  readonly word: SearchKind
  readonly path: string
  readonly name: string
  readonly note: readonly string[]
}[] = [
  { kind: member, word: 'member', path: '/member', name: 'name', note: ['staffNo', 'unit', 'group'] },
  { kind: activity, word: 'activity', path: '/activity', name: 'title', note: ['startsOn', 'place'] },
  { kind: proposal, word: 'proposal', path: '/proposal', name: 'title', note: ['number', 'proposedOn'] },
  { kind: visit, word: 'visit', path: '/condolence', name: 'member', note: ['event', 'visitedOn'] },
]

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

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
        sources.map(async (source) => [source, await records.list(source.kind)] as const),
      )
      const names = new Map<string, string>()
      const hits: Hit[] = []
      for (const [source, list] of lists) {
        for (const { id, values } of list) {
          const all: Readonly<Record<string, unknown>> = values
          const own = textOf(all[source.name])
          if (source.word === 'member') names.set(id, own)
          // A visit is named by its member.
          const name = names.get(own) ?? own
          if (name === '') continue
          const note = source.note.map((field) =>
            field === 'event' ? choiceWord(t.condolence, field, textOf(all[field])) : textOf(all[field]),
          )
          hits.push({
            key: id,
            kind: t.shell.search.kind[source.word],
            name,
            note: note.filter((part) => part !== '').join(' · '),
            href: hashOf(source.path, { open: id }),
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

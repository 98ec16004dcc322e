import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback } from 'react'
import { activity } from '#shared/domain/activity.ts'
import { visit } from '#shared/domain/condolence.ts'
import { fundEntry } from '#shared/domain/fund.ts'
import { hardshipFile } from '#shared/domain/hardship.ts'
import { help } from '#shared/domain/help.ts'
import { homeRating } from '#shared/domain/home.ts'
import { member } from '#shared/domain/member.ts'
import { mutualAid } from '#shared/domain/mutual-aid.ts'
import { proposal } from '#shared/domain/proposal.ts'
import type { NamedRecord } from '#shared/i18n/record-text.ts'
import { useServices } from './services.ts'

/** The kinds other records refer to. */
const named = [member, activity, visit, proposal, homeRating, fundEntry, hardshipFile, help, mutualAid]

/** Finds the record that another one names; null when it is not held here, undefined while they are read. Stays the same function while nothing changes. */
export const useRecordNames = (): ((id: string) => NamedRecord | null | undefined) => {
  const { records } = useServices()
  const known = useLiveQuery(async () => {
    const all = new Map<string, NamedRecord>()
    for (const kind of named) for (const record of await records.list(kind)) all.set(record.id, record)
    return all
  }, [records])
  return useCallback((id) => (known ? (known.get(id) ?? null) : undefined), [known])
}

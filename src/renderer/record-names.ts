import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useRef, useState } from 'react'
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

/**
 * Finds the record that another one names; null when it is not held here, undefined while it is read. Stays the same
 * function while nothing changes. What is asked for while drawing is read together afterwards: a school holds a hundred
 * thousand records and names a few.
 */
export const useRecordNames = (): ((id: string) => NamedRecord | null | undefined) => {
  const { records } = useServices()
  const asked = useRef(new Set<string>())
  const [ids, setIds] = useState<readonly string[]>([])
  const known = useLiveQuery(() => records.find(named, ids), [records, ids])
  return useCallback(
    (id) => {
      if (!asked.current.has(id)) {
        asked.current.add(id)
        queueMicrotask(() => setIds([...asked.current]))
      }
      return known?.get(id)
    },
    [known],
  )
}

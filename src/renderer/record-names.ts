import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useRef, useState } from 'react'
import { referredKinds } from '#shared/domain/registry.ts'
import type { NamedRecord } from '#shared/i18n/record-text.ts'
import { useServices } from './services.ts'

/**
 * Finds the record that another one names; null when it is not held here, undefined while it is read. Stays the same
 * function while nothing changes. What is asked for while drawing is read together afterwards: a school holds a hundred
 * thousand records and names a few.
 */
export const useRecordNames = (): ((id: string) => NamedRecord | null | undefined) => {
  const { records } = useServices()
  const asked = useRef(new Set<string>())
  const [ids, setIds] = useState<readonly string[]>([])
  const known = useLiveQuery(() => records.find(referredKinds, ids), [records, ids])
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

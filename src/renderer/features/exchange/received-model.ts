import { useCallback } from 'react'
import { type Asked, useAsked } from '#renderer/asked.ts'
import type { ForkQuestion, Gap, QuarantineRow } from '#renderer/engine-exchange.ts'
import type { ImportEntry, TakeBack } from '#renderer/engine-review.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import type { EntityId } from '#shared/base/id.ts'

/** The records that others name, for titles. */
export const useNames = useRecordNames

/** All imports, newest first. */
export const useImports = (): Asked<readonly ImportEntry[]> => {
  const { engine } = useServices()
  return useAsked(useCallback(() => engine.imports(), [engine]))
}

/** What an address names: the ids of some imports. */
export const idsText = (entities: Iterable<string>): string => [...entities].join(',')

/** The imports that an address names. */
export const namedIn = (imports: readonly ImportEntry[], ids: string | null): readonly ImportEntry[] => {
  const named = new Set(ids?.split(',') ?? [])
  return imports.filter(({ entity }) => named.has(entity))
}

/** Whether an import counts and brought something, so that it can be taken back. */
export const canGo = ({ state, changes }: ImportEntry): boolean => state === 'merged' && changes > 0

/** What taking some imports back together would do. */
export const useTakeBack = (entries: readonly ImportEntry[]): Asked<TakeBack> => {
  const { engine } = useServices()
  const ids = idsText(entries.filter(canGo).map(({ entity }) => entity))
  return useAsked(
    useCallback(
      () => engine.previewTakeBack(ids === '' ? [] : (ids.split(',') as EntityId[])),
      [engine, ids],
    ),
  )
}

/** Takes imports back, and ends that. */
export const useImportDeeds = () => {
  const { engine } = useServices()
  return {
    takeBack: (entities: readonly EntityId[]) => engine.takeBack(entities),
    bringBack: (entities: readonly EntityId[]) => engine.bringBack(entities),
    undo: engine.undo,
  }
}

/** Files of senders that have not arrived. */
export const useGaps = (): Asked<readonly Gap[]> => {
  const { engine } = useServices()
  return useAsked(useCallback(() => engine.gaps(), [engine]))
}

/** What was put aside when it came, and the way to read it again. */
export const useAside = () => {
  const { engine } = useServices()
  const asked: Asked<readonly QuarantineRow[]> = useAsked(useCallback(() => engine.quarantine(), [engine]))
  return { asked, retry: () => engine.retryQuarantine() }
}

/** PCs that write under one name, and the way out of it. */
export const useForks = () => {
  const { engine } = useServices()
  const asked: Asked<readonly ForkQuestion[]> = useAsked(useCallback(() => engine.forks(), [engine]))
  return { asked, becomeNewPc: () => engine.becomeNewPc() }
}

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

/** What taking one import back would do. */
export const useTakeBack = (entity: EntityId): Asked<TakeBack> => {
  const { engine } = useServices()
  return useAsked(useCallback(() => engine.previewTakeBack(entity), [engine, entity]))
}

/** Takes imports back, and ends that. */
export const useImportDeeds = () => {
  const { engine } = useServices()
  return {
    takeBack: (entity: EntityId) => engine.takeBack(entity),
    bringBack: (entity: EntityId) => engine.bringBack(entity),
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

import { useCallback, useEffect } from 'react'
import { useAsked } from './asked.ts'
import type { StoreState } from './engine-store.ts'
import { useServices } from './services.ts'

/** How safe the data lie, as one line each. */
export interface Safety {
  readonly store: StoreState
  /** Whether a recovery sheet was ever made. */
  readonly recovery: boolean
}

const lookAgainMs = 60_000

/** Asked again after everything that was written; undefined until it is there. */
export const useSafety = (): Safety | undefined => {
  const { engine } = useServices()
  const { value, again } = useAsked(
    useCallback(async () => {
      const [store, { recovery }] = await Promise.all([engine.storeState(), engine.protection()])
      return { store, recovery }
    }, [engine]),
  )
  // A backup that was due is made without anybody having written anything.
  useEffect(() => {
    const timer = setInterval(again, lookAgainMs)
    return () => clearInterval(timer)
  }, [again])
  return value
}

/** The newest backup of any sort: an automatic one, or a file that was made by hand; null before the first. */
export const newestBackup = (automatic: number | null, byHand: number | null): number | null =>
  automatic === null || byHand === null ? (automatic ?? byHand) : Math.max(automatic, byHand)

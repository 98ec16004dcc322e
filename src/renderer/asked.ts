import { useCallback, useEffect, useState } from 'react'
import { useWritten } from './written.ts'

/** An answer of the engine: undefined until it is there; `problem` when it did not come. */
export interface Asked<T> {
  readonly value: T | undefined
  readonly problem: string | null
  readonly again: () => void
}

/**
 * Asks the engine, and again after everything that was written; the answer before stays on the screen meanwhile.
 * `ask` must stay the same function as long as the question is the same.
 */
export const useAsked = <T>(ask: () => Promise<T>): Asked<T> => {
  const written = useWritten()
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<{ readonly value: T | undefined; readonly problem: string | null }>({
    value: undefined,
    problem: null,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each write and each try
  useEffect(() => {
    let here = true
    ask().then(
      (value) => {
        if (here) setState({ value, problem: null })
      },
      (error: unknown) => {
        if (here) setState(({ value }) => ({ value, problem: String(error) }))
      },
    )
    return () => {
      here = false
    }
  }, [ask, written, tries])
  return { ...state, again: useCallback(() => setTries((n) => n + 1), []) }
}

import type { Portions } from '#shared/base/portions.ts'

/** Milliseconds of work between which the window answers. */
const portion = 12

/** Does long work while the window stays alive; null when it was stopped before its end. */
export const inPortions = async <T>(
  work: Portions<T>,
  onProgress: (done: number) => void,
  isStopped: () => boolean,
): Promise<T | null> => {
  let until = performance.now() + portion
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    onProgress(step.value)
    await new Promise((resolve) => setTimeout(resolve))
    if (isStopped()) return null
    until = performance.now() + portion
  }
}

/** Long work that may be left for a while at each `yield`, which tells how much is done; it gives its result at the end. */
export type Portions<T> = Generator<number, T, void>

/** Does all of it now. */
export const atOnce = <T>(work: Portions<T>): T => {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** A value of a pack while it is typed: any part may still be missing. */
export type Draft<T> = { readonly [K in keyof T]?: T[K] | null }

/** What a list is made of. */
export type Element<L> = L extends readonly (infer E)[] ? E : never

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isNothing))

/** An object without the keys that say nothing, so that equal rules are equal bodies. */
export const written = (
  value: object,
  saysNothing: (key: string, value: unknown) => boolean = () => false,
): object =>
  Object.fromEntries(Object.entries(value).filter(([key, one]) => !isNothing(one) && !saysNothing(key, one)))

/** An id no row has yet. */
export const freeId = (taken: readonly { readonly id: string }[], stem = 'r'): string => {
  for (let n = taken.length + 1; ; n++) {
    const id = `${stem}${n}`
    if (!taken.some((one) => one.id === id)) return id
  }
}

/** Gives each element an id for the screen; it is not written. */
export const numbered = <T extends object>(
  list: readonly T[],
  stem: string,
): readonly (T & { readonly id: string })[] => list.map((one, n) => ({ ...one, id: `${stem}${n + 1}` }))

/** The list with one row moved by a place; unchanged at its ends. */
export const moved = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  by: 1 | -1,
): readonly Row[] => {
  const at = rows.findIndex((one) => one.id === id)
  const row = rows[at]
  const to = at + by
  return !row || to < 0 || to >= rows.length ? rows : rows.toSpliced(at, 1).toSpliced(to, 0, row)
}

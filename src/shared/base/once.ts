/**
 * Works something out once for an object, a list above all, and keeps it as long as that object is there. The object must
 * not be changed afterwards, which `readonly` says.
 */
export const oncePer = <Given extends object, T>(compute: (given: Given) => T): ((given: Given) => T) => {
  const known = new WeakMap<Given, { readonly value: T }>()
  return (given) => {
    const held = known.get(given) ?? { value: compute(given) }
    known.set(given, held)
    return held.value
  }
}

/**
 * Works something out again only when one of what it is given is another than the last time. A page that is opened again
 * finds what it summed up; only the last result is kept.
 */
export const whileSame = <Given extends readonly unknown[], T>(
  compute: (...given: Given) => T,
): ((...given: Given) => T) => {
  let last: { readonly given: Given; readonly value: T } | undefined
  return (...given) => {
    const held = last
    const isSame =
      held !== undefined &&
      held.given.length === given.length &&
      given.every((one, i) => Object.is(one, held.given[i]))
    if (isSame) return held.value
    const value = compute(...given)
    last = { given, value }
    return value
  }
}

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

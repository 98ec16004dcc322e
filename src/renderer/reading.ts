import { useLiveQuery } from 'dexie-react-hooks'
import type { Records } from './db/records.ts'
import { useServices } from './services.ts'

/** Whether two objects or tuples hold the very same things. */
const holdSame = (one: object, other: object): boolean => {
  const [a, b] = [Object.entries(one), Object.entries(other)]
  return a.length === b.length && a.every(([key, value]) => Object.is(value, Reflect.get(other, key)))
}

/**
 * A hook that reads lists, again when they change; undefined until they are there. As long as the lists are the same, what it
 * gives is the same object, also after the page was left and opened again: what is worked out from it (`whileSame`,
 * `oncePer`) then need not be worked out anew, which counts at a school with a million records.
 */
export const createReading = <Read extends object, Given extends readonly unknown[] = readonly []>(
  read: (records: Records, ...given: Given) => Promise<Read>,
): ((...given: Given) => Read | undefined) => {
  let last: Read | undefined
  return (...given) => {
    const { records } = useServices()
    return useLiveQuery(async () => {
      const now = await read(records, ...given)
      if (!last || !holdSame(last, now)) last = now
      return last
    }, [records, ...given])
  }
}

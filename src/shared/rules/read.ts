import { type Day, parseDay } from '../base/day.ts'
import { type Fen, isFen } from '../base/money.ts'

/** What is wrong with a pack, and where: `row` counts from 1 as people see it, null for the pack itself. */
export interface PackProblem {
  readonly type:
    | 'not-an-object'
    | 'unknown-format'
    | 'missing'
    | 'unknown-key'
    | 'wrong-type'
    | 'unknown-value'
    | 'out-of-range'
    | 'repeated'
    | 'empty'
    | 'not-rising'
  readonly row: number | null
  readonly key: string
}

/** A pack as it is shipped, or as a record of kind `rule-pack` or `scoring-table` holds it. */
export interface PackSource {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly school?: string | null
  readonly year?: number | null
  readonly version?: number | null
  readonly validFrom?: Day | null
  readonly body: unknown
}

/** Where a pack comes from, in one line: title, school, year. */
export const sourceLine = (pack: PackSource, clause?: string | null): string =>
  [pack.school, pack.title, pack.year ? String(pack.year) : null, clause].filter((part) => part).join(' ')

/** Strict reading of one object: every key must be known, every value of its type. Collects problems instead of stopping. */
export interface Reader {
  /** Whether the key is there and not empty. */
  readonly has: (key: string) => boolean
  readonly text: (key: string, max?: number) => string
  readonly textOr: (key: string) => string | null
  readonly number: (key: string, min: number, max: number) => number
  readonly numberOr: (key: string, min: number, max: number) => number | null
  readonly amount: (key: string) => Fen
  readonly amountOr: (key: string) => Fen | null
  readonly flag: (key: string) => boolean
  readonly day: (key: string) => Day
  readonly one: <const C extends string>(key: string, of: readonly C[]) => C
  readonly some: <const C extends string>(key: string, of: readonly C[], least: number) => readonly C[]
  /** A list of short texts, none twice. */
  readonly texts: (key: string, least: number) => readonly string[]
  readonly object: (key: string) => Reader | null
  readonly objects: (key: string, least: number) => readonly Reader[]
  /** Objects that are no rows of their own and may be missing; problems name them `key.1`, `key.2`. */
  readonly parts: (key: string) => readonly Reader[]
  /** Call last: reports every key that nobody asked for. */
  readonly done: () => void
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Opens an object for strict reading; `prefix` is put before its keys in problems. */
export const readerOf = (
  value: unknown,
  problems: PackProblem[],
  row: number | null = null,
  prefix = '',
): Reader => {
  const source = isRecord(value) ? value : {}
  const asked = new Set<string>()
  const fail = (type: PackProblem['type'], key: string) =>
    problems.push({ type, row, key: key ? prefix + key : prefix.replace(/\.$/, '') })
  if (!isRecord(value)) fail('not-an-object', '')
  const take = (key: string): unknown => {
    asked.add(key)
    return Object.hasOwn(source, key) ? source[key] : undefined
  }
  /** Empty is a problem; a wrong type too. */
  const need = <T>(key: string, is: (found: unknown) => found is T, otherwise: T): T => {
    const found = take(key)
    if (found === undefined || found === null) fail('missing', key)
    else if (is(found)) return found
    else fail('wrong-type', key)
    return otherwise
  }
  const isText = (found: unknown): found is string => typeof found === 'string' && found.trim() !== ''
  const isNumber = (found: unknown): found is number => typeof found === 'number' && Number.isFinite(found)
  const within = (key: string, found: number, min: number, max: number): number => {
    if (found < min || found > max) fail('out-of-range', key)
    return found
  }
  const isMissing = (key: string) => take(key) === undefined || take(key) === null
  const amount = (key: string): Fen => {
    const found = need(key, isFen, 0 as Fen)
    if (found < 0) fail('out-of-range', key)
    return found
  }
  const number = (key: string, min: number, max: number) => within(key, need(key, isNumber, min), min, max)
  const text = (key: string, max = 500): string => {
    const found = need(key, isText, '')
    if (found.length > max) fail('out-of-range', key)
    return found
  }
  return {
    has: (key) => !isMissing(key),
    text,
    textOr: (key) => (isMissing(key) ? null : text(key)),
    number,
    numberOr: (key, min, max) => (isMissing(key) ? null : number(key, min, max)),
    amount,
    amountOr: (key) => (isMissing(key) ? null : amount(key)),
    flag: (key) => (isMissing(key) ? false : need(key, (found) => typeof found === 'boolean', false)),
    day: (key) => {
      const found = parseDay(take(key))
      if (!found) fail(isMissing(key) ? 'missing' : 'wrong-type', key)
      return found ?? ('' as Day)
    },
    one: <const C extends string>(key: string, of: readonly C[]): C => {
      const found = need(key, isText, '')
      const known = of.find((choice) => choice === found)
      if (found !== '' && known === undefined) fail('unknown-value', key)
      return known ?? (of[0] as C)
    },
    some: <const C extends string>(key: string, of: readonly C[], least: number): readonly C[] => {
      if (isMissing(key)) {
        if (least > 0) fail('missing', key)
        return []
      }
      const found = need(key, Array.isArray, [])
      const known = of.filter((choice) => found.includes(choice))
      if (found.some((one) => !of.some((choice) => choice === one))) fail('unknown-value', key)
      if (new Set(found).size < found.length) fail('repeated', key)
      if (found.length < least) fail('empty', key)
      // In the order in which the pack names them: the first is the default.
      return known.toSorted((a, b) => found.indexOf(a) - found.indexOf(b))
    },
    texts: (key, least) => {
      if (isMissing(key)) {
        if (least > 0) fail('missing', key)
        return []
      }
      const found = need(key, Array.isArray, [])
      const texts = found.filter(isText)
      if (texts.length < found.length) fail('wrong-type', key)
      if (new Set(texts).size < texts.length) fail('repeated', key)
      if (found.length < least) fail('empty', key)
      if (texts.some((one) => one.length > 100)) fail('out-of-range', key)
      return texts
    },
    object: (key) => (isMissing(key) ? null : readerOf(take(key), problems, row, `${prefix}${key}.`)),
    objects: (key, least) => {
      const found = need(key, Array.isArray, [])
      if (Array.isArray(take(key)) && found.length < least) fail('empty', key)
      return found.map((one, i) =>
        row === null
          ? readerOf(one, problems, i + 1)
          : readerOf(one, problems, row, `${prefix}${key}.${i + 1}.`),
      )
    },
    parts: (key) =>
      isMissing(key)
        ? []
        : need(key, Array.isArray, []).map((one, i) =>
            readerOf(one, problems, row, `${prefix}${key}.${i + 1}.`),
          ),
    done: () => {
      for (const key of Object.keys(source)) if (!asked.has(key)) fail('unknown-key', key)
    },
  }
}

/** Opens a pack's body and checks that its format is one this version reads. */
export const openBody = (pack: PackSource, problems: PackProblem[]): Reader => {
  const reader = readerOf(pack.body, problems)
  if (isRecord(pack.body) && reader.number('format', 0, 1e6) !== 1)
    problems.push({ type: 'unknown-format', row: null, key: 'format' })
  return reader
}

/** Reports ids that stand twice; rows count from 1. */
export const checkIds = (ids: readonly string[], problems: PackProblem[]): void => {
  ids.forEach((id, i) => {
    if (id !== '' && ids.indexOf(id) < i) problems.push({ type: 'repeated', row: i + 1, key: 'id' })
  })
}

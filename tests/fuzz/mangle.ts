/** A source of numbers below one. */
export type Chance = () => number

/** One of a list. */
export const pick = <T>(chance: Chance, list: readonly T[]): T =>
  list[Math.floor(chance() * list.length)] as T

/** A whole number below `n`. */
export const below = (chance: Chance, n: number): number => Math.floor(chance() * n)

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  1e21,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER - 1,
  2 ** 53,
  2 ** 64,
  -Number.MAX_SAFE_INTEGER,
  '',
  'x',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\ud800',
  '\u2028',
  '\0',
  'A'.repeat(22),
  'A'.repeat(43),
  '2026-13-01',
  [],
  {},
  [[]],
  [null],
  [{}],
  { length: 5 },
  { state: 'void' },
  { covers: { name: ['x'], life: 'x', title: [null] } },
]

/** Something that has no business where it is put. `pool` are texts that mean something elsewhere in the file. */
export const oddValue = (chance: Chance, pool: readonly string[]): unknown => {
  const kind = chance()
  if (kind < 0.35 && pool.length > 0) return pick(chance, pool)
  if (kind < 0.4) return nested(5 + below(chance, 6))
  if (kind < 0.41) return nested(3000)
  if (kind < 0.42) return 'x'.repeat(300_000)
  if (kind < 0.43) return Array.from({ length: 20_000 }, (_, i) => i)
  if (kind < 0.46) return Array.from({ length: 5 }, () => pick(chance, pool))
  return pick(chance, odd)
}

type Place = readonly [parent: Record<string, unknown>, key: string]

const placesOf = (value: unknown, found: Place[] = [], depth = 0): Place[] => {
  if (typeof value !== 'object' || value === null || depth > 20) return found
  const parent = value as Record<string, unknown>
  for (const key of Object.keys(parent)) {
    found.push([parent, key])
    placesOf(parent[key], found, depth + 1)
  }
  return found
}

const put = (parent: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
}

/** The same JSON with one thing in it other than it was; still JSON. */
export const mangleValue = (chance: Chance, text: string, pool: readonly string[]): string => {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return text
  }
  const places = placesOf(root)
  if (places.length === 0) return JSON.stringify(oddValue(chance, pool)) ?? 'null'
  const [parent, key] = pick(chance, places)
  const kind = chance()
  if (kind < 0.6) put(parent, key, oddValue(chance, pool))
  else if (kind < 0.7) delete parent[key]
  else if (kind < 0.8) {
    const [other, name] = pick(chance, places)
    const copy: unknown = JSON.parse(JSON.stringify(other[name] ?? null))
    put(parent, key, copy)
  } else if (kind < 0.9)
    put(parent, pick(chance, ['__proto__', 'constructor', 'extra', 'life', '0']), oddValue(chance, pool))
  else if (Array.isArray(parent)) parent.push(oddValue(chance, pool))
  else {
    const value = parent[key]
    delete parent[key]
    put(parent, key, value)
  }
  return JSON.stringify(root)
}

/** The same text with a few signs cut, doubled, put in or changed. */
export const mangleText = (chance: Chance, text: string): string => {
  const at = below(chance, text.length + 1)
  const size = 1 + below(chance, 8)
  const kind = chance()
  if (kind < 0.25) return text.slice(0, at) + text.slice(at + size)
  if (kind < 0.5) return text.slice(0, at + size) + text.slice(at)
  if (kind < 0.75) {
    const sign = pick(chance, [
      '"',
      '\\',
      '{',
      '}',
      '[',
      ',',
      ':',
      ' ',
      '\n',
      '\r',
      '\0',
      '0',
      '-',
      'e9',
      '\\u0041',
      '\ufeff',
    ])
    return text.slice(0, at) + sign + text.slice(at)
  }
  return text.replace(
    '{',
    pick(chance, ['{"__proto__":{"a":1},', '{"constructor":1,', '{"v":1,', '{ ', '{"":0,']),
  )
}

const numbers = [0, 1, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

/** The same bytes with bits flipped, cut, doubled, or a number in them made large; `other` lends pieces. */
export const mangleBytes = (chance: Chance, bytes: Uint8Array, other: Uint8Array): Uint8Array => {
  let file = Buffer.from(bytes)
  for (let n = 1 + below(chance, 3); n > 0; n--) {
    const at = below(chance, file.length)
    const size = 1 + below(chance, 40)
    const before = file.subarray(0, at)
    const kind = chance()
    if (kind < 0.3) file[at] = (file[at] ?? 0) ^ (1 << below(chance, 8))
    else if (kind < 0.45) file = Buffer.from(before)
    else if (kind < 0.6) file = Buffer.concat([before, file.subarray(at + size)])
    else if (kind < 0.7)
      file = Buffer.concat([
        before,
        other.subarray(below(chance, other.length), at + size),
        file.subarray(at),
      ])
    else if (kind < 0.8) file = Buffer.concat([before, file.subarray(at, at + size * 20), file.subarray(at)])
    else if (at + 4 <= file.length) file.writeUInt32LE(pick(chance, numbers), at)
    if (file.length === 0) return new Uint8Array(0)
  }
  return new Uint8Array(file)
}

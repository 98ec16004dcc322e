/** What text from outside may contain at most. */
export interface JsonLimits {
  readonly depth: number
  /** The most UTF-16 units one string may have. */
  readonly text: number
}

/** Depth 8, strings up to 256 Ki. */
export const jsonLimits: JsonLimits = { depth: 8, text: 256 * 1024 }

/** An object read from JSON: own keys only, none of them able to reach a prototype. */
export type JsonObject = Readonly<Record<string, unknown>>

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a parsed value keeps the limits and uses no forbidden key; `depth` containers are around it. */
export const isWithin = (value: unknown, depth: number, limits: JsonLimits): boolean => {
  if (typeof value === 'string') return value.length <= limits.text
  if (value === null || typeof value !== 'object') return true
  if (depth >= limits.depth) return false
  if (Array.isArray(value)) {
    for (const item of value) if (!isWithin(item, depth + 1, limits)) return false
    return true
  }
  for (const [key, item] of Object.entries(value)) {
    if (forbidden.has(key) || !isWithin(item, depth + 1, limits)) return false
  }
  return true
}

/** Parses JSON that came from outside; undefined when it is none, too deep, too long or uses a forbidden key. */
export const parseStrict = (text: string, limits: JsonLimits = jsonLimits): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return isWithin(value, 0, limits) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Parses an object whose text is exactly what writing it again gives: no blanks, no duplicate keys, one spelling.
 * Keys a later version adds are let through. Null for anything else.
 */
export const parseCanonical = (text: string, limits: JsonLimits = jsonLimits): JsonObject | null => {
  const value = parseStrict(text, limits)
  return isObject(value) && JSON.stringify(value) === text ? value : null
}

/** Whether a value is an object, not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is a whole number from 0 (or `min`) on that survives JSON. */
export const isCount = (value: unknown, min = 0): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min

/** Whether a value is a text of 1 to `max` units without control characters. */
export const isName = (value: unknown, max = 200): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= max && !/\p{Cc}/u.test(value)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes; null when they are not UTF-8. */
export const readText = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Whether two byte strings are equal. Not for secrets. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Several byte strings as one. */
export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  let size = 0
  for (const part of parts) size += part.length
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

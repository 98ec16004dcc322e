// Sections 1 and 11 of docs/bundle-format.md: base64, canonical JSON and its bounds.
import { createHash } from 'node:crypto'

/** SHA-256 of bytes or text as base64url. */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64url')

/** Bytes of canonical base64url without padding; null for other spellings. */
export const fromBase64Url = (text) => {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

/** Bytes of canonical padded base64; null for other spellings. */
export const fromBase64 = (text) => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** The id of a key: 16 bytes of its hash. */
export const keyIdOf = (key) => {
  const bytes = fromBase64Url(key)
  return bytes?.length === 32
    ? createHash('sha256').update(bytes).digest().subarray(0, 16).toString('base64url')
    : ''
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text of UTF-8 bytes; null when they are not. */
export const textOf = (bytes) => {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

export const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v)
export const isCount = (v, min = 0) => Number.isSafeInteger(v) && v >= min
export const isKeyId = (v) => typeof v === 'string' && /^[\w-]{22}$/.test(v)
export const isDigest = (v) => typeof v === 'string' && /^[\w-]{43}$/.test(v)
export const isRecipient = (v) => typeof v === 'string' && /^age1[02-9ac-hj-np-z]{58}$/.test(v)
export const isName = (v) => typeof v === 'string' && v.length > 0 && v.length <= 200 && !/\p{Cc}/u.test(v)
export const levels = ['group', 'branch', 'school', 'city']
export const isLevel = (v) => levels.includes(v)
export const rankOf = (level) => levels.indexOf(level)

/** Whether a value keeps the bounds; `room` is how many containers may still stand in one another. */
export const inBounds = (v, room = 8) => {
  if (typeof v === 'string') return v.length <= 262144
  if (v === null || typeof v !== 'object') return true
  if (room === 0) return false
  return Object.entries(v).every(
    ([key, item]) => !['__proto__', 'constructor', 'prototype'].includes(key) && inBounds(item, room - 1),
  )
}

export const parse = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A canonical JSON object; null for anything else. */
export const canonical = (text) => {
  const value = typeof text === 'string' ? parse(text) : undefined
  return isObject(value) && inBounds(value) && JSON.stringify(value) === text ? value : null
}

/** Why a file is not taken. */
export class Refusal extends Error {
  constructor(id) {
    super(id)
    this.id = id
  }
}

/** Stops with a refusal unless something holds. */
export const demand = (holds, id) => {
  if (!holds) throw new Refusal(id)
}

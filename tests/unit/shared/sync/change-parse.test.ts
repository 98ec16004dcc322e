import { describe, expect, test } from 'vitest'
import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Header } from '#shared/sync/change.ts'
import { headerLine } from '#shared/sync/change-build.ts'
import { parseChange } from '#shared/sync/change-parse.ts'

const digest = 'd'.repeat(43) as ChangeId
const key = 'k'.repeat(22)
const header: Header = {
  v: 1,
  device: key as DeviceId,
  seq: 2,
  prev: digest,
  save: ['s'.repeat(16) as SaveId, 0, 1],
  at: 1_790_000_000_000,
  kind: 'member',
  entity: `${key}.2026.a.AAAAAA` as EntityId,
  fields: { plain: ['life', 'name'], money: ['fund'] },
  seen: { life: [digest] },
  org: key as OrgId,
  actor: null,
  role: 'branch',
  schema: 1,
  bodies: { plain: digest, money: digest },
}
const salt = 'A'.repeat(22)
const plain = JSON.stringify({ salt, values: { life: { state: 'active' }, name: '张三' } })
const money = JSON.stringify({ salt, values: { fund: 100 } })

const refusal = (line: string, bodies: readonly string[] = [plain, money]): string => {
  const result = parseChange({ header: line, bodies })
  return result.ok ? 'ok' : `${result.error.reason} ${result.error.where}`
}
const withKey = (changed: Readonly<Record<string, unknown>>): string =>
  refusal(JSON.stringify({ ...header, ...changed }))
const withValues = (values: string): string =>
  refusal(headerLine({ ...header, fields: { plain: ['name'] }, bodies: { plain: digest } }), [
    `{"salt":"${salt}","values":${values}}`,
  ])

test('a change is read from its lines', () => {
  const result = parseChange({ header: headerLine(header), bodies: [plain, money] })
  expect(result).toEqual({
    ok: true,
    value: { header, values: { life: { state: 'active' }, name: '张三', fund: 100 } },
  })
})

test('a body that is withheld leaves its values out', () => {
  const result = parseChange({ header: headerLine(header), bodies: ['null', money] })
  expect(result.ok && result.value.values).toEqual({ fund: 100 })
})

test('unknown kinds and fields pass', () => {
  expect(withKey({ kind: 'new-kind' })).toBe('ok')
  const later = { ...header, fields: { plain: ['later'] }, bodies: { plain: digest } }
  expect(refusal(headerLine(later), [`{"salt":"${salt}","values":{"later":[1]}}`])).toBe('ok')
})

test('any clock is taken', () => {
  for (const at of [0, -5, 9_007_199_254_740_991]) expect(withKey({ at })).toBe('ok')
})

describe('only canonical bytes are legal', () => {
  const line = headerLine(header)
  test.each([
    ['a blank', line.replace('"v":1,', '"v":1, ')],
    ['a number spelled otherwise', line.replace('"seq":2', '"seq":2.0')],
    ['a duplicate key', line.replace('"v":1,', '"v":1,"v":1,')],
    ['an escape that need not be', line.replace('"member"', '"\\u006dember"')],
    ['no JSON', line.slice(0, -1)],
  ])('%s is refused', (_, text) => {
    expect(refusal(text)).toMatch(/^not-canonical/)
  })
  test('also in a body', () => {
    expect(refusal(line, [plain.replace(':{"state"', ': {"state"'), money])).toBe('not-canonical plain')
    expect(refusal(line, ['{"salt"', money])).toBe('not-canonical plain')
  })
  test('keys in another order, more or fewer are refused', () => {
    const { v, device, ...rest } = header
    expect(refusal(JSON.stringify({ device, v, ...rest }))).toBe('bad-header keys')
    expect(withKey({ more: 1 })).toBe('bad-header keys')
    expect(refusal(JSON.stringify({ v, ...rest }))).toBe('bad-header keys')
  })
})

describe('each key of a header is checked', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['newer-version v', { v: 2 }],
    ['bad-header v', { v: '1' }],
    ['bad-header device', { device: 'x' }],
    ['bad-header seq', { seq: 0 }],
    ['bad-header seq', { seq: 1.5 }],
    ['bad-header prev', { prev: null }],
    ['bad-header prev', { seq: 1 }],
    ['bad-header prev', { prev: 'x' }],
    ['bad-header save', { save: ['s'.repeat(16), 1, 1] }],
    ['bad-header save', { save: ['s'.repeat(16), 0] }],
    ['bad-header save', { save: ['short', 0, 1] }],
    ['bad-header save', { save: ['s'.repeat(16), 2, 3] }],
    ['bad-header at', { at: 1.5 }],
    ['bad-header at', { at: 1e300 }],
    ['bad-header kind', { kind: 'Member' }],
    ['bad-header kind', { kind: `m${'x'.repeat(32)}` }],
    ['bad-header kind', { kind: '__proto__' }],
    ['bad-header entity', { entity: 'x' }],
    ['bad-header org', { org: 1 }],
    ['bad-header actor', { actor: 'x' }],
    ['bad-header role', { role: 'king' }],
    ['bad-header schema', { schema: -1 }],
    ['bad-header bodies', { bodies: { plain: digest } }],
    ['bad-header bodies', { bodies: { plain: digest, money: 'x' } }],
    ['bad-fields fields', { fields: {} }],
    ['bad-fields fields', { fields: { plain: [] } }],
    ['bad-fields fields', { fields: { other: ['a'] } }],
    ['bad-fields fields', { fields: { money: ['fund'], plain: ['life', 'name'] } }],
    ['bad-fields fields', { fields: { plain: ['life', 'life'], money: ['fund'] } }],
    ['bad-fields fields', { fields: { plain: ['life', 'fund'], money: ['fund'] } }],
    ['bad-fields fields', { fields: { plain: ['constructor'], money: ['fund'] } }],
    ['bad-fields fields', { fields: { plain: ['Name'], money: ['fund'] } }],
    ['bad-seen seen', { seen: { life: [] } }],
    ['bad-seen seen', { seen: { life: ['x'] } }],
    ['bad-seen seen', { seen: { life: [digest, digest] } }],
    ['bad-seen seen', { seen: { prototype: [digest] } }],
    ['bad-seen seen', { seen: [] }],
  ])('%s: %j', (reason, changed) => {
    expect(withKey(changed)).toBe(reason)
  })
})

describe('a body holds exactly its fields, within limits', () => {
  test('the number of bodies is that of the classes', () => {
    expect(refusal(headerLine(header), [plain])).toBe('bad-body count')
  })
  test.each([
    ['a field too few', '{}'],
    ['a field too many', '{"name":1,"more":1}'],
    ['values that are a list', '[]'],
    ['a key that reaches a prototype', '{"name":{"__proto__":1}}'],
    ['one deep in a list', '{"name":[{"a":{"constructor":1}}]}'],
    ['more than eight levels', `{"name":${'['.repeat(7)}${']'.repeat(7)}}`],
    ['a very deep one', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a string over 256 Ki', `{"name":"${'x'.repeat(256 * 1024 + 1)}"}`],
  ])('%s is refused', (_, values) => {
    expect(withValues(values)).toBe('bad-body plain')
  })
  test('what is just within is taken', () => {
    expect(withValues(`{"name":${'['.repeat(6)}${']'.repeat(6)}}`)).toBe('ok')
    expect(withValues(`{"name":"${'x'.repeat(256 * 1024)}"}`)).toBe('ok')
  })
  test('a line over 1 MiB is refused, counted in bytes', () => {
    const list = JSON.stringify(Array.from({ length: 5 }, () => 'x'.repeat(250_000)))
    expect(withValues(`{"name":${list}}`)).toBe('too-large plain')
    const wide = JSON.stringify(Array.from({ length: 4 }, () => '字'.repeat(100_000)))
    expect(withValues(`{"name":${wide}}`)).toBe('too-large plain')
  })
  test('salt comes first and has its form', () => {
    const only = headerLine({ ...header, fields: { plain: ['name'] }, bodies: { plain: digest } })
    expect(refusal(only, ['{"salt":"x","values":{"name":1}}'])).toBe('bad-body plain')
    expect(refusal(only, [`{"values":{"name":1},"salt":"${salt}"}`])).toBe('bad-body plain')
  })
})

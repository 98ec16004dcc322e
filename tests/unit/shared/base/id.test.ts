import { describe, expect, test } from 'vitest'
import { type DeviceId, entityId, parseEntityId } from '#shared/base/id.ts'

describe('ids', () => {
  test('an entity id comes back in its parts', () => {
    const parts = { device: 'ABCDEFGHIJKLMNOPQRSTUV' as DeviceId, year: 2026, n: 35, salt: 'abc-_9' }
    expect(parseEntityId(entityId(parts))).toEqual(parts)
    expect(parseEntityId('x.2026.0.abcdef')).toBeNull()
  })
})

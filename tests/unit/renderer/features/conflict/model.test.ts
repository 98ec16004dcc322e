import { describe, expect, it } from 'vitest'
import type { Conflict, Side } from '#renderer/engine-review.ts'
import { isTypable } from '#renderer/features/conflict/field-input.tsx'
import { bulkRules, bulkWrites, placeOf } from '#renderer/features/conflict/model.ts'
import type { ChangeId, EntityId } from '#shared/base/id.ts'

let n = 0
const side = (orgName: string, value: unknown, deviceName = '电脑'): Side => ({
  id: `${n++}` as ChangeId,
  value,
  at: 0,
  orgName,
  deviceName,
  actor: null,
  fileName: null,
})
const conflict = (entity: string, sides: readonly Side[], more: Partial<Conflict> = {}): Conflict => ({
  kind: 'member',
  entity: entity as EntityId,
  home: 'b',
  homeName: '机械学院分工会',
  field: 'phone',
  isMoney: false,
  values: {},
  sides,
  ...more,
})

describe('a bulk rule', () => {
  const a = conflict('a', [side('校工会', '1'), side('机械', '2')])
  const b = conflict('b', [side('化学', '3'), side('校工会', '4')])
  const other = conflict('c', [side('校工会', '5'), side('机械', '6')], { field: 'email' })
  const money = (entity: string) =>
    conflict(entity, [side('校工会', 1), side('机械', 2)], { kind: 'visit', field: 'gift', isMoney: true })

  it('takes one organisation’s value for all conflicts of the same field of the same kind', () => {
    const [rule, ...more] = bulkRules(a, [a, b, other])
    expect(more).toEqual([])
    expect(rule?.orgName).toBe('校工会')
    expect(rule && bulkWrites(rule)).toEqual([
      { kind: 'member', entity: 'a', fields: { phone: '1' } },
      { kind: 'member', entity: 'b', fields: { phone: '4' } },
    ])
  })

  it('is never offered for money, nor for a single conflict', () => {
    const all = [money('x'), money('y')]
    expect(bulkRules(all[0] as Conflict, all)).toEqual([])
    expect(bulkRules(other, [a, b, other])).toEqual([])
  })

  it('names the PC where an organisation contradicts itself, and writes an emptied value as empty', () => {
    const one = conflict('d', [side('机械', '1', 'PC 1'), side('机械', undefined, 'PC 2')])
    const two = conflict('e', [side('机械', '2', 'PC 1'), side('机械', '3', 'PC 2')])
    const rules = bulkRules(one, [one, two])
    expect(rules.map(({ deviceName }) => deviceName)).toEqual(['PC 1', 'PC 2'])
    expect(rules[1] && bulkWrites(rules[1]).map(({ fields }) => fields.phone)).toEqual([null, '3'])
  })

  it('leaves out conflicts in which its source has two values', () => {
    const twice = conflict('f', [side('校工会', '1', 'PC 1'), side('校工会', '2', 'PC 2'), side('机械', '3')])
    expect(bulkRules(a, [a, b, twice])[0]?.conflicts).toEqual([a, b])
  })
})

describe('a record in conflict', () => {
  it('is opened where it is seen: a part at the record it belongs to', () => {
    expect(placeOf({ kind: 'visit', entity: 'v', values: {} })).toEqual({ path: '/condolence', id: 'v' })
    expect(placeOf({ kind: 'activity-spending', entity: 's', values: { activity: 'a' } })).toEqual({
      path: '/activity',
      id: 'a',
    })
    expect(placeOf({ kind: 'activity-spending', entity: 's', values: {} })).toBeNull()
    expect(placeOf({ kind: 'help-note', entity: 'n', values: { help: 'h' } })).toEqual({
      path: '/help',
      id: 'h',
    })
    expect(placeOf({ kind: 'from-the-future', entity: 'x', values: {} })).toBeNull()
  })

  it('gets another value typed where its field has an input of its own', () => {
    expect(isTypable('member', 'phone')).toBe(true)
    expect(isTypable('visit', 'gift')).toBe(true)
    expect(isTypable('visit', 'member')).toBe(false)
    expect(isTypable('visit', 'companions')).toBe(false)
    expect(isTypable('visit', 'later')).toBe(false)
  })
})

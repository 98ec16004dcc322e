import { describe, expect, test } from 'vitest'
import { bodyChanges } from '#renderer/features/rule/history.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'

const row = (id: string, cap: number, more: object = {}) => ({
  id,
  event: 'marriage',
  payers: ['branch-fund'],
  forms: ['goods'],
  cap: cap * 100,
  ...more,
})
const body = (...rows: readonly object[]) => ({ format: 1, rows })

describe('what a save of rules changed', () => {
  const before = body(row('a', 400), row('b', 500, { event: 'illness' }))

  test.each([
    [
      'the first one: every row',
      before,
      undefined,
      ['结婚 · 实物 · 不超过 400 元 · 分工会经费', '生病住院 · 实物 · 不超过 500 元 · 分工会经费'],
    ],
    ['nothing', before, before, []],
    [
      'an amount',
      body(row('a', 450), row('b', 500, { event: 'illness' })),
      before,
      ['修改：结婚 · 实物 · 不超过 400 元 · 分工会经费 → 结婚 · 实物 · 不超过 450 元 · 分工会经费'],
    ],
    [
      'a row more and one less',
      body(row('a', 400), row('c', 100, { event: 'birthday' })),
      before,
      [
        '新增：生日 · 实物 · 不超过 100 元 · 分工会经费',
        '删除：生病住院 · 实物 · 不超过 500 元 · 分工会经费',
      ],
    ],
    ['the order', body(row('b', 500, { event: 'illness' }), row('a', 400)), before, ['调整了次序']],
  ] as const)('%s', (_, now, was, expected) => {
    expect(bodyChanges(zh, 'condolence', now, was)).toEqual(expected)
  })

  test('rows that cannot be read here are said to be so, and the next readable ones are told whole', () => {
    expect(bodyChanges(zh, 'condolence', { format: 9 }, before)).toBeNull()
    expect(bodyChanges(zh, 'condolence', before, { format: 9 })).toHaveLength(2)
    expect(bodyChanges(zh, 'levels', before, undefined)).toBeNull()
  })

  test.each(['condolence', 'activity', 'fund', 'member'] as const)(
    'every example of %s can be told',
    (topic) => {
      for (const { body: of } of shippedPacks[topic])
        for (const t of [zh, en]) expect(bodyChanges(t, topic, of, undefined)?.join()).toBeTruthy()
    },
  )

  test('the end of the year is told for money', () => {
    const [zju, shu] = shippedPacks.fund
    const changes = bodyChanges(zh, 'fund', shu.body, zju.body)
    expect(changes).toContain('修改：年末没用完的 · 结转下年 → 年末没用完的 · 清零，交回校工会')
  })
})

import { describe, expect, test } from 'vitest'
import {
  ownMembers,
  reconcileCounts,
  reconcileDifference,
  reconcileLines,
  reconcileTable,
} from '#renderer/features/member/reconcile-rows.ts'
import type { MemberRow } from '#renderer/features/member/rows.ts'
import type { EntityId } from '#shared/base/id.ts'
import { zh } from '#shared/i18n/messages.ts'
import type { Reconciliation } from '#shared/sheet/member-reconcile.ts'
import type { ReadRow } from '#shared/sheet/member-rows.ts'

const format = { day: (day: string) => day, money: String, recordOf: () => null } as never

const row = (id: string, values: MemberRow['values'], status: MemberRow['status'] = 'active') =>
  ({ id, values, status, joinedOn: null }) as MemberRow

const there = (at: number, values: ReadRow['values']): ReadRow => ({
  row: at,
  values,
  identity: null,
  joinedOn: null,
  existing: null,
  problems: [],
  ready: true,
})

const rows = [row('a', { name: '张三', staffNo: '001', unit: '数学' }), row('b', { name: '=李四' }, 'left')]
const found: Reconciliation = {
  onlyHere: ['a' as EntityId],
  onlyThere: [there(5, { name: '赵六', unit: '物理' })],
  goneHere: [{ id: 'b' as EntityId, row: there(6, {}), by: 'name', differences: [] }],
  differing: [
    {
      id: 'a' as EntityId,
      row: there(2, {}),
      by: 'staffNo',
      differences: [
        { field: 'sex', before: 'female', after: 'male' },
        { field: 'education', before: null, after: 'master' },
      ],
    },
  ],
  twice: [],
  same: 8,
}

describe('two lists on the screen and on paper', () => {
  test('what differs stands first, each line with what it was matched by', () => {
    const lines = reconcileLines(found, rows, zh, format)
    expect(lines.map(({ state, name, row: at, by }) => [state, name, at, by])).toEqual([
      ['differs', '张三', 2, 'staffNo'],
      ['here', '张三', null, null],
      ['there', '赵六', 5, null],
      ['gone', '=李四', 6, 'name'],
    ])
    expect(lines[0]?.what).toBe('性别：女｜男；学历：（空）｜硕士研究生')
    expect(reconcileCounts(found)).toEqual({ same: 8, differs: 1, here: 1, there: 1, gone: 1, twice: 0 })
  })

  test('numbers stay covered; when only what is covered differs, that is said', () => {
    const of = (before: string, after: string) =>
      reconcileDifference({ field: 'idNumber', before, after }, zh, format)
    const shown = of('11010519491231002X', '110105195001010021')
    expect(shown).not.toContain('19491231')
    expect(of('11010519491231002X', '11010519491230002X')).toContain(zh.border.reconcile.covered)
  })

  test('the table carries the counts', () => {
    const lines = reconcileLines(found, rows, zh, format)
    const table = reconcileTable(lines, zh.border.reconcile.summary(reconcileCounts(found)), '数学学院', zh)
    expect(table.title).toBe(
      '数学学院会员核对表（一致 8 人，内容不同 1 人，只在名单 1 人，只在平台 1 人，已离会、平台仍在 1 人）',
    )
    expect(table.rows[3]?.[1]).toBe('=李四')
  })
})

test('who has left is not expected in the other list', () => {
  expect(ownMembers(rows, []).map(({ isPresent }) => isPresent)).toEqual([true, false])
})

import { describe, expect, it } from 'vitest'
import {
  guessSheet,
  importWrites,
  mappingProblems,
  rowProblemText,
  rowState,
} from '#renderer/features/member/import-rows.ts'
import { parseDay } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { zh } from '#shared/i18n/messages.ts'
import { readRows } from '#shared/sheet/member-rows.ts'

const today = parseDay('2026-03-08')
if (!today) throw new Error('no day')

const sheet = {
  name: 'Sheet1',
  rows: [
    ['机械学院会员名册', null, null, null, null],
    ['姓名', '职工号', '性别', '入会时间', '身份证号'],
    ['张三', '001', '女', '2020-09-01', '11010519491231002X'],
    ['李四', '002', '不明', null, null],
    ['王五', '001', '女', null, null],
    ['赵六', '009', '女', null, null],
  ],
}
const existing = new Map([['009', 'held' as EntityId]])
const guess = guessSheet(sheet)
const rows = readRows(sheet.rows, guess.headingRow, guess.mapping, { today, words: zh, existing })

describe('importing a roster', () => {
  it('finds the row of headings and what each column is', () => {
    expect(guess).toEqual({
      headingRow: 1,
      found: true,
      mapping: ['name', 'staffNo', 'sex', 'joinedOn', 'idNumber'],
    })
    expect(mappingProblems(['staffNo', null], zh)).toEqual([zh.sheet.mapping['no-name-column']])
  })

  it('takes good rows, asks about doubtful ones, leaves out repeated and known ones', () => {
    expect(rows.map(rowState)).toEqual(['good', 'doubt', 'bad', 'same'])
    expect(rows[1]?.problems.map((one) => rowProblemText(one, zh))).toEqual(['性别：“不明”不在可选范围内。'])
    expect(rows[2]?.problems.map((one) => rowProblemText(one, zh))).toEqual([
      '职工号：职工号与第 3 行相同，这一行不导入。',
    ])
  })

  it('writes member, identity and joining, the identity in its own record', async () => {
    let n = 0
    const writes = await importWrites(
      rows.filter((row) => rowState(row) === 'good'),
      async () => `id${n++}` as EntityId,
    )
    expect(writes.map(({ kind }) => kind)).toEqual(['member', 'member-identity', 'member-event'])
    expect(JSON.stringify(writes[0])).not.toContain('11010519491231002X')
    expect(writes[2]?.fields).toEqual({ member: 'id0', event: 'joined', day: '2020-09-01' })
  })
})

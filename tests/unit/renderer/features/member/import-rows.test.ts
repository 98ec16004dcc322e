import { describe, expect, it } from 'vitest'
import {
  compareRows,
  differenceText,
  guessSheet,
  importWrites,
  knownBy,
  mappingProblems,
  missingIn,
  rowProblemText,
  rowState,
} from '#renderer/features/member/import-rows.ts'
import type { MemberRow } from '#renderer/features/member/rows.ts'
import { type Day, parseDay } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member, MemberIdentity } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import { readRows } from '#shared/sheet/member-rows.ts'
import { idOf, rec } from '#tests/support/record.ts'

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
const held = (id: string, values: Member, joinedOn: Day | null = null): MemberRow => ({
  id: id as EntityId,
  rec: rec(1, 'member', values),
  values,
  home: 'home',
  branch: '机械学院分工会',
  joinedOn,
  status: 'active',
  roles: [],
  honoured: false,
  modelWorker: false,
  duesThrough: null,
  duesLate: false,
})

const never = () => null

const readAgainst = (
  roster: Parameters<typeof guessSheet>[0],
  members: readonly MemberRow[],
  identities: readonly Rec<MemberIdentity>[] = [],
) => {
  const { headingRow, mapping } = guessSheet(roster, never)
  const read = readRows(roster.rows, headingRow, mapping, { today, words: zh, known: knownBy(members) })
  return compareRows(read, members, identities)
}

const zhao = held('held', { name: '赵六', staffNo: '009', sex: 'female' })
const guess = guessSheet(sheet, never)
const rows = readAgainst(sheet, [zhao])

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

  it('takes columns as a person once took those with the same headings, wherever they stand', () => {
    const mapping = ['name', null, 'sex', 'joinedOn', 'idNumber'] as const
    const headings = ['姓名', '职工号', '性别', '入会时间', '身份证号']
    const remembered = (asked: readonly string[]) => (asked.join() === headings.join() ? mapping : null)
    expect(guessSheet(sheet, remembered)).toEqual({ headingRow: 1, found: true, mapping })
    expect(guessSheet(sheet, never, 2).headingRow).toBe(2)
  })
})

describe('importing a roster again', () => {
  const birthday = parseDay('1980-03-08') as Day
  const wang = held('wang', { name: '王某', staffNo: '001', phone: '1', posts: ['women', 'chair'] })
  const qian = held('qian', { name: '钱某', birthday })
  const sun = held('sun', { name: '孙某', staffNo: '004' }, parseDay('2001-01-01'))
  const members = [wang, qian, sun, held('li', { name: '李某', staffNo: '005' })]
  const identities = [
    rec<MemberIdentity>(2, 'member-identity', {
      member: sun.id,
      idType: 'identity-card',
      idNumber: '11010519491231002X',
    }),
  ]
  const again = readAgainst(
    {
      name: '人事处',
      rows: [
        ['姓名', '工号', '出生日期', '手机', '工会职务', '入会日期', '身份证号'],
        ['王某', '001', null, '13800000000', '分工会主席、女工委员', null, null],
        ['钱某', '003', '1980-03-08', null, null, '2009-09-01', null],
        ['孙某', '004', '1949-12-31', null, null, '2002-02-02', '110101198003080020'],
        ['周某', '006', null, null, null, null, null],
      ],
    },
    members,
    identities,
  )
  const format = { day: (day: Day) => day, money: String, recordOf: () => null }

  it('shows of members held only what differs; an empty cell empties nothing, posts have no order', () => {
    expect(again.map(rowState)).toEqual(['differs', 'differs', 'differs', 'good'])
    expect(again[0]?.differences).toEqual([{ field: 'phone', before: '1', after: '13800000000' }])
  })

  it('finds who has no staff number yet by name and birthday, and fills a missing day of joining', () => {
    expect(again[1]?.existing).toBe('qian')
    expect(again[1]?.differences.map(({ field }) => field)).toEqual(['staffNo', 'joinedOn'])
  })

  it('two held of one name and birthday are not told apart by them', () => {
    const twins = [qian, held('other', { name: '钱某', birthday })]
    expect(knownBy(twins).byPerson.size).toBe(0)
  })

  it('numbers stay covered where the difference is shown', () => {
    const texts = again[2]?.differences.map((one) => differenceText(one, zh, format)) ?? []
    expect(texts.join()).toContain('110***********002X → 110***********0020')
    expect(texts.join()).not.toContain('110101198003080020')
  })

  it('writes only what differs, to the records that are there', async () => {
    let n = 0
    const writes = await importWrites(again, async () => `id${n++}` as EntityId)
    expect(writes.slice(0, 3)).toEqual([
      { kind: 'member', entity: 'wang', fields: { phone: '13800000000' } },
      { kind: 'member', entity: 'qian', fields: { staffNo: '003' } },
      { kind: 'member-event', entity: 'id0', fields: { member: 'qian', event: 'joined', day: '2009-09-01' } },
    ])
    expect(writes.find(({ kind }) => kind === 'member-identity')).toEqual({
      kind: 'member-identity',
      entity: idOf(2),
      fields: { idNumber: '110101198003080020' },
    })
    expect(writes.filter(({ kind }) => kind === 'member-event')).toHaveLength(1)
  })

  it('names the active members whom the file does not have', () => {
    expect(missingIn(again, members).map(({ values }) => values.name)).toEqual(['李某'])
  })
})

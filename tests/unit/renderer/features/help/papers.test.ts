import { describe, expect, it } from 'vitest'
import { aidYear } from '#renderer/features/help/aid-year.ts'
import { campaignReceipt, filePaper, ledgerPaper, returnPaper } from '#renderer/features/help/papers.ts'
import { fileRows } from '#renderer/features/help/rows.ts'
import {
  aidSchoolTable,
  aidTables,
  fileTable,
  ledgerTable,
  returnTables,
} from '#renderer/features/help/tables.ts'
import type { EntityId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { HardshipEvent, HardshipFile } from '#shared/domain/hardship.ts'
import type { Help } from '#shared/domain/help.ts'
import { helpLines } from '#shared/domain/help-line.ts'
import { fillReturn, sdjtuReturn } from '#shared/domain/help-return.ts'
import type { Member } from '#shared/domain/member.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { day, rec } from '#tests/support/record.ts'

const member = rec<Member>(1, 'member', {
  name: '李敏',
  staffNo: '0020135',
  unit: '机械系',
  sex: 'female',
  political: 'masses',
  birthday: day('1980-02-03'),
})
const memberOf = (id: EntityId | null | undefined): Rec<Member> | null => (id === member.id ? member : null)
const data = { memberOf, branchOf: () => '机械学院分工会', above: false }
const head = { org: '机械学院分工会', school: '示例大学工会' }

const helps = [
  rec<Help>(2, 'help', {
    member: member.id,
    day: day('2026-03-01'),
    content: 'medical',
    form: 'cash',
    aid: { amount: yuan(2000), payer: 'school-union' },
    campaign: '2026年医疗救助',
  }),
  rec<Help>(3, 'help', { member: member.id, day: day('2026-02-01'), content: 'legal', form: 'service' }),
]
const lines = helpLines(helps, [])

const file = rec<HardshipFile>(4, 'hardship-file', {
  member: member.id,
  category: 'accident',
  level: 'severe',
  cause: 'serious-illness',
  otherCauses: ['schooling', 'accident'],
  income: { monthly: yuan(6000), people: 2 },
  household: { type: 'urban', address: '示例路 1 号' },
  family: [{ name: '王小敏', relation: 'child', sex: 'female', occupation: '学生', unit: '示例中学' }],
})
const events = [
  rec<HardshipEvent>(5, 'hardship-event', {
    file: file.id,
    step: 'opened',
    day: day('2025-12-01'),
    nextOn: day('2026-12-01'),
  }),
]
const [row] = fileRows([file], events, lines, new Map([[member.id, member]]), day('2026-03-08'))
if (!row) throw new Error('there is a file')

describe('the ledger on paper and in a workbook', () => {
  it('has the lines in the order of days, with the sums by form', () => {
    const paper = ledgerPaper(data, lines, 2026, head, zh)
    expect(paper.rows.map(({ day: on, content, form }) => [on, content, form])).toEqual([
      ['2026-02-01', '法律援助', '服务'],
      ['2026-03-01', '医疗救助', '现金'],
    ])
    expect(paper.sums).toEqual([
      { name: '现金', times: 1, amount: yuan(2000) },
      { name: '服务', times: 1, amount: 0 },
    ])
    expect(paper).toMatchObject({ people: 1, rows: [{}, { unit: '机械系', payer: '校工会' }] })
  })

  it('names the branch instead of the department at a school', () => {
    expect(ledgerPaper({ ...data, above: true }, lines, 2026, head, zh).rows[0]?.unit).toBe('机械学院分工会')
    expect(ledgerTable({ ...data, above: true }, lines, '台账', zh).columns[2]?.header).toBe('分工会')
  })

  it('adds up in the last row', () => {
    const table = ledgerTable(data, lines, '台账', zh)
    expect(table.totals?.[7]).toBe(yuan(2000))
    for (const one of table.rows) expect(one).toHaveLength(table.columns.length)
  })

  it('gives a receipt list a campaign with what was given', () => {
    expect(campaignReceipt(data, lines.slice(0, 1), '2026年医疗救助', head, zh)).toMatchObject({
      occasion: '2026年医疗救助',
      rows: [{ name: '李敏', staffNumber: '0020135', item: '现金', amount: yuan(2000), day: '2026-03-01' }],
    })
  })
})

describe('a hardship file on paper', () => {
  it('joins what the member’s record, the identity papers and the file hold, and reckons the income', () => {
    const paper = filePaper(row, { idNumber: '11010519800203002X' }, head, zh)
    expect(paper).toMatchObject({
      name: '李敏',
      sex: '女',
      political: '群众',
      idNumber: '11010519800203002X',
      category: '意外致困户',
      level: '特困',
      otherCauses: '子女上学、遭受意外事故',
      yearly: yuan(72_000),
      people: 2,
      perHead: yuan(3000),
      householdType: '城镇',
      family: [{ name: '王小敏', relation: '子女', occupation: '学生 示例中学' }],
      steps: ['2025年12月1日 建档，下次复核 2026年12月1日'],
    })
  })

  it('is one line of the list in Excel, without identity numbers', () => {
    const table = fileTable([row], '名册', zh)
    expect(table.rows).toEqual([
      [
        '李敏',
        '0020135',
        '机械系',
        '在档',
        '2025-12-01',
        '2026-12-01',
        '意外致困户',
        '特困',
        '患重特大疾病',
        2,
        yuan(72_000),
        yuan(3000),
        yuan(2000),
      ],
    ])
  })
})

describe('mutual aid in Excel', () => {
  const aid = rec<MutualAid>(6, 'mutual-aid', {
    member: member.id,
    product: '住院互助',
    type: 'superior',
    year: 2026,
    fee: { amount: yuan(120), payer: 'member' },
  })
  const claim = rec<MutualAidClaim>(7, 'mutual-aid-claim', {
    aid: aid.id,
    happenedOn: day('2026-02-01'),
    matter: '只此一处的病',
    claimed: yuan(500),
    done: [{ step: 'reported', day: day('2026-02-02') }],
  })
  const above = {
    ...data,
    above: true,
    members: [member],
    memberEvents: [],
    countedWith: () => ({ id: 'branch', name: '机械学院分工会' }),
    today: day('2026-03-08'),
  }

  it('is a sheet of enrolments with the sum of fees, and one of claims without what happened', () => {
    const [enrolments, claims] = aidTables({ ...data, aids: [aid], claims: [claim] }, zh)
    expect(enrolments?.totals?.[7]).toBe(yuan(120))
    expect(claims?.rows).toEqual([['李敏', '住院互助', '2026-02-01', '报案', null, null, yuan(500), null]])
    expect(JSON.stringify([enrolments, claims])).not.toContain('只此一处的病')
  })

  it('is at a school a table by branch before its records, each with its branch', () => {
    const { aids, claims, lines: branches } = aidYear({ ...above, aids: [aid], claims: [claim] }, 2026, null)
    const table = aidSchoolTable(branches, true, 2026, zh)
    expect(table.title).toBe('2026 年各分工会互助保障')
    expect(table.rows).toEqual([['机械学院分工会', 1, 1, 100, yuan(120), 1, 0, 0, yuan(500), yuan(0)]])
    expect(table.totals).toEqual(['合计', 1, 1, 100, yuan(120), 1, 0, 0, yuan(500), yuan(0)])
    const [enrolments, made] = aidTables({ ...above, aids, claims }, zh)
    expect(enrolments?.rows[0]?.slice(0, 2)).toEqual(['机械学院分工会', '李敏'])
    expect(enrolments?.totals?.[8]).toBe(yuan(120))
    expect(made?.rows[0]?.slice(0, 2)).toEqual(['机械学院分工会', '李敏'])
  })

  it('says nothing of claims at a school that got none', () => {
    const { lines: branches } = aidYear({ ...above, aids: [aid], claims: [] }, 2026, null)
    expect(aidSchoolTable(branches, false, 2026, zh).columns).toHaveLength(5)
    expect(aidTables({ ...above, aids: [aid], claims: [] }, zh)).toHaveLength(1)
  })

  it('counts of one year and product only', () => {
    const all = { ...above, aids: [aid], claims: [claim] }
    expect(aidYear(all, 2025, null)).toMatchObject({ aids: [], claims: [] })
    expect(aidYear(all, 2026, '住院互助')).toMatchObject({
      aids: [{ id: aid.id }],
      claims: [{ id: claim.id }],
    })
    expect(aidYear(all, 2026, '意外互助')).toMatchObject({ aids: [], claims: [] })
  })
})

describe('the yearly return', () => {
  const visits = [
    rec<Visit>(8, 'visit', {
      member: member.id,
      event: 'relative-death',
      relation: 'parent',
      happenedOn: day('2025-05-01'),
      visitedOn: day('2025-05-03'),
      gift: { form: 'cash', amount: yuan(1000) },
      evidence: ['death-certificate'],
    }),
    rec<Visit>(9, 'visit', { member: member.id, event: 'retirement', happenedOn: day('2025-08-01') }),
  ]
  const paper = returnPaper(data, fillReturn(sdjtuReturn, visits, 2025), 2025, head, zh)

  it('names the relative who died, and leaves retirement to the data of the personnel office', () => {
    expect(paper.tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['结婚、生育', 0],
      ['生病住院', 0],
      ['直系亲属去世', 1],
      ['退休离岗', 1],
    ])
    expect(paper.tables[2]).toMatchObject({
      matter: '去世亲属',
      rows: [{ matter: '父母', form: '慰问金', amount: yuan(1000), evidence: '死亡证明', note: null }],
    })
    expect(paper.tables[3]?.rows[0]).toMatchObject({ visitedOn: null, evidence: '以人力资源处数据为准' })
  })

  it('is a workbook of four sheets in both languages, each row as wide as its head', () => {
    const tables = returnTables(paper, zh)
    expect(tables.map(({ name }) => name)).toEqual(['附件 1', '附件 2', '附件 3', '附件 4'])
    expect(tables[2]?.title).toBe('2025 年度工会会员直系亲属去世慰问统计表')
    for (const one of tables) for (const line of one.rows) expect(line).toHaveLength(one.columns.length)
    expect(tables[3]?.rows[0]?.at(-1)).toBe('未兑现')
    expect(
      returnTables(returnPaper(data, fillReturn(sdjtuReturn, visits, 2025), 2025, head, en), en),
    ).toHaveLength(4)
  })
})

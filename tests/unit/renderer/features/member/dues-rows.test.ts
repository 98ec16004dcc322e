import { describe, expect, it } from 'vitest'
import {
  dueDay,
  duesRows,
  duesWrites,
  editedRow,
  isOpen,
  pastedBases,
  settleWrites,
  standingOf,
} from '#renderer/features/member/dues-rows.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { DuesBase, MemberDues } from '#shared/domain/dues.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { parseMemberPack } from '#shared/rules/member.ts'
import { memberS102 } from '#shared/rules/packs/member-examples.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const pack = parseMemberPack(memberS102)
const rule = pack.ok ? pack.value.rule.dues : null
const today = day('2026-03-08')
const month = day('2026-02-01')
const member = (n: number, name: string, more = {}) =>
  rec<Member>(n, 'member', { name, staffNo: `00${n}` }, more)
const base = (n: number, of: number, from: string, amount: number) =>
  rec<DuesBase>(n, 'dues-base', { member: idOf(of), from: day(from), base: yuan(amount) })
const dues = (n: number, of: number, values: MemberDues) =>
  rec<MemberDues>(n, 'member-dues', { member: idOf(of), year: 2026, ...values })
const records = {
  members: [
    member(1, '安某'),
    member(2, '白某'),
    member(3, '曹某'),
    member(4, '邓某'),
    member(5, '鄂某', { home: 'other' }),
  ],
  events: [
    rec<MemberEvent>(20, 'member-event', { member: idOf(3), event: 'retired', day: day('2026-02-10') }),
    rec<MemberEvent>(21, 'member-event', { member: idOf(4), event: 'joined', day: day('2026-03-01') }),
  ],
  bases: [base(30, 1, '2025-01-01', 6535)],
  dues: [dues(40, 2, { m01: { due: yuan(30), paid: yuan(10) }, m02: { due: yuan(30), paid: yuan(30) } })],
}
const rows = duesRows(records, month, rule, { today, org: 'home' })
const row = (n: number) => {
  const found = rows.find(({ id }) => id === idOf(n))
  if (!found) throw new Error(String(n))
  return found
}
const fresh = () => {
  let n = 90
  return () => idOf(n++)
}

describe('the table of a month', () => {
  it('lists the active members of the own union at the end of the month, or today while it runs', () => {
    expect(rows.map(({ name }) => name)).toEqual(['安某', '白某'])
    expect(dueDay(month, today)).toBe('2026-02-28')
    expect(dueDay(day('2026-03-01'), today)).toBe(today)
    const march = duesRows(records, day('2026-03-01'), rule, { today, org: 'home' })
    expect(march.map(({ name }) => name)).toEqual(['安某', '白某', '邓某'])
  })

  it('fills in what is due by base and rule, what is written already, and what months before lack', () => {
    expect(row(1)).toMatchObject({ base: yuan(6535), saved: null, due: yuan(32.7), before: 0 })
    expect(row(2)).toMatchObject({ base: null, saved: { paid: yuan(30) }, due: yuan(30), before: yuan(20) })
  })

  it('takes what is due as paid until something else is typed', () => {
    expect(editedRow(row(1), undefined, rule)).toMatchObject({
      due: yuan(32.7),
      paid: yuan(32.7),
      waived: false,
    })
    expect(editedRow(row(1), { paid: yuan(0) }, rule)).toMatchObject({ paid: 0 })
    expect(editedRow(row(1), { waived: true }, rule)).toMatchObject({
      due: yuan(32.7),
      paid: 0,
      waived: true,
    })
    expect(editedRow(row(2), { base: yuan(8000) }, rule)).toMatchObject({ due: yuan(40), paid: yuan(40) })
    expect(editedRow(row(2), { due: yuan(31) }, rule)).toMatchObject({ due: yuan(31), paid: yuan(31) })
  })

  it('saves only rows that have an amount and differ from what is written', () => {
    expect(isOpen(editedRow(row(1), undefined, rule))).toBe(true)
    expect(isOpen(editedRow(row(2), undefined, rule))).toBe(false)
    expect(isOpen(editedRow(row(2), { paid: yuan(5) }, rule))).toBe(true)
    expect(isOpen(editedRow({ ...row(1), base: null, due: null }, undefined, rule))).toBe(false)
  })

  it('writes into the year’s record where there is one, else a new one, and a changed base from this month on', () => {
    const edited = [
      editedRow(row(1), { base: yuan(7000) }, rule),
      editedRow(row(2), { paid: yuan(5), waived: true }, rule),
    ]
    expect(duesWrites(edited, month, records, fresh())).toEqual([
      {
        kind: 'member-dues',
        entity: idOf(90),
        fields: { member: idOf(1), year: 2026, m02: { due: yuan(35), paid: yuan(35) } },
      },
      {
        kind: 'dues-base',
        entity: idOf(91),
        fields: { member: idOf(1), from: month, base: yuan(7000) },
      },
      {
        kind: 'member-dues',
        entity: idOf(40),
        fields: { m02: { due: yuan(30), paid: yuan(5), waived: true } },
      },
    ])
    const again = duesWrites(
      [editedRow(row(1), { base: yuan(7100) }, rule)],
      month,
      { ...records, bases: [...records.bases, base(31, 1, '2026-02-01', 7000)] },
      fresh(),
    )
    expect(again[1]).toEqual({ kind: 'dues-base', entity: idOf(31), fields: { base: yuan(7100) } })
  })
})

it('paying everything that is open writes each open month as paid, and nothing else', () => {
  const owing = [
    dues(40, 2, { m01: { due: yuan(30), paid: yuan(10) }, m02: { due: yuan(30), paid: yuan(30) } }),
    dues(41, 2, { year: 2025, m12: { due: yuan(29), paid: yuan(0) } }),
  ]
  const writes = settleWrites(owing, standingOf(owing, today, rule))
  expect(writes).toEqual([
    { kind: 'member-dues', entity: idOf(41), fields: { m12: { due: yuan(29), paid: yuan(29) } } },
    { kind: 'member-dues', entity: idOf(40), fields: { m01: { due: yuan(30), paid: yuan(30) } } },
  ])
  expect(settleWrites(owing, { type: 'unknown' })).toEqual([])
})

it('pasted cells give bases by staff number or by a name that only one person has', () => {
  const people = [
    { id: idOf(1), name: '安某', staffNo: '001' },
    { id: idOf(2), name: '白某', staffNo: '002' },
    { id: idOf(3), name: '白某', staffNo: '003' },
  ]
  const cells = [
    ['职工号', '姓名', '基数'],
    ['001', '安某', '6,535.00'],
    ['', '白某', '5000'],
    ['003', '白某', '¥7000'],
    ['', '', ''],
    ['9', '外人', '1'],
  ]
  const { found, unknown } = pastedBases(cells, people)
  expect([...found]).toEqual([
    [idOf(1), yuan(6535)],
    [idOf(3), 700_000 as Fen],
  ])
  // The heading, the name that two people have, and the stranger.
  expect(unknown).toBe(3)
})

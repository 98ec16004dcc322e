import { describe, expect, it } from 'vitest'
import {
  filterVisits,
  isWithin,
  periodOf,
  type VisitFilter,
  visitRows,
  visitsByMember,
  visitTotals,
} from '#renderer/features/condolence/rows.ts'
import { type Day, parseDay } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'

const day = (text: string): Day => {
  const read = parseDay(text)
  if (!read) throw new Error(text)
  return read
}
const today = day('2026-03-08')

let n = 0
const rec = <V>(kind: string, values: V, change: Partial<Rec<V>> = {}): Rec<V> => ({
  id: `BBBBBBBBBBBBBBBBBBBBBB.2026.${(n++).toString(36)}.AAAAAA` as EntityId,
  kind,
  home: 'A',
  values,
  life: 'active',
  conflicts: [],
  waiting: [],
  approval: 'none',
  erased: [],
  editedWhileVoided: false,
  changedAt: 0,
  ...change,
})

const person = rec<Member>('member', { name: '张三' })
const visit = (values: Visit, change: Partial<Rec<Visit>> = {}) =>
  rec<Visit>('visit', { member: person.id, event: 'illness', gift: { amount: yuan(300) }, ...values }, change)
const march = visit({ visitedOn: day('2026-03-01') })
const january = visit({ visitedOn: day('2026-01-15'), event: 'marriage' })
const before = visit({ visitedOn: day('2025-12-31') }, { home: 'B' })
const undated = visit({})
const half = visit({ visitedOn: day('2026-02-02') }, { life: 'incomplete' })
const rows = visitRows([january, undated, before, march, half], [person], (home) => home)

const filter: VisitFilter = {
  event: null,
  branch: null,
  period: 'all',
  attention: false,
  approval: null,
  overridden: false,
  find: '',
}
const shown = (change: Partial<VisitFilter>) =>
  filterVisits(
    rows,
    { ...filter, ...change },
    today,
    (row) => row.day === null,
    () => true,
  ).map((row) => row.id)

describe('the list of visits', () => {
  it('can be narrowed to those saved beyond the rules with a reason', () => {
    const beyond = visit({ visitedOn: day('2026-02-01'), overrideReason: '家中变故' })
    const list = visitRows([march, beyond], [person], (home) => home)
    const found = filterVisits(
      list,
      { ...filter, overridden: true },
      today,
      () => false,
      () => true,
    )
    expect(found.map((row) => row.id)).toEqual([beyond.id])
  })

  it('stands newest first, what has no day on top', () => {
    expect(rows.map((row) => row.id)).toEqual([undated.id, march.id, half.id, january.id, before.id])
  })

  it('narrows by period, event, branch and what must be looked at', () => {
    expect(shown({ period: 'thisYear' })).toEqual([march.id, half.id, january.id])
    expect(shown({ period: 'lastYear' })).toEqual([before.id])
    expect(shown({ event: 'marriage' })).toEqual([january.id])
    expect(shown({ branch: 'B' })).toEqual([before.id])
    expect(shown({ attention: true })).toEqual([undated.id])
    expect(shown({ approval: 'approved' })).toEqual([])
    expect(shown({ approval: 'none', period: 'lastYear' })).toEqual([before.id])
  })

  it('sums to the fen and leaves incomplete records out', () => {
    expect(visitTotals(rows)).toEqual({ visits: 4, people: 1, amount: yuan(1200) })
  })

  it('says when somebody was visited last', () => {
    expect(
      visitsByMember(rows)
        .get(person.id)
        ?.map((row) => row.id),
    ).toHaveLength(5)
  })
})

describe('a period', () => {
  it('knows its quarter', () => {
    expect(periodOf('thisQuarter', today)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(periodOf('thisQuarter', day('2026-06-30'))).toEqual({ from: '2026-04-01', to: '2026-06-30' })
    expect(periodOf('thisQuarter', day('2026-12-01'))).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  })

  it('includes both its ends and nothing without a day', () => {
    const year = periodOf('thisYear', today)
    expect(isWithin(day('2026-01-01'), year)).toBe(true)
    expect(isWithin(day('2026-12-31'), year)).toBe(true)
    expect(isWithin(day('2027-01-01'), year)).toBe(false)
    expect(isWithin(null, year)).toBe(false)
  })
})

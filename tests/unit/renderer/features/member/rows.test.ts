import { describe, expect, it } from 'vitest'
import {
  duesLate,
  filterMembers,
  type MemberFilter,
  memberCounts,
  memberRows,
} from '#renderer/features/member/rows.ts'
import { parseDay } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { MemberHonour } from '#shared/domain/honour.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { MemberPost } from '#shared/domain/post.ts'

const day = (text: string) => {
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

const zhang = rec<Member>('member', { name: '张三', sex: 'female', employment: 'agency', group: '一组' })
const li = rec<Member>('member', { name: '李四', sex: 'male', employment: 'established', delegate: true })
const gone = rec<Member>('member', { name: '王五', sex: 'female' })
const half = rec<Member>('member', { name: '未到' }, { life: 'incomplete' })
const events: readonly Rec<MemberEvent>[] = [
  rec<MemberEvent>('member-event', { member: zhang.id, event: 'joined', day: day('2026-02-01') }),
  rec<MemberEvent>('member-event', { member: gone.id, event: 'left', day: day('2025-06-30') }),
]
const members = [zhang, li, gone, half]
const rows = memberRows(members, events, (home) => `分工会${home}`, today)

const all: MemberFilter = { chips: [], branch: null, group: null, find: '' }
const names = (filter: Partial<MemberFilter>) =>
  filterMembers(rows, { ...all, ...filter }, (row, query) => row.values.name?.includes(query) ?? false).map(
    (row) => row.values.name,
  )

describe('the list of members', () => {
  it('shows those who are members, and those who left only when asked for', () => {
    expect(names({})).toEqual(['张三', '李四', '未到'])
    expect(names({ chips: ['left'] })).toEqual(['王五'])
  })

  it('narrows by every chip that is on, by group and by what is typed', () => {
    expect(names({ chips: ['women', 'nonEstablished'] })).toEqual(['张三'])
    expect(names({ chips: ['delegate'] })).toEqual(['李四'])
    expect(names({ group: '一组' })).toEqual(['张三'])
    expect(names({ find: '四' })).toEqual(['李四'])
  })

  it('counts members today and at the end of last year, without incomplete records', () => {
    expect(memberCounts(members, events, today, { count: 4, nonEstablished: 2 })).toEqual({
      people: 2,
      women: 1,
      nonEstablished: 1,
      foreign: 0,
      lastYear: 1,
      rates: { all: 0.5, nonEstablished: 0.5, foreign: null },
    })
    expect(memberCounts(members, events, today, null).rates.all).toBeNull()
  })
})

describe('what other records say of members', () => {
  const person = rec<Member>('member', { name: '张三', duesThrough: day('2025-12-31'), paysDues: true })
  const rowOf = (more: Parameters<typeof memberRows>[4]) => memberRows([person], [], () => '', today, more)[0]

  it('is what the ledger of dues says; where it says nothing, what is noted of the member', () => {
    const noted = rowOf({ dues: () => ({ type: 'unknown' }) })
    expect([noted?.duesThrough, noted?.duesLate]).toEqual(['2025-12-31', duesLate(person.values, today)])
    const paid = rowOf({ dues: () => ({ type: 'paid', through: day('2026-02-28') }) })
    expect([paid?.duesThrough, paid?.duesLate]).toEqual(['2026-02-28', false])
    const owing = rowOf({
      dues: () => ({ type: 'owing', since: day('2026-02-01'), months: 1, amount: yuan(30), inRow: 1 }),
    })
    expect([owing?.duesThrough, owing?.duesLate]).toEqual(['2026-01-31', true])
  })

  it('is what they hold and were honoured with', () => {
    const row = rowOf({
      posts: [rec<MemberPost>('member-post', { member: person.id, post: 'chair', from: day('2025-01-01') })],
      honours: [
        rec<MemberHonour>('member-honour', { member: person.id, sort: 'model-worker', level: 'city' }),
      ],
    })
    expect(row).toMatchObject({ roles: ['chair'], honoured: true, modelWorker: true })
    expect(rowOf({})).toMatchObject({ roles: [], honoured: false, modelWorker: false })
  })
})

describe('dues', () => {
  it('are late when somebody said so', () => {
    expect(duesLate({ paysDues: false, duesThrough: day('2026-03-31') }, today)).toBe(true)
  })

  it('are late when the month before the last is not paid', () => {
    expect(duesLate({ duesThrough: day('2026-01-31') }, today)).toBe(true)
    expect(duesLate({ duesThrough: day('2026-02-28') }, today)).toBe(false)
  })

  it('are not called late when nobody has written anything', () => {
    expect(duesLate({}, today)).toBe(false)
  })
})

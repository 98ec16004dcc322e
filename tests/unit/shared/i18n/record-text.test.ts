import { describe, expect, it } from 'vitest'
import { en, zh } from '#shared/i18n/messages.ts'
import {
  fieldParts,
  fieldText,
  fieldTitle,
  kindText,
  type NamedRecord,
  recordTitle,
} from '#shared/i18n/record-text.ts'

const records: Readonly<Record<string, NamedRecord>> = {
  m: { kind: 'member', values: { name: '王芳', staffNo: '0001' } },
  v: { kind: 'visit', values: { member: 'm', event: 'illness', happenedOn: '2026-03-08' } },
  loop: { kind: 'visit-health', values: { visit: 'loop' } },
}
const format = {
  day: (day: string) => day,
  money: (fen: number) => `${fen / 100} 元`,
  recordOf: (id: string) => records[id] ?? null,
}

describe('any record in words', () => {
  it('is named by what a person knows it by, through the records it refers to', () => {
    const title = (id: string) => recordTitle(zh, records[id] as NamedRecord, format)
    expect(title('m')).toBe('王芳 · 0001')
    expect(title('v')).toBe('王芳 · 生病住院 · 2026-03-08')
    expect(recordTitle(zh, { kind: 'visit-health', values: { visit: 'v' } }, format)).toBe(
      '王芳 · 生病住院 · 2026-03-08',
    )
  })

  it('is named by its kind when nothing names it, and says when what it refers to is not here', () => {
    expect(recordTitle(zh, { kind: 'activity', values: {} }, format)).toBe('活动')
    expect(recordTitle(zh, { kind: 'from-the-future', values: {} }, format)).toBe('from-the-future')
    expect(recordTitle(zh, { kind: 'member-identity', values: { member: 'x' } }, format)).toBe(
      '（还没有收到这条记录）',
    )
    const reading = { ...format, recordOf: () => undefined }
    expect(recordTitle(zh, { kind: 'member-identity', values: { member: 'x' } }, reading)).toBe('…')
    // A record that names itself ends.
    expect(recordTitle(zh, records.loop as NamedRecord, format)).toBe('（还没有收到这条记录）')
  })

  it('says the month an activity was planned for as a month, with its day when there is one', () => {
    const text = (value: unknown) => fieldText(zh, 'activity', 'plannedFor', value, format)
    expect(text({ year: 2026, month: 11, day: null })).toBe('2026年11月')
    expect(text({ year: 2026, month: 11, day: 5 })).toBe('2026年11月5日')
    expect(text({ month: 11 })).toBe('月 11')
  })

  it('has labels and values for every field, also for those of every kind and for unknown ones', () => {
    expect(fieldTitle(zh, 'member', 'phone')).toBe('联系电话')
    expect(fieldTitle(zh, 'member', 'life')).toBe('状态')
    expect(fieldText(zh, 'member', 'approval', { covers: { name: ['x'], phone: ['y'] } }, format)).toBe(
      '姓名、联系电话',
    )
    expect(fieldTitle(zh, 'member', 'constructor')).toBe('constructor')
    expect(kindText(en, 'visit')).toBe(en.condolence.kind)
    const text = (field: string, value: unknown) => fieldText(zh, 'visit', field, value, format)
    expect(text('life', { state: 'void', reason: '重复' })).toBe('作废：重复')
    expect(text('gift', { form: 'goods', amount: 30_000 })).toContain('300 元')
    expect(text('words', null)).toBe('')
    expect(text('later', { a: 1 })).toBe('{"a":1}')
    expect(text('verdict', 7)).toBe('（内容较长，打开记录查看）')
  })

  it('takes a value with parts apart, and a simple one not', () => {
    expect(fieldParts(zh, 'visit', 'gift', { form: 'goods', amount: 30_000 }, format)).toEqual([
      { label: '慰问形式', text: '实物' },
      { label: '金额', text: '300 元' },
    ])
    expect(fieldParts(zh, 'visit', 'words', 'x', format)).toBeNull()
    expect(fieldParts(zh, 'visit', 'gift', 'not a gift', format)).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { activity } from '#shared/domain/activity.ts'
import { attachment } from '#shared/domain/attachment.ts'
import { checkValues, isEmpty, isLife } from '#shared/domain/check.ts'
import { visit } from '#shared/domain/condolence.ts'
import { homeRating } from '#shared/domain/home.ts'
import { member } from '#shared/domain/member.ts'
import { fieldOf, isSensitiveKind, kindNames, kinds } from '#shared/domain/registry.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { idOf } from '#tests/support/record.ts'

const blob = { id: 'A'.repeat(43), media: 'image/png', bytes: 10, name: '照片.png' }

describe('checking values by their types', () => {
  test.each([
    [member, 'name', 5, { type: 'not-text' }],
    [member, 'name', '王'.repeat(61), { type: 'too-long', max: 60 }],
    [member, 'name', '王\n某', { type: 'line-break' }],
    [member, 'name', 'a\u0000b', { type: 'not-text' }],
    [member, 'birthday', '2026-02-30', { type: 'bad-day' }],
    [member, 'birthday', 20260208, { type: 'bad-day' }],
    [member, 'sex', '男', { type: 'unknown-choice', value: '男' }],
    [member, 'posts', 'chair', { type: 'bad-shape' }],
    [member, 'posts', ['chair', 'king'], { type: 'unknown-choice', value: 'king' }],
    [member, 'posts', ['chair', 'chair'], { type: 'repeated' }],
    [member, 'delegate', 'yes', { type: 'bad-flag' }],
    [visit, 'member', 'nobody', { type: 'bad-reference' }],
    [visit, 'gift', 300, { type: 'bad-shape' }],
    [visit, 'companions', 'a', { type: 'bad-shape' }],
    [visit, 'companions', Array.from({ length: 21 }, () => 'a'), { type: 'too-many', max: 20 }],
    [activity, 'guests', 1.5, { type: 'not-whole' }],
    [activity, 'guests', -1, { type: 'too-low', min: 0, money: false }],
    [activity, 'guests', 1e9, { type: 'too-high', max: 100_000 }],
    [activity, 'guests', Number.NaN, { type: 'bad-number' }],
    [activity, 'budget', 0.5, { type: 'bad-amount' }],
    [activity, 'budget', -1, { type: 'too-low', min: 0, money: true }],
    [attachment, 'file', { ...blob, media: 'image/svg+xml' }, { type: 'bad-file' }],
    [attachment, 'file', { ...blob, id: 'x' }, { type: 'bad-file' }],
    [rulePack, 'body', 'text', { type: 'bad-shape' }],
  ] as const)('%#: %o field %s', (kind, field, value, fault) => {
    expect(checkValues(kind, { [field]: value })).toEqual([{ type: 'field', field, fault }])
  })

  test('faults inside groups and lists name their place', () => {
    expect(checkValues(visit, { gift: { form: 'gold', amount: 300.5 } })).toEqual([
      { type: 'field', field: 'gift', part: 'form', fault: { type: 'unknown-choice', value: 'gold' } },
      { type: 'field', field: 'gift', part: 'amount', fault: { type: 'bad-amount' } },
    ])
    expect(checkValues(visit, { signed: [{ step: 'group' }, { day: 'x' }] })).toEqual([
      { type: 'field', field: 'signed', part: '1.day', fault: { type: 'bad-day' } },
    ])
  })

  test('a form must fill what is required, a record may arrive in parts', () => {
    expect(checkValues(homeRating, {}, true).map((one) => one.field)).toEqual(['year', 'table'])
    expect(checkValues(homeRating, { year: 2026, table: {} }, true).map((one) => one.field)).toEqual([
      'table',
    ])
    expect(checkValues(homeRating, {})).toEqual([])
  })

  test('empty values and right values pass', () => {
    expect(checkValues(member, { name: null, sex: undefined })).toEqual([])
    expect(checkValues(attachment, { of: idOf(1), role: 'photo', file: blob }, true)).toEqual([])
  })

  test('fields and parts of a newer version are left alone, also inherited names', () => {
    expect(checkValues(member, { future: 5, constructor: 1 })).toEqual([])
    expect(checkValues(visit, { gift: { colour: 'red' } })).toEqual([])
    expect(checkValues(visit, { gift: Object.create({ form: 'gold' }) })).toEqual([])
  })

  test('emptiness looks through groups', () => {
    expect(isEmpty({ a: null, b: ' ', c: [] })).toBe(true)
    expect(isEmpty({ a: 0 })).toBe(false)
    expect(isEmpty(false)).toBe(false)
  })

  test('life is active or void', () => {
    expect(isLife({ state: 'void', reason: '重复' })).toBe(true)
    expect(isLife({ state: 'gone' })).toBe(false)
    expect(isLife('active')).toBe(false)
    expect(isLife({ state: 'void', reason: 5 })).toBe(false)
  })
})

describe('the registry', () => {
  test('every kind stands under its own name', () => {
    for (const name of kindNames) expect(kinds[name].kind).toBe(name)
  })

  test('life belongs to every known kind, and nothing to unknown ones', () => {
    expect(fieldOf('member', 'life')).toEqual({ owner: 'group', class: 'plain' })
    expect(fieldOf('revoke', 'changes')).toEqual({ owner: 'group', class: 'plain' })
    expect(fieldOf('revoke', 'life')).toBeDefined()
    expect(fieldOf('statement', 'envelope')).toBeDefined()
    expect(fieldOf('statement', 'changes')).toBeUndefined()
    expect(fieldOf('future', 'life')).toBeUndefined()
    expect(fieldOf('member', 'future')).toBeUndefined()
    expect(fieldOf('member', 'constructor')).toBeUndefined()
    expect(fieldOf('constructor', 'name')).toBeUndefined()
  })

  test('what the school decides is owned by the school, and what the chair reviews by the branch', () => {
    expect(fieldOf('proposal', 'outcome')?.owner).toBe('school')
    expect(fieldOf('proposal', 'number')?.owner).toBe('school')
    expect(fieldOf('home-score', 'schoolScore')?.owner).toBe('school')
    expect(fieldOf('home-score', 'self')?.owner).toBe('group')
    expect(fieldOf('proposal', 'chairReview')?.owner).toBe('branch')
  })

  test('money and sensitive fields have their classes', () => {
    expect(fieldOf('visit', 'gift')?.class).toBe('money')
    expect(fieldOf('member-identity', 'idNumber')?.class).toBe('sensitive')
    expect(isSensitiveKind('visit-health')).toBe(true)
    expect(isSensitiveKind('visit')).toBe(false)
    expect(isSensitiveKind('future')).toBe(false)
    for (const name of kindNames) {
      const classes = new Set(Object.values(kinds[name].fields).map((field) => field.class))
      if (classes.has('sensitive')) expect(classes.size).toBe(1)
    }
  })
})

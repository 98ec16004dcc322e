import { describe, expect, test } from 'vitest'
import {
  columnSentences,
  guessVisits,
  judgeRows,
  readVisitColumns,
  visitOptions,
  visitProblemSentence,
  visitRowState,
  visitRowsOf,
  visitsOf,
} from '#renderer/features/condolence/import-rows.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Member } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import { condolencePacks } from '#shared/rules/topic-packs.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-07-01')
const data = {
  members: [rec<Member>(1, 'member', { name: '张三', staffNo: '001' })],
  events: [],
  visits: [],
}
const forAll = { event: null, form: 'cash', payer: 'branch-fund' } as const
const sheet = {
  name: '2025',
  rows: [
    ['2025 年慰问'],
    ['姓名', '事由', '时间', '金额'],
    ['张三', '住院', '2025-03-08', 500],
    ['张三', '住院', '2025-06-08', 500],
    ['张三', '住院', '2025-09-08', 500],
    ['无名', '住院', '2025-09-08', 500],
  ],
}
const guess = guessVisits(sheet, () => null)
// 广东工业大学: at most 500 for an illness, twice a year.
const pack = condolencePacks.known([]).on(day('2025-06-01'), 'gdut-2023')?.pack ?? null

describe('visits from before the ledger', () => {
  const rows = visitRowsOf(sheet, guess, data, forAll, today, zh)
  const judged = judgeRows(rows, data, today, () => pack)

  test('are judged by the rules of their day, beside each other, and none is stopped', () => {
    expect(pack?.id).toBe('gdut-2023')
    expect(
      judged.map(({ verdict }) => verdict?.sentences.map(({ type }) => type).includes('too-often')),
    ).toEqual([false, false, true, undefined])
    expect(judged.map(visitRowState)).toEqual(['good', 'good', 'good', 'bad'])
  })

  test('are saved with what the rules say, and a reason where they object', () => {
    const saved = visitsOf(judged.slice(0, 3), zh.border.visits.reason)
    expect(saved.every((one: Visit) => one.earlier === true && one.verdict !== undefined)).toBe(true)
    expect(saved[2]?.overrideReason).toBe(zh.border.visits.reason)
  })

  test('already in the ledger are not taken a second time, void ones are', () => {
    const visits = visitsOf(judged.slice(0, 1), '').map((one) => rec<Visit>(9, 'visit', one))
    expect(visitRowsOf(sheet, guess, { ...data, visits }, forAll, today, zh)[0]?.ready).toBe(false)
    const voided = visits.map((one) => ({ ...one, life: 'void' as const }))
    expect(visitRowsOf(sheet, guess, { ...data, visits: voided }, forAll, today, zh)[0]?.ready).toBe(true)
  })
})

test('problems and columns are told in words', () => {
  expect(visitProblemSentence({ field: 'name', fault: { type: 'no-member' } }, zh)).toBe(
    zh.check.at('姓名', zh.border.visits.faults['no-member'] as string),
  )
  expect(columnSentences({ ...guess, mapping: [null, null, null, null] }, forAll, zh)).toHaveLength(3)
  expect(columnSentences(guess, forAll, zh)).toEqual([])
  expect(visitOptions(zh).map(({ label }) => label)).toContain('列支渠道')
})

test('what was remembered is used only when it is understood whole', () => {
  expect(readVisitColumns(['name', null])).toEqual(['name', null])
  expect(readVisitColumns(['name', 'shoe-size'])).toBe(null)
  expect(readVisitColumns('name')).toBe(null)
})

test('members are found by their records', () => {
  expect(visitRowsOf(sheet, guess, data, forAll, today, zh)[0]?.values.member).toBe(idOf(1))
})

import { expect, test } from 'vitest'
import { readBody } from '#renderer/features/rule/draft.ts'
import {
  memberBody,
  memberDraftOf,
  newTerm,
  rateText,
  readRate,
} from '#renderer/features/rule/member-draft.ts'
import { duesText, termText } from '#renderer/features/rule/member-words.ts'
import type { Fen } from '#shared/base/money.ts'
import { zh } from '#shared/i18n/messages.ts'
import { memberPacks } from '#shared/rules/topic-packs.ts'

const [pack] = memberPacks.examples
if (!pack) throw new Error('no pack')
const draft = memberDraftOf(pack)

test('terms and dues are told in one line each', () => {
  const [chair, , leader] = draft.terms
  if (!chair || !leader) throw new Error('no row')
  expect(termText(zh, { ...chair, clause: null })).toBe('分工会主席 · 每届 5 年 · 同时最多 1 人')
  expect(termText(zh, { ...leader, clause: null })).toBe('工会小组长 · 每届 5 年 · 每个小组最多 1 人')
  expect(duesText(zh, { perTenThousand: 50, unit: 10 as Fen, grace: 1, lapse: 6 })).toBe(
    '按工资的 0.5%，算到角，四舍五入；可以晚交 1 个月；连续 6 个月不交视为退会（只提示）',
  )
  expect(duesText(zh, null)).toBe('没有会费规定。')
})

test('a post in two rows is a problem of the second', () => {
  const terms = [
    { ...newTerm([]), posts: ['chair'] as const },
    { ...newTerm([{ id: 't1' }]), posts: ['chair', 'women'] as const },
  ]
  const read = readBody({ topic: 'member', body: { terms, dues: null } })
  expect(read.ok ? [] : read.error).toEqual([{ type: 'repeated', row: 2, key: 'posts' }])
})

test('dues are written only with what they say', () => {
  expect(
    memberBody({ terms: [], dues: { perTenThousand: 50, unit: 1 as Fen, grace: 0, lapse: null } }),
  ).toEqual({
    format: 1,
    terms: [],
    dues: { perTenThousand: 50 },
  })
})

test.each([
  ['0.5%', 50],
  ['0.5', 50],
  ['1 ％', 100],
  ['0.05%', 5],
  ['0', null],
  ['101%', null],
  ['0.001%', null],
  ['半', null],
])('%s is read as a share of the pay', (text, expected) => {
  expect(readRate(text)).toBe(expected)
  if (expected !== null) expect(readRate(rateText(expected))).toBe(expected)
})

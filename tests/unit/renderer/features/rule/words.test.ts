import { expect, test } from 'vitest'
import type { RowDraft } from '#renderer/features/rule/condolence-draft.ts'
import {
  keyWords,
  moreText,
  packProblemText,
  problemAt,
  rangeText,
  rowText,
} from '#renderer/features/rule/words.ts'
import { yuan } from '#shared/base/money.ts'
import { en, zh } from '#shared/i18n/messages.ts'

const row: RowDraft = {
  id: 'r1',
  event: 'illness',
  relations: ['self'],
  severities: ['serious'],
  forms: ['cash', 'goods'],
  floor: yuan(500),
  cap: yuan(1000),
  payers: ['welfare-fund', 'branch-fund'],
  eachPayer: true,
  frequency: { max: 2, per: 'year' },
  yearCap: yuan(1500),
  window: { count: 6, unit: 'months' },
  evidence: ['invoice'],
  note: '原样',
}

test('a row is one line: what for, for whom, form, amount, payer, how often', () => {
  expect(rowText(zh, row)).toBe(
    '生病住院 · 本人、较重的 · 慰问金或实物 · 500 至 1,000 元 · 学校福利费、分工会经费、各付各的 · 每年 2 次、每年合计不超过 1,500 元',
  )
  expect(moreText(zh, row)).toBe('6 个月内申报；证明：发票；原样')
  expect(rowText(en, { id: 'r2', event: 'any', cap: yuan(300) })).toBe(
    'Any other event (not listed by itself) · up to 300 yuan',
  )
})

test('a range is shown as it is typed', () => {
  expect(rangeText({ floor: null, cap: yuan(500) })).toBe('500')
  expect(rangeText({ floor: yuan(1000), cap: yuan(2000) })).toBe('1000-2000')
})

test('a problem names its row, the part in words and what is wrong', () => {
  const problem = { type: 'missing', row: 3, key: 'forms' } as const
  const keys = keyWords(zh, 'condolence')
  expect(packProblemText(zh, problem, keys)).toBe('第 3 行 形式：缺少内容。')
  expect(packProblemText(zh, problem, keys, false)).toBe('形式：缺少内容。')
  expect(packProblemText(zh, { type: 'missing', row: null, key: 'limits.2.cap' }, keys)).toBe(
    '年度限额 2：缺少内容。',
  )
  const grant = { type: 'missing', row: 1, key: 'grants.2.perHead' } as const
  expect(packProblemText(zh, grant, keyWords(zh, 'activity'))).toBe('第 1 行 每人经费 2：缺少内容。')
  const limit = { type: 'missing', row: null, key: 'limits.1.amount' } as const
  expect(packProblemText(zh, limit, keyWords(zh, 'fund'))).toBe('限额 1：缺少内容。')
  expect(problemAt(zh, [{ type: 'out-of-range', row: 3, key: 'window.count' }], 'window')).toBe(
    '数值超出范围。',
  )
  expect(problemAt(zh, [problem], 'cap')).toBeNull()
})

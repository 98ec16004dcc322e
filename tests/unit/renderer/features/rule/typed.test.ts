import { expect, test } from 'vitest'
import {
  goodsText,
  readGoods,
  readRange,
  readShare,
  readWords,
  readYearDate,
  shareText,
  yearDateText,
} from '#renderer/features/rule/typed.ts'
import { readFen } from '#shared/base/money.ts'
import { parseActivityPack } from '#shared/rules/activity.ts'
import { activityGpnu2022 } from '#shared/rules/packs/activity-gpnu-2022.ts'

test.each([
  ['500', [null, 50_000]],
  ['300-500', [30_000, 50_000]],
  ['300 ～ 500', [30_000, 50_000]],
  ['300至500元', [30_000, 50_000]],
  ['1,000-2,000', [100_000, 200_000]],
  ['500-300', null],
  ['300-', null],
  ['-300', null],
  ['1-2-3', null],
  ['abc', null],
])('%s is read as a range', (text, expected) => {
  const range = readRange(text, readFen)
  expect(range && [range.floor, range.cap]).toEqual(expected)
})

test.each([
  ['12-31', '12-31'],
  ['5月31日', '5-31'],
  ['10 / 1', '10-1'],
  ['2-29', '2-29'],
  ['2-30', null],
  ['13-1', null],
  ['3', null],
  ['3月', null],
  ['', null],
])('%s is read as a date of every year', (text, expected) => {
  const read = readYearDate(text)
  expect(read && yearDateText(read)).toBe(expected)
})

test.each([
  ['3', '3'],
  ['3月', '3'],
  ['12-31', '12-31'],
  ['13', null],
  ['3-', null],
])('%s is read as a date or the end of a month', (text, expected) => {
  const read = readYearDate(text, true)
  expect(read && yearDateText(read)).toBe(expected)
})

test.each([
  ['2/3', '2/3'],
  ['60%', '60%'],
  ['1 ／ 2', '1/2'],
  ['3/2', null],
  ['2/0', null],
  ['0.5', null],
  ['101%', null],
])('%s is read as a share', (text, expected) => {
  const read = readShare(text)
  expect(read && shareText(read)).toBe(expected)
})

test('words stand one after another, none twice', () => {
  expect(readWords('现金、购物卡，现金 ; 代金券')).toEqual(['现金', '购物卡', '代金券'])
  expect(readWords(' 、 ')).toEqual([])
})

test('goods are one a line, with other names behind a colon; what is shown is read again as the same', () => {
  expect(readGoods('米\n奶制品：奶、酸奶\n\n油:')).toEqual([
    { name: '米', words: ['米'] },
    { name: '奶制品', words: ['奶', '酸奶'] },
    { name: '油', words: ['油'] },
  ])
  const read = parseActivityPack(activityGpnu2022)
  const goods = read.ok ? (read.value.rows[0]?.goods ?? []) : []
  expect(goods).toHaveLength(12)
  expect(readGoods(goodsText(goods))).toEqual(goods)
})

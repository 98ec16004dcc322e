import { describe, expect, test } from 'vitest'
import {
  type ActivityRowDraft,
  activityBody,
  activityDraftOf,
  kindsToAdd,
  newFund,
  partKinds,
  partsOf,
  withoutPart,
  withPart,
} from '#renderer/features/rule/activity-draft.ts'
import { activityRowText, fundText, partText } from '#renderer/features/rule/activity-words.ts'
import { readBody } from '#renderer/features/rule/draft.ts'
import { poolText } from '#renderer/features/rule/fund-words.ts'
import { yuan } from '#shared/base/money.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { parseActivityPack } from '#shared/rules/activity.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'

const drafts = shippedPacks.activity.map((source) => {
  const read = parseActivityPack(source)
  if (!read.ok) throw new Error(source.id)
  return [source.id, activityDraftOf(read.value)] as const
})
const draft = (id: string) => {
  const found = drafts.find(([one]) => one === id)?.[1]
  if (!found) throw new Error(id)
  return found
}

describe('the parts of a row', () => {
  test('are what the row says, in the order of its sentences', () => {
    const [outing] = draft('activity-hdu-2021').rows
    if (!outing) throw new Error('no row')
    expect(partsOf(outing).map((part) => partText(zh, outing, part))).toEqual([
      '校工会，按实到人数，每人 100 元',
      '分工会经费，按实到人数，每人 100 元',
      '总额每人每天不超过 200 元',
      '活动用品每人不超过 30 元',
      '餐费每人每天不超过 100 元、没有其他支出时',
      '当天往返',
      '限市内、省内',
      '每年 5 月 31 日前报账',
      '活动登记表',
      '签到表',
      '发票',
      '签字：经手人、分工会主席',
    ])
  })

  test.each(drafts)('%s has a whole sentence for every part, in both languages', (_, { rows, funds }) => {
    for (const t of [zh, en]) {
      for (const row of rows) {
        const w = t.rulePage.activity
        const unfinished = partKinds.map((kind) => w.says.unfinished(w.kinds[kind]))
        for (const part of partsOf(row)) expect(unfinished).not.toContain(partText(t, row, part))
        expect(activityRowText(t, row)).not.toContain('undefined')
      }
      for (const fund of funds) expect(fundText(t, fund)).not.toContain('…')
    }
  })

  test('can be begun and taken away again, each kind', () => {
    const bare: ActivityRowDraft = { id: 'r1', types: ['party'] }
    for (const kind of partKinds) {
      const { row, part } = withPart(bare, kind)
      expect(partsOf(row)).toEqual([part])
      expect(partsOf(withoutPart(row, part))).toEqual([])
      expect(activityBody({ rows: [withoutPart(row, part)], funds: [] })).toEqual({
        format: 1,
        rows: [{ id: 'r1', types: ['party'] }],
      })
    }
  })

  test('stand once where a rule has one of them, and as often as needed where it may have several', () => {
    const both = withPart(withPart({ id: 'r1' }, 'caps').row, 'winners').row
    expect(kindsToAdd(both)).toContain('caps')
    expect(kindsToAdd(both)).not.toContain('winners')
    const two = withPart(both, 'caps')
    expect(two.part).toEqual({ kind: 'caps', at: 1 })
    expect(partsOf(withoutPart(two.row, { kind: 'caps', at: 0 })).map(({ kind }) => kind)).toEqual([
      'caps',
      'winners',
    ])
  })
})

test('a part that was begun and says nothing yet is a problem of its row, or is not written', () => {
  const row = withPart(withPart({ id: 'r1', types: ['party'] }, 'grants').row, 'notUses').row
  const read = readBody({ topic: 'activity', body: { rows: [row], funds: [] } })
  expect(read.ok ? [] : read.error.map(({ row: n, key }) => [n, key])).toEqual([[1, 'grants.1.perHead']])
})

test('money by those who came has no date, that of a headcount needs one', () => {
  const fund = { ...newFund([]), perHead: yuan(300) }
  expect(activityBody({ rows: [], funds: [fund] })).toMatchObject({
    funds: [{ perHead: 30_000, basis: 'headcount', on: { month: 12, day: 31, year: 'previous' } }],
  })
  expect(activityBody({ rows: [], funds: [{ ...fund, days: 'attended' }] })).toEqual({
    format: 1,
    funds: [{ perHead: 30_000, basis: 'attended' }],
    rows: [],
  })
  const read = readBody({
    topic: 'activity',
    body: { rows: [{ id: 'r1', types: ['party'] }], funds: [{ ...fund, date: null }] },
  })
  expect(read.ok ? [] : read.error).toEqual([{ type: 'missing', row: null, key: 'funds.1.on' }])
})

test('money by headcount is one line', () => {
  expect(
    poolText(zh, {
      id: 'p1',
      people: 'women',
      perHead: yuan(100),
      days: 'year',
      date: { month: 3, day: null },
      clause: '女工活动费',
    }),
  ).toBe('女会员 · 每人 100 元 · 当年 3 月末的人数 · 女工活动费')
})

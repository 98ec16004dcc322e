import { describe, expect, it } from 'vitest'
import { buildReceiptPaper, receiptOf } from '#renderer/features/activity/receipt.ts'
import { createJudge, type RuleRecords } from '#renderer/features/activity/rule.ts'
import { type ActivityRec, summarise } from '#renderer/features/activity/summary.ts'
import { yuan } from '#shared/base/money.ts'
import type { Activity, ActivitySpending } from '#shared/domain/activity.ts'
import { activityWouldDiffer } from '#shared/domain/activity-verdict.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { zh } from '#shared/i18n/messages.ts'
import { activityGpnu2022 } from '#shared/rules/packs/activity-gpnu-2022.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-11-20')

const ofSchool = (n: number, validFrom: string, body: unknown, more: RulePackRecord = {}) =>
  rec<RulePackRecord>(n, 'rule-pack', {
    topic: 'activity',
    title: `规则${n}`,
    source: '校工会',
    validFrom: day(validFrom),
    body,
    ...more,
  })

const members = (count: number, home: string, from: number) =>
  Array.from({ length: count }, (_, i) =>
    rec<Member>(from + i, 'member', { name: `会员${from + i}`, staffNo: `${from + i}` }, { home }),
  )

/** 46 members of branch `a` on 1 October, three more the day after, and another branch beside it. */
const late = members(3, 'a', 200)
const people = [...members(46, 'a', 100), ...late, ...members(9, 'b', 300)]
const events = late.map(({ id }, i) =>
  rec<MemberEvent>(400 + i, 'member-event', { member: id, event: 'joined', day: day('2026-10-02') }),
)
const goods = (values: Activity = {}): ActivityRec =>
  rec<Activity>(
    1,
    'activity',
    { title: '中秋慰问', type: 'festival-goods', startsOn: day('2026-09-28'), ...values },
    { home: 'a' },
  )
const line = (amount: number) =>
  rec<ActivitySpending>(500, 'activity-spending', {
    activity: idOf(1),
    item: '大米',
    use: 'goods',
    cost: { amount: yuan(amount), payer: 'school-union', invoiceNo: '01' },
  })
const recordsOf = (amount: number, more: Partial<RuleRecords> = {}): RuleRecords => ({
  activities: [goods()],
  participants: [],
  spendings: [line(amount)],
  prizes: [],
  attachments: [],
  members: people,
  events,
  packs: [],
  ...more,
})
const rulingOf = (records: RuleRecords, record = goods()) => {
  const judge = createJudge(records, today, activityGpnu2022.id)
  return judge.ruling(record.home, judge.factsOf(record))
}

describe('judging what is on the screen', () => {
  it('counts the members of the branch alone, on the day of the rule (A7)', () => {
    expect(rulingOf(recordsOf(9200)).verdict).toMatchObject({ state: 'allowed', sentences: [] })
    expect(rulingOf(recordsOf(9350)).verdict.sentences).toMatchObject([
      { type: 'staff-pays-rest', heads: 46, most: yuan(9200), rest: yuan(150) },
    ])
  })

  it('keeps what was said at the claim; later rules say that they would differ and change nothing', () => {
    const { verdict } = rulingOf(recordsOf(9200))
    const claimed = goods({ claimedOn: day('2026-10-10'), verdict })
    const stricter = ofSchool(10, '2026-01-01', {
      format: 1,
      rows: [{ id: 'festival-goods', types: ['festival-goods'], notUses: ['goods'] }],
    })
    const later = rulingOf(recordsOf(9200, { activities: [claimed], packs: [stricter] }), claimed)
    expect(later.kept).toEqual(verdict)
    expect(later.verdict.state).toBe('warning')
    expect(activityWouldDiffer(verdict, later.verdict)).toBe(true)
    expect(rulingOf(recordsOf(9200), claimed).kept).toEqual(verdict)
    expect(activityWouldDiffer(verdict, rulingOf(recordsOf(9200), claimed).verdict)).toBe(false)
  })

  it('asks in the list for what the rule asks for, and for nothing more once it is claimed', () => {
    const records = recordsOf(9200)
    const judge = createJudge(records, today, activityGpnu2022.id)
    const needs = (record: ActivityRec) => {
      const [row] = summarise([record], records, today, (one) => judge.states(judge.factsOf(one)))
      return { state: row?.state, lacking: row?.needs.filter((one) => !one.have).map((one) => one.need) }
    }
    const facts = { place: '工会', organiser: '陈敏', content: '已发。' }
    expect(needs(goods(facts)).lacking).toEqual([
      'people',
      'signed',
      'photo',
      'receipt-list',
      'transfer-list',
      'handler',
      'witness',
      'chair',
      'invoice-day',
    ])
    const { verdict } = rulingOf(records)
    const claimed = needs(
      goods({ ...facts, claimedOn: day('2026-10-10'), verdict: { ...verdict, missing: [] } }),
    )
    expect(claimed).toEqual({ state: 'claimed', lacking: ['people', 'signed', 'photo'] })
  })
})

describe('the list to sign for goods', () => {
  const listOf = (amount: number) => {
    const records = recordsOf(amount)
    const [row] = summarise([goods()], records, today)
    if (!row) throw new Error('no row')
    const judge = createJudge(records, today, activityGpnu2022.id)
    const facts = judge.factsOf(row.record)
    const receipt = receiptOf(row, records, facts, judge.ruling(row.home, facts))
    return buildReceiptPaper(row, receipt, { org: '机械学院分工会', school: null }, zh)
  }

  it('has a row for each of the 46 members of 1 October, with what the claim gives each (A7)', () => {
    const { rows } = listOf(9350)
    expect(rows).toHaveLength(46)
    expect(rows[0]).toEqual({
      name: '会员100',
      staffNumber: '100',
      unit: null,
      item: '大米',
      amount: yuan(200),
      day: null,
    })
  })

  it('leaves the worth empty where it does not divide into whole fen', () => {
    expect(listOf(9199.99).rows.every((row) => row.amount === null)).toBe(true)
  })
})

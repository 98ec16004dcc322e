import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Activity, ActivitySpending } from '#shared/domain/activity.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Help } from '#shared/domain/help.ts'
import { overridesOf } from '#shared/rules/override.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const year = { from: day('2026-01-01'), to: day('2026-12-31') }
const said = { state: 'warning', sentences: [{ type: 'duplicate' }], rule: 'r1', pack: 'p', source: '办法' }
const visit = (n: number, visitedOn: string | null, more: Visit = {}) =>
  rec<Visit>(n, 'visit', {
    event: 'illness',
    visitedOn: visitedOn ? day(visitedOn) : null,
    gift: { form: 'cash', amount: yuan(600), payer: 'branch-fund' },
    overrideReason: '委员会同意',
    verdict: said,
    ...more,
  })
const helped = (n: number, on: string, more: Help = {}) =>
  rec<Help>(n, 'help', {
    content: 'living',
    day: day(on),
    aid: { amount: yuan(3000), payer: 'school-union' },
    overrideReason: '主席会议同意',
    verdict: { ...said, sentences: [{ type: 'over-cap', amount: 300_000, cap: 200_000 }] },
    ...more,
  })
const activity = (n: number, startsOn: string, more: Activity = {}) =>
  rec<Activity>(n, 'activity', {
    title: '春游',
    startsOn: day(startsOn),
    claimedOn: day('2026-06-01'),
    overrideReason: '校工会同意',
    verdict: { ...said, sentences: [{ type: 'claim-late', on: '2026-06-01', last: '2026-05-31' }] },
    ...more,
  })
const spending = (n: number, of: number, amount: number, payer: 'branch-fund' | 'staff') =>
  rec<ActivitySpending>(n, 'activity-spending', { activity: idOf(of), cost: { amount: yuan(amount), payer } })

const none = { visits: [], helps: [], activities: [], spendings: [] }
const ids = (records: Partial<Parameters<typeof overridesOf>[0]>) =>
  overridesOf({ ...none, ...records }, year).map(({ id }) => id)

test('visits, helps and claimed activities with a reason are listed, the latest first, with what the rules had said', () => {
  const list = overridesOf(
    {
      visits: [visit(1, '2026-03-01'), visit(2, '2026-05-01')],
      helps: [helped(4, '2026-04-01')],
      activities: [activity(3, '2026-04-18')],
      spendings: [spending(10, 3, 400, 'branch-fund'), spending(11, 3, 50, 'staff')],
    },
    year,
  )
  expect(list.map(({ kind, id, day: on, amount }) => [kind, id, on, amount])).toEqual([
    ['visit', idOf(2), '2026-05-01', yuan(600)],
    ['activity', idOf(3), '2026-04-18', yuan(400)],
    ['help', idOf(4), '2026-04-01', yuan(3000)],
    ['visit', idOf(1), '2026-03-01', yuan(600)],
  ])
  expect(list.map(({ reason, verdict }) => [reason, verdict?.rule, verdict?.source])).toEqual([
    ['委员会同意', 'r1', '办法'],
    ['校工会同意', 'r1', '办法'],
    ['主席会议同意', 'r1', '办法'],
    ['委员会同意', 'r1', '办法'],
  ])
})

test.each([
  ['without a reason', { visits: [visit(1, '2026-03-01', { overrideReason: '  ' })] }],
  ['of help without a reason', { helps: [helped(4, '2026-04-01', { overrideReason: null })] }],
  ['void', { visits: [{ ...visit(1, '2026-03-01'), life: 'void' as const }] }],
  ['of another year', { visits: [visit(1, '2025-12-31'), visit(2, '2027-01-01')] }],
  ['of an activity that is open again', { activities: [activity(3, '2026-04-18', { claimedOn: null })] }],
  ['of an activity without a reason', { activities: [activity(3, '2026-04-18', { overrideReason: null })] }],
])('a record %s is not listed', (_, records) => {
  expect(ids(records)).toEqual([])
})

test('both ends of the stretch count, and a visit without a day is never lost', () => {
  const undated = visit(3, null)
  expect(ids({ visits: [visit(1, '2026-01-01'), visit(2, '2026-12-31'), undated] })).toEqual([
    idOf(2),
    idOf(1),
    idOf(3),
  ])
})

test('a verdict that cannot be read leaves the reason in the list', () => {
  const list = overridesOf({ ...none, visits: [visit(1, '2026-03-01', { verdict: 'damaged' })] }, year)
  expect(list).toMatchObject([{ reason: '委员会同意', verdict: null }])
})

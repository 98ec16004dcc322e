import { expect, test } from 'vitest'
import { type ReadPack, readPack } from '#renderer/features/rule/draft.ts'
import { type TrialRecords, trialOf } from '#renderer/features/rule/trial.ts'
import { yuan } from '#shared/base/money.ts'
import { atOnce } from '#shared/base/portions.ts'
import type { Activity, ActivityParticipant, ActivitySpending } from '#shared/domain/activity.ts'
import type { Club, ClubMember } from '#shared/domain/club.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { MemberDues } from '#shared/domain/dues.ts'
import type { Help } from '#shared/domain/help.ts'
import type { Member } from '#shared/domain/member.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import { zh } from '#shared/i18n/messages.ts'
import { activityHdu2021 } from '#shared/rules/packs/activity-hdu-2021.ts'
import { activityZjsu2024 } from '#shared/rules/packs/activity-zjsu-2024.ts'
import { clubS52 } from '#shared/rules/packs/club-examples.ts'
import { cugb2023 } from '#shared/rules/packs/cugb-2023.ts'
import { fundShu2012 } from '#shared/rules/packs/fund-examples.ts'
import { helpS77 } from '#shared/rules/packs/help-s77.ts'
import { memberS102 } from '#shared/rules/packs/member-examples.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-11-27')
const read = (topic: ReadPack['topic'], source: PackSource): ReadPack => {
  const pack = readPack(topic, source)
  if (!pack.ok) throw new Error(source.id)
  return pack.value
}
const members = [rec<Member>(1, 'member', { name: '甲一' }, { home: 'a' })]

test('a visit of the past year is told with its member, day, event and both judgements', () => {
  const given = rec<Visit>(2, 'visit', {
    member: idOf(1),
    event: 'marriage',
    visitedOn: day('2026-03-01'),
    gift: { form: 'goods', amount: yuan(500), payer: 'branch-fund' },
    verdict: { state: 'allowed', sentences: [], rule: 'r1', pack: 'x', source: '旧', missing: [] },
  })
  const of: TrialRecords = { topic: 'condolence', records: { visits: [given], members, events: [] } }
  const trial = atOnce(trialOf(zh, read('condolence', cugb2023), of, today))
  expect(trial).toMatchObject({ judged: 1, lines: [{ name: '甲一', day: '2026-03-01', about: '结婚' }] })
  expect(trial?.lines[0]).toMatchObject({
    before: '符合规定',
    after: '超出规定',
    page: { path: '/condolence', open: idOf(2) },
  })
})

test('a help is told with its member, day, content and both judgements; one never judged counts only where it would be warned of', () => {
  const helped = (n: number, amount: number, verdict: unknown) =>
    rec<Help>(n, 'help', {
      member: idOf(1),
      day: day('2026-03-01'),
      content: 'medical',
      form: 'cash',
      aid: { amount: yuan(amount), payer: 'school-union' },
      verdict,
    })
  const allowed = { state: 'allowed', sentences: [], rule: 'm', pack: 'x', source: '旧', missing: [] }
  const helps = [
    helped(2, 2100, allowed),
    helped(3, 100, null),
    helped(4, 2500, null),
    helped(5, 10, allowed),
  ]
  const of: TrialRecords = { topic: 'help', helps, visits: [], members }
  const trial = atOnce(trialOf(zh, read('help', helpS77), of, today))
  expect(trial).toMatchObject({
    judged: 4,
    lines: [
      { name: '甲一', day: '2026-03-01', about: '医疗救助', before: '符合规定', after: '超出规定' },
      { before: '无规则', after: '超出规定', page: { path: '/help', open: idOf(4) } },
    ],
  })
})

test('an open activity is tried against the example this PC uses', () => {
  const outing = rec<Activity>(3, 'activity', {
    title: '春游',
    type: 'outing',
    area: 'city',
    startsOn: day('2026-04-18'),
  })
  const records = {
    activities: [outing],
    participants: [
      rec<ActivityParticipant>(4, 'activity-participant', {
        activity: idOf(3),
        member: idOf(1),
        signedInAt: '2026-04-18 09:00',
      }),
    ],
    spendings: [
      rec<ActivitySpending>(5, 'activity-spending', {
        activity: idOf(3),
        item: '午餐',
        use: 'meal',
        cost: { amount: yuan(150), payer: 'branch-fund' },
      }),
      rec<ActivitySpending>(6, 'activity-spending', {
        activity: idOf(3),
        item: '门票',
        use: 'ticket',
        cost: { amount: yuan(20), payer: 'school-union' },
      }),
    ],
    prizes: [],
    attachments: [],
    members,
    events: [],
  }
  const of = (chosen: string): TrialRecords => ({ topic: 'activity', records, packs: [], chosen })
  const zjsu = read('activity', activityZjsu2024)
  expect(atOnce(trialOf(zh, zjsu, of(activityZjsu2024.id), today))).toMatchObject({ judged: 1, lines: [] })
  const trial = atOnce(trialOf(zh, zjsu, of(activityHdu2021.id), today))
  expect(trial?.lines).toMatchObject([
    { name: '春游', day: '2026-04-18', about: '春秋游、健步走', amount: yuan(170) },
  ])
  expect(trial?.lines[0]?.reason).toContain('餐费')
})

test('posts and dues of today are told in words, with the person to open', () => {
  const records: Extract<TrialRecords, { topic: 'member' }>['records'] = {
    members,
    events: [],
    posts: [rec<MemberPost>(3, 'member-post', { member: idOf(1), post: 'chair', from: day('2022-09-01') })],
    dues: [
      rec<MemberDues>(4, 'member-dues', {
        member: idOf(1),
        year: 2026,
        m10: { due: yuan(10), paid: yuan(0) },
      }),
    ],
    bases: [],
  }
  const shorter = read('member', {
    ...memberS102,
    body: {
      format: 1,
      terms: [{ id: 'chair', posts: ['chair'], years: 3, most: 1 }],
      dues: { perTenThousand: 50, grace: 1 },
    },
  })
  const trial = atOnce(trialOf(zh, shorter, { topic: 'member', records, packs: [] }, today))
  expect(trial?.judged).toBe(2)
  expect(trial?.lines).toMatchObject([
    {
      name: '甲一',
      day: '2022-09-01',
      about: '分工会主席',
      before: '任期到 2027-09-01',
      after: '任期已于 2025-09-01 届满',
      reason: '每届 3 年；同时最多 1 人',
      page: { path: '/member', open: idOf(1) },
    },
    { about: '会费', before: '欠交 1 个月，共 10 元', after: '没有欠交' },
  ])
})

test('clubs that fall short are told with what they lack; an example judges none before', () => {
  const records: Extract<TrialRecords, { topic: 'club' }>['records'] = {
    members,
    clubs: [rec<Club>(2, 'club', { name: '棋社', foundedOn: day('2020-03-01') })],
    places: [rec<ClubMember>(3, 'club-member', { club: idOf(2), member: idOf(1) })],
  }
  const trial = atOnce(
    trialOf(
      zh,
      read('club', clubS52),
      { topic: 'club', records, branchOf: () => '文学院', packs: [] },
      today,
    ),
  )
  expect(trial).toMatchObject({
    judged: 1,
    lines: [
      {
        name: '棋社',
        day: '2020-03-01',
        about: '文学院',
        before: '无规则',
        after: '不符合规定',
        reason: '成员 1 人，规定不少于 10 人。',
        page: { path: '/activity', open: idOf(2), view: 'club' },
      },
    ],
  })
})

test('money is told by branch and year: what is given, by which heads', () => {
  const of: TrialRecords = {
    topic: 'fund',
    branches: [
      {
        branch: { id: 'a', name: '文学院' },
        records: { entries: [], activities: [], spendings: [], visits: [] },
        budgets: [],
      },
    ],
    headsOn: () => ({ count: 40, women: 10 }),
    packs: [],
    chosen: null,
  }
  const trial = atOnce(trialOf(zh, read('fund', fundShu2012), of, today))
  expect(trial?.judged).toBe(2)
  expect(trial?.lines).toMatchObject([
    { name: '文学院', day: '2025', before: '拨款 13,000 元', after: '拨款 4,000 元', page: null },
    { day: '2026', reason: '全体会员 2025-12-31 40 人 × 100 元' },
  ])
})

test('records of another topic give no trial', () => {
  const of: TrialRecords = { topic: 'condolence', records: { visits: [], members, events: [] } }
  expect(atOnce(trialOf(zh, read('fund', fundShu2012), of, today))).toBeNull()
})

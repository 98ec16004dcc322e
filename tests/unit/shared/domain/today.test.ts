import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Activity } from '#shared/domain/activity.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { HomeRating } from '#shared/domain/home.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { MemberRule } from '#shared/domain/member-rule.ts'
import type { MemberPost } from '#shared/domain/post.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'
import { type TodayInput, todayItems } from '#shared/domain/today.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')
const quiet: TodayInput = {
  today,
  members: [],
  events: [],
  visits: [],
  chainOf: () => [],
  activities: [],
  participants: [],
  attachments: [],
  proposals: [],
  seconders: [],
  proposalRule: { seconders: 2, delegatesOnly: true, chairReview: true, deadline: null, late: 'late' },
  ratings: [],
  ratingMissing: () => 0,
  lastExportOn: day('2026-03-01'),
  changesSinceExport: 0,
  lastBackupOn: today,
}
const brief = (input: Partial<TodayInput>) =>
  todayItems({ ...quiet, ...input }).map(({ what, severity }) => ({ ...what, severity }))
const member = (n: number, values: Member, more = {}) =>
  rec<Member>(n, 'member', { name: `会员${n}`, ...values }, more)
const visit = (n: number, values: Visit, more = {}) =>
  rec<Visit>(n, 'visit', { member: idOf(1), ...values }, more)
const attached = (n: number, of: number, role: Attachment['role']) =>
  rec<Attachment>(n, 'attachment', { of: idOf(of), role: role ?? null })

describe('what is due today', () => {
  test('visits from before the ledger ask for nothing, others for their papers', () => {
    const values: Visit = { event: 'illness', visitedOn: day('2026-02-01'), gift: { amount: yuan(300) } }
    expect(brief({ visits: [visit(2, { ...values, earlier: true })] })).toEqual([])
    expect(brief({ visits: [visit(2, values)] })).toHaveLength(1)
  })

  test('nothing, when all is well', () => {
    expect(todayItems(quiet)).toEqual([])
  })

  test('an activity whose planned month is over without a day; one that has a day, or was cancelled, is not asked for', () => {
    const plan = (n: number, month: number, values: Activity = {}) =>
      rec<Activity>(n, 'activity', { title: `活动${n}`, plannedFor: { year: 2026, month }, ...values })
    const activities = [
      plan(1, 2),
      plan(2, 3),
      plan(3, 2, { cancelled: true }),
      plan(4, 2, { startsOn: day('2026-03-20') }),
    ]
    expect(brief({ activities })).toEqual([{ type: 'activity-not-held', days: -8, severity: 'open' }])
  })

  test('of the fund: budgets that were passed, records that are not counted, spending without an invoice', () => {
    const fund = { over: [{ category: 'film', amount: yuan(10.5) }], gaps: 2, papers: 1 } as const
    expect(brief({ fund })).toEqual([
      { type: 'fund-over', category: 'film', amount: yuan(10.5), severity: 'now' },
      { type: 'fund-gaps', count: 2, severity: 'open' },
      { type: 'fund-papers', count: 1, severity: 'open' },
    ])
    expect(brief({ fund: { over: [], gaps: 0, papers: 0 } })).toEqual([])
    expect(brief({ fund: null })).toEqual([])
  })

  test('birthdays of today and the next seven days, unless celebrated this year', () => {
    const members = [
      member(1, { birthday: day('1980-03-08') }),
      member(2, { birthday: day('1980-03-15') }),
      member(3, { birthday: day('1980-03-16') }),
      member(4, { birthday: day('1980-03-09') }),
      member(5, { birthday: day('1980-03-09') }, { life: 'void' }),
      member(6, { birthday: day('1980-03-09') }),
    ]
    const events = [
      rec<MemberEvent>(20, 'member-event', {
        member: idOf(6),
        event: 'transferred-out',
        day: day('2026-01-01'),
      }),
    ]
    const visits = [
      visit(30, { member: idOf(4), event: 'birthday', visitedOn: day('2026-03-01'), evidence: [] }),
    ]
    const items = todayItems({ ...quiet, members, events, visits })
    expect(items.map(({ what, severity, target, day: on }) => [what, severity, target?.id, on])).toEqual([
      [{ type: 'birthday', days: 0 }, 'now', idOf(1), '2026-03-08'],
      [{ type: 'birthday', days: 7 }, 'soon', idOf(2), '2026-03-15'],
    ])
  })

  test('service, teaching and a retirement within six months', () => {
    const members = [
      member(1, { arrivedOn: day('2016-03-10') }),
      member(2, { teachingSince: day('1996-03-10') }),
      member(3, { sex: 'male', birthday: day('1965-10-20') }),
    ]
    expect(brief({ members })).toEqual([
      { type: 'service', years: 10, days: 2, severity: 'soon' },
      { type: 'teaching', years: 30, days: 2, severity: 'soon' },
    ])
    // Born in October 1965: 60 years and three months.
    expect(brief({ members, today: day('2025-08-01'), lastBackupOn: day('2025-08-01') })).toEqual([
      { type: 'retirement', days: 172, severity: 'open' },
    ])
  })

  test('a term that ends within ninety days or is over is one line for each union and day', () => {
    const post = (n: number, values: MemberPost, home = 'home') =>
      rec<MemberPost>(n, 'member-post', { member: idOf(1), from: day('2021-05-01'), ...values }, { home })
    const rule: MemberRule = {
      terms: [{ id: 'c', posts: ['chair', 'committee'], years: 5, most: null, per: 'union', clause: null }],
      dues: null,
    }
    const posts = [
      post(1, { post: 'chair' }),
      post(2, { post: 'committee' }),
      post(3, { post: 'committee' }, 'other'),
      post(4, { post: 'women', dueOn: day('2026-03-01') }),
      post(5, { post: 'committee', until: day('2026-03-01') }),
      post(6, { post: 'committee', from: day('2021-07-01') }),
      post(7, { post: 'activist' }),
      post(8, { post: 'chair', dueOn: day('2026-03-08') }, 'third'),
    ]
    const items = todayItems({ ...quiet, posts, memberRule: rule })
    expect(items.map(({ what, severity, target, day: on }) => [what, severity, target?.id, on])).toEqual([
      [{ type: 'term-due', posts: 1, days: -7 }, 'late', idOf(4), '2026-03-01'],
      [{ type: 'term-due', posts: 1, days: 0 }, 'now', idOf(8), '2026-03-08'],
      [{ type: 'term-due', posts: 2, days: 54 }, 'soon', idOf(1), '2026-05-01'],
      [{ type: 'term-due', posts: 1, days: 54 }, 'soon', idOf(3), '2026-05-01'],
    ])
    expect(todayItems({ ...quiet, posts: posts.toReversed(), memberRule: rule })).toEqual(items)
    // Without a rule only the days that are written count.
    expect(todayItems({ ...quiet, posts }).map(({ target }) => target?.id)).toEqual([idOf(4), idOf(8)])
  })

  test('somebody ill and not visited is late after three days', () => {
    const visits = [
      visit(1, { event: 'illness', happenedOn: day('2026-03-05') }),
      visit(2, { event: 'surgery', happenedOn: day('2026-03-06') }),
      visit(3, { event: 'marriage', happenedOn: day('2026-03-04') }),
      visit(4, { event: 'retirement', happenedOn: day('2026-04-01') }),
      visit(5, { event: 'illness', happenedOn: day('2020-03-05') }),
    ]
    expect(brief({ visits })).toEqual([
      { type: 'not-visited', event: 'illness', days: -3, severity: 'late' },
      { type: 'not-visited', event: 'marriage', days: -4, severity: 'now' },
      { type: 'not-visited', event: 'surgery', days: -2, severity: 'now' },
    ])
  })

  test('a visit lacks evidence, approval and receipt until each is written down or photographed', () => {
    const values: Visit = {
      event: 'critical-illness',
      visitedOn: day('2026-03-01'),
      gift: { form: 'cash', amount: yuan(2000), payer: 'branch-fund' },
      verdict: { state: 'allowed', sentences: [], missing: ['diagnosis'] },
    }
    const chainOf = () => ['group', 'branch', 'receipt'] as const
    const missing = (more: Visit, attachments: TodayInput['attachments'] = []) =>
      brief({ visits: [visit(1, { ...values, ...more })], chainOf, attachments }).flatMap((item) =>
        item.type === 'visit-incomplete' ? item.missing : [],
      )
    expect(missing({})).toEqual(['evidence', 'approval', 'receipt'])
    expect(missing({ evidence: ['diagnosis'] })).toEqual(['approval', 'receipt'])
    const signed = (['group', 'branch', 'receipt'] as const).map((step) => ({ step, day: today }))
    expect(missing({ evidence: ['diagnosis'], signed })).toEqual([])
    expect(
      missing({}, [
        attached(2, 1, 'evidence'),
        attached(3, 1, 'approval-form'),
        attached(4, 1, 'receipt-list'),
      ]),
    ).toEqual([])
  })

  test('a past activity lacks sign-in and photos', () => {
    const activity = (n: number, values: Activity) =>
      rec<Activity>(n, 'activity', { title: '春游', ...values })
    const activities = [
      activity(1, { startsOn: day('2026-03-01') }),
      activity(2, { startsOn: day('2026-03-01'), endsOn: today }),
      activity(3, { startsOn: day('2026-03-01'), cancelled: true }),
      activity(4, { startsOn: day('2026-03-02') }),
      activity(5, { startsOn: day('2026-03-03') }),
    ]
    const participants = [
      rec(10, 'activity-participant', { activity: idOf(4), member: idOf(9), signedInAt: '2026-03-02 14:00' }),
      rec(11, 'activity-participant', { activity: idOf(1), member: idOf(9) }),
    ]
    const attachments = [attached(12, 5, 'photo'), attached(13, 5, 'sign-in-list')]
    expect(brief({ activities, participants, attachments })).toEqual([
      { type: 'activity-incomplete', missing: ['sign-in', 'photo'], severity: 'open' },
      { type: 'activity-incomplete', missing: ['photo'], severity: 'open' },
    ])
  })

  test('proposals wait for seconders, for the chair, for revision, for submission', () => {
    const proposal = (n: number, values: Proposal) =>
      rec<Proposal>(n, 'proposal', { title: '提案', ...values })
    const proposals = [
      proposal(1, {}),
      proposal(2, {}),
      proposal(3, { chairReview: { verdict: 'revise' } }),
      proposal(4, { chairReview: { verdict: 'agree' } }),
      proposal(5, { submittedOn: today }),
    ]
    const seconders = [2, 2, 4, 4].map((of, i) =>
      rec<ProposalSeconder>(20 + i, 'proposal-seconder', { proposal: idOf(of), member: idOf(50 + i) }),
    )
    expect(brief({ proposals, seconders }).sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
      { type: 'proposal-review', severity: 'open' },
      { type: 'proposal-revise', severity: 'open' },
      { type: 'proposal-seconders', have: 0, need: 2, severity: 'open' },
      { type: 'proposal-submit', severity: 'open' },
    ])
    const deadline = { type: 'yearly', month: 3, day: 7 } as const
    expect(
      brief({ proposals: proposals.slice(0, 1), proposalRule: { ...quiet.proposalRule, deadline } })[0],
    ).toMatchObject({ severity: 'late' })
  })

  test('a rating is unfinished within a month of its deadline', () => {
    const rating = (n: number, values: HomeRating) =>
      rec<HomeRating>(n, 'home-rating', { year: 2026, ...values })
    const ratings = [
      rating(1, { dueOn: day('2026-03-07') }),
      rating(2, { dueOn: day('2026-04-07') }),
      rating(3, { dueOn: day('2026-04-08') }),
      rating(4, { dueOn: day('2026-03-07'), submittedOn: today }),
    ]
    expect(brief({ ratings, ratingMissing: () => 3 })).toEqual([
      { type: 'rating-unfinished', missing: 3, days: -1, severity: 'late' },
      { type: 'rating-unfinished', missing: 3, days: 30, severity: 'soon' },
    ])
  })

  test('reviews of hardship files a month ahead and steps of claims a week ahead, each as one line of the first day', () => {
    const days = (...all: readonly string[]) => all.map(day)
    const items = todayItems({
      ...quiet,
      reviewDays: days('2026-04-07', '2026-03-01', '2026-04-08'),
      claimDays: days('2026-03-15', '2026-03-16', '2026-03-08'),
    })
    expect(items.map(({ what, severity, day: on }) => [what, severity, on])).toEqual([
      [{ type: 'hardship-reviews', count: 2 }, 'late', '2026-03-01'],
      [{ type: 'claim-steps', count: 2 }, 'now', '2026-03-08'],
    ])
    expect(brief({ reviewDays: days('2026-04-08'), claimDays: days('2026-03-16') })).toEqual([])
  })

  test('what was not exported for two weeks, and a backup a week old', () => {
    expect(brief({ lastExportOn: day('2026-02-22'), changesSinceExport: 5 })).toEqual([
      { type: 'not-exported', days: 14, changes: 5, severity: 'late' },
    ])
    expect(brief({ lastExportOn: day('2026-02-22') })).toEqual([])
    expect(brief({ lastExportOn: null, changesSinceExport: 5, lastBackupOn: null })).toEqual([
      { type: 'backup-old', days: null, severity: 'open' },
      { type: 'not-exported', days: null, changes: 5, severity: 'open' },
    ])
    expect(brief({ lastBackupOn: day('2026-03-01') })).toEqual([
      { type: 'backup-old', days: 7, severity: 'open' },
    ])
  })

  test('the order of records does not matter', () => {
    const members = [1, 2, 3, 4].map((n) => member(n, { birthday: day('1980-03-08') }))
    expect(todayItems({ ...quiet, members: members.toReversed() })).toEqual(todayItems({ ...quiet, members }))
  })
})

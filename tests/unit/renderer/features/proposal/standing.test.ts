import { describe, expect, it } from 'vitest'
import {
  boardColumns,
  onePerMember,
  seconderChanges,
  standings,
  submitProblems,
} from '#renderer/features/proposal/standing.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'
import type { ProposalRule } from '#shared/domain/proposal-check.ts'
import { zh } from '#shared/i18n/messages.ts'
import { rec } from '#tests/support/named-record.ts'

const id = (text: string) => text as EntityId
const today = '2026-11-20' as Day
/** S81: two seconders, the chair's review, by 8 December. */
const rule: ProposalRule = {
  seconders: 2,
  delegatesOnly: true,
  chairReview: true,
  deadline: { type: 'yearly', month: 12, day: 8 },
  late: 'late',
}
const members = ['m1', 'm2', 'm3', 'm4'].map((name) =>
  rec<Member>('member', name, { name, ...(name === 'm4' ? {} : { delegate: true }) }),
)
const whole: Proposal = {
  title: '增设充电桩',
  reason: '不够用',
  measures: '后勤处增设',
  proposer: id('m1'),
  proposedOn: '2026-10-10' as Day,
  chairReview: { verdict: 'agree', by: '周敏', day: '2026-11-02' as Day },
}
const seconders = (of: string, ...who: readonly string[]) =>
  who.map((member) =>
    rec<ProposalSeconder>('proposal-seconder', `${of}-${member}`, { proposal: id(of), member: id(member) }),
  )
const rowOf = (values: Proposal, who: readonly string[], on = today, by = rule) => {
  const [row] = standings(
    [rec('proposal', 'p', values)],
    seconders('p', ...who),
    members,
    { rule: by, source: null },
    on,
  )
  if (!row) throw new Error('no row')
  return row
}
const types = (row: ReturnType<typeof rowOf>) => row.problems.map((one) => one.type)

describe('submitting a proposal (A5)', () => {
  it('is refused with one seconder where the rule asks for two', () => {
    const row = rowOf(whole, ['m2'])
    expect(types(row)).toContain('too-few-seconders')
    expect(row.state).toBe('draft')
  })

  it('is refused when the proposer seconds', () => {
    expect(types(rowOf(whole, ['m1', 'm2', 'm3']))).toContain('proposer-seconds')
  })

  it('is refused when somebody is not a delegate', () => {
    expect(types(rowOf(whole, ['m2', 'm4']))).toContain('seconder-not-a-delegate')
    expect(types(rowOf({ ...whole, proposer: id('m4') }, ['m2', 'm3']))).toContain('proposer-not-a-delegate')
  })

  it('waits for the chair without a review', () => {
    const { chairReview: _, ...unreviewed } = whole
    const row = rowOf(unreviewed, ['m2', 'm3'])
    expect(row.state).toBe('awaiting-review')
    expect(zh.proposal.state[row.state]).toBe('待分工会主席审核')
    expect(types(row)).toContain('review-needed')
  })

  it('is asked for nothing about people or review once all is there', () => {
    const row = rowOf(whole, ['m2', 'm3'])
    // The ids of tests are no real ids, which only the shape of the field minds.
    expect(types(row).filter((type) => type !== 'field')).toEqual([])
    expect(row.state).toBe('reviewed')
  })

  it('after 8 December is shown as late and not refused for it', () => {
    const row = rowOf(whole, ['m2', 'm3'], '2026-12-10' as Day)
    expect(row.late).toBe(2)
    expect(types(row).filter((type) => type !== 'field')).toEqual([])
    expect(
      rowOf({ ...whole, submittedOn: '2026-12-09' as Day }, ['m2', 'm3'], '2026-12-20' as Day).late,
    ).toBe(1)
  })

  it('in time counts the days that are left', () => {
    const row = rowOf(whole, ['m2', 'm3'])
    expect([row.daysLeft, row.late]).toEqual([18, 0])
  })

  it('asks nothing more of one that is submitted', () => {
    const row = rowOf({ ...whole, submittedOn: '2026-11-05' as Day }, ['m2'])
    expect([row.state, row.problems, row.daysLeft]).toEqual(['submitted', [], null])
  })

  it('needs its text', () => {
    const problems = submitProblems({ title: '空' }, [], () => true, rule, today)
    expect(problems).toEqual(
      expect.arrayContaining([
        { type: 'needs', field: 'proposer' },
        { type: 'needs', field: 'reason' },
        { type: 'needs', field: 'measures' },
      ]),
    )
  })
})

describe('seconders', () => {
  it('count once per member, even where two records were merged in', () => {
    expect(onePerMember([...seconders('p', 'm2'), ...seconders('p', 'm2', 'm3')])).toHaveLength(2)
  })

  it('are written and taken away one by one', () => {
    const before = seconders('p', 'm2', 'm3')
    expect(seconderChanges(before, [id('m3'), id('m1')])).toEqual({ add: ['m1'], remove: ['p-m2'] })
    expect(seconderChanges(before, [id('m2'), id('m3')])).toEqual({ add: [], remove: [] })
  })
})

describe('the board', () => {
  it('has one place for every state', () => {
    const states = boardColumns.flatMap((one) => [...one.states])
    expect([...states].sort()).toEqual(Object.keys(zh.proposal.state).sort())
  })
})

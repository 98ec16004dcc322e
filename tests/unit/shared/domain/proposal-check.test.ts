import { describe, expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'
import {
  checkProposal,
  lateness,
  type ProposalRule,
  proposalDeadline,
  proposalState,
  secondersOf,
} from '#shared/domain/proposal-check.ts'
import { proposalS80, proposalS81, proposalS82 } from '#shared/rules/packs/proposals.ts'
import { parseProposalPack } from '#shared/rules/proposal.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const ruleOf = (pack: PackSource): ProposalRule => {
  const read = parseProposalPack(pack)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.rule
}
const s81 = ruleOf(proposalS81)
const today = day('2026-12-01')
const [proposer, second, third, stranger] = [idOf(1), idOf(2), idOf(3), idOf(9)] as const
const whole: Proposal = {
  title: '关于延长图书馆开放时间的提案',
  proposer,
  reason: '理由',
  measures: '建议',
  proposedOn: day('2026-11-20'),
  chairReview: { verdict: 'agree', by: '赵某', day: day('2026-11-28') },
  submittedOn: day('2026-12-01'),
}
const problems = (values: Proposal, seconders: readonly EntityId[] = [second, third], rule = s81) => {
  const checked = checkProposal(values, { rule, seconders, isDelegate: (id) => id !== stranger, today })
  return checked.ok ? [] : checked.error
}

describe('a proposal through a branch (A5)', () => {
  test('with text, two seconders and the chair’s review it may be submitted', () => {
    expect(problems(whole)).toEqual([])
  })

  test('one seconder is too few to submit, and enough for a draft', () => {
    expect(problems(whole, [second])).toEqual([{ type: 'too-few-seconders', have: 1, need: 2 }])
    expect(problems({ title: '草稿', proposer }, [second])).toEqual([])
    expect(proposalState({ title: '草稿', proposer }, 1, s81)).toBe('draft')
  })

  test('the proposer may not second, and is not counted', () => {
    expect(problems(whole, [second, proposer])).toEqual([
      { type: 'proposer-seconds' },
      { type: 'too-few-seconders', have: 1, need: 2 },
    ])
    expect(problems({ title: '草稿', proposer }, [proposer])).toEqual([{ type: 'proposer-seconds' }])
  })

  test('who is no delegate may neither propose nor second, also in a draft', () => {
    expect(problems({ title: '草稿', proposer: stranger }, [])).toEqual([{ type: 'proposer-not-a-delegate' }])
    expect(problems({ title: '草稿', proposer }, [stranger])).toEqual([
      { type: 'seconder-not-a-delegate', member: stranger },
    ])
    expect(problems({ title: '草稿', proposer }, [stranger], { ...s81, delegatesOnly: false })).toEqual([])
  })

  test('one delegate counts once', () => {
    expect(problems(whole, [second, second])).toEqual([
      { type: 'seconder-repeated', member: second },
      { type: 'too-few-seconders', have: 1, need: 2 },
    ])
  })

  test('without the chair’s review it waits for the chair', () => {
    const { chairReview: _, ...without } = whole
    expect(problems(without)).toEqual([{ type: 'review-needed' }])
    const { submittedOn: __, ...open } = without
    expect(proposalState(open, 2, s81)).toBe('awaiting-review')
    expect(problems({ ...whole, chairReview: { verdict: 'revise' } })).toEqual([{ type: 'review-negative' }])
  })

  test('text is needed only to submit', () => {
    expect(problems({ ...whole, reason: ' ', measures: null })).toEqual([
      { type: 'needs', field: 'reason' },
      { type: 'needs', field: 'measures' },
    ])
    expect(problems({ ...whole, submittedOn: day('2026-12-02') })).toEqual([{ type: 'submitted-in-future' }])
  })

  test('the state follows what is written, the school’s outcome first', () => {
    const open: Proposal = { title: 'x', proposer }
    const reviewed = (verdict: 'agree' | 'revise' | 'disagree') =>
      proposalState({ ...open, chairReview: { verdict } }, 2, s81)
    expect(reviewed('agree')).toBe('reviewed')
    expect(reviewed('revise')).toBe('returned')
    expect(reviewed('disagree')).toBe('declined')
    expect(proposalState(whole, 2, s81)).toBe('submitted')
    expect(proposalState({ ...whole, outcome: { outcome: 'merged' } }, 2, s81)).toBe('merged')
    expect(proposalState(open, 2, ruleOf(proposalS80))).toBe('reviewed')
  })

  test('seconders are counted once each, without void records and the proposer', () => {
    const seconder = (n: number, member: EntityId, of = 50) =>
      rec<ProposalSeconder>(n, 'proposal-seconder', { proposal: idOf(of), member })
    const records = [
      seconder(10, second),
      seconder(11, second),
      seconder(12, proposer),
      { ...seconder(13, third), life: 'void' as const },
      seconder(14, third, 51),
    ]
    expect(secondersOf(idOf(50), proposer, records)).toEqual([second])
  })
})

describe('deadlines', () => {
  test('after 8 December it is late, not refused', () => {
    const context = { today: day('2026-12-20') }
    expect(proposalDeadline(whole, s81, context)).toBe('2026-12-08')
    expect(lateness(whole, s81, context)).toBeNull()
    expect(lateness({ ...whole, submittedOn: day('2026-12-09') }, s81, context)).toBe('late')
    expect(lateness({ proposedOn: day('2026-11-01') }, s81, context)).toBe('late')
  })

  test('another school counts 15 days back from the opening, and a late one becomes a suggestion', () => {
    const rule = ruleOf(proposalS80)
    const context = { today, openingOn: day('2026-12-20') }
    expect(proposalDeadline(whole, rule, context)).toBe('2026-12-05')
    expect(lateness({ ...whole, submittedOn: day('2026-12-06') }, rule, context)).toBe('suggestion')
    expect(proposalDeadline(whole, rule, { today })).toBeNull()
  })

  test('three signatories with the proposer are two seconders, without a deadline', () => {
    const rule = ruleOf(proposalS82)
    expect(rule.seconders).toBe(2)
    expect(proposalDeadline(whole, rule, { today })).toBeNull()
    expect(proposalDeadline(whole, { ...rule, deadline: { type: 'day', day: today } }, { today })).toBe(today)
  })
})

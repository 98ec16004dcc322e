import { describe, expect, it } from 'vitest'
import { buildProposalForms, buildProposalSummary, peopleById } from '#renderer/features/proposal/papers.ts'
import { standings } from '#renderer/features/proposal/standing.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'
import { zh } from '#shared/i18n/messages.ts'
import { rec } from '#tests/support/named-record.ts'

const id = (text: string) => text as EntityId
const members = [
  rec<Member>('member', 'm1', { name: '王敏', unit: '机械系', delegation: '第三代表团', delegate: true }),
  rec<Member>('member', 'm2', { name: '李伟', delegate: true }),
  rec<Member>('member', 'm3', { name: '张静', delegate: true }),
]
const proposals = ['一', '二', '三'].map((title, n) =>
  rec<Proposal>('proposal', `p${n}`, {
    title,
    category: 'campus',
    reason: '理由',
    measures: '措施',
    proposer: id('m1'),
    congress: n === 2 ? '第六届' : '第五届',
  }),
)
const seconders = ['m2', 'm3'].map((member) =>
  rec<ProposalSeconder>('proposal-seconder', member, { proposal: id('p0'), member: id(member) }),
)
const rule = { seconders: 2, delegatesOnly: true, chairReview: true, deadline: null, late: 'late' } as const
const rows = standings(proposals, seconders, members, { rule, source: null }, '2026-11-20' as Day)
const people = peopleById(members)
const names = { org: '机械学院分工会', school: null }

describe('提案汇总表', () => {
  it('has a row for each proposal with title, proposer and seconders (A5)', () => {
    const paper = buildProposalSummary(rows, people, names, zh)
    expect(paper.rows).toHaveLength(3)
    expect(paper.rows.find((row) => row.title === '一')).toMatchObject({
      proposer: '王敏',
      seconders: ['李伟', '张静'],
      unit: '机械系',
      category: '校园文化和环境',
    })
  })

  it('names the congress above only when it is the same for all', () => {
    expect(buildProposalSummary(rows, people, names, zh).congress).toBeNull()
    const same = rows.filter((row) => row.record.values.congress === '第五届')
    expect(buildProposalSummary(same, people, names, zh).congress).toBe('第五届')
  })
})

describe('提案表', () => {
  it('prints one sheet each, with the delegation of the proposer and nothing of the school unless it decided', () => {
    const { forms } = buildProposalForms(rows, people, names, zh)
    expect(forms).toHaveLength(3)
    expect(forms[0]?.proposer).toMatchObject({ name: '王敏', delegation: '第三代表团' })
    expect(forms.map((form) => form.review)).toEqual([null, null, null])
  })
})

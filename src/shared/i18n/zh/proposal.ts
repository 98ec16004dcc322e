import type { FieldProblem } from '../../domain/check.ts'
import type { proposal as proposalKind, proposalSeconder } from '../../domain/proposal.ts'
import type { ProposalProblem } from '../../domain/proposal-check.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

const problems: Sentences<Exclude<ProposalProblem, FieldProblem>> = {
  'proposer-seconds': '提案人不能附议自己的提案。',
  'proposer-not-a-delegate': '提案人不是教代会正式代表。',
  'seconder-not-a-delegate': '附议人里有人不是教代会正式代表。',
  'seconder-repeated': '同一位附议人写了两次。',
  needs: ({ field }) =>
    ({
      proposer: '提交前请选择提案人。',
      reason: '提交前请写明理由。',
      measures: '提交前请写明建议和措施。',
    })[field],
  'too-few-seconders': ({ have, need }) => `至少要 ${need} 位附议人，现有 ${have} 位。`,
  'review-needed': '提交前须经分工会主席审核。',
  'review-negative': '分工会主席没有同意提交。',
  'submitted-in-future': '提交日期在今天之后。',
}

/** 提案. */
export const proposal = {
  kind: '提案',
  fields: {
    title: '案由（案名）',
    category: '类别',
    reason: '理由',
    measures: '建议和措施',
    proposer: '提案人',
    delegation: '代表团',
    congress: '会议',
    proposedOn: '提出日期',
    chairReview: '分工会主席审核',
    submittedOn: '提交日期',
    number: '提案编号',
    outcome: '审查结果',
  },
  parts: {
    chairReview: { verdict: '结论', opinion: '意见', by: '审核人', day: '日期' },
    outcome: { outcome: '结果', reason: '理由', host: '承办单位', day: '日期' },
  },
  choices: {
    category: {
      teaching: '教学',
      research: '科研和学科',
      talent: '人才培养',
      staffing: '队伍建设',
      management: '管理体制',
      logistics: '后勤保障',
      welfare: '福利民生',
      campus: '校园文化和环境',
      democracy: '民主管理',
      other: '其他',
    },
    verdict: { agree: '同意提交', revise: '退回修改', disagree: '不同意' },
    outcome: {
      accepted: '立案',
      merged: '并案',
      suggestion: '转为意见建议',
      rejected: '不予立案',
      withdrawn: '撤销',
    },
  },
  seconder: {
    kind: '附议人',
    fields: { proposal: '提案', member: '附议人' },
    parts: {},
    choices: {},
  },
  state: {
    draft: '草稿，附议人不足',
    'awaiting-review': '待分工会主席审核',
    returned: '退回修改',
    declined: '主席不同意',
    reviewed: '已审核，待提交',
    submitted: '已提交',
    accepted: '立案',
    merged: '并案',
    suggestion: '转为意见建议',
    rejected: '不予立案',
    withdrawn: '撤销',
  },
  problems,
  late: { late: '已过截止日期', suggestion: '已过截止日期，作为意见建议' },
} satisfies KindWords<typeof proposalKind> & {
  seconder: KindWords<typeof proposalSeconder>
  [more: string]: unknown
}

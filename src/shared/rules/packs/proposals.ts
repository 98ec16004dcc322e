import type { PackSource } from '../read.ts'

/** An example: two seconders, the branch chair's review, by 8 December. */
export const proposalS81: PackSource = {
  id: 'proposal-s81',
  title: '教代会提案征集',
  source: '中原工学院教代会提案征集通知（公开网页）',
  school: '中原工学院',
  year: 2015,
  body: {
    format: 1,
    seconders: 2,
    delegatesOnly: true,
    chairReview: true,
    deadline: { type: 'yearly', month: 12, day: 8 },
  },
}

/** An example: two seconders, 15 days before the opening; late ones become suggestions. */
export const proposalS80: PackSource = {
  id: 'proposal-s80',
  title: '提案工作办法',
  source: '西北师范大学提案工作办法（公开网页）',
  school: '西北师范大学',
  year: 2013,
  body: {
    format: 1,
    seconders: 2,
    delegatesOnly: true,
    deadline: { type: 'before-opening', days: 15 },
    late: 'suggestion',
  },
}

/** An example: three signatories with the proposer, so two seconders. */
export const proposalS82: PackSource = {
  id: 'proposal-s82',
  title: '教代会提案征集',
  source: '湖南文理学院教代会提案征集通知',
  school: '湖南文理学院',
  year: 2017,
  body: { format: 1, seconders: 2, delegatesOnly: true },
}

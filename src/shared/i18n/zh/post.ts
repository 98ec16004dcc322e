import type { FieldProblem } from '../../domain/check.ts'
import type { memberPost } from '../../domain/post.ts'
import type { PostProblem } from '../../domain/post-check.ts'
import { dayZh } from '../format.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'
import { member } from './member.ts'

const problems: Sentences<Exclude<PostProblem, FieldProblem>> = {
  'post-in-future': '日期在今天之后。这里只记已经发生的事，任期届满填在“任期至”。',
  'post-ends-before-start': '卸任日期早于任职日期。',
  'post-due-before-start': '任期至不晚于任职日期。',
  'post-before-birth': ({ birthday }) => `任职日期不晚于出生日期 ${dayZh(birthday)}，请核对。`,
  'post-not-member': ({ status }) =>
    `任职当天不是会员（${member.status[status]}）。请核对日期，或先登记会籍变动。`,
  'post-twice': ({ from }) => `此人从 ${dayZh(from)} 起已担任同一职务。请先登记那一届卸任，再登记新一届。`,
  'post-taken': ({ holder, from, most }) =>
    most === 1
      ? `这一职务由 ${holder} 从 ${dayZh(from)} 起担任，还没有登记卸任。同一职务同时只能有一人。`
      : `这一职务已有 ${most} 人担任（${holder} 从 ${dayZh(from)} 起等），请先登记卸任。`,
}

/** 任职: posts and delegates with their terms. */
export const post = {
  kind: '任职',
  fields: {
    member: '会员',
    post: '职务',
    term: '届次',
    from: '任职日期',
    dueOn: '任期至',
    until: '卸任日期',
    way: '产生方式',
    group: '工会小组',
    delegation: '代表团',
    note: '说明',
  },
  parts: {},
  choices: {
    post: {
      ...member.choices.posts,
      'staff-delegate': '教代会代表',
      'union-delegate': '工代会代表',
      'college-delegate': '二级教代会代表',
      'delegation-head': '代表团团长',
    },
    way: { elected: '选举', 'by-election': '补选', appointed: '委派' },
  },
  problems,
  tab: '职务',
  menu: '职务与任期',
  title: '职务与任期',
  add: '登记职务',
  addFor: (name: string) => `登记职务：${name}`,
  editFor: (name: string) => `修改任职：${name}`,
  change: '卸任或修改',
  endLead: '不再担任时填写，记录保留。连任也先填卸任，再登记新一届。',
  none: '没有登记职务。名册里写的职务没有日期，登记以后才有任期和换届提醒。',
  undated: (posts: string) => `名册上的职务（没有日期）：${posts}`,
  dueHint: (years: number, day: string) => `不填按一届 ${years} 年，到 ${day}。`,
  dueNone: '规则没有写这一职务的任期，要提醒换届请填写。',
  termHint: '如“第六届”',
  holder: '姓名',
  state: '状态',
  states: { held: '在任', due: '已届满', ended: '已卸任' },
  left: '已不是会员',
  filter: { label: '筛选', held: '在任', due: '该换届', delegates: '代表', ended: '已卸任' },
  count: (held: number, due: number) =>
    due > 0 ? `在任 ${held} 人次，届满 ${due} 人次` : `在任 ${held} 人次`,
  empty: '还没有登记职务。在会员的“职务”里登记，或从这里开始。',
  choose: '会员',
  needMember: '请选择会员。',
  saved: '已登记职务。',
  ended: '已登记卸任。',
  void: '作废',
  voidTitle: '作废这条任职记录？',
  voided: '已作废任职记录。',
  rule: (source: string) => `任期和人数依据：${source}`,
} satisfies KindWords<typeof memberPost> & { [more: string]: unknown }

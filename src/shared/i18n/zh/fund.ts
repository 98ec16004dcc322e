import type { FieldProblem } from '../../domain/check.ts'
import type { fundBudget, fundEntry } from '../../domain/fund.ts'
import type { FundProblem } from '../../domain/fund-check.ts'
import type { FundGap } from '../../domain/fund-line.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'
import { activity } from './activity.ts'

const problems: Sentences<Exclude<FundProblem, FieldProblem>> = {
  'amount-needed': '请填写金额，要大于 0。',
  'source-needed': '请选择收入来源。',
  'category-needed': '请选择支出类别。',
  'in-future': '日期在今天之后。收支发生以后再登记。',
  'invoice-used': ({ where, title }) =>
    where === 'activity'
      ? `这张发票已经登记在活动支出“${title}”里，不能再报一次。`
      : `这张发票已经登记在“${title}”里，不能再报一次。`,
  closed: '这一笔所在的月份已经过去，不能再修改或作废。请用“更正”冲销，再登记正确的一笔。',
  'reason-needed': '请写明更正的理由。',
  'correction-in-closed-month': '更正要登记在本月：已经过去的月份不再变动。',
  'already-corrected': '这一笔已经更正过了。',
  'corrects-a-correction': '这一笔本身就是更正，不能再更正。请重新登记正确的一笔。',
  'correction-differs': '更正要和原来的一笔方向、类别、金额都相同。',
  'already-budgeted': '这一年这个类别已经有预算。',
}

const gaps: Readonly<Record<FundGap, string>> = {
  incomplete: '资料不全，或者它所属的活动还没有收到',
  'no-amount': '没有金额',
  'no-day': '没有日期',
  'no-payer': '没有写经费来源（列支渠道）',
}

/** 经费. */
export const fund = {
  kind: '经费收支',
  fields: {
    side: '收支',
    source: '收入来源',
    category: '支出类别',
    day: '日期',
    title: '摘要',
    sum: '金额',
    basis: '拨款计算',
    handler: '经手人',
    corrects: '更正的是',
    reason: '更正理由',
    note: '备注',
    pot: '经费账',
  },
  parts: {
    sum: { amount: '金额', invoiceNo: '发票号码', party: '对方单位' },
    basis: { people: '按谁计算', heads: '人数', on: '人数截至', perHead: '每人', rule: '依据' },
  },
  choices: {
    side: { income: '收入', spending: '支出' },
    source: {
      headcount: '按人数拨款',
      dues: '会费',
      grant: '专项拨款',
      administration: '行政补助',
      opening: '期初结余',
      other: '其他收入',
    },
    category: activity.spending.choices.category,
    people: { all: '全体会员', women: '女会员' },
    pot: activity.spending.choices.pot,
  },
  plan: {
    kind: '经费预算',
    fields: { year: '年度', category: '支出类别', budget: '预算' },
    parts: {},
    choices: { category: activity.spending.choices.category },
  },
  problems,
  gaps,
} satisfies KindWords<typeof fundEntry> & { plan: KindWords<typeof fundBudget>; [more: string]: unknown }

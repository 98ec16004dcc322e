import { formatFen } from '../../base/money.ts'
import type { FieldProblem } from '../../domain/check.ts'
import type { visit, visitHealth } from '../../domain/condolence.ts'
import type { VisitProblem } from '../../domain/condolence-check.ts'
import type { VerdictSentence } from '../../domain/verdict.ts'
import type { KindWords } from '../kind-words.ts'
import { type Sentences, wordIn } from '../sentence.ts'
import { member } from './member.ts'

const choices = {
  event: {
    festival: '节日慰问',
    birthday: '生日',
    marriage: '结婚',
    childbirth: '生育',
    illness: '生病住院',
    surgery: '手术',
    'critical-illness': '重大疾病',
    'relative-death': '亲属去世',
    'member-death': '会员去世',
    retirement: '退休离岗',
    hardship: '生活困难',
    accident: '意外或灾害',
    'model-worker': '劳模先进',
    'summer-cooling': '送清凉',
    'winter-warmth': '送温暖',
    other: '其他',
  },
  festival: {
    'new-year': '元旦',
    'spring-festival': '春节',
    qingming: '清明节',
    'labour-day': '劳动节',
    'dragon-boat': '端午节',
    'mid-autumn': '中秋节',
    'national-day': '国庆节',
    'women-day': '妇女节',
    'teachers-day': '教师节',
    ethnic: '民族节日',
  },
  relation: {
    self: '本人',
    spouse: '配偶',
    parent: '父母',
    child: '子女',
    'parent-in-law': '岳父母或公婆',
  },
  severity: { ordinary: '一般', serious: '较重', critical: '重大' },
  form: { goods: '实物', cash: '慰问金', voucher: '提货券', card: '慰问卡', souvenir: '纪念品' },
  payer: {
    'branch-fund': '分工会经费',
    'school-union': '校工会',
    'welfare-fund': '学校福利费',
    'personnel-office': '人事处',
    'mutual-aid': '互助金',
    'college-administration': '学院行政',
  },
  evidence: {
    'marriage-certificate': '结婚证',
    'birth-certificate': '出生医学证明',
    'hospital-receipt': '住院收费票据',
    'medical-record': '病历首页',
    'discharge-record': '出院记录',
    diagnosis: '诊断证明',
    'death-certificate': '死亡证明',
    'retirement-data': '退休数据',
    'income-proof': '收入证明',
    'household-register': '户口簿',
    'identity-card': '身份证',
    invoice: '发票',
    photo: '照片',
    'receipt-list': '签领表',
    'approval-form': '审批表',
    'meeting-note': '座谈会记录',
  },
  step: {
    group: '工会小组审核',
    branch: '分工会主席签字盖章',
    school: '校工会负责人审批',
    receipt: '领款收据',
  },
}

const words = (table: Readonly<Record<string, string>>, values: readonly string[]) =>
  values.map((value) => wordIn(table, value)).join('、')

const sentences: Sentences<VerdictSentence> = {
  'no-rule': '规则里没有这一事项。',
  'no-pack': '还没有慰问规则，无法核对。',
  'relation-needed': ({ relations }) => `请选择与会员的关系（${words(choices.relation, relations)}）。`,
  'relation-not-covered': ({ relations }) => `规则只包括：${words(choices.relation, relations)}。`,
  'severity-not-covered': '规则里没有这种轻重程度。',
  'festival-not-covered': ({ festivals }) => `规则只包括：${words(choices.festival, festivals)}。`,
  'form-not-allowed': ({ form, forms }) =>
    `规定的形式是${words(choices.form, forms)}，不是${wordIn(choices.form, form)}。`,
  'form-forbidden': ({ form, forms }) =>
    `不得发${wordIn(choices.form, form)}，规定的形式是${words(choices.form, forms)}。`,
  'payer-not-allowed': ({ payer, payers }) =>
    `规定由${words(choices.payer, payers)}列支，不是${wordIn(choices.payer, payer)}。`,
  'over-cap': ({ amount, cap }) => `${formatFen(amount)} 元超过上限 ${formatFen(cap)} 元。`,
  'under-floor': ({ amount, floor }) => `${formatFen(amount)} 元低于规定的 ${formatFen(floor)} 元。`,
  'over-year-cap': ({ total, cap }) =>
    `连同本年已发的共 ${formatFen(total)} 元，超过每人每年 ${formatFen(cap)} 元。`,
  'over-limit': ({ per, events, total, cap }) =>
    `${per === 'member' ? '该会员' : '本单位'}本年${events.length > 0 ? words(choices.event, events) : '慰问'}共 ${formatFen(total)} 元，超过年度限额 ${formatFen(cap)} 元。`,
  'too-often': ({ per, number, max }) =>
    per === 'year'
      ? `本年第 ${number} 次，规定不超过 ${max} 次。`
      : per === 'occurrence'
        ? `同一件事第 ${number} 次，规定不超过 ${max} 次。`
        : `第 ${number} 次，规定每人不超过 ${max} 次。`,
  duplicate: '同一件事已经有一条慰问记录，规定不得重复慰问。',
  late: ({ days, count, unit }) =>
    `事后第 ${days} 天才慰问，规定在 ${count} ${unit === 'days' ? '天' : '个月'}内。`,
  'dues-not-paid': '该会员没有按时交会费，按规定不享受慰问。',
  'dues-owing': ({ since, months, amount }) =>
    `会费欠交 ${months} 个月（从 ${since.slice(0, 4)}年${Number(since.slice(5, 7))}月起，共 ${formatFen(amount)} 元），按规定不享受慰问。`,
  'dues-unknown': '还没有登记该会员是否按时交会费。',
  'not-a-member': ({ status }) => `事发当日不是会员（${wordIn(member.status, status)}）。`,
  'not-active': ({ status }) => `事发当日会籍为“${wordIn(member.status, status)}”。`,
}

const problems: Sentences<Exclude<VisitProblem, FieldProblem>> = {
  'festival-needed': '请选择节日。',
  'relation-needed': '请选择去世的是会员的哪一位亲属。',
  'visited-in-future': '慰问日期在今天之后。还没有去的慰问请先不填慰问日期。',
  'gift-incomplete': ({ part }) =>
    part === 'form' ? '请选择慰问形式。' : part === 'amount' ? '请填写金额。' : '请选择列支渠道。',
  refused: '按规定不能这样慰问，原因见上。',
  'reason-needed': '超出规定，要保存请写明理由。',
}

/** 慰问. */
export const condolence = {
  kind: '慰问',
  fields: {
    member: '会员',
    event: '慰问事项',
    festival: '节日',
    relation: '与会员关系',
    severity: '轻重',
    happenedOn: '事项日期',
    visitedOn: '慰问日期',
    gift: '慰问品（金）',
    companions: '同行人员',
    words: '情况说明',
    campaign: '专项活动',
    earlier: '建账以前',
    evidence: '证明材料',
    verdict: '规则意见',
    overrideReason: '超出规定的理由',
    signed: '审批',
  },
  parts: {
    gift: { form: '慰问形式', amount: '金额', payer: '列支渠道', item: '物品' },
    signed: { step: '环节', name: '签字人', day: '日期' },
  },
  choices,
  health: {
    kind: '慰问病情',
    fields: { visit: '慰问', diagnosis: '病情' },
    parts: {},
    choices: {},
  },
  sentences,
  problems,
  basis: (source: string) => `依据：${source}`,
  missing: (kinds: readonly string[]) => `还缺：${kinds.join('、')}`,
  later: (pack: string, state: string, sentences: string) =>
    `按现行规则（${pack}）会是：${state}。${sentences}保存时的意见不变。`,
} satisfies KindWords<typeof visit> & { health: KindWords<typeof visitHealth>; [more: string]: unknown }

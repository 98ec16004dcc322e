import type {
  activity as activityKind,
  activityParticipant,
  activityPrize,
  activitySpending,
} from '../../domain/activity.ts'
import type { ActivityProblem, ClaimProblem } from '../../domain/activity-check.ts'
import type { FieldProblem } from '../../domain/check.ts'
import type { KindWords } from '../kind-words.ts'
import { type Sentences, wordIn } from '../sentence.ts'
import { activitySentences, activityWords } from './activity-verdict.ts'
import { member } from './member.ts'

const problems: Sentences<Exclude<ActivityProblem, FieldProblem>> = {
  'ends-before-start': '结束日期早于开始日期。',
  'start-needed': '请填写开始日期。',
  'plan-month-needed': '请选择计划的月份。',
  'no-such-plan-day': '这个月没有这一天。',
  'already-listed': '这位会员已经在名单里。',
  'bad-sign-in': '签到时间的写法不对。',
  'amount-needed': '请填写金额。',
  'captured-in-future': '拍摄或形成日期在今天之后。',
  'invoice-used': ({ elsewhere }) =>
    elsewhere
      ? '这张发票已经登记在另一次活动的支出里，一张发票只能报一次。'
      : '这张发票已经登记在另一笔支出里。同一张发票分开登记时，请选不同的用途。',
  'invoice-in-fund': ({ title }) =>
    title
      ? `这张发票已经登记在经费支出“${title}”里，一张发票只能报一次。`
      : '这张发票已经登记在经费支出里，一张发票只能报一次。',
  'spent-in-future': '支出日期在今天之后。',
  'invoiced-in-future': '开票日期在今天之后。',
  'not-a-member': ({ status, on }) => `${on} 当日不是会员（${wordIn(member.status, status)}），不能签到。`,
  'not-held-yet': ({ on }) => `活动还没有举行（${on}），不能签到。`,
  'team-size-needed': '请填写每队人数。',
}

const claimProblems: Sentences<Exclude<ClaimProblem, FieldProblem>> = {
  'not-held-yet': ({ on }) => `活动还没有举行（${on}），不能报账。`,
  'claimed-in-future': '报账日期在今天之后。',
  'claimed-before': ({ on }) => `报账日期早于活动日期 ${on}。`,
  'no-day': '活动还没有日期，请先在“内容”里填写。',
  cancelled: '活动已取消，不能报账。',
  'nothing-spent': '没有由工会经费支付的支出，不需要报账。',
  refused: '按规定不能这样报账，原因见上。',
  'reason-needed': '超出规定或材料不全，要报账请写明理由。',
}

/** 活动. */
export const activity = {
  kind: '活动',
  fields: {
    title: '活动名称',
    type: '活动类型',
    startsOn: '开始日期',
    endsOn: '结束日期',
    time: '时间',
    place: '地点',
    organiser: '组织者',
    plan: '活动方案',
    content: '活动内容',
    news: '新闻稿',
    guests: '非会员人数',
    budget: '预算',
    cancelled: '已取消',
    note: '备注',
    hours: '时长（小时）',
    area: '活动地域',
    joint: '几个分工会联合',
    claimedOn: '报账日期',
    signatures: '已签字',
    papers: '已有材料',
    verdict: '规则意见',
    overrideReason: '超出规定的理由',
    plannedFor: '计划时间',
    club: '社团',
    notice: '活动通知',
  },
  parts: { plannedFor: { year: '年', month: '月', day: '日' } },
  choices: {
    area: activityWords.area,
    signatures: activityWords.signature,
    papers: activityWords.paper,
    type: {
      contest: '文体比赛',
      party: '联欢',
      outing: '春秋游、健步走',
      film: '观影',
      lecture: '讲座培训',
      club: '兴趣社团',
      recuperation: '疗休养',
      singles: '单身联谊',
      women: '女工活动',
      'skill-contest': '劳动技能竞赛',
      'three-education': '三育人',
      volunteer: '志愿服务',
      study: '学习教育',
      meeting: '会议',
      'festival-goods': '节日慰问品发放',
      other: '其他',
    },
  },
  participant: {
    kind: '活动参加人',
    fields: { activity: '活动', member: '会员', signedInAt: '签到时间' },
    parts: {},
    choices: {},
  },
  spending: {
    kind: '活动支出',
    fields: {
      activity: '活动',
      item: '支出项目',
      category: '支出类别',
      use: '用途',
      spentOn: '支出日期',
      invoicedOn: '开票日期',
      cost: '费用',
      pot: '经费账',
    },
    parts: {
      cost: {
        amount: '金额',
        quantity: '数量',
        price: '单价',
        invoiceNo: '发票号码',
        payee: '收款单位',
        payer: '经费来源',
      },
    },
    choices: {
      category: {
        culture: '文体活动支出',
        condolence: '职工慰问支出',
        studio: '劳模工作室建设支出',
        'labour-contest': '劳动竞赛支出',
        outing: '春秋游活动支出',
        film: '观影活动支出',
        home: '职工小家建设支出',
        other: '其他支出',
      },
      use: activityWords.use,
      payer: activityWords.payer,
      pot: { general: '分工会经费', women: '女工活动费' },
    },
  },
  prize: {
    kind: '活动奖项',
    fields: { activity: '活动', item: '比赛项目', prize: '奖项' },
    parts: {
      prize: {
        form: '形式',
        rank: '名次',
        winners: '获奖数',
        teamSize: '每队人数',
        amount: '每人（队）金额',
      },
    },
    choices: { form: activityWords.form },
  },
  sentences: activitySentences,
  claimNeed: activityWords.need,
  basis: (source: string) => `依据：${source}`,
  later: '按现在的规则和记录，意见会不同。报账时的意见不变。',
  claimProblems,
  problems,
} satisfies KindWords<typeof activityKind> & {
  participant: KindWords<typeof activityParticipant>
  spending: KindWords<typeof activitySpending>
  prize: KindWords<typeof activityPrize>
  [more: string]: unknown
}

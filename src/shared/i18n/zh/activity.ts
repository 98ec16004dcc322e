import type {
  activity as activityKind,
  activityParticipant,
  activitySpending,
} from '../../domain/activity.ts'
import type { ActivityProblem } from '../../domain/activity-check.ts'
import type { FieldProblem } from '../../domain/check.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'
import { condolence } from './condolence.ts'

const problems: Sentences<Exclude<ActivityProblem, FieldProblem>> = {
  'ends-before-start': '结束日期早于开始日期。',
  'start-needed': '请填写开始日期。',
  'already-listed': '这位会员已经在名单里。',
  'bad-sign-in': '签到时间的写法不对。',
  'amount-needed': '请填写金额。',
  'invoice-used': '这张发票已经登记在另一笔支出里。',
  'captured-in-future': '拍摄或形成日期在今天之后。',
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
  },
  parts: {},
  choices: {
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
    fields: { activity: '活动', item: '支出项目', category: '支出类别', spentOn: '支出日期', cost: '费用' },
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
      payer: condolence.choices.payer,
    },
  },
  problems,
} satisfies KindWords<typeof activityKind> & {
  participant: KindWords<typeof activityParticipant>
  spending: KindWords<typeof activitySpending>
  [more: string]: unknown
}

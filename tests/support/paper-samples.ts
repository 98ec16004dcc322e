import type { Day } from '#shared/base/day.ts'
import { parseDay } from '#shared/base/day.ts'
import { yuan } from '#shared/base/money.ts'
import type { CondolenceForm } from '#shared/documents/condolence-form.ts'
import type { PaperHead } from '#shared/documents/paper.ts'
import type { PaperData, PaperId } from '#shared/documents/papers.ts'
import type { ProposalForm } from '#shared/documents/proposal-form.ts'
import type { ProposalRow } from '#shared/documents/proposal-summary.ts'
import type { RosterRow } from '#shared/documents/roster.ts'
import { longHelp, shortHelp } from './help-paper-samples.ts'

/** A day for tests; throws on a slip. */
export const day = (text: string): Day => {
  const value = parseDay(text)
  if (!value) throw new Error(text)
  return value
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const given = ['伟', '秀英', '敏', '静怡', '丽', '强', '磊', '洋', '艳', '勇']

/** Obviously invented names, all different for the first 160. */
export const nameOf = (n: number): string =>
  `${surnames.charAt(n % surnames.length)}${given[Math.floor(n / surnames.length) % given.length] ?? ''}`

/** The longest names an office meets. */
export const longName = '阿卜杜热合曼·买买提吐尔逊·艾合买提江'
const latinName = 'Wolfeschlegelsteinhausenbergerdorff-Maximilian'
const longUnit = '材料科学与工程学院先进功能材料与器件研究中心党总支实验教学示范中心'

/** A text of about `length` characters in sentences. */
export const prose = (length: number): string =>
  '该会员因突发疾病住院治疗，家中老人无人照料，分工会委员会讨论后认为情况属实，拟按规定予以慰问。'
    .repeat(Math.ceil(length / 46))
    .slice(0, length)

const head: PaperHead = { org: '机械学院分工会', school: '示例大学工会' }

const visit: CondolenceForm = {
  member: '李敏',
  staffNumber: '0020135',
  unit: '机械设计系',
  group: '第二工会小组',
  employment: '在编',
  event: '住院',
  relation: '本人',
  happenedOn: day('2026-03-04'),
  visitedOn: day('2026-03-08'),
  visitors: ['王秀英', '陈磊'],
  giftForm: '实物',
  item: '水果、鲜花',
  amount: yuan(300),
  payer: '分工会经费',
  basis: '日常慰问管理办法（2023）第三条：会员住院，实物 300 元，分工会列支',
  evidence: ['住院收费票据', '出院记录'],
}

const proposal: ProposalForm = {
  number: '2026-03',
  congress: '第八届教职工代表大会第二次会议',
  title: '关于延长图书馆教师阅览室开放时间的提案',
  category: '教学科研',
  proposedOn: day('2026-03-08'),
  proposer: { name: '李敏', unit: '机械学院', delegation: '机械学院代表团', phone: '88880000' },
  seconders: [
    { name: '王秀英', unit: '机械学院', delegation: '机械学院代表团' },
    { name: '陈磊', unit: '材料学院', delegation: '材料学院代表团' },
  ],
  reason: '教师阅览室目前十七点闭馆，有晚课的教师无法使用。',
  measures: '一、工作日开放到二十一点。\n二、周末开放半天。',
}

const proposalRow: ProposalRow = {
  number: '2026-03',
  title: '关于延长图书馆教师阅览室开放时间的提案',
  category: '教学科研',
  proposer: '李敏',
  seconders: ['王秀英', '陈磊'],
  unit: '机械学院',
  outcome: '立案',
  host: '图书馆',
  reply: '已答复',
}

const rosterRow = (n: number): RosterRow => ({
  name: nameOf(n),
  sex: n % 2 ? '女' : '男',
  staffNumber: `00201${30 + n}`,
  unit: '机械设计系',
  employment: n === 3 ? '劳务派遣' : '在编',
  group: '第二工会小组',
  post: n === 0 ? '分工会主席' : '',
  joinedOn: day('2012-09-01'),
  phone: '13800000000',
})

/** Every paper with ordinary contents. */
export const shortSamples: { readonly [Id in PaperId]: PaperData<Id> } = {
  'condolence-form': {
    head: { ...head, number: '2026-007' },
    forms: [visit],
  },
  'receipt-list': {
    head,
    occasion: '2026年3月日常慰问',
    rows: [0, 1, 2, 3].map((n) => ({
      name: nameOf(n),
      staffNumber: `00201${30 + n}`,
      unit: '机械设计系',
      item: '生日慰问：蛋糕券',
      amount: yuan(300),
      day: day('2026-03-08'),
    })),
  },
  'sign-in-list': {
    head,
    activity: '庆三八健步走',
    from: day('2026-03-08'),
    place: '玉渊潭公园东门',
    organiser: '王秀英',
    rows: Array.from({ length: 18 }, (_, n) => ({
      name: nameOf(n),
      staffNumber: `00201${30 + n}`,
      unit: '机械设计系',
    })),
    blankRows: 3,
  },
  'activity-record': {
    head,
    name: '庆三八健步走',
    type: '文体活动',
    from: day('2026-03-08'),
    place: '玉渊潭公园',
    organiser: '王秀英',
    attended: 30,
    members: 52,
    content: '上午九点在东门集合，沿湖步行六公里，途中分组问答，十一点半结束。',
    spending: [
      { item: '饮用水', quantity: '40 瓶', price: yuan(2), amount: yuan(80), source: '分工会经费' },
      { item: '纪念毛巾', quantity: '30 条', price: yuan(38.5), amount: yuan(1155), source: '校工会补助' },
    ],
    attachments: [
      { name: '活动方案', present: true },
      { name: '签到表', count: 2, present: true },
      { name: '照片', count: 6, present: true },
      { name: '发票', present: false },
    ],
    news: '机械学院分工会举办庆三八健步走',
  },
  'activity-notice': {
    head,
    subject: '关于举办“庆三八健步走”的通知',
    text: '各位会员：\n　　机械学院分工会定于2026年3月8日上午在玉渊潭公园举办“庆三八健步走”，请大家参加。\n\n　　特此通知。',
    day: day('2026-03-01'),
  },
  'activity-news': {
    head,
    subject: '庆三八健步走',
    text: '　　3月8日上午，机械学院分工会在玉渊潭公园举办“庆三八健步走”，30 位会员参加。',
    day: day('2026-03-09'),
  },
  'proposal-form': {
    head,
    forms: [proposal],
  },
  'proposal-summary': {
    head,
    congress: '第八届第二次会议',
    rows: [proposalRow],
  },
  'self-rating': {
    head,
    scheme: '教工小家考核评分表（2025年版）',
    period: '2025—2026年',
    groups: [
      {
        name: '组织建设',
        items: [
          {
            number: '1.1',
            text: '分工会委员会健全，每季度至少开会一次，有记录',
            max: 5,
            self: 5,
            note: '本年会议 5 次',
          },
          { number: '1.2', text: '会员入会率不低于 95 %', max: 5, self: 4.5, note: '97.7 %' },
        ],
      },
      {
        name: '服务职工',
        items: [{ number: '2.1', text: '生病住院、婚丧嫁娶必访', max: 10, self: 8, note: '慰问 31 人次' }],
      },
    ],
    total: 17.5,
    max: 20,
    level: '先进教工小家',
    conditions: ['无一票否决事项', '已获合格教工小家（2023年）'],
    review: {
      distributed: 141,
      returned: 137,
      valid: 137,
      satisfied: 127,
      basicallySatisfied: 10,
      dissatisfied: 0,
    },
  },
  'school-report': {
    head: { org: '示例大学工会' },
    from: day('2026-01-01'),
    to: day('2026-06-30'),
    lines: ['机械学院分工会', '材料学院分工会', '后勤分工会'].flatMap((branch) => [
      { branch, event: '住院', payer: '分工会经费', count: 4, goods: yuan(1200), cash: yuan(0) },
      { branch, event: '直系亲属去世', payer: '分工会经费', count: 1, goods: yuan(0), cash: yuan(1000) },
      { branch, event: '退休离岗', payer: '校工会', count: 2, goods: yuan(800), cash: yuan(0) },
    ]),
  },
  ...shortHelp,
  'fund-disclosure': {
    head,
    year: 2026,
    asOf: day('2026-11-26'),
    opening: yuan(1200.5),
    income: [
      { name: '按人数拨款', count: 2, amount: yuan(18400) },
      { name: '会费', count: 11, amount: yuan(2340.1) },
    ],
    spending: [
      { name: '文体活动支出', count: 14, amount: yuan(9871.3), budget: yuan(10000) },
      { name: '职工慰问支出', count: 9, amount: yuan(3600), budget: yuan(3000) },
      { name: '其他支出', count: 1, amount: yuan(88), budget: null },
    ],
    accounts: [],
    cleared: yuan(0),
    heads: 52,
    basis: ['2025年12月31日会员 52 人，52 × 300.00 = 15,600.00'],
    corrections: 1,
    leftOut: 2,
  },
  roster: {
    head,
    asOf: day('2026-03-08'),
    summary: '女 2 人，非在编 1 人',
    rows: Array.from({ length: 6 }, (_, n) => rosterRow(n)),
  },
  'recovery-sheet': {
    head: { org: '机械学院分工会' },
    fingerprint: '0412 8837 1190 2264 5501',
    madeOn: day('2026-03-08'),
    groups: '1QQPQG9ACTQ7K3ZV6L0JHX2D4MZ8YNR5WE7TUSC3P9FKGA6VL2QXD0HJ8ZM'.match(/.{1,4}/g) ?? [],
  },
}

/** Every paper with as much as an office could put into it. */
export const longSamples: { readonly [Id in PaperId]: PaperData<Id> } = {
  'condolence-form': {
    head: { ...head, number: '2026-007', red: true },
    forms: [
      {
        ...visit,
        member: longName,
        unit: longUnit,
        employment: '人事代理',
        visitors: [longName, '王秀英', '陈磊', latinName],
        item: '水果、鲜花、牛奶、营养品、纪念册及其他日用品若干（见清单）',
        amount: yuan(107000.53),
        override: prose(180),
        situation: prose(2600),
        evidence: ['住院收费票据', '病历首页', '出院记录', '诊断证明', '发票', '照片'],
      },
      { ...visit, approval: ['branch'] },
    ],
  },
  'receipt-list': {
    head,
    occasion: '2026年中秋节慰问（会员实名制发放，标准每人二百元）',
    rows: Array.from({ length: 40 }, (_, n) => ({
      name: n === 7 ? longName : n === 9 ? latinName : nameOf(n),
      staffNumber: `00201${130 + n}`,
      unit: n % 9 === 0 ? longUnit : '机械设计系',
      item: n % 5 === 0 ? '直系亲属（配偶之父）去世慰问金及慰问品' : '中秋慰问品',
      amount: yuan(n === 5 ? 1234567.5 : 200),
      day: day('2026-12-28'),
      account: `62220200000000000${10 + n}`,
      bank: '中国工商银行股份有限公司北京海淀西区支行',
    })),
  },
  'sign-in-list': {
    ...shortSamples['sign-in-list'],
    activity: '庆祝第一百一十六个国际劳动妇女节暨教职工春季健步走与团队建设系列活动（第三场）',
    to: day('2026-03-10'),
    place: '北京市海淀区玉渊潭公园东门广场及环湖步道全程',
    rows: Array.from({ length: 200 }, (_, n) => ({
      name: n === 3 ? longName : n === 4 ? latinName : nameOf(n),
      staffNumber: `00201${130 + n}`,
      unit: n % 11 === 0 ? longUnit : '机械设计系',
    })),
  },
  'activity-record': {
    ...shortSamples['activity-record'],
    name: '庆祝第一百一十六个国际劳动妇女节暨教职工春季健步走与团队建设系列活动（第三场）',
    to: day('2026-03-10'),
    content: prose(3000),
    spending: Array.from({ length: 40 }, (_, n) => ({
      item: n % 7 === 0 ? '活动服装（短袖、帽子、号码布，含运费及加急制作费用）' : '饮用水',
      quantity: '40 瓶',
      price: yuan(2),
      amount: yuan(n === 3 ? 123456.78 : 80),
      source: '分工会经费',
    })),
  },
  'activity-notice': {
    ...shortSamples['activity-notice'],
    subject: '关于举办“庆祝第一百一十六个国际劳动妇女节暨教职工春季健步走与团队建设系列活动（第三场）”的通知',
    text: Array.from({ length: 9 }, () => prose(440)).join('\n\n'),
  },
  'activity-news': {
    ...shortSamples['activity-news'],
    subject: '庆祝第一百一十六个国际劳动妇女节暨教职工春季健步走与团队建设系列活动（第三场）',
    text: prose(4000),
  },
  'proposal-form': {
    head,
    forms: [
      {
        ...proposal,
        proposer: {
          name: longName,
          unit: longUnit,
          delegation: '材料科学与工程学院代表团',
          phone: '010-88880000-8123',
        },
        seconders: Array.from({ length: 12 }, (_, n) => ({
          name: n === 2 ? longName : nameOf(n),
          unit: n === 4 ? longUnit : '材料学院',
          delegation: '材料学院代表团',
        })),
        reason: prose(1800),
        measures: prose(2500),
        review: `立案。${prose(200)}`,
        reply: prose(1500),
        feedback: '满意',
      },
    ],
  },
  'proposal-summary': {
    head,
    congress: '第八届第二次会议',
    rows: Array.from({ length: 40 }, (_, n) => ({
      ...proposalRow,
      number: `2026-${n + 1}`,
      title: n % 6 === 0 ? `关于${prose(110)}的提案` : '关于延长图书馆教师阅览室开放时间的提案',
      proposer: n === 3 ? longName : nameOf(n),
      seconders:
        n % 6 === 0 ? [longName, ...Array.from({ length: 8 }, (_, k) => nameOf(k))] : ['王秀英', '陈磊'],
    })),
  },
  'self-rating': {
    ...shortSamples['self-rating'],
    groups: Array.from({ length: 6 }, (_, g) => ({
      name: `第${g + 1}部分 组织建设`,
      items: Array.from({ length: 8 }, (_, n) => ({
        number: `${g + 1}.${n + 1}`,
        text: n % 4 === 0 ? prose(160) : '分工会委员会健全，每季度至少开会一次，有记录',
        max: 5,
        self: 4.25,
        note: n % 3 === 0 ? prose(200) : '本年会议 5 次',
      })),
    })),
    conditions: Array.from({ length: 6 }, (_, n) => `${n + 1}. ${prose(60)}`),
  },
  'school-report': {
    head: { org: '示例大学工会', number: '校工字〔2026〕7号', red: true },
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    lines: Array.from({ length: 30 }, (_, n) => `${n % 9 === 0 ? longUnit : `第${n + 1}学院`}分工会`).flatMap(
      (branch) =>
        ['节日', '生日', '结婚', '住院', '直系亲属去世', '退休离岗', '困难'].map((event, n) => ({
          branch,
          event,
          payer: n === 5 ? '校工会' : '分工会经费',
          count: 12,
          goods: yuan(n === 4 ? 0 : 123456.5),
          cash: yuan(n === 4 ? 10000 : 0),
          other: yuan(n === 6 ? 500 : 0),
        })),
    ),
  },
  ...longHelp({ name: longName, unit: longUnit, text: prose }),
  'fund-disclosure': {
    ...shortSamples['fund-disclosure'],
    head: { org: `${longUnit}分工会`, school: '示例大学工会', number: '2026-011' },
    opening: yuan(-1234567.89),
    income: Array.from({ length: 40 }, (_, n) => ({
      name: n % 9 === 0 ? prose(40) : `来源${n + 1}`,
      count: n,
      amount: yuan(123456789.01),
    })),
    spending: Array.from({ length: 40 }, (_, n) => ({
      name: `类别${n + 1}`,
      count: 1000,
      amount: yuan(98765432.1),
      budget: n % 3 === 0 ? null : yuan(1000000),
    })),
    accounts: [
      {
        name: '分工会经费',
        opening: yuan(1200),
        income: yuan(15_600),
        spending: yuan(16_702.97),
        closing: yuan(97.03),
      },
      {
        name: '女工活动费',
        opening: yuan(0),
        income: yuan(4100),
        spending: yuan(4100),
        closing: yuan(0),
      },
    ],
    cleared: yuan(97.03),
    basis: Array.from({ length: 6 }, () => prose(60)),
  },
  roster: {
    ...shortSamples.roster,
    rows: Array.from({ length: 200 }, (_, n) => ({
      ...rosterRow(n % 6),
      name: n === 3 ? longName : n === 4 ? latinName : nameOf(n),
      unit: n % 7 === 0 ? longUnit : '机械设计系',
      post: n % 20 === 0 ? '女工委员、组织委员' : '',
      note: n % 15 === 0 ? '保留会籍' : '',
    })),
  },
  'recovery-sheet': {
    head: { org: '机械学院分工会' },
    fingerprint: '0412 8837 1190 2264 5501',
    madeOn: day('2026-03-08'),
    groups: '1QQPQG9ACTQ7K3ZV6L0JHX2D4MZ8YNR5WE7TUSC3P9FKGA6VL2QXD0HJ8ZM'.match(/.{1,4}/g) ?? [],
  },
}

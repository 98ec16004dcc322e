import { yuan } from '#shared/base/money.ts'
import type { HardshipForm } from '#shared/documents/hardship-form.ts'
import type { HelpLedger } from '#shared/documents/help-ledger.ts'
import type { VisitReturn } from '#shared/documents/visit-return.ts'
import { day } from './record.ts'

const head = { org: '机械学院分工会', school: '示例大学工会' }

const family: HardshipForm['family'] = [
  {
    name: '王强',
    relation: '配偶',
    sex: '男',
    birthday: day('1978-05-06'),
    idNumber: '110105197805060011',
    health: '良好',
    monthly: yuan(3200),
    occupation: '自由职业',
    insurance: '居民医保',
  },
  {
    name: '王小敏',
    relation: '子女',
    sex: '女',
    birthday: day('2008-09-01'),
    idNumber: '',
    health: '良好',
    monthly: null,
    occupation: '示例中学学生',
    insurance: '居民医保',
  },
]

const form: HardshipForm = {
  head,
  name: '李敏',
  staffNumber: '0020135',
  sex: '女',
  ethnicity: '汉族',
  political: '群众',
  birthday: day('1980-02-03'),
  idNumber: '11010519800203002X',
  phone: '13800000000',
  contact: '',
  unit: '机械设计系',
  arrivedOn: day('2004-07-01'),
  category: '意外致困户',
  level: '特困',
  health: '恶性肿瘤',
  disability: '',
  modelWorker: '',
  marital: '已婚',
  singleParent: '否',
  householdType: '城镇',
  householdPlace: '示例市示例区',
  address: '示例路 1 号 2 单元 301',
  housing: '商品房',
  area: '82',
  insurance: '职工医保',
  selfHelp: '有',
  zeroEmployment: '否',
  monthly: yuan(6800),
  otherYearly: yuan(0),
  yearly: yuan(120_000),
  people: 3,
  perHead: yuan(3333.33),
  cause: '患重特大疾病',
  otherCauses: '子女上学',
  papers: '困难申请书、户口簿、收入证明、诊断证明',
  story: '本人患病手术后长期治疗，自费部分较多；女儿读高中。',
  family,
  steps: ['2025年12月1日 建档', '2026年11月20日 复核，下次复核 2027年11月20日'],
  openedBy: '陈磊',
  reviewedBy: '',
}

const ledger: HelpLedger = {
  head,
  year: 2026,
  people: 2,
  rows: [
    {
      name: '李敏',
      unit: '机械设计系',
      day: day('2026-03-08'),
      content: '医疗救助',
      form: '现金',
      amount: yuan(2000),
      payer: '校工会',
    },
    {
      name: '张伟',
      unit: '实验中心',
      day: day('2026-08-28'),
      content: '助学',
      form: '现金',
      amount: yuan(1500),
      payer: '学校福利费',
      campaign: '2026年金秋助学',
    },
    { name: '李敏', unit: '机械设计系', day: day('2026-05-04'), content: '心理疏导', form: '服务' },
  ],
  sums: [
    { name: '现金', times: 2, amount: yuan(3500) },
    { name: '服务', times: 1, amount: yuan(0) },
  ],
}

const returned: VisitReturn = {
  head,
  year: 2025,
  tables: [
    {
      title: '结婚、生育',
      matter: '慰问事项',
      rows: [
        {
          name: '周丽',
          staffNumber: '0020201',
          unit: '机械设计系',
          matter: '结婚',
          happenedOn: day('2025-05-01'),
          visitedOn: day('2025-05-10'),
          form: '实物',
          amount: yuan(600),
          evidence: '结婚证',
        },
      ],
    },
    {
      title: '生病住院',
      matter: '慰问事项',
      rows: [
        {
          name: '李敏',
          staffNumber: '0020135',
          unit: '实验中心',
          matter: '生病住院',
          happenedOn: day('2025-12-29'),
          visitedOn: null,
          evidence: '住院收费票据',
          note: '缺：病历首页、出院记录',
        },
      ],
    },
    { title: '直系亲属去世', matter: '去世亲属', rows: [] },
    { title: '退休离岗', matter: '慰问事项', rows: [] },
  ],
}

/** The papers of help with little in them. */
export const shortHelp = { 'hardship-form': form, 'help-ledger': ledger, 'visit-return': returned }

/** The papers of help with as much as they can hold. */
export const longHelp = (words: {
  readonly name: string
  readonly unit: string
  readonly text: (length: number) => string
}): typeof shortHelp => {
  const many = <Row>(
    count: number,
    rows: readonly Row[],
    change: (n: number) => Partial<Row>,
  ): readonly Row[] =>
    Array.from({ length: count }, (_, n) => ({ ...(rows[n % rows.length] as Row), ...change(n) }))
  return {
    'hardship-form': {
      ...form,
      name: words.name,
      unit: words.unit,
      address: words.text(190),
      story: words.text(2000),
      family: many(20, family, (n) => ({
        name: n % 5 === 0 ? words.name : `亲属${n}`,
        occupation: words.text(50),
      })),
      steps: Array.from({ length: 30 }, (_, n) => `第 ${n + 1} 次复核：${words.text(80)}`),
    },
    'help-ledger': {
      ...ledger,
      head: { ...head, org: `${words.unit}分工会` },
      rows: many(120, ledger.rows, (n) => ({
        name: n % 7 === 0 ? words.name : `会员${n}`,
        unit: words.unit,
        amount: yuan(1_234_567.89),
        item: words.text(60),
      })),
    },
    'visit-return': {
      ...returned,
      tables: returned.tables.map((table, at) => ({
        ...table,
        rows: many(at * 20 + 12, returned.tables[0]?.rows ?? [], (n) => ({
          name: n % 7 === 0 ? words.name : `会员${n}`,
          unit: words.unit,
          note: words.text(40),
        })),
      })),
    },
  }
}

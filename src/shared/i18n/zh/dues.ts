import type { duesBase, memberDues } from '../../domain/dues.ts'
import type { KindWords } from '../kind-words.ts'

const parts = { due: '应交', paid: '实交', waived: '免交' }

/** 会费. */
export const dues = {
  kind: '会费',
  fields: {
    member: '会员',
    year: '年度',
    m01: '1月',
    m02: '2月',
    m03: '3月',
    m04: '4月',
    m05: '5月',
    m06: '6月',
    m07: '7月',
    m08: '8月',
    m09: '9月',
    m10: '10月',
    m11: '11月',
    m12: '12月',
    note: '说明',
  },
  parts: {
    m01: parts,
    m02: parts,
    m03: parts,
    m04: parts,
    m05: parts,
    m06: parts,
    m07: parts,
    m08: parts,
    m09: parts,
    m10: parts,
    m11: parts,
    m12: parts,
  },
  choices: {},
  base: {
    kind: '会费基数',
    fields: { member: '会员', from: '从哪个月起', base: '月工资基数' },
    parts: {},
    choices: {},
  },
  tab: '会费',
  title: '会费登记',
  year: '年度',
  month: '月份',
  monthOf: (year: number, month: number) => `${year}年${month}月`,
  earlier: '上个月',
  later: '下个月',
  lead: (rate: string, unit: string, rounding: 'nearest' | 'down' | 'up') =>
    `应交按工资基数的 ${rate} 计算，到${unit}${{ nearest: '（四舍五入）', down: '（舍去尾数）', up: '（进位）' }[rounding]}。实交已按应交填好，只改不一样的人。`,
  units: { fen: '分', jiao: '角', yuan: '元', other: (amount: string) => ` ${amount} 元` },
  noRule: '没有会费规则，应交请自己填写。',
  source: (title: string, clause: string | null) => (clause === null ? title : `${title}（${clause}）`),
  rule: (source: string) => `依据：${source}`,
  paste: '可以从 Excel 复制“职工号（或姓名）、基数”两列，在这里按 Ctrl+V。',
  pasted: (found: number, unknown: number) =>
    unknown > 0
      ? `已填入 ${found} 人的基数，${unknown} 行没有找到对应的人或金额。`
      : `已填入 ${found} 人的基数。`,
  column: { base: '工资基数', due: '应交', paid: '实交', waived: '免交', before: '以前欠交', state: '状态' },
  cell: (column: string, name: string) => `${column} ${name}`,
  states: { saved: '已登记', open: '未登记', noBase: '缺基数', owing: '欠交', settled: '已交清' },
  filter: { label: '筛选', owing: '欠交', noBase: '缺基数', open: '未登记' },
  save: (people: number, total: string) => `登记 ${people} 人，实交 ${total} 元`,
  nothing: '没有要登记的。缺基数的人请先填工资基数或应交金额。',
  wrongPaid: (name: string) => `${name} 的实交多于应交，请核对；多交的请把应交一并改为实际应交数。`,
  saved: (month: string, people: number) => `已登记 ${month} 会费 ${people} 人。`,
  baseFrom: (month: string) => `改动的基数从 ${month} 起计算，以前月份不变。`,
  future: '这个月还没有到。',
  empty: '这个月没有会员。',
  panel: {
    none: '还没有登记会费。在会员页的“更多 → 会费登记”里按月登记。',
    paid: (through: string) => `会费交至 ${through}`,
    owing: (months: number, since: string, amount: string) =>
      `欠交 ${months} 个月（从 ${since} 起），共 ${amount} 元`,
    lapse: (months: number) => `已连续 ${months} 个月没有交会费。按规定可视为自动退会，请核实后登记变动。`,
    settle: '补交全部欠费',
    settled: (amount: string) => `已登记补交 ${amount} 元。`,
    base: '工资基数',
    amountOf: (amount: string) => `${amount} 元`,
    waived: '免',
    effect: '规则要求按时交会费的慰问，欠交期间不能享受。',
  },
} satisfies KindWords<typeof memberDues> & { base: KindWords<typeof duesBase>; [more: string]: unknown }

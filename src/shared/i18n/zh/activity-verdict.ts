import { formatFen } from '../../base/money.ts'
import type { ActivitySentence } from '../../domain/activity-verdict.ts'
import { type Sentences, wordIn } from '../sentence.ts'
import { condolence } from './condolence.ts'

const paper = {
  notice: '通知',
  plan: '方案',
  'sign-in-list': '签到表',
  'participant-list': '参加人员名单',
  photo: '照片',
  news: '新闻稿',
  invoice: '发票',
  'payment-proof': '支付凭证',
  'receipt-list': '签领表',
  'transfer-list': '转账信息表',
  'activity-record': '活动登记表',
  menu: '菜单',
}

const signature = { handler: '经手人', witness: '证明人', chair: '分工会主席' }

/** The words of activities that rules speak of. */
export const activityWords = {
  paper,
  signature,
  area: { city: '市内', province: '省内', region: '邻近省市', beyond: '更远' },
  use: {
    prize: '奖金、奖品',
    souvenir: '纪念品',
    goods: '慰问品、日用品',
    food: '食品',
    meal: '餐费',
    supplies: '活动用品',
    transport: '交通',
    ticket: '门票',
    clothes: '服装',
    venue: '场地',
    referee: '裁判劳务',
    cash: '现金补贴',
    other: '其他',
  },
  payer: { ...condolence.choices.payer, staff: '职工自付' },
  form: { individual: '个人', team: '团体' },
  need: {
    ...paper,
    handler: '经手人签字',
    witness: '证明人签字',
    chair: '分工会主席签字',
    use: '每笔支出的用途',
    payer: '每笔支出的经费来源',
    'invoice-no': '发票号码',
    'invoice-day': '开票日期',
  },
}

const words = (table: Readonly<Record<string, string>>, values: readonly string[]): string =>
  values.map((value) => wordIn(table, value)).join('、')

const spent = (uses: readonly string[]): string =>
  uses.length === 0 ? '总额' : words(activityWords.use, uses)

const part = (share: { readonly part: number; readonly of: number }): string => `${share.part}/${share.of}`

const heads = (one: { readonly on: string | null; readonly heads: number }): string =>
  one.on === null ? `实际参加 ${one.heads} 人` : `${one.on} 会员 ${one.heads} 人`

const prizeName = (one: { readonly item: string; readonly form: string; readonly rank: number }): string =>
  `${one.item ? `${one.item} ` : ''}${wordIn(activityWords.form, one.form)}第 ${one.rank} 名`

/** What the rules say of an activity, in sentences with their numbers. */
export const activitySentences: Sentences<ActivitySentence> = {
  'no-pack': '还没有活动规则，没有核对。',
  'no-rule': '规则没有规定这类活动，没有核对。',
  'nobody-signed-in': '还没有人签到，不能按人数核对。',
  'over-per-head': ({ uses, per, amount, cap, total, most, heads: count }) =>
    `${spent(uses)} ${formatFen(amount)} 元/人${per === 'day' ? '·天' : ''}，规定不超过 ${formatFen(cap)} 元（${count} 人共 ${formatFen(total)} 元，不超过 ${formatFen(most)} 元）。`,
  'over-per-year': ({ uses, amount, cap }) =>
    `本年累计${spent(uses)} ${formatFen(amount)} 元/人，规定每年不超过 ${formatFen(cap)} 元。`,
  'over-grant': ({ payers, per, total, most, perHead, ...one }) =>
    `${words(activityWords.payer, payers) || '经费'}${per === 'year' ? '本年累计' : '支付'} ${formatFen(total)} 元，规定不超过 ${formatFen(most)} 元（${heads(one)} × ${formatFen(perHead)} 元）。`,
  'staff-pays-rest': ({ total, most, rest, perHead, ...one }) =>
    `总额 ${formatFen(total)} 元，最多报账 ${formatFen(most)} 元（${heads(one)} × ${formatFen(perHead)} 元），超出的 ${formatFen(rest)} 元由职工自付。`,
  'use-not-allowed': ({ use, items, prizes }) =>
    `${prizes === 'with' ? '设奖的活动' : prizes === 'without' ? '不设奖的活动' : '这类活动'}不得列支${wordIn(activityWords.use, use)}（${items.join('、')}）。`,
  'item-refused': ({ items }) => `按规定不得购买：${items.join('、')}。`,
  'item-not-allowed': ({ items }) => `不在开支范围内：${items.join('、')}。`,
  'goods-not-listed': ({ items, allowed }) =>
    `${items.join('、')} 不在规定的物品范围内（${allowed.join('、')}）。`,
  'meal-too-short': ({ hours, from }) => `时长 ${hours} 小时，规定 ${from} 小时以上才能列支餐费。`,
  'hours-needed': ({ from }) => `请填写时长：规定 ${from} 小时以上才能列支餐费。`,
  'too-many-winners': ({ winners, max, heads: came, ...share }) =>
    `获奖 ${winners} 人，参加 ${came} 人，规定获奖不超过 ${part(share)}（${max} 人）。`,
  'prize-over-cap': ({ amount, most, heads: size, perHead, ...one }) =>
    size > 1
      ? `${prizeName(one)} ${formatFen(amount)} 元，规定不超过 ${formatFen(most)} 元（${size} 人 × ${formatFen(perHead)} 元）。`
      : `${prizeName(one)} ${formatFen(amount)} 元，规定不超过 ${formatFen(most)} 元。`,
  'prize-not-lower': ({ amount, above, ...one }) =>
    `${prizeName(one)} ${formatFen(amount)} 元，没有低于前一名次（${formatFen(above)} 元），规定依次递减。`,
  'not-same-day': ({ days }) => `活动 ${days} 天，规定当日往返。`,
  'area-not-allowed': ({ area, areas }) =>
    `活动地域为${wordIn(activityWords.area, area)}，规定限于${words(activityWords.area, areas)}。`,
  'area-unknown': ({ areas }) => `没有填写活动地域，规定限于${words(activityWords.area, areas)}。`,
  'too-few': ({ heads: came, members, least, ...share }) =>
    `参加 ${came} 人，会员 ${members} 人，规定参加不少于 ${part(share)}（${least} 人）。`,
  'claim-late': ({ on, last }) => `${on} 报账已逾期，规定不晚于 ${last}。`,
  'too-many-invoices': ({ count, max, joint }) =>
    `发票 ${count} 张，规定${joint ? '联合的分工会' : ''}不超过 ${max} 张。`,
  'invoice-late': ({ items, on, last }) =>
    `发票日期 ${on}（${items.join('、')}），规定不晚于 ${last}，不能报账。`,
}

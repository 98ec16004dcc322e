import {
  type CondolenceEvent,
  condolenceEvents,
  type festivals,
  type giftForms,
  type payers,
  type Relation,
  type relations,
  type severities,
} from '../domain/condolence.ts'
import type { CellInput } from './cell.ts'
import { type ColumnsAs, findHeadings, guessBy } from './guess-sheet.ts'

/** What a column of an old list of visits may hold. */
export const visitFields = [
  'name',
  'staffNo',
  'event',
  'festival',
  'relation',
  'severity',
  'happenedOn',
  'visitedOn',
  'amount',
  'form',
  'item',
  'payer',
  'companions',
  'campaign',
  'words',
] as const
/** One of them. */
export type VisitField = (typeof visitFields)[number]

/** Headings that offices use, the usual one first. */
const headings: Readonly<Record<VisitField, readonly string[]>> = {
  name: ['姓名', '会员', '会员姓名', '慰问对象', '被慰问人', '职工姓名', 'name', 'member'],
  staffNo: ['职工号', '工号', '教工号', '教职工号', '人员编号', 'staffnumber'],
  event: [
    '慰问事项',
    '事项',
    '慰问原因',
    '慰问事由',
    '事由',
    '原因',
    '慰问类型',
    '类型',
    '慰问类别',
    '慰问项目',
    'event',
  ],
  festival: ['节日', 'festival'],
  relation: ['与会员关系', '关系', '与本人关系', 'relation'],
  severity: ['轻重', '病情轻重', 'severity'],
  happenedOn: ['事项日期', '发生日期', '住院日期', '发生时间', 'happenedon'],
  visitedOn: ['慰问日期', '慰问时间', '日期', '时间', '发放日期', '走访日期', 'visitedon', 'date'],
  amount: ['金额', '慰问金额', '慰问金', '标准', '慰问标准', '发放金额', '合计金额', '金额元', 'amount'],
  form: ['慰问形式', '形式', '发放形式', '慰问方式', '方式', 'form'],
  item: ['慰问品', '物品', '物品名称', '慰问品名称', 'item'],
  payer: ['列支渠道', '经费来源', '支付渠道', '经费渠道', '资金来源', '列支', 'payer'],
  companions: ['同行人员', '慰问人', '慰问人员', '走访人', '走访人员', 'companions'],
  campaign: ['专项活动', '活动', '活动名称', 'campaign'],
  words: ['情况说明', '备注', '说明', '慰问情况', 'notes', 'remarks'],
}

/** Guesses each column by its heading. */
export const guessVisitColumns: (cells: readonly CellInput[]) => ColumnsAs<VisitField> = guessBy(headings)

/** The row of headings: one that names people and something of a visit. */
export const findVisitHeadings = (rows: readonly (readonly CellInput[])[]): number | null =>
  findHeadings(
    rows,
    guessVisitColumns,
    (known) => known.length >= 2 && (known.includes('name') || known.includes('staffNo')),
  )

/** What stands in the way of reading with these columns. */
export type VisitColumnProblem =
  | { readonly type: 'no-person-column' | 'no-event-column' | 'no-day-column' }
  | { readonly type: 'column-twice'; readonly field: VisitField; readonly columns: readonly number[] }

/** What is wrong with the columns, as guessed or as a person set them. `forAll` says what holds for rows that say nothing. */
export const checkVisitColumns = (
  mapping: ColumnsAs<VisitField>,
  forAll: { readonly event: boolean },
): readonly VisitColumnProblem[] => {
  const has = (field: VisitField) => mapping.includes(field)
  const twice = visitFields.flatMap((field): VisitColumnProblem[] => {
    const columns = mapping.flatMap((one, n) => (one === field ? [n] : []))
    return columns.length > 1 ? [{ type: 'column-twice', field, columns }] : []
  })
  return [
    ...(has('name') || has('staffNo') ? [] : [{ type: 'no-person-column' } as const]),
    ...(has('event') || has('festival') || forAll.event ? [] : [{ type: 'no-event-column' } as const]),
    ...(has('visitedOn') || has('happenedOn') ? [] : [{ type: 'no-day-column' } as const]),
    ...twice,
  ]
}

type WordsFor<C extends readonly string[]> = Readonly<Record<C[number], readonly string[]>>

/** Words that offices write for each choice, beside the product's own; recognised, never shown. */
export const visitSynonyms: {
  readonly festival: WordsFor<typeof festivals>
  readonly relation: WordsFor<typeof relations>
  readonly severity: WordsFor<typeof severities>
  readonly form: WordsFor<typeof giftForms>
  readonly payer: WordsFor<typeof payers>
} = {
  festival: {
    'new-year': ['元旦', '新年'],
    'spring-festival': ['春节', '农历新年', '过年'],
    qingming: ['清明'],
    'labour-day': ['劳动节', '五一', '五一劳动节', '51'],
    'dragon-boat': ['端午'],
    'mid-autumn': ['中秋'],
    'national-day': ['国庆', '十一'],
    'women-day': ['妇女节', '三八', '三八妇女节', '38'],
    'teachers-day': ['教师节'],
    ethnic: ['民族节日', '古尔邦节', '开斋节'],
  },
  relation: {
    self: ['本人', '自己', '职工本人', '会员本人'],
    spouse: ['配偶', '丈夫', '妻子', '爱人'],
    parent: ['父母', '父亲', '母亲', '父', '母'],
    child: ['子女', '儿子', '女儿', '孩子'],
    'parent-in-law': ['岳父母', '公婆', '岳父', '岳母', '公公', '婆婆', '配偶父母'],
  },
  severity: {
    ordinary: ['一般', '普通', '轻'],
    serious: ['较重', '重'],
    critical: ['重大', '危重', '病危'],
  },
  form: {
    goods: ['实物', '慰问品', '物品'],
    cash: ['慰问金', '现金', '钱', '转账'],
    voucher: ['提货券', '券', '蛋糕券', '提货单'],
    card: ['慰问卡', '卡', '购物卡'],
    souvenir: ['纪念品'],
  },
  payer: {
    'branch-fund': ['分工会', '分工会经费', '本级经费', '二级工会', '工会小组经费'],
    'school-union': ['校工会', '校工会经费', '学校工会', '校级工会'],
    'welfare-fund': ['福利费', '学校福利费'],
    'personnel-office': ['人事处', '人力资源处'],
    'mutual-aid': ['互助金', '互助基金', '爱心基金'],
    'college-administration': ['学院', '学院行政', '行政经费'],
  },
}

/** Words for events, with the one for whose sake it was where the word says so. Longer words count first. */
const eventWords: readonly (readonly [word: string, event: CondolenceEvent, relation?: Relation])[] = [
  ['岳父去世', 'relative-death', 'parent-in-law'],
  ['岳母去世', 'relative-death', 'parent-in-law'],
  ['公公去世', 'relative-death', 'parent-in-law'],
  ['婆婆去世', 'relative-death', 'parent-in-law'],
  ['父亲去世', 'relative-death', 'parent'],
  ['母亲去世', 'relative-death', 'parent'],
  ['父亲病故', 'relative-death', 'parent'],
  ['母亲病故', 'relative-death', 'parent'],
  ['父母去世', 'relative-death', 'parent'],
  ['父丧', 'relative-death', 'parent'],
  ['母丧', 'relative-death', 'parent'],
  ['配偶去世', 'relative-death', 'spouse'],
  ['丈夫去世', 'relative-death', 'spouse'],
  ['妻子去世', 'relative-death', 'spouse'],
  ['子女去世', 'relative-death', 'child'],
  ['直系亲属去世', 'relative-death'],
  ['亲属去世', 'relative-death'],
  ['家属去世', 'relative-death'],
  ['丧葬', 'relative-death'],
  ['丧事', 'relative-death'],
  ['本人去世', 'member-death', 'self'],
  ['会员去世', 'member-death', 'self'],
  ['职工去世', 'member-death', 'self'],
  ['重大疾病', 'critical-illness'],
  ['大病', 'critical-illness'],
  ['重病', 'critical-illness'],
  ['手术', 'surgery'],
  ['住院', 'illness'],
  ['生病', 'illness'],
  ['患病', 'illness'],
  ['疾病', 'illness'],
  ['探病', 'illness'],
  ['结婚', 'marriage'],
  ['新婚', 'marriage'],
  ['婚庆', 'marriage'],
  ['生育', 'childbirth'],
  ['生孩子', 'childbirth'],
  ['生产', 'childbirth'],
  ['分娩', 'childbirth'],
  ['新生儿', 'childbirth'],
  ['生日', 'birthday'],
  ['退休', 'retirement'],
  ['离岗', 'retirement'],
  ['困难', 'hardship'],
  ['意外', 'accident'],
  ['灾害', 'accident'],
  ['受灾', 'accident'],
  ['劳模', 'model-worker'],
  ['送清凉', 'summer-cooling'],
  ['高温', 'summer-cooling'],
  ['送温暖', 'winter-warmth'],
  ['节日', 'festival'],
]

/** What the word of a list says a visit was for. Null when it says nothing known. */
export const readEvent = (
  text: string,
  words: {
    readonly event: Readonly<Record<CondolenceEvent, string>>
    readonly festivalOf: (text: string) => string | null
  },
): {
  readonly event: CondolenceEvent
  readonly relation: Relation | null
  readonly festival: string | null
} | null => {
  const own = condolenceEvents.find((event) => words.event[event] === text)
  if (own) return { event: own, relation: null, festival: null }
  const festival = words.festivalOf(text.replace(/^\d{4}年?/, '').replace(/(慰问品?|福利)$/, ''))
  if (festival) return { event: 'festival', relation: null, festival }
  const found = eventWords.find(([word]) => text.includes(word))
  return found ? { event: found[1], relation: found[2] ?? null, festival: null } : null
}

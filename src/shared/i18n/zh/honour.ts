import type { FieldProblem } from '../../domain/check.ts'
import type { HonourProblem, memberHonour } from '../../domain/honour.ts'
import { dayZh } from '../format.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

const problems: Sentences<Exclude<HonourProblem, FieldProblem>> = {
  'honour-in-future': '年度或颁发日期在今天之后，请核对。',
  'honour-other-year': '颁发日期不在所填的年度里，请核对。',
  'honour-before-birth': ({ birthday }) => `年度不晚于出生日期 ${dayZh(birthday)}，请核对。`,
  'honour-twice': '这一年的同一称号已经登记过。',
}

/** 荣誉和劳模. */
export const honour = {
  kind: '荣誉',
  fields: {
    member: '会员',
    title: '称号',
    sort: '类别',
    level: '级别',
    year: '年度',
    awardedOn: '颁发日期',
    issuer: '颁发单位',
    note: '说明',
  },
  parts: {},
  choices: {
    sort: {
      'model-worker': '劳动模范',
      'advanced-worker': '先进工作者',
      'labour-medal': '五一劳动奖章',
      women: '三八红旗手',
      ethics: '师德、育人榜样',
      teaching: '教学、技能竞赛',
      union: '工会干部、积极分子',
      other: '其他',
    },
    level: {
      national: '国家级',
      provincial: '省部级',
      city: '地市级',
      school: '校级',
      branch: '院级',
      other: '其他',
    },
  },
  problems,
  /** Offered while a title is typed; any other may be written. */
  titles: [
    '全国劳动模范',
    '全国先进工作者',
    '全国五一劳动奖章',
    '全国三八红旗手',
    '省（市）劳动模范',
    '省（市）先进工作者',
    '首都劳动奖章',
    '三八红旗奖章',
    '育人榜样（先锋）',
    '师德榜样（先锋）',
    '优秀工会干部',
    '优秀工会积极分子',
    '优秀工会之友',
  ] as readonly string[],
  tab: '荣誉',
  title: '荣誉和劳模',
  add: '登记荣誉',
  addFor: (name: string) => `登记荣誉：${name}`,
  editFor: (name: string) => `修改荣誉：${name}`,
  none: '没有登记荣誉。',
  count: (people: number, workers: number) => `${people} 人有荣誉，其中劳模 ${workers} 人`,
  filter: { label: '筛选', modelWorkers: '劳模', high: '省部级以上', thisYear: '本年' },
  empty: '还没有登记荣誉。',
  choose: '会员',
  needMember: '请选择会员。',
  saved: '已登记荣誉。',
  void: '作废',
  voidTitle: '作废这条荣誉？',
  voided: '已作废荣誉记录。',
} satisfies KindWords<typeof memberHonour> & { [more: string]: unknown }

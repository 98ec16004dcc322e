import type { homeRating, homeScore } from '../../domain/home.ts'
import type { KindWords } from '../kind-words.ts'

/** 小家. */
export const home = {
  kind: '小家自评',
  fields: {
    year: '年度',
    table: '评分表',
    target: '申报等级',
    ownLevel: '现有等级',
    dueOn: '报送截止',
    submittedOn: '报送日期',
    summary: '自评总结',
    review: '会员民主评议',
    result: '校工会考评',
  },
  parts: {
    table: { id: '评分表', version: '版本' },
    target: { scheme: '等级办法', level: '等级' },
    review: {
      distributed: '发放',
      returned: '收回',
      valid: '有效',
      satisfied: '满意',
      basicallySatisfied: '基本满意',
      dissatisfied: '不满意',
    },
    result: { points: '考评得分', level: '评定等级', day: '日期', note: '意见' },
  },
  choices: {},
  score: {
    kind: '自评得分',
    fields: { rating: '小家自评', indicator: '指标', self: '自评', schoolScore: '考评' },
    parts: {
      self: { points: '自评分', count: '次数或百分率', note: '自评说明' },
      schoolScore: { points: '考评分', note: '考评意见' },
    },
    choices: {},
  },
} satisfies KindWords<typeof homeRating> & { score: KindWords<typeof homeScore>; [more: string]: unknown }

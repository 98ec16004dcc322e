import type { FieldProblem } from '../../domain/check.ts'
import type { homeRating, homeScore } from '../../domain/home.ts'
import type { RatingProblem } from '../../domain/home-check.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

const problems: Sentences<Exclude<RatingProblem, FieldProblem>> = {
  'more-returned-than-distributed': '收回份数多于发放份数。',
  'more-valid-than-returned': '有效份数多于收回份数。',
  'more-answers-than-valid': '满意、基本满意和不满意之和多于有效份数。',
  'submitted-in-future': '报送日期在今天之后。',
}

/** Rules are not imported here; the shapes are those of `rules/rating-score.ts`. */
type ScoreProblem =
  | { readonly type: 'points-negative' }
  | { readonly type: 'points-over-max'; readonly max: number }
  | { readonly type: 'points-not-a-step'; readonly steps: readonly number[] }
  | { readonly type: 'points-too-fine' }
  | { readonly type: 'percent-over-100' }
const scoreProblems: Sentences<ScoreProblem> = {
  'points-negative': '得分不能小于 0。',
  'points-over-max': ({ max }) => `得分不能超过 ${max} 分。`,
  'points-not-a-step': ({ steps }) => `只能是 ${steps.join('、')} 分中的一档。`,
  'points-too-fine': '得分最多两位小数。',
  'percent-over-100': '百分率不能超过 100。',
}

type LevelBar =
  | { readonly type: 'points-missing'; readonly points: number }
  | { readonly type: 'must-hold'; readonly level: string; readonly name: string }
  | { readonly type: 'group-below-floor'; readonly group: string; readonly floor: number }
const bars: Sentences<LevelBar> = {
  'points-missing': ({ points }) => `还差 ${points} 分`,
  'must-hold': ({ name }) => `须先获得“${name}”`,
  'group-below-floor': ({ group, floor }) => `“${group}”低于 ${floor} 分`,
}

type TableWarning =
  | {
      readonly type: 'group-sum-differs'
      readonly group: string
      readonly printed: number
      readonly sum: number
    }
  | { readonly type: 'total-differs'; readonly printed: number; readonly sum: number }
const tableWarnings: Sentences<TableWarning> = {
  'group-sum-differs': ({ group, printed, sum }) =>
    `“${group}”标题写 ${printed} 分，各项合计 ${sum} 分，按合计计算。`,
  'total-differs': ({ printed, sum }) => `表上总分写 ${printed} 分，各项合计 ${sum} 分，按合计计算。`,
}

const ruleText = {
  fixed: (max: number) => `0 至 ${max} 分，酌情打分`,
  steps: (steps: readonly { readonly label: string; readonly points: number }[]) =>
    steps.map(({ label, points }) => `${label} ${points} 分`).join('；'),
  deduction: (each: number) => `每次扣 ${each} 分，扣完为止`,
  award: (each: number, max: number) => `每次得 ${each} 分，最多 ${max} 分`,
  percent: (steps: readonly { readonly from: number; readonly points: number }[]) =>
    steps.map(({ from, points }) => `达到 ${from}% 得 ${points} 分`).join('；'),
}

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
  problems,
  scoreProblems,
  bars,
  tableWarnings,
  ruleText,
} satisfies KindWords<typeof homeRating> & { score: KindWords<typeof homeScore>; [more: string]: unknown }

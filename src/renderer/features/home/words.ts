import type { Messages } from '#shared/i18n/messages.ts'
import type { Indicator } from '#shared/rules/rating.ts'
import type { LevelBar, ScoreProblem } from '#shared/rules/rating-score.ts'
import { pointsText } from './rating.ts'

type Words = Messages['homePage']

/** How an indicator is scored, in words. */
export const ruleWords = (t: Words, { rule, max }: Indicator): string => {
  const words = t.item.rule
  switch (rule.kind) {
    case 'fixed':
      return words.fixed(pointsText(max))
    case 'deduction':
      return words.deduction(pointsText(rule.each))
    case 'award':
      return words.award(pointsText(rule.each), pointsText(max))
    case 'steps':
      return rule.steps.map((one) => words.step(one.label, pointsText(one.points))).join(words.join)
    case 'percent':
      return rule.steps.map((one) => words.percent(String(one.from), pointsText(one.points))).join(words.join)
  }
}

/** What is wrong with points, as a sentence. */
export const scoreProblemWords = (t: Words, problem: ScoreProblem): string => {
  switch (problem.type) {
    case 'points-over-max':
      return t.problem['points-over-max'](pointsText(problem.max))
    case 'points-not-a-step':
      return t.problem['points-not-a-step'](problem.steps.map(pointsText).join(t.join))
    default:
      return t.problem[problem.type]
  }
}

/** What bars a level, as a sentence. */
export const barWords = (t: Words, bar: LevelBar): string => {
  switch (bar.type) {
    case 'points-missing':
      return t.side.points(pointsText(bar.points))
    case 'must-hold':
      return t.side.hold(bar.name)
    case 'group-below-floor':
      return t.side.floor(bar.group, pointsText(bar.floor))
  }
}

import type { Messages } from '#shared/i18n/messages.ts'
import type { Indicator } from '#shared/rules/rating.ts'

/** How an indicator is scored, in words. */
export const ruleWords = ({ home: { ruleText } }: Messages, { rule, max }: Indicator): string => {
  switch (rule.kind) {
    case 'fixed':
      return ruleText.fixed(max)
    case 'deduction':
      return ruleText.deduction(rule.each)
    case 'award':
      return ruleText.award(rule.each, max)
    case 'steps':
      return ruleText.steps(rule.steps)
    case 'percent':
      return ruleText.percent(rule.steps)
  }
}

import { expect, it } from 'vitest'
import { ruleDay, rulesOf } from '#renderer/features/fund/rule.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { fundShu2012 } from '#shared/rules/packs/fund-examples.ts'
import { fundPacks } from '#shared/rules/topic-packs.ts'
import { day, rec } from '#tests/support/record.ts'

const today = day('2026-11-26')
const pack = (n: number, values: RulePackRecord) =>
  rec<RulePackRecord>(n, 'rule-pack', {
    topic: 'fund',
    title: '经费办法',
    source: '校工会',
    body: fundShu2012.body,
    ...values,
  })

it('a year is reckoned by the rule in force on its last day, the running one by that of today', () => {
  expect(ruleDay(2025, today)).toBe('2025-12-31')
  expect(ruleDay(2026, today)).toBe(today)
  expect(ruleDay(2027, today)).toBe(today)
  const ruleOf = rulesOf(fundPacks.known([pack(1, { validFrom: day('2026-01-01') })]), today, null)
  expect(ruleOf(2025)?.unspent).toBe('carry')
  expect(ruleOf(2026)?.unspent).toBe('clear')
})

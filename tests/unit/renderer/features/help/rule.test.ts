import { expect, test } from 'vitest'
import { withVerdict } from '#renderer/features/help/rule.ts'
import { yuan } from '#shared/base/money.ts'
import type { Help } from '#shared/domain/help.ts'
import type { HelpVerdict } from '#shared/domain/help-verdict.ts'
import { day, idOf } from '#tests/support/record.ts'

const warning: HelpVerdict = {
  state: 'warning',
  sentences: [{ type: 'over-cap', amount: yuan(3000), cap: yuan(2000) }],
  rule: 'living',
  pack: 'p',
  source: '办法',
  missing: [],
}
const allowed: HelpVerdict = { ...warning, state: 'allowed', sentences: [] }
const draft: Help = { member: idOf(1), day: day('2026-03-08'), content: 'living', overrideReason: '同意' }

test('a help keeps what the rules said, and the reason only where they warned', () => {
  expect(withVerdict(null, draft, warning)).toEqual({ ...draft, verdict: warning })
  expect(withVerdict(null, draft, allowed)).toEqual({ ...draft, verdict: allowed, overrideReason: null })
})

test('other rules alone change nothing that was saved', () => {
  const saved = { ...draft, verdict: allowed, overrideReason: null }
  expect(withVerdict(saved, { ...saved }, { ...allowed, pack: 'q' })).toBe(saved)
  expect(withVerdict(saved, { ...saved, handler: '甲一' }, { ...allowed, pack: 'q' })).toMatchObject({
    handler: '甲一',
    verdict: { pack: 'q' },
  })
})

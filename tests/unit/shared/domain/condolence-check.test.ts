import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { checkVisit, missingSteps, visitDay } from '#shared/domain/condolence-check.ts'
import { parseVerdict, type Verdict, wouldDiffer } from '#shared/domain/verdict.ts'
import { day, idOf } from '#tests/support/record.ts'

const today = day('2026-03-08')
const verdict = (state: Verdict['state']): Verdict => ({
  state,
  sentences: [],
  rule: 'a',
  pack: 'p',
  source: null,
  missing: [],
})
const draft: Visit = { member: idOf(1), event: 'illness', happenedOn: day('2026-03-01') }
const problems = (values: Visit, judged: Verdict | null = null) => {
  const checked = checkVisit(values, { today, verdict: judged })
  return checked.ok ? [] : checked.error
}

describe('checks of visits', () => {
  test('a visit from before the ledger is kept as it was made, whatever the rules say', () => {
    for (const state of ['warning', 'refused'] as const)
      expect(problems({ ...draft, earlier: true }, verdict(state))).toEqual([])
    expect(problems({ ...draft, earlier: true, visitedOn: day('2026-03-09') })).toEqual([
      { type: 'visited-in-future' },
    ])
  })

  test('a member and an event are enough to write down what happened', () => {
    expect(problems(draft)).toEqual([])
    expect(problems({})).toEqual([
      { type: 'field', field: 'member', fault: { type: 'required' } },
      { type: 'field', field: 'event', fault: { type: 'required' } },
    ])
  })

  test('a warning needs a written reason, a refusal cannot be saved', () => {
    expect(problems(draft, verdict('warning'))).toEqual([{ type: 'reason-needed' }])
    expect(problems({ ...draft, overrideReason: ' ' }, verdict('warning'))).toEqual([
      { type: 'reason-needed' },
    ])
    expect(problems({ ...draft, overrideReason: '经委员会研究' }, verdict('warning'))).toEqual([])
    expect(problems({ ...draft, overrideReason: '经委员会研究' }, verdict('refused'))).toEqual([
      { type: 'refused' },
    ])
  })

  test('a gift needs form, amount and payer', () => {
    expect(problems({ ...draft, gift: { amount: yuan(300) } })).toEqual([
      { type: 'gift-incomplete', part: 'form' },
      { type: 'gift-incomplete', part: 'payer' },
    ])
    expect(problems({ ...draft, gift: { form: null } })).toEqual([])
  })

  test('a visit lies in the past; a festival and a relative are named', () => {
    expect(problems({ ...draft, visitedOn: day('2026-03-09') })).toEqual([{ type: 'visited-in-future' }])
    expect(problems({ ...draft, event: 'festival' })).toEqual([{ type: 'festival-needed' }])
    expect(problems({ ...draft, event: 'relative-death', relation: 'self' })).toEqual([
      { type: 'relation-needed' },
    ])
  })

  test('a visit is counted on the day it was made, else when it happened', () => {
    expect(visitDay(draft)).toBe('2026-03-01')
    expect(visitDay({ ...draft, visitedOn: day('2026-03-05') })).toBe('2026-03-05')
    expect(visitDay({})).toBeNull()
  })

  test('a step is signed when it has a day', () => {
    const values: Visit = {
      ...draft,
      signed: [{ step: 'group', day: today, name: '赵某' }, { step: 'branch' }],
    }
    expect(missingSteps(['group', 'branch', 'school'], values)).toEqual(['branch', 'school'])
  })
})

describe('stored verdicts', () => {
  test('come back as they were', () => {
    const stored: Verdict = {
      ...verdict('warning'),
      sentences: [{ type: 'over-cap', amount: yuan(500), cap: yuan(300) }],
      missing: ['photo'],
    }
    expect(parseVerdict(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  })

  test('what is no verdict reads as none; damaged or newer sentences are left out', () => {
    expect(parseVerdict(null)).toBeNull()
    expect(parseVerdict({ state: 'maybe' })).toBeNull()
    expect(
      parseVerdict({
        state: 'refused',
        sentences: [
          { type: 'over-cap', amount: '500', cap: 1 },
          { type: 'constructor' },
          { type: 'future' },
          5,
          { type: 'duplicate' },
        ],
        missing: [1, 'photo'],
        rule: 5,
      }),
    ).toEqual({
      state: 'refused',
      sentences: [{ type: 'duplicate' }],
      rule: null,
      pack: null,
      source: null,
      missing: ['photo'],
    })
  })

  test('a later pack would judge differently by state, rule or sentence, not by evidence', () => {
    const stored = verdict('allowed')
    expect(wouldDiffer(stored, { ...stored, missing: ['photo'], pack: 'q' })).toBe(false)
    expect(wouldDiffer(stored, verdict('warning'))).toBe(true)
    expect(wouldDiffer(stored, { ...stored, sentences: [{ type: 'duplicate' }] })).toBe(true)
  })

  test('a verdict that comes back with its keys in another order judges the same', () => {
    const now: Verdict = {
      ...verdict('warning'),
      sentences: [{ type: 'over-cap', amount: yuan(2), cap: yuan(1) }],
    }
    const stored = parseVerdict({ ...now, sentences: [{ amount: yuan(2), cap: yuan(1), type: 'over-cap' }] })
    expect(stored && wouldDiffer(stored, now)).toBe(false)
  })
})

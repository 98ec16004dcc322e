import { describe, expect, it } from 'vitest'
import { chainOf, fillIn } from '#renderer/features/condolence/rule.ts'
import { type Day, parseDay } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import { createJudge } from '#shared/rules/condolence-records.ts'
import { cugb2023 } from '#shared/rules/packs/cugb-2023.ts'
import { condolencePacks } from '#shared/rules/topic-packs.ts'

const day = (text: string): Day => {
  const read = parseDay(text)
  if (!read) throw new Error(text)
  return read
}
const today = day('2026-03-08')

let n = 0
const rec = <V>(kind: string, values: V): Rec<V> => ({
  id: `BBBBBBBBBBBBBBBBBBBBBB.2026.${(n++).toString(36)}.AAAAAA` as EntityId,
  kind,
  home: 'A',
  values,
  life: 'active',
  conflicts: [],
  waiting: [],
  approval: 'none',
  erased: [],
  editedWhileVoided: false,
  changedAt: 0,
})

const cugb = condolencePacks.known([]).on(today, 'cugb-2023')?.pack ?? null

describe('filling in the form', () => {
  it('takes form, amount and payer from the rule of the event', () => {
    expect(fillIn(cugb, {}, { event: 'marriage' })).toMatchObject({
      relation: 'self',
      gift: { form: 'goods', amount: yuan(400), payer: 'branch-fund' },
    })
    expect(fillIn(cugb, {}, { event: 'critical-illness' }).gift).toMatchObject({
      form: 'cash',
      amount: yuan(2000),
    })
  })

  it('asks for the relation where the rule depends on it, and then fills in', () => {
    const asked = fillIn(cugb, {}, { event: 'relative-death' })
    expect(asked).toMatchObject({ relation: null, gift: { amount: null } })
    expect(fillIn(cugb, asked, { relation: 'parent' }).gift).toMatchObject({
      amount: yuan(1000),
      payer: 'branch-fund',
    })
    const spouse = fillIn(cugb, fillIn(cugb, asked, { relation: 'parent' }), { relation: 'spouse' })
    expect(spouse.gift).toMatchObject({ amount: yuan(10_000), payer: 'school-union' })
  })

  it('follows a change of the event but keeps what a person typed over', () => {
    const filled = fillIn(cugb, {}, { event: 'marriage' })
    expect(fillIn(cugb, filled, { event: 'illness' }).gift?.amount).toBe(yuan(300))
    const typed: Visit = { ...filled, gift: { ...filled.gift, amount: yuan(350) } }
    expect(fillIn(cugb, typed, { event: 'illness' }).gift?.amount).toBe(yuan(350))
  })

  it('fills in nothing for an event the rules do not know', () => {
    expect(fillIn(cugb, {}, { event: 'birthday' }).gift).toEqual({ form: null, amount: null, payer: null })
  })
})

describe('judging by the records (A1)', () => {
  const paying = rec<Member>('member', { name: '张三', paysDues: true })
  const late = rec<Member>('member', { name: '李四', paysDues: false })
  const judge = createJudge({ members: [paying, late], events: [], visits: [] }, today)
  const draft = (member: EntityId): Visit => ({ ...fillIn(cugb, {}, { event: 'marriage' }), member })

  it('allows 结婚 as goods of 400 from the branch fund, approved by the branch alone', () => {
    expect(judge(cugb, draft(paying.id), null)).toMatchObject({ state: 'allowed', rule: 'marriage' })
    expect(chainOf(cugb, draft(paying.id))).toEqual(['branch'])
  })

  it('refuses a member who does not pay dues on time', () => {
    expect(judge(cugb, draft(late.id), null).state).toBe('refused')
  })

  it('warns of 结婚 as cash', () => {
    const cash: Visit = { ...draft(paying.id), gift: { ...draft(paying.id).gift, form: 'cash' } }
    expect(judge(cugb, cash, null)).toMatchObject({
      state: 'warning',
      sentences: [{ type: 'form-not-allowed' }],
    })
  })

  it('has shipped examples that can all be read', () => {
    expect(cugb2023.id).toBe('cugb-2023')
    expect(condolencePacks.examples.length).toBeGreaterThanOrEqual(2)
  })
})

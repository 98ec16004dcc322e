import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { duesFields, type MemberDues } from '#shared/domain/dues.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { wouldDiffer } from '#shared/domain/verdict.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type CondolencePack, parseCondolencePack } from '#shared/rules/condolence.ts'
import { createJudge } from '#shared/rules/condolence-records.ts'
import { duesFacts } from '#shared/rules/dues.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const packOf = (id: string): CondolencePack => {
  const source = shippedPacks.condolence.find((one) => one.id === id)
  const read = source && parseCondolencePack(source)
  if (!read?.ok) throw new Error(id)
  return read.value
}
const cugb = packOf('cugb-2023')
const gdut = packOf('gdut-2023')
const members = [
  rec<Member>(1, 'member', { name: '王某', paysDues: true }),
  rec<Member>(2, 'member', { name: '李某', paysDues: false }),
  rec<Member>(3, 'member', { name: '赵某' }),
]
const dues = (n: number, of: number, values: MemberDues) =>
  rec<MemberDues>(n, 'member-dues', { member: idOf(of), year: 2026, ...values })
const paid = { due: yuan(32.7), paid: yuan(32.7) }
const open = { due: yuan(32.7), paid: yuan(0) }
const wedding = (of: number, on = '2026-03-05'): Visit => ({
  member: idOf(of),
  event: 'marriage',
  relation: 'self',
  happenedOn: day(on),
  visitedOn: day(on),
  gift: { form: 'goods', amount: yuan(400), payer: 'branch-fund' },
})
const judge = (records: readonly ReturnType<typeof dues>[], draft: Visit, pack = cugb) =>
  createJudge({ members, events: [], visits: [], dues: duesFacts(records, []) }, day('2026-03-08'))(
    pack,
    draft,
    null,
  )

describe('a pack that demands dues paid on time (A1 vii)', () => {
  test('refuses a member in arrears, with months, amount, the rule and its source', () => {
    const verdict = judge([dues(11, 1, { m01: open, m02: open })], wedding(1))
    expect(verdict).toMatchObject({
      state: 'refused',
      rule: 'marriage',
      pack: 'cugb-2023',
      sentences: [{ type: 'dues-owing', since: '2026-01-01', months: 2, amount: yuan(65.4) }],
    })
    expect(verdict.source).toContain('中国地质大学（北京）')
    const [sentence] = verdict.sentences
    if (sentence?.type !== 'dues-owing') throw new Error('sentence')
    expect(sentenceOf(zh.condolence.sentences, sentence)).toBe(
      '会费欠交 2 个月（从 2026年1月起，共 65.40 元），按规定不享受慰问。',
    )
    expect(sentenceOf(en.condolence.sentences, sentence)).toContain('2 months')
  })

  test.each([
    [
      'whose months are paid, whatever was noted by hand',
      2,
      [dues(11, 2, { m01: paid, m02: paid })],
      'allowed',
    ],
    ['of whom nothing is recorded but the note that dues are paid', 1, [], 'allowed'],
    ['of whom it is noted that dues are not paid', 2, [], 'refused'],
    ['of whom nobody knows, with a sentence that only tells', 3, [], 'allowed'],
    ['whose month of the event is still running', 1, [dues(11, 1, { m02: paid, m03: open })], 'allowed'],
    ['whose open month was waived', 1, [dues(11, 1, { m02: { ...open, waived: true } })], 'allowed'],
  ] as const)('judges a member %s', (_, of, records, state) => {
    expect(judge(records, wedding(of)).state).toBe(state)
  })

  test('judges by the day of the event, not by today', () => {
    const records = [dues(11, 1, { m01: paid, m02: open })]
    expect(judge(records, wedding(1, '2026-02-20')).state).toBe('allowed')
    expect(judge(records, wedding(1, '2026-03-01')).state).toBe('refused')
  })

  test('a month that is recorded as unpaid later only shows that a saved visit would now be judged otherwise', () => {
    const before = judge([], wedding(1))
    const after = judge([dues(11, 1, { m02: open })], wedding(1))
    expect(before.state).toBe('allowed')
    expect(wouldDiffer(before, after)).toBe(true)
  })
})

test('a pack that does not ask for dues says nothing of them', () => {
  expect(judge([dues(11, 1, { m01: open })], wedding(1), gdut).sentences).toEqual([])
})

test('the verdict is the same in whatever order members, events, visits and dues were entered', () => {
  const anyMonth = fc.record({
    field: fc.constantFrom(...duesFields.slice(0, 4)),
    of: fc.integer({ min: 1, max: 3 }),
    paid: fc.constantFrom(0, 10, 32.7).map(yuan),
  })
  const anyVisit = fc.record({
    of: fc.integer({ min: 1, max: 3 }),
    on: fc.constantFrom('2026-01-10', '2026-02-10', '2026-03-05'),
    event: fc.constantFrom('marriage', 'illness'),
  })
  const shuffle = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
  const events = [
    rec<MemberEvent>(21, 'member-event', { member: idOf(1), event: 'joined', day: day('2020-01-01') }),
    rec<MemberEvent>(22, 'member-event', { member: idOf(2), event: 'retired', day: day('2026-02-01') }),
  ]
  fc.assert(
    fc.property(
      fc
        .tuple(fc.array(anyMonth, { maxLength: 12 }), fc.array(anyVisit, { maxLength: 6 }))
        .chain(([months, visits]) => {
          const ledger = months.map(({ field, of, paid: amount }, n) =>
            dues(30 + n, of, { [field]: { due: yuan(32.7), paid: amount } }),
          )
          const done = visits.map(({ of, on, event }, n) =>
            rec<Visit>(60 + n, 'visit', { ...wedding(of, on), event }),
          )
          return fc.tuple(
            fc.constant({ ledger, done }),
            fc.record({
              ledger: shuffle(ledger),
              done: shuffle(done),
              members: shuffle(members),
              events: shuffle(events),
            }),
          )
        }),
      ([entered, otherwise]) => {
        const first = createJudge(
          { members, events, visits: entered.done, dues: duesFacts(entered.ledger, []) },
          day('2026-03-08'),
        )
        const second = createJudge(
          {
            members: otherwise.members,
            events: otherwise.events,
            visits: otherwise.done,
            dues: duesFacts(otherwise.ledger, []),
          },
          day('2026-03-08'),
        )
        for (const { id, values } of entered.done)
          expect(second(cugb, values, id)).toEqual(first(cugb, values, id))
        for (const of of [1, 2, 3])
          expect(second(gdut, wedding(of), null)).toEqual(first(gdut, wedding(of), null))
      },
    ),
  )
})

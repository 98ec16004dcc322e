import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import {
  type HardshipEvent,
  type HardshipFile,
  type HardshipStep,
  hardshipSteps,
} from '#shared/domain/hardship.ts'
import {
  checkHardshipEvent,
  checkHardshipFile,
  eventsByFile,
  hardshipIncome,
  hardshipStanding,
  isReviewDue,
  reviewDays,
  reviewIn,
  stepsAfter,
} from '#shared/domain/hardship-file.ts'
import { isSensitiveKind } from '#shared/domain/registry.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const file = (values: HardshipFile = {}): HardshipFile => ({
  member: idOf(1),
  category: 'other',
  cause: 'serious-illness',
  ...values,
})

const step = (n: number, name: HardshipStep, on: string, next?: string) =>
  rec<HardshipEvent>(n, 'hardship-event', {
    file: idOf(9),
    step: name,
    day: day(on),
    ...(next ? { nextOn: day(next) } : {}),
  })

const types = (result: ReturnType<typeof checkHardshipFile> | ReturnType<typeof checkHardshipEvent>) =>
  result.ok ? [] : result.error.map(({ type }) => type)

describe('a hardship file', () => {
  it('stays below with its steps, the notes of help and the claims; help and enrolments travel', () => {
    for (const kind of ['hardship-file', 'hardship-event', 'help-note', 'mutual-aid-claim'])
      expect(isSensitiveKind(kind)).toBe(true)
    for (const kind of ['help', 'mutual-aid']) expect(isSensitiveKind(kind)).toBe(false)
  })

  it('needs a member, a category and one main cause', () => {
    expect(checkHardshipFile(file(), [])).toMatchObject({ ok: true })
    expect(types(checkHardshipFile({}, []))).toEqual(['field', 'field', 'field'])
  })

  it('is one for each member; a voided one does not stand in the way', () => {
    const other = rec<HardshipFile>(2, 'hardship-file', file())
    expect(types(checkHardshipFile(file(), [other]))).toEqual(['second-file'])
    expect(types(checkHardshipFile(file(), [{ ...other, life: 'void' }]))).toEqual([])
  })

  it('has at most three other causes, and not the main one among them', () => {
    expect(
      types(
        checkHardshipFile(file({ otherCauses: ['schooling', 'accident', 'disaster', 'unemployed'] }), []),
      ),
    ).toEqual(['too-many-causes'])
    expect(types(checkHardshipFile(file({ otherCauses: ['serious-illness'] }), []))).toEqual(['cause-twice'])
  })

  it('lists a family whose names are there, whose numbers are right, and which is not larger than the household', () => {
    const good = { name: '李四', relation: 'child' as const, idNumber: '11010519491231002X' }
    expect(types(checkHardshipFile(file({ family: [good] }), []))).toEqual([])
    expect(
      types(checkHardshipFile(file({ family: [{ ...good, birthday: day('1949-12-30') }] }), [])),
    ).toEqual(['family-birthday-differs'])
    expect(
      types(checkHardshipFile(file({ family: [{ relation: 'spouse' }, { ...good, idNumber: '123' }] }), [])),
    ).toEqual(['family-unnamed', 'family-identity-wrong'])
    expect(types(checkHardshipFile(file({ family: [good], income: { people: 1 } }), []))).toEqual([
      'people-fewer-than-listed',
    ])
  })
})

describe('the income of a family', () => {
  it('is a year of all pay and what else comes in, by the people who live of it', () => {
    const values = file({
      income: { monthly: yuan(3000), otherYearly: yuan(1200), people: 4 },
      family: [{ name: '甲', monthly: yuan(500) }, { name: '乙' }],
    })
    // (3000 + 500) × 12 + 1200 = 43,200 a year; / 12 / 4 = 900 a month and head.
    expect(hardshipIncome(values)).toEqual({ yearly: yuan(43_200), people: 4, perHead: yuan(900) })
  })

  it('counts the listed people when nobody said how many, and is unknown when nobody said how much', () => {
    expect(
      hardshipIncome(file({ income: { monthly: yuan(100) }, family: [{ name: '甲' }, { name: '乙' }] })),
    ).toEqual({ yearly: yuan(1200), people: 3, perHead: 3333 })
    expect(hardshipIncome(file())).toEqual({ yearly: null, people: 1, perHead: null })
  })
})

describe('where a file stands', () => {
  const life = [
    step(1, 'opened', '2024-12-01', '2025-12-01'),
    step(2, 'reviewed', '2025-11-20', '2026-11-20'),
    step(3, 'relieved', '2026-03-01', '2026-09-01'),
    step(4, 'returned', '2026-06-01', '2027-06-01'),
  ]

  it('follows its steps up to any day', () => {
    const at = (on: string) => hardshipStanding(life, day(on))
    expect(at('2024-11-30')).toEqual({ state: 'draft', since: null, nextOn: null })
    expect(at('2025-11-30')).toEqual({ state: 'open', since: '2024-12-01', nextOn: '2026-11-20' })
    expect(at('2026-03-01')).toEqual({ state: 'relieved', since: '2026-03-01', nextOn: '2026-09-01' })
    expect(at('2026-06-01')).toEqual({ state: 'open', since: '2026-06-01', nextOn: '2027-06-01' })
  })

  it('plans no review once it is closed', () => {
    const closed = [...life, step(5, 'closed', '2026-07-01', '2027-07-01')]
    expect(hardshipStanding(closed, day('2026-08-01'))).toMatchObject({ state: 'closed', nextOn: null })
  })

  it('is the same whatever order the steps were entered in, and a step that cannot follow changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...hardshipSteps), fc.integer({ min: 10, max: 28 })), {
          maxLength: 8,
        }),
        fc.integer({ min: 10, max: 28 }),
        (steps, on) => {
          const events = steps.map(([name, n], i) => step(i, name, `2026-03-${n}`))
          const standing = hardshipStanding(events, day(`2026-03-${on}`))
          expect(hardshipStanding(events.toReversed(), day(`2026-03-${on}`))).toEqual(standing)
          expect(['draft', 'open', 'relieved', 'closed']).toContain(standing.state)
          // Nothing is open that was never opened.
          if (!steps.some(([name, n]) => name === 'opened' && n <= on)) expect(standing.state).toBe('draft')
        },
      ),
    )
  })

  it('says when a review is due', () => {
    expect(reviewIn(day('2026-03-10'), day('2026-03-08'))).toBe(2)
    expect(reviewIn(null, day('2026-03-08'))).toBeNull()
    expect(isReviewDue(day('2026-04-07'), day('2026-03-08'), 30)).toBe(true)
    expect(isReviewDue(day('2026-04-08'), day('2026-03-08'), 30)).toBe(false)
    expect(isReviewDue(null, day('2026-03-08'), 30)).toBe(false)
  })

  it('gives the planned reviews of active files that are not closed', () => {
    const open = rec<HardshipFile>(9, 'hardship-file', file())
    const other = rec<HardshipFile>(8, 'hardship-file', file())
    expect(reviewDays([open, other], life, day('2026-06-02'))).toEqual(['2027-06-01'])
    expect(reviewDays([{ ...open, life: 'void' }], life, day('2026-06-02'))).toEqual([])
    const closed = [...life, step(5, 'closed', '2026-07-01')]
    expect(reviewDays([open], closed, day('2026-08-01'))).toEqual([])
  })

  it('counts the active steps of each file', () => {
    const void1 = { ...step(7, 'closed', '2026-01-01'), life: 'void' as const }
    expect(eventsByFile([...life, void1]).get(idOf(9))).toHaveLength(4)
  })
})

describe('a step of a file', () => {
  const today = day('2026-03-08')
  const draft = (name: HardshipStep, on: string): HardshipEvent => ({
    file: idOf(9),
    step: name,
    day: day(on),
  })

  it('must be able to follow the step before it, also when it is entered late', () => {
    const opened = [step(1, 'opened', '2025-01-01')]
    expect(types(checkHardshipEvent(draft('relieved', '2026-01-01'), opened, today))).toEqual([])
    expect(types(checkHardshipEvent(draft('returned', '2026-01-01'), opened, today))).toEqual(['wrong-order'])
    expect(types(checkHardshipEvent(draft('reviewed', '2024-12-31'), opened, today))).toEqual(['wrong-order'])
    // Closing before a review that is there already makes that review impossible.
    const reviewed = [...opened, step(2, 'reviewed', '2026-02-01')]
    const late = checkHardshipEvent(draft('closed', '2026-01-01'), reviewed, today)
    expect(late).toMatchObject({ error: [{ type: 'wrong-order', step: 'reviewed', state: 'closed' }] })
  })

  it('has happened, and the next review comes after it', () => {
    expect(types(checkHardshipEvent(draft('opened', '2026-03-09'), [], today))).toEqual(['step-in-future'])
    const next = { ...draft('opened', '2026-03-01'), nextOn: day('2026-03-01') }
    expect(types(checkHardshipEvent(next, [], today))).toEqual(['next-not-after'])
  })

  it('is offered only where it can follow', () => {
    expect(stepsAfter('draft')).toEqual(['opened'])
    expect(stepsAfter('open')).toEqual(['reviewed', 'relieved', 'closed'])
    expect(stepsAfter('relieved')).toEqual(['reviewed', 'returned', 'closed'])
    expect(stepsAfter('closed')).toEqual(['opened'])
  })
})

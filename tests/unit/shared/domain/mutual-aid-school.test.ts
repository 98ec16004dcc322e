import { expect, it } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { aidByBranch, aidTotals, claimOutcome, countingDay } from '#shared/domain/mutual-aid-school.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const names: Readonly<Record<string, string>> = { math: '数学', law: '法学' }
/** A group counts with the branch above it. */
const branchOf = (home: string) => {
  const id = home === 'math-group' ? 'math' : home
  return { id, name: names[id] ?? id }
}

const person = (n: number, home: string) => rec<Member>(n, 'member', { name: `会员${n}` }, { home })
const enrolled = (n: number, member: number, home: string) =>
  rec<MutualAid>(
    n,
    'mutual-aid',
    { member: idOf(member), product: '住院互助', year: 2026, fee: { amount: yuan(120) } },
    { home },
  )
const claim = (n: number, home: string, values: MutualAidClaim) =>
  rec<MutualAidClaim>(n, 'mutual-aid-claim', { happenedOn: day('2026-02-01'), ...values }, { home })

const members = [person(1, 'math'), person(2, 'math-group'), person(3, 'math'), person(4, 'law')]
const left = rec<MemberEvent>(9, 'member-event', { member: idOf(3), event: 'left', day: day('2026-01-31') })
const aids = [enrolled(10, 1, 'math'), enrolled(11, 1, 'math'), enrolled(12, 2, 'math-group')]
const claims = [
  claim(20, 'math', { claimed: yuan(500), done: [{ step: 'reported', day: day('2026-02-02') }] }),
  claim(21, 'math', {
    claimed: yuan(900),
    paid: yuan(700),
    done: [{ step: 'paid', day: day('2026-03-02') }],
  }),
  claim(22, 'math-group', { done: [{ step: 'refused', day: day('2026-03-02') }] }),
]
const lines = aidByBranch(aids, claims, members, [left], day('2026-06-30'), branchOf)

it('a branch counts its groups, the members of the day, and each person once', () => {
  expect(lines.find(({ branch }) => branch.id === 'math')).toEqual({
    branch: { id: 'math', name: '数学' },
    heads: 2,
    people: 2,
    share: 1,
    fees: yuan(360),
    claims: { open: 1, paid: 1, refused: 1 },
    claimed: yuan(1400),
    paid: yuan(700),
  })
})

it('a branch of which nobody is enrolled has a line too', () => {
  expect(lines.map(({ branch, people, share }) => [branch.name, people, share])).toEqual([
    ['法学', 0, 0],
    ['数学', 2, 1],
  ])
})

it('the totals are those of the lines', () => {
  expect(aidTotals(lines)).toMatchObject({ heads: 3, people: 2, share: 2 / 3, fees: yuan(360) })
  expect(aidTotals([])).toMatchObject({ heads: 0, share: null, fees: 0 })
})

it('a claim without a step is under way', () => {
  expect(claimOutcome({})).toBe('open')
})

it('members are counted at the end of the year, or today', () => {
  expect(countingDay(2025, day('2026-06-30'))).toBe('2025-12-31')
  expect(countingDay(2026, day('2026-06-30'))).toBe('2026-06-30')
})

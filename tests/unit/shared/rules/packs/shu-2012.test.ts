import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { allocationOf, headcountDay } from '#shared/domain/fund-rule.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { headcount } from '#shared/domain/membership.ts'
import { parseFundPack } from '#shared/rules/fund.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const source = shippedPacks.fund.find(({ id }) => id === 'fund-shu-2012')
const read = source && parseFundPack(source)
if (!read?.ok) throw new Error('fund-shu-2012 is read')
const { rule } = read.value
const [pool] = rule.pools
if (!pool) throw new Error('a pool')

const members = Array.from({ length: 54 }, (_, n) => rec<Member>(n, 'member', { name: `会员${n}` }))
const event = (n: number, of: number, what: MemberEvent['event'], on: string) =>
  rec<MemberEvent>(100 + n, 'member-event', { member: idOf(of), event: what ?? null, day: day(on) })

describe('上海大学 2012: 100 for each member of the last 31 December (S103)', () => {
  test('heads are counted on 31 December of the year before', () => {
    expect(headcountDay(pool, 2012)).toBe('2011-12-31')
    expect(pool.perHead).toBe(yuan(100))
  })

  test.each([
    ['54 members who were there all along', [], 54],
    ['somebody who joined on the day itself counts', [event(1, 0, 'joined', '2011-12-31')], 54],
    ['somebody who joined a day later does not (增人不补)', [event(1, 0, 'joined', '2012-01-01')], 53],
    ['somebody who left in the year still counts (减人不退)', [event(1, 0, 'left', '2012-03-01')], 54],
    ['somebody who left on the day itself does not', [event(1, 0, 'left', '2011-12-31')], 53],
    ['somebody who retired before does not', [event(1, 0, 'retired', '2011-11-30')], 53],
    [
      'somebody who left and was restored before the day does',
      [event(1, 0, 'left', '2011-05-01'), event(2, 0, 'restored', '2011-09-01')],
      54,
    ],
    [
      'somebody who moved in from another branch before the day, and two who died and left after it',
      [
        event(1, 0, 'transferred-in', '2011-09-01'),
        event(2, 1, 'died', '2012-02-01'),
        event(3, 2, 'transferred-out', '2012-02-01'),
      ],
      54,
    ],
  ] as const)('%s', (_, events, heads) => {
    const on = headcountDay(pool, 2012)
    if (!on) throw new Error('a day')
    const counted = headcount(members, events, on)
    expect(counted.count).toBe(heads)
    expect(allocationOf(pool.perHead, counted.count)).toBe(yuan(heads * 100))
    // The order in which the events were entered does not matter.
    expect(headcount(members, events.toReversed(), on)).toEqual(counted)
  })

  test('members who come or go change nothing within the year, and what is left is cleared', () => {
    expect(rule).toMatchObject({ fixed: true, unspent: 'clear' })
  })
})

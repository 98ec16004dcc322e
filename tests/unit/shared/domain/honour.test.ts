import { describe, expect, test } from 'vitest'
import { checkHonour, honoursByMember, isModelWorker, type MemberHonour } from '#shared/domain/honour.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const honour = (n: number, values: MemberHonour, more = {}) =>
  rec<MemberHonour>(
    n,
    'member-honour',
    {
      member: idOf(1),
      title: '全国劳动模范',
      sort: 'model-worker',
      level: 'national',
      year: 2020,
      ...values,
    },
    more,
  )
const problems = (values: MemberHonour, honours: readonly ReturnType<typeof honour>[] = [], self = null) => {
  const checked = checkHonour(honour(9, values).values, {
    today: day('2026-03-08'),
    person: { name: '王某', birthday: day('1980-05-01') },
    honours,
    self,
  })
  return checked.ok ? [] : checked.error.map(({ type }) => type)
}

describe('an honour', () => {
  test('has member, title, sort, level and year', () => {
    expect(problems({})).toEqual([])
    expect(problems({ title: ' ', sort: null, level: null, year: null })).toEqual([
      'field',
      'field',
      'field',
      'field',
    ])
  })

  test('is not of a year to come or before birth, and its day lies in its year', () => {
    expect(problems({ year: 2027 })).toEqual(['honour-in-future'])
    expect(problems({ year: 2026, awardedOn: day('2026-03-09') })).toEqual(['honour-in-future'])
    expect(problems({ year: 2026, awardedOn: day('2026-03-08') })).toEqual([])
    expect(problems({ year: 2025, awardedOn: day('2026-03-08') })).toEqual(['honour-other-year'])
    expect(problems({ year: 1980 })).toEqual(['honour-before-birth'])
  })

  test('is not entered twice for one person and year', () => {
    expect(problems({ title: ' 全国劳动模范' }, [honour(5, {})])).toEqual(['honour-twice'])
    expect(problems({ year: 2021 }, [honour(5, {})])).toEqual([])
    expect(problems({}, [honour(5, { member: idOf(2) })])).toEqual([])
    expect(problems({}, [honour(5, {}, { life: 'void' })])).toEqual([])
  })
})

test('honours of a person stand newest first, of one year the highest first, whatever order they were entered in', () => {
  const all = [
    honour(1, { year: 2020, level: 'school' }),
    honour(2, { year: 2020, level: 'national' }),
    honour(3, { year: 2024, level: 'branch' }),
    honour(4, { year: 2025 }, { life: 'void' }),
  ]
  const ids = (list: typeof all) =>
    honoursByMember(list)
      .get(idOf(1))
      ?.map(({ id }) => id)
  expect(ids(all)).toEqual([idOf(3), idOf(2), idOf(1)])
  expect(ids(all.toReversed())).toEqual(ids(all))
})

test('a model worker is one by that title, or an advanced worker of a city or higher', () => {
  expect(isModelWorker([honour(1, { level: 'school' })])).toBe(true)
  expect(isModelWorker([honour(1, { sort: 'advanced-worker', level: 'city' })])).toBe(true)
  expect(isModelWorker([honour(1, { sort: 'advanced-worker', level: 'school' })])).toBe(false)
  expect(isModelWorker([honour(1, { sort: 'union', level: 'national' })])).toBe(false)
  expect(isModelWorker([])).toBe(false)
})

import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { duplicatePairs, type Likeness, pairKey } from '#shared/domain/duplicate.ts'
import { processorTime } from '#tests/support/processor-time.ts'

const person = (id: string, more: Partial<Record<keyof Likeness, string>> = {}): Likeness => ({
  id: id as EntityId,
  name: more.name ?? null,
  staffNo: more.staffNo ?? null,
  birthday: (more.birthday ?? null) as Day | null,
  joinedOn: (more.joinedOn ?? null) as Day | null,
})

const said = (people: readonly Likeness[]): readonly string[] =>
  duplicatePairs(people).map(({ first, second, why }) => `${first}${second} ${why}`)

describe('records that may be one person', () => {
  it('have the same staff number, however it is typed', () => {
    expect(
      said([
        person('b', { name: '甲', staffNo: 'A0012' }),
        person('a', { name: '乙', staffNo: ' ａ００12 ' }),
        person('c', { name: '甲', staffNo: 'A0013' }),
      ]),
    ).toEqual(['ab staff-no'])
  })

  it('or the same name with the same birthday, or with the same day of joining', () => {
    expect(
      said([
        person('a', { name: '甲', birthday: '1980-01-02' }),
        person('b', { name: '甲 ', birthday: '1980-01-02' }),
      ]),
    ).toEqual(['ab birthday'])
    expect(
      said([
        person('a', { name: '甲', joinedOn: '2010-09-01' }),
        person('b', { name: '甲', joinedOn: '2010-09-01' }),
      ]),
    ).toEqual(['ab joined'])
  })

  it('are not told by a name or a day alone, nor by what nobody has filled in', () => {
    expect(
      said([
        person('a', { name: '甲', birthday: '1980-01-02', staffNo: '' }),
        person('b', { name: '乙', birthday: '1980-01-02', staffNo: '' }),
        person('c', { name: '甲', staffNo: ' ' }),
        person('d', { birthday: '1980-01-02', staffNo: ' ' }),
        person('e', { birthday: '1980-01-02' }),
      ]),
    ).toEqual([])
  })

  it('are not two of one name who joined on one day and were born on two', () => {
    const joined = { name: '甲', joinedOn: '2010-09-01' }
    expect(
      said([
        person('a', { ...joined, birthday: '1980-01-02' }),
        person('b', { ...joined, birthday: '1981-01-02' }),
      ]),
    ).toEqual([])
    expect(said([person('a', { ...joined, birthday: '1980-01-02' }), person('b', joined)])).toEqual([
      'ab joined',
    ])
  })

  it('make a pair once, with the surest reason, in whichever order they come', () => {
    const alike = { name: '甲', staffNo: '1', birthday: '1980-01-02', joinedOn: '2010-09-01' }
    const people = [person('a', alike), person('b', alike), person('c', { ...alike, staffNo: '2' })]
    expect(said(people)).toEqual(['ab staff-no', 'ac birthday', 'bc birthday'])
    expect(said([...people].reverse())).toEqual(said(people))
    expect(pairKey('b', 'a')).toBe(pairKey('a', 'b'))
  })

  it('are passed over where a number stands for none, and are found quickly among many', async () => {
    const many = Array.from({ length: 30_000 }, (_, n) =>
      person(String(n).padStart(5, '0'), { name: `名${n >> 1}`, birthday: '1980-01-02', staffNo: '0' }),
    )
    const time = await processorTime(() => {
      expect(duplicatePairs(many)).toHaveLength(15_000)
    })
    expect(time).toBeLessThan(2000)
  })
})

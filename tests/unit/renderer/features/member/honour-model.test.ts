import { expect, it } from 'vitest'
import { filterHonours, honourList } from '#renderer/features/member/honour-model.ts'
import type { MemberHonour } from '#shared/domain/honour.ts'
import type { Member } from '#shared/domain/member.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const members = [rec<Member>(1, 'member', { name: '王某' }), rec<Member>(2, 'member', { name: '李某' })]
const honour = (n: number, of: number, values: MemberHonour) =>
  rec<MemberHonour>(n, 'member-honour', { member: idOf(of), title: 't', ...values })
const list = honourList(
  [
    honour(11, 1, { sort: 'union', level: 'school', year: 2026 }),
    honour(12, 1, { sort: 'model-worker', level: 'provincial', year: 2019 }),
    honour(13, 2, { sort: 'ethics', level: 'school', year: 2024 }),
  ],
  members,
)

it('the list of honours is newest first, and counts people and model workers once each', () => {
  expect(list.rows.map(({ id, name }) => [id, name])).toEqual([
    [idOf(11), '王某'],
    [idOf(13), '李某'],
    [idOf(12), '王某'],
  ])
  expect([list.people, list.workers.size]).toEqual([2, 1])
})

it('chips narrow it: all honours of model workers, of high level, of this year', () => {
  const shown = (...chips: Parameters<typeof filterHonours>[1]) =>
    filterHonours(list, chips, day('2026-03-08')).map(({ id }) => id)
  expect(shown('modelWorkers')).toEqual([idOf(11), idOf(12)])
  expect(shown('high')).toEqual([idOf(12)])
  expect(shown('modelWorkers', 'thisYear')).toEqual([idOf(11)])
})

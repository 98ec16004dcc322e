import { expect, test } from 'vitest'
import { viewLines } from '#renderer/features/member/view-rows.ts'
import type { IdentityView } from '#shared/domain/identity-view.ts'
import type { Member } from '#shared/domain/member.ts'
import { idOf, rec } from '#tests/support/record.ts'

const members = ['甲', '乙', '丙', '丁'].map((name, n) => rec<Member>(n + 1, 'member', { name }))
const line = (values: IdentityView) =>
  viewLines([{ view: rec<IdentityView>(9, 'identity-view', values), at: 5, who: '办公室电脑' }], members)[0]

test('a few people are named, of a whole list the first and the number', () => {
  expect(line({ members: [idOf(2)], way: 'shown' })).toMatchObject({
    at: 5,
    who: '办公室电脑',
    names: ['乙'],
    count: 1,
    way: 'shown',
    file: null,
  })
  const all = line({ members: members.map(({ id }) => id), way: 'file', file: '登记表.xlsx' })
  expect(all).toMatchObject({ names: ['甲', '乙', '丙'], count: 4, file: '登记表.xlsx' })
})

test('somebody who was erased since is counted and not named', () => {
  expect(line({ members: [idOf(1), idOf(77)], way: 'shown' })).toMatchObject({ names: ['甲'], count: 2 })
})

import { expect, test } from 'vitest'
import { approvedFields, mayApprove } from '#renderer/features/fund/approved.ts'
import type { OrgId } from '#shared/base/id.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { rec } from '#tests/support/record.ts'

const entry = rec<FundEntry>(1, 'fund-entry', { title: '书架' }, { home: 'branch' })
const school = { org: 'school' as OrgId, above: true }

test('all of an entry is approved, and that it counts', () => {
  expect(approvedFields).toEqual(expect.arrayContaining(['life', 'sum', 'category', 'pot', 'corrects']))
})

test('the union above approves what is decided and arrived, never what is its own', () => {
  expect(mayApprove(entry, school)).toBe(true)
  expect(mayApprove(entry, { ...school, above: false })).toBe(false)
  expect(mayApprove({ ...entry, home: 'school' }, school)).toBe(false)
  expect(mayApprove({ ...entry, life: 'void' }, school)).toBe(false)
  expect(mayApprove({ ...entry, conflicts: ['sum'] }, school)).toBe(false)
  expect(mayApprove({ ...entry, waiting: ['sum'] }, school)).toBe(false)
  expect(mayApprove({ ...entry, waiting: ['of a newer version'] }, school)).toBe(true)
})

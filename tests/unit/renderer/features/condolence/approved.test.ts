import { describe, expect, it } from 'vitest'
import { approvedFields, mayApprove } from '#renderer/features/condolence/approved.ts'
import type { OrgId } from '#shared/base/id.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { rec } from '#tests/support/record.ts'

const school = { org: 'S' as OrgId, level: 'school' as const }
const row = (more: Partial<Rec<Visit>> = {}) => ({
  home: 'B',
  rec: { ...rec<Visit>(1, 'visit', {}), ...more },
})

describe('what is approved of a visit', () => {
  it('is all that it says and that it is there, but not the signatures on paper', () => {
    expect(approvedFields).toEqual(expect.arrayContaining(['life', 'gift', 'event', 'visitedOn', 'verdict']))
    expect(approvedFields).not.toContain('signed')
  })
})

describe('a visit may be approved', () => {
  it('by a union above its own', () => {
    expect(mayApprove(row(), school)).toBe(true)
    expect(mayApprove({ ...row(), home: 'S' }, school)).toBe(false)
    expect(mayApprove(row(), { org: 'B' as OrgId, level: 'branch' })).toBe(false)
  })
  it('when it is complete and nothing that is approved is open', () => {
    expect(mayApprove(row({ life: 'incomplete' }), school)).toBe(false)
    expect(mayApprove(row({ conflicts: ['gift'] }), school)).toBe(false)
    expect(mayApprove(row({ waiting: ['event'] }), school)).toBe(false)
    expect(mayApprove(row({ conflicts: ['signed'] }), school)).toBe(true)
  })
})

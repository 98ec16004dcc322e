import { describe, expect, it } from 'vitest'
import { isAtOrBelow } from '#renderer/below.ts'

const org = (parent: string | null) => ({ name: '', level: 'branch', parent })
const orgs = new Map([
  ['school', org(null)],
  ['branch', org('school')],
  ['group', org('branch')],
  ['ring', org('round')],
  ['round', org('ring')],
])

describe('standing at or below', () => {
  it('goes up the parents, and never down', () => {
    expect(isAtOrBelow(orgs, 'group', 'school')).toBe(true)
    expect(isAtOrBelow(orgs, 'branch', 'branch')).toBe(true)
    expect(isAtOrBelow(orgs, 'school', 'branch')).toBe(false)
  })

  it('ends where a parent is unknown or goes in a circle', () => {
    expect(isAtOrBelow(orgs, 'unknown', 'school')).toBe(false)
    expect(isAtOrBelow(orgs, 'ring', 'school')).toBe(false)
  })
})

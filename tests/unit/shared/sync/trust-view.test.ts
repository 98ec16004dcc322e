import { expect, test } from 'vitest'
import type { DeviceId, OrgId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { buildTrust, changedDevices, emptyTrust, isAtOrAbove, isProven } from '#shared/sync/trust-view.ts'
import { card, certificate, claim, type TestOrg } from './properties/world.ts'

const org = (id: string, level: Level): TestOrg => ({ id: id as OrgId, level, parent: null })
const [school, branch, group] = [org('s', 'school'), org('b', 'branch'), org('g', 'group')]
const pc = 'pc' as DeviceId

/** In both orders, which must give the same. */
const trustOf = (...statements: readonly Statement[]): ReturnType<typeof buildTrust> => {
  const trust = buildTrust(statements)
  expect(buildTrust([...statements].reverse())).toEqual(trust)
  return trust
}

test('the highest version of a card counts, ties by content', () => {
  const trust = trustOf(
    card(school, 2, null),
    { ...card(school, 3, null), name: '校工会' } as Statement,
    card(school, 1, null),
  )
  expect(trust.orgs.get(school.id)?.name).toBe('校工会')
  trustOf(
    { ...card(school, 1, null), name: 'a' } as Statement,
    { ...card(school, 1, null), name: 'b' } as Statement,
  )
})

test('versions are numbers, not text', () => {
  const trust = trustOf(card(branch, 9, school.id), card(branch, 10, null))
  expect(trust.orgs.get(branch.id)).toMatchObject({ cardVersion: 10, wishedParent: null })
})

test('an edge counts once both sides name it', () => {
  const [wish, certified] = [card(branch, 2, school.id), certificate(school.id, branch)]
  const base = [card(school, 1, null), card(branch, 1, null)]
  expect(trustOf(...base, wish).orgs.get(branch.id)).toMatchObject({ parent: null, wishedParent: school.id })
  expect(trustOf(...base, certified).orgs.get(branch.id)?.parent).toBeNull()
  const trust = trustOf(...base, wish, certified)
  expect(trust.orgs.get(branch.id)?.parent).toBe(school.id)
  expect([isAtOrAbove(trust, school.id, branch.id), isAtOrAbove(trust, branch.id, school.id)]).toEqual([
    true,
    false,
  ])
  expect(isAtOrAbove(trust, branch.id, branch.id)).toBe(true)
})

test('a later card that names no parent ends the edge', () => {
  const trust = trustOf(
    card(school, 1, null),
    card(branch, 2, school.id),
    card(branch, 3, null),
    certificate(school.id, branch),
  )
  expect(trust.orgs.get(branch.id)?.parent).toBeNull()
})

test('a certified level takes the place of the own card, and is never above or beside the parent', () => {
  const proud = org('b', 'school')
  const base = [card(school, 1, null), card(proud, 1, school.id)]
  expect(trustOf(...base, certificate(school.id, branch)).orgs.get(branch.id)?.level).toBe('branch')
  expect(trustOf(...base, certificate(school.id, proud)).orgs.get(branch.id)).toMatchObject({ parent: null })
})

test('a circle is broken at its highest member', () => {
  const trust = trustOf(
    ...[card(school, 1, group.id), card(branch, 1, school.id), card(group, 1, branch.id)],
    ...[certificate(school.id, branch), certificate(branch.id, group), certificate(group.id, school)],
  )
  expect([...trust.orgs.values()].map(({ id, parent }) => [id, parent]).sort()).toEqual([
    ['b', 's'],
    ['g', 'b'],
    ['s', null],
  ])
})

test('an author is proven by a claim on the device and the level of the organisation', () => {
  const trust = trustOf(card(branch, 1, null), claim(branch.id, pc), claim(school.id, pc))
  expect(isProven(trust, pc, branch.id, 'branch')).toBe(true)
  expect(isProven(trust, pc, branch.id, 'school')).toBe(false)
  expect(isProven(trust, pc, school.id, 'school')).toBe(false)
  expect(isProven(trust, 'other' as DeviceId, branch.id, 'branch')).toBe(false)
  expect(trust.claims.get(pc)).toEqual([branch.id, school.id])
})

test('what changed is known by device', () => {
  const before = trustOf(
    card(branch, 1, null),
    claim(branch.id, pc),
    card(school, 1, null),
    claim(school.id, 'x' as DeviceId),
  )
  const wish = [card(branch, 2, school.id), certificate(school.id, branch)]
  const after = trustOf(
    card(branch, 1, null),
    claim(branch.id, pc),
    card(school, 1, null),
    claim(school.id, 'x' as DeviceId),
    ...wish,
  )
  expect([...changedDevices(before, after)]).toEqual([pc])
  expect([...changedDevices(emptyTrust, before)].sort()).toEqual(['pc', 'x'])
  expect(changedDevices(after, after).size).toBe(0)
})

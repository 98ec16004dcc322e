import { expect, test } from 'vitest'
import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import { type Chance, createChance } from '#shared/sample/chance.ts'
import type { Facts } from '#shared/sync/facts.ts'
import { foldFamily } from '#shared/sync/fold-family.ts'
import { foldPlain } from '#shared/sync/fold-plain.ts'
import { compareWrites, type Write } from '#shared/sync/write.ts'

const entity = `${'d0'.repeat(11)}.2026.1.AAAAAA` as EntityId
const fields = ['life', 'name', 'phone', 'rank', 'approval', 'home', 'unheard'] as const

/** Mostly plain: a record that somebody made and others edited, now and then with something else about it. */
const inventWrites = (chance: Chance): readonly Write[] => {
  const rare = (): boolean => chance.int(0, 39) === 0
  const writes: Write[] = []
  const count = chance.int(1, chance.int(2, 20))
  for (let n = 0; n < count; n++) {
    const first = n === 0
    const written = fields.filter((field) => {
      if (field === 'life') return first || chance.int(0, 9) === 0
      if (field === 'name' || field === 'phone') return first || chance.int(0, 1) === 0
      return field === 'rank' ? chance.int(0, 9) === 0 : rare()
    })
    const values = Object.fromEntries(
      written.flatMap((field) => {
        if (rare()) return []
        const state = rare() ? 'void' : 'active'
        return [[field, field === 'life' ? { state } : `v${chance.int(0, 3)}`] as const]
      }),
    )
    const missing = written.filter((field) => !Object.hasOwn(values, field))
    // What it saw: nothing, the last one, or any of those before.
    const known = chance.int(0, 3) === 0 ? [] : chance.int(0, 2) === 0 ? writes : writes.slice(-1)
    const seen: Record<string, ChangeId[]> = {}
    for (const field of new Set(['life', ...written])) {
      const ids = known.filter((one) => Object.hasOwn(one.values, field)).map(({ id }) => id)
      if (ids.length > 0) seen[field] = ids
    }
    if (rare()) seen.name = [...(seen.name ?? []), 'not held' as ChangeId]
    const pc = chance.int(0, 2)
    // Two in one place of a chain: a fork, of which one side ends here.
    const isFork = rare()
    writes.push({
      id: `${String(chance.int(0, 1e6)).padStart(7, '0')} ${n}${isFork ? ' fork' : ''}` as ChangeId,
      device: `pc${pc}` as DeviceId,
      seq: isFork ? n : n + 1,
      at: chance.int(0, 30),
      org: (rare() ? 'foreign' : chance.int(0, 5) === 0 ? 'above' : 'own') as OrgId,
      role: chance.int(0, 5) === 0 ? 'school' : 'branch',
      actor: null,
      schema: 1,
      save: ['s' as SaveId, 0, 1],
      seen,
      values,
      missing,
      ...(rare() ? { erased: true as const } : {}),
    })
  }
  return writes.sort(compareWrites)
}

const inventFacts = (chance: Chance): Facts => {
  const isAbout = (share: number): ((write: Pick<Write, 'id'>) => boolean) => {
    const hit = chance.int(0, share) === 0 ? chance.int(0, 9) : -1
    return ({ id }) => Number(id.slice(0, 7)) % 10 === hit
  }
  const [isAgainst, isGone, isGap] = [isAbout(9), isAbout(9), isAbout(3)]
  return {
    field: (_, name) =>
      name === 'unheard'
        ? undefined
        : { owner: name === 'rank' || name === 'approval' || name === 'home' ? 'school' : 'branch' },
    mintedBy: () => 'own' as OrgId,
    reasonAgainst: (_, __, write) => (isAgainst(write) ? 'revoked' : null),
    isBefore: (a, b) =>
      a.device === b.device && a.seq < b.seq && !a.id.endsWith('fork') && !isGap(a) && !isGap(b),
    isAtOrAbove: (a, b) => a === b || a === 'above',
    isErased: ({ id }) => isGone({ id }),
    revokesOf: () => [],
    kinOf: () => null,
  } as Facts
}

test('a record of plain writes folds the short way to what it folds to the long way', () => {
  let short = 0
  let rivals = 0
  let edited = 0
  const runs = 2000
  for (let seed = 1; seed <= runs; seed++) {
    const chance = createChance(seed)
    const [writes, facts] = [inventWrites(chance), inventFacts(chance)]
    const plain = foldPlain('member', entity, writes, facts)
    if (!plain) continue
    short++
    if (plain.conflicts.length > 0) rivals++
    if (writes.length > 2) edited++
    const [whole] = foldFamily('member', [[{ entity, writes }]], facts)
    expect(plain, `seed ${seed}`).toEqual(whole)
    expect(Object.keys(plain.values), `seed ${seed}`).toEqual(Object.keys(whole?.values ?? {}))
  }
  expect(short).toBeGreaterThan(runs / 5)
  expect(short).toBeLessThan((runs * 4) / 5)
  expect(rivals).toBeGreaterThan(runs / 20)
  expect(edited).toBeGreaterThan(runs / 20)
})

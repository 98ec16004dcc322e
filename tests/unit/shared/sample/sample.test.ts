import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { type EntityId, parseEntityId } from '#shared/base/id.ts'
import { checkValues } from '#shared/domain/check.ts'
import { readIdentityNumber } from '#shared/domain/identity-number.ts'
import type { MemberEvent } from '#shared/domain/member.ts'
import { membershipAt } from '#shared/domain/membership.ts'
import { fieldOf, isSensitiveKind, kindOf } from '#shared/domain/registry.ts'
import { inventBranch } from '#shared/sample/branch.ts'
import { createChance } from '#shared/sample/chance.ts'
import { dayAt, type SampleWrite } from '#shared/sample/desk.ts'
import { sumExpected } from '#shared/sample/expected.ts'
import { identityOf, seededCrypto } from '#shared/sample/keys.ts'
import { createSampleBranch, type SampleBranch } from '#shared/sample/sample.ts'
import { createSampleSchool } from '#shared/sample/school.ts'
import { openJoin } from '#shared/sync/join.ts'
import { type OpenedBundle, openBundle } from '#shared/sync/open-bundle.ts'
import { emptyTrust } from '#shared/sync/trust-view.ts'
import { View } from '#shared/sync/view.ts'
import { mustBe } from '#tests/support/bundle.ts'
import { testCrypto } from '#tests/support/crypto.ts'

const now = Date.UTC(2026, 10, 20, 4)
const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }
const school = await createSampleSchool(platform, 1, now)
const request = {
  seed: 1,
  branches: 6,
  members: 20,
  now,
  school: { org: school.org, recipient: school.age.recipient },
  platform,
}

const opened = async ({ files }: SampleBranch, late: boolean): Promise<readonly OpenedBundle[]> =>
  Promise.all(
    files
      .filter((file) => late || !file.late)
      .map(async ({ bytes }) =>
        mustBe(
          await openBundle(
            {
              crypto: testCrypto,
              orgs: [school.org],
              identities: [school.age.identity],
              trust: emptyTrust,
            },
            bytes,
          ),
        ),
      ),
  )

const viewOf = (bundles: readonly OpenedBundle[]): View => {
  const view = new View({ field: fieldOf, viewer: null, schema: 1 })
  for (const { segments, statements } of bundles) {
    view.add({
      changes: segments.flatMap(({ changes }) => changes),
      withheld: segments.flatMap(({ withheld }) => withheld),
      statements: [...statements.values()],
    })
  }
  return view
}

/** What the program itself makes of the files, in the form of the generator's totals. */
const totalsOf = (view: View) => {
  const events = new Map<EntityId, MemberEvent[]>()
  for (const { values } of view.list('member-event')) {
    const event = values as MemberEvent
    if (event.member) events.set(event.member, [...(events.get(event.member) ?? []), event])
  }
  const active = view
    .list('member')
    .filter(
      ({ entity, life }) =>
        life === 'active' && membershipAt(events.get(entity) ?? [], dayAt(now)) === 'active',
    )
  const all = [...view.records().values()].filter(({ kind }) => kind !== 'statement')
  const visits = view.list('visit').filter(({ life }) => life === 'active')
  const gifts = visits.map(({ values }) => values.gift as { amount: number; form: string })
  return {
    activeMembers: active.length,
    voided: all.filter(({ life }) => life === 'void').length,
    shown: all.filter(({ life }) => life === 'active').length,
    visits: visits.length,
    fen: gifts.reduce((sum, { amount }) => sum + amount, 0),
    cash: gifts.reduce((sum, { amount, form }) => sum + (form === 'cash' ? amount : 0), 0),
    conflicts: all.flatMap(({ kind, entity, conflicts, values }) =>
      conflicts.map((field) => ({ kind, entity, field, shown: values[field] })),
    ),
  }
}

const expectedOf = ({ expected: { arrived, complete } }: SampleBranch, late: boolean) => {
  const totals = late ? complete : arrived
  const sum = (pick: 'count' | 'total' | 'cash') => totals.visits.reduce((all, one) => all + one[pick], 0)
  return {
    activeMembers: totals.activeMembers,
    voided: totals.voided,
    shown: Object.values(totals.records).reduce((a, b) => a + b, 0),
    visits: sum('count'),
    fen: sum('total'),
    cash: sum('cash'),
    conflicts: totals.conflicts,
  }
}

const branches = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => createSampleBranch(request, index)))

const writesOf = (index: number): readonly SampleWrite[] => {
  let n = 0
  return inventBranch({
    chance: createChance(index),
    branch: index,
    members: 40,
    now,
    secondPc: index % 2 === 1,
    mint: (_, day) => `${'A'.repeat(22)}.${day.slice(0, 4)}.${(n++).toString(36)}.AAAAAA` as EntityId,
  }).flatMap((one) => (one.type === 'save' ? one.writes : []))
}

describe('what a sample comes to', () => {
  it.each([0, 1, 2, 3, 4, 5])(
    'is what the view says of branch %i, with and without the late files',
    async (i) => {
      const branch = branches[i] as SampleBranch
      for (const late of [false, true]) {
        const view = viewOf(await opened(branch, late))
        const found = totalsOf(view)
        const wanted = expectedOf(branch, late)
        const byId = (list: typeof found.conflicts) =>
          [...list].sort((a, b) => (a.entity + a.field < b.entity + b.field ? -1 : 1))
        expect({ ...found, conflicts: byId(found.conflicts) }).toEqual({
          ...wanted,
          conflicts: byId(wanted.conflicts as typeof found.conflicts),
        })
        expect(view.problems()).toMatchObject({ forks: [], waiting: [], ineffective: [], incomplete: [] })
        const changes = new Set(
          (await opened(branch, late)).flatMap(({ segments }) =>
            segments.flatMap((one) => one.changes.map(({ id }) => id)),
          ),
        )
        expect(changes.size).toBe(branch.expected.changes[late ? 'complete' : 'arrived'])
      }
    },
  )

  it('has two PCs, conflicts, a gap, a late file and voided records among six branches', () => {
    const sum = sumExpected(
      { ...request, school: school.org },
      branches.map(({ expected }) => expected),
    )
    expect(sum.gaps).toBe(1)
    expect(sum.lateFiles).toBe(2)
    expect(sum.arrived.conflicts).toBeGreaterThan(3)
    expect(sum.arrived.voided).toBeGreaterThan(3)
    expect(sum.complete.changes).toBeGreaterThan(sum.arrived.changes)
    const conflicts = branches.flatMap(({ expected }) => expected.arrived.conflicts)
    expect(conflicts.map(({ field }) => field)).toContain('gift')
  })

  it('adds the parts of a sum up to its whole', () => {
    for (const { expected } of branches) {
      for (const { count, total, goods, cash, payers } of expected.complete.visits) {
        expect(goods + cash).toBe(total)
        expect(Object.values(payers).reduce((a, b) => a + b, 0)).toBe(total)
        expect(count).toBeGreaterThan(0)
      }
    }
  })
})

describe('a sample', () => {
  it('says the same for the same seed, down to the ids of its changes, and something else for another', async () => {
    const tips = async (branch: SampleBranch) =>
      (await opened(branch, true)).map(({ manifest, header }) => [
        header.bundleId,
        manifest.intervals,
        manifest.holds,
      ])
    const again = await createSampleBranch(request, 1)
    expect(again.expected).toEqual(branches[1]?.expected)
    expect(await tips(again)).toEqual(await tips(branches[1] as SampleBranch))
    const other = await createSampleBranch({ ...request, seed: 2 }, 1)
    expect(other.expected.org).not.toBe(again.expected.org)
  })

  it('has records that every form would take, and ids that pack into chunks', () => {
    for (const index of [0, 1, 2, 3]) {
      const seen = new Set<string>()
      for (const { kind, entity, fields } of writesOf(index)) {
        const known = kindOf(kind)
        expect(known).toBeDefined()
        const { life: _, ...rest } = fields
        if (known) expect(checkValues(known, rest, !seen.has(entity) && !('life' in fields))).toEqual([])
        seen.add(entity)
        expect(parseEntityId(entity)).not.toBeNull()
      }
    }
  })

  it('has identity numbers that prove themselves and cannot exist', () => {
    const numbers = writesOf(0).flatMap(({ fields }) =>
      typeof fields.idNumber === 'string' ? [fields.idNumber] : [],
    )
    expect(numbers).toHaveLength(40)
    for (const number of numbers) {
      expect(readIdentityNumber(number).ok).toBe(true)
      expect(number).toMatch(/^990000/)
    }
  })

  it('has names of two, three and four characters, and rare ones', () => {
    const names = writesOf(0).flatMap(({ kind, fields }) =>
      kind === 'member' && fields.name ? [String(fields.name)] : [],
    )
    expect(new Set(names.map((name) => [...name].length))).toEqual(new Set([2, 3, 4]))
    expect(names.some((name) => name.includes('齉'))).toBe(true)
    expect(names.some((name) => name.includes('爩'))).toBe(true)
  })

  it('sends the school no header of a kind that stays at the branch', async () => {
    for (const bundle of await opened(branches[1] as SampleBranch, true)) {
      for (const { changes } of bundle.segments)
        for (const { header } of changes) expect(isSensitiveKind(header.kind)).toBe(false)
    }
  })

  it('imports nothing that will judge it: only base, domain, rules and what writes and scopes changes', () => {
    const allowed =
      /^(\.\/|\.\.\/(base|domain|rules)\/|\.\.\/sync\/(bundle-header|card|change|change-build|code|crypto|cutting|join|key-id|pack-bundle|scope|segment|segment-seal|segment-text|statement|store|trust|trust-view|web-crypto)\.ts$)/
    const folder = 'src/shared/sample'
    for (const name of readdirSync(folder)) {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      for (const [, from = ''] of text.matchAll(/from '([^']+)'/g))
        expect(`${name}: ${from}`).toMatch(new RegExp(`: ${allowed.source.slice(1)}`))
    }
  })
})

describe('the keys of a sample', () => {
  it('are real ones: what is sealed for an age key from the seed is opened by it', async () => {
    const crypto = seededCrypto(platform, createChance(5))
    const [age, again] = [
      await crypto.createAgeKey(),
      await seededCrypto(platform, createChance(5)).createAgeKey(),
    ]
    expect(again).toEqual(age)
    const sealed = await testCrypto.encrypt([age.recipient], new Uint8Array([1, 2, 3]))
    expect(await testCrypto.decrypt([age.identity], sealed)).toEqual(new Uint8Array([1, 2, 3]))
    expect(identityOf(new Uint8Array(32))).toMatch(/^AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}$/)
    expect(bytesToBase64(crypto.random(4))).not.toBe('')
  })

  it('make a school that can be joined from its file and code', async () => {
    const joined = mustBe(await openJoin(testCrypto, school.join, school.code))
    expect(joined.card).toMatchObject({ org: school.org, level: 'school' })
    expect(joined.content.age).toEqual(school.age)
  })
})

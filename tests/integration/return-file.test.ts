import { expect, test } from 'vitest'
import { proposal } from '#shared/domain/proposal.ts'
import { verifyStatements } from '#shared/sync/statement.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import {
  changesIn,
  exported,
  introduce,
  must,
  newPc,
  opened,
  type TestPc,
  taken,
} from '#tests/support/engine.ts'

/** A school with two branches whose first files arrived. */
const twoBranches = async (): Promise<readonly [TestPc, TestPc, TestPc]> => {
  const school = await newPc('示例大学工会', 'school')
  const one = await newPc('机械学院分工会', 'branch')
  const two = await newPc('化学院分工会', 'branch')
  for (const branch of [one, two]) {
    await introduce(branch, school)
    const [person, paper] = [await branch.engine.newId(), await branch.engine.newId()]
    must(
      await branch.engine.save([
        { kind: 'member', entity: person, fields: { name: `${branch.workspace.name}会员` } },
        { kind: 'proposal', entity: paper, fields: { title: `${branch.workspace.name}提案` } },
      ]),
    )
    await taken(school, [await exported(branch)])
  }
  return [school, one, two]
}

const decide = async (school: TestPc, number: string): Promise<void> => {
  for (const { id } of await school.records.list(proposal)) {
    must(await school.engine.save([{ kind: 'proposal', entity: id, fields: { number } }]))
  }
}

test('a branch sees the decision and its certificate, and nothing of another branch is inside', async () => {
  const [school, one, two] = await twoBranches()
  await decide(school, '2026-007')
  expect((await school.engine.returns()).map(({ name, lastAt, since }) => [name, lastAt, since > 0])).toEqual(
    [
      ['化学院分工会', null, true],
      ['机械学院分工会', null, true],
    ],
  )
  const file = await exported(school, one.workspace.org)
  expect((await opened(one, file)).header.kind).toBe('return')

  const changes = await changesIn(one, file)
  const devices = new Set(changes.map(({ header }) => header.device))
  // What the branch wrote itself it has, by its own receipt.
  expect(devices).toEqual(new Set([school.workspace.device]))
  const text = JSON.stringify(changes)
  expect(text).not.toContain('化学院')
  expect(text).not.toContain(two.workspace.org)
  expect(text).not.toContain(two.workspace.device)
  const statements = [...(await verifyStatements(testCrypto, changes)).values()]
  const children = statements.flatMap((said) => (said.type === 'child' ? [said.child] : []))
  expect(children).toEqual([one.workspace.org])

  await taken(one, [file])
  expect((await one.records.list(proposal)).map(({ values }) => [values.title, values.number])).toEqual([
    ['机械学院分工会提案', '2026-007'],
  ])
  expect((await one.engine.current()).parent?.org).toBe(school.workspace.org)
  const journal = new TextDecoder().decode(one.host.journals.get(one.workspace.id))
  expect(journal).not.toContain('化学院')
  const row = (await school.engine.returns()).find(({ org }) => org === one.workspace.org)
  expect(row?.lastAt).not.toBeNull()
})

test('the second return holds only what is new, and what is for the whole school reaches everybody', async () => {
  const [school, one, two] = await twoBranches()
  await taken(one, [await exported(school, one.workspace.org)])
  await taken(school, [await exported(one)])
  await decide(school, '2026-008')
  const pack = await school.engine.newId()
  must(
    await school.engine.save([
      {
        kind: 'rule-pack',
        entity: pack,
        fields: { topic: 'condolence', title: '样例办法', source: '样例', body: { v: 1 } },
      },
    ]),
  )
  const kinds = async (pc: TestPc): Promise<readonly string[]> => {
    const file = await exported(school, pc.workspace.org)
    return (await changesIn(pc, file)).map(({ header }) => header.kind).sort()
  }
  expect(await kinds(one)).toEqual(['proposal', 'rule-pack'])
  // The second branch never said what it holds: it gets all that is for it.
  expect((await kinds(two)).filter((kind) => kind === 'rule-pack')).toHaveLength(1)
  expect(await kinds(two)).toContain('statement')
})

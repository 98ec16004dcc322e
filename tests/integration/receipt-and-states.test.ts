import { expect, test } from 'vitest'
import { createEngine } from '#renderer/worker/engine.ts'
import type { EntityId } from '#shared/base/id.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken, tick } from '#tests/support/engine.ts'

const statesOf = async (pc: TestPc): Promise<readonly string[]> =>
  (await pc.engine.sentFiles()).map(({ number, state, overdue }) => `${number} ${state}${overdue ? '!' : ''}`)

const propose = async (pc: TestPc, title: string): Promise<EntityId> => {
  const entity = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'proposal', entity, fields: { title } }]))
  return entity
}

const school = () => newPc('示例大学工会', 'school')

test('a file is exported, merged when a later file of the school says so, and decided when the school writes', async () => {
  const [above, branch] = [await school(), await newPc('机械学院分工会', 'branch')]
  await introduce(branch, above)
  const entity = await propose(branch, '关于样例的提案')
  const file = await exported(branch)
  expect(await statesOf(branch)).toEqual(['1 exported'])
  const fortnight = 14 * 24 * 3600 * 1000
  const later = createEngine({ host: branch.host, crypto: testCrypto, now: () => tick() + fortnight })
  must(await later.open(branch.workspace.id, null, quiet))
  expect(await later.sentFiles()).toMatchObject([{ state: 'exported', overdue: true }])
  await taken(above, [file])
  expect(await statesOf(branch)).toEqual(['1 exported'])

  const answer = await exported(above, branch.workspace.org)
  await taken(branch, [answer])
  const [sent] = await branch.engine.sentFiles()
  expect(sent).toMatchObject({
    state: 'merged',
    overdue: false,
    fileName: file.name,
    party: above.workspace.org,
    partyName: '示例大学工会',
  })
  expect(sent?.since).toBeGreaterThan(sent?.at ?? 0)
  // The school's own file is answered by the branch's next one.
  expect(await statesOf(above)).toEqual(['1 exported'])
  await taken(above, [await exported(branch)])
  expect(await statesOf(above)).toEqual(['1 merged'])

  must(await above.engine.save([{ kind: 'proposal', entity, fields: { number: '2026-001' } }]))
  await taken(branch, [await exported(above, branch.workspace.org)])
  expect(await statesOf(branch)).toEqual(['2 merged', '1 decided'])
})

test('a file that was lost is merged all the same when the next one brought all it held', async () => {
  const [above, branch] = [await school(), await newPc('化学院分工会', 'branch')]
  await introduce(branch, above)
  await propose(branch, '一')
  await exported(branch)
  await propose(branch, '二')
  const second = await exported(branch)
  await taken(above, [second])
  await taken(branch, [await exported(above, branch.workspace.org)])
  expect(await statesOf(branch)).toEqual(['2 merged', '1 merged'])
})

test('a file that the school took back says so, and counts again when it is brought again', async () => {
  const [above, branch] = [await school(), await newPc('法学院分工会', 'branch')]
  await introduce(branch, above)
  await propose(branch, '三')
  const file = await exported(branch)
  await taken(above, [file])
  const [entry] = await above.engine.imports()
  expect(entry).toMatchObject({ number: 1, state: 'merged' })
  must(await above.engine.takeBack([entry?.entity as EntityId]))
  await taken(branch, [await exported(above, branch.workspace.org)])
  expect(await statesOf(branch)).toEqual(['1 set-aside'])

  const [again] = await above.engine.inspect([file], quiet)
  expect(again?.state).toEqual({ type: 'nothing-new', older: false, takenBack: true })
  must(await above.engine.merge([again?.key ?? ''], [], quiet))
  expect(await above.engine.imports()).toMatchObject([{ number: 1, state: 'merged' }])
  await taken(branch, [await exported(above, branch.workspace.org)])
  expect(await statesOf(branch)).toEqual(['1 merged'])
})

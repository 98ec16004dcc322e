import type { EntityId } from '#shared/base/id.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken } from './engine.ts'

/** A school and its branches, introduced and accepted by a first file of each. */
export const schoolWith = async (
  ...names: readonly string[]
): Promise<{ readonly school: TestPc; readonly branches: readonly TestPc[] }> => {
  const school = await newPc('示例大学工会', 'school')
  const branches: TestPc[] = []
  for (const name of names) {
    const branch = await newPc(name, 'branch')
    await introduce(branch, school)
    branches.push(branch)
  }
  for (const branch of branches) await taken(school, [await exported(branch)])
  for (const branch of branches) await back(school, branch)
  return { school, branches }
}

/** What the school has for a branch goes down to it. */
export const back = async (school: TestPc, branch: TestPc) =>
  taken(branch, [must(await school.engine.exportBundle(branch.workspace.org, false, quiet))])

/** What a branch has goes up. */
export const up = async (branch: TestPc, school: TestPc) => taken(school, [await exported(branch)])

/** A new record with these values. */
export const add = async (
  pc: TestPc,
  fields: Readonly<Record<string, unknown>>,
  kind = 'member',
): Promise<EntityId> => {
  const entity = await pc.engine.newId()
  must(await pc.engine.save([{ kind, entity, fields }]))
  return entity
}

/** One record says something else. */
export const edit = async (
  pc: TestPc,
  entity: EntityId,
  fields: Readonly<Record<string, unknown>>,
  kind = 'member',
) => must(await pc.engine.save([{ kind, entity, fields }]))

/** What a record says on a PC; null when no list shows it. */
export const said = async (pc: TestPc, entity: EntityId, kind = 'member'): Promise<unknown> =>
  (await pc.records.list({ kind, fields: {} })).find(({ id }) => id === entity)?.values ?? null

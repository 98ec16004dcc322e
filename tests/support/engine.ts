import { createRecords, type Records } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import type { Engine, OutFile, Workspace } from '#renderer/engine.ts'
import type { Addressee, ImportRow } from '#renderer/engine-exchange.ts'
import { createEngine } from '#renderer/worker/engine.ts'
import type { OrgId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { Result } from '#shared/base/result.ts'
import { type BundleHeader, bundleKinds } from '#shared/sync/bundle-header.ts'
import type { Change } from '#shared/sync/change.ts'
import { parseKeys } from '#shared/sync/keys.ts'
import { type OpenedBundle, openBundle } from '#shared/sync/open-bundle.ts'
import { openFile } from '#shared/sync/open-file.ts'
import type { Trust } from '#shared/sync/trust.ts'
import { emptyTrust } from '#shared/sync/trust-view.ts'
import { testCrypto } from './crypto.ts'
import { createMemoryHost, type MemoryHost } from './memory-host.ts'

/** One PC with one workspace, over a disk in memory and a real index. */
export interface TestPc {
  readonly engine: Engine
  readonly host: MemoryHost
  readonly workspace: Workspace
  readonly records: Records
}

/** The value of a result that must be one. */
export const must = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Says nothing. */
export const quiet = (): void => {}

let clock = Date.UTC(2026, 2, 8, 1)

/** A clock that goes on a second at every look. */
export const tick = (): number => {
  clock += 1000
  return clock
}

/** The engine over a host, as after a start of the program. */
export const engineOver = (host: MemoryHost): Engine => createEngine({ host, crypto: testCrypto, now: tick })

/** A new PC of a new organisation. */
export const newPc = async (name: string, level: Level): Promise<TestPc> => {
  const host = createMemoryHost()
  const engine = engineOver(host)
  const workspace = must(await engine.create({ name, level, pcName: `${name}的电脑`, sample: false }))
  return { engine, host, workspace, records: createRecords(new IndexDb(workspace.id)) }
}

/** Introduces a branch to a school by its card, as two people on the telephone would. */
export const introduce = async (branch: TestPc, school: TestPc): Promise<void> => {
  const card = must(await branch.engine.readCard(await school.engine.card()))
  must(await branch.engine.acceptParent(card.org))
}

/** A file out of a branch. */
export const exported = async (pc: TestPc, to: Addressee = 'parent', full = false): Promise<OutFile> =>
  must(await pc.engine.exportBundle(to, full, quiet))

/** A further PC of an organisation, or the first one of a new group under it, started by a join file. */
export const joined = async (
  pc: TestPc,
  request: Parameters<Engine['makeJoin']>[0] = { as: 'pc' },
): Promise<TestPc> => {
  const { file, code } = must(await pc.engine.makeJoin(request))
  const host = createMemoryHost()
  const engine = engineOver(host)
  const workspace = must(await engine.join(file, code, '第二台电脑'))
  return { engine, host, workspace, records: createRecords(new IndexDb(workspace.id)) }
}

/** What a file holds, opened with the keys of the PC it is for. */
export const opened = async (pc: TestPc, file: OutFile): Promise<OpenedBundle> => {
  const keys = parseKeys((await pc.host.keysRead(pc.workspace.id)) ?? '')
  if (!keys) throw new Error('the keys lie open in a test')
  const identities = [keys.age.identity]
  // Whom the PC knows does not matter here: the sender is proven by what its own organisation gave it.
  const { device, org } = await senderOf(file)
  const trust: Trust = { ...emptyTrust, claims: new Map([[device, [org]]]) }
  return must(await openBundle({ crypto: testCrypto, orgs: [keys.org], identities, trust }, file.bytes))
}

const senderOf = async (file: OutFile): Promise<BundleHeader['sender']> => {
  const proven = must(await openFile(testCrypto, file.bytes, bundleKinds))
  return proven.header.sender
}

/** Every change of which a file holds more than the id. */
export const changesIn = async (pc: TestPc, file: OutFile): Promise<readonly Change[]> =>
  (await opened(pc, file)).segments.flatMap(({ changes }) => changes)

/** Takes files in and accepts every new sender. */
export const taken = async (pc: TestPc, files: readonly OutFile[]): Promise<readonly ImportRow[]> => {
  const rows = await pc.engine.inspect(files, quiet)
  const ready = rows.filter(({ state }) => state.type === 'ready' || state.type === 'unknown-sender')
  const strangers = ready.flatMap(({ sender }): OrgId[] => (sender ? [sender.org] : []))
  if (ready.length === 0) return rows
  return must(
    await pc.engine.merge(
      ready.map(({ key }) => key),
      strangers,
      quiet,
    ),
  )
}

import type { OrgId } from '#shared/base/id.ts'
import { levelRank } from '#shared/base/level.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import type { PickedFile } from '#shared/host.ts'
import { branchShape, inventBranch } from '#shared/sample/branch.ts'
import { createChance } from '#shared/sample/chance.ts'
import { createSampleBranch } from '#shared/sample/sample.ts'
import type { Engine, SaveProblem, Write } from '../engine.ts'
import { type Inspected, inspectFiles, mergeFiles, type Task } from './importing.ts'
import { mintId, saveWrites } from './save.ts'
import { authorOf, type Session } from './session.ts'

type Request = Parameters<Engine['fillWithSample']>[0]
type Filled = Promise<Result<null, SaveProblem | { readonly type: 'cancelled' }>>

const stage = 'sample'
const writesPerSave = 150
const platform = { subtle: crypto.subtle, CompressionStream, DecompressionStream }

/** Not the same twice: a second filling must not pretend to be the PCs of the first. */
const newSeed = ({ crypto: own }: Session): number =>
  own.random(4).reduce((seed, byte) => seed * 256 + byte, 0)

/** Files of invented branches for this school, those that are on their way left out. */
const makeFiles = async (
  session: Session,
  request: Request,
  task: Task,
): Promise<readonly PickedFile[] | null> => {
  const { keys, now } = session
  const school = { org: keys.org, recipient: keys.age.recipient }
  const about = { ...request, seed: newSeed(session), now: now(), school, platform }
  const files: PickedFile[] = []
  for (let index = 0; index < request.branches; index++) {
    if (task.isCancelled()) return null
    task.onProgress({ stage, done: index, total: request.branches * 2 })
    const branch = await createSampleBranch(about, index)
    files.push(...branch.files.filter(({ late }) => !late))
  }
  return files
}

const fillSchool = async (session: Session, request: Request, task: Task): Filled => {
  const files = await makeFiles(session, request, task)
  if (!files) return err({ type: 'cancelled' })
  const second: Task = {
    isCancelled: task.isCancelled,
    onProgress: ({ done, total }) =>
      task.onProgress({
        stage,
        done: request.branches * (1 + done / Math.max(1, total)),
        total: request.branches * 2,
      }),
  }
  const found = await inspectFiles(session, files, second)
  if (found.length < files.length) return err({ type: 'cancelled' })
  const chosen = found.filter((one): one is Inspected => 'row' in one)
  const senders = chosen.flatMap(({ row }): OrgId[] => (row.sender ? [row.sender.org] : []))
  const { problem } = await mergeFiles(session, chosen, senders, second)
  return problem ? err(problem) : ok(null)
}

/** The writes in saves; a record's second write comes in a later save than its first. */
const savesOf = (writes: readonly Write[]): readonly (readonly Write[])[] => {
  const written = new Map<string, number>()
  const rounds: Write[][] = []
  for (const write of writes) {
    const n = written.get(write.entity) ?? 0
    written.set(write.entity, n + 1)
    const round = rounds[n] ?? []
    rounds[n] = round
    round.push(write)
  }
  return rounds.flatMap((round) =>
    Array.from({ length: Math.ceil(round.length / writesPerSave) }, (_, i) =>
      round.slice(i * writesPerSave, (i + 1) * writesPerSave),
    ),
  )
}

const fillOwn = async (session: Session, request: Request, task: Task): Filled => {
  task.onProgress({ stage, done: 0, total: 1 })
  const { role } = authorOf(session)
  const mayWrite = (kind: string, field: string): boolean =>
    levelRank(fieldOf(kind, field)?.owner ?? 'group') <= levelRank(role)
  const happenings = inventBranch({
    chance: createChance(newSeed(session)),
    branch: 0,
    members: request.members,
    days: request.days,
    now: session.now(),
    secondPc: branchShape(0).secondPc,
    mint: () => mintId(session),
  })
  const writes = happenings.flatMap((one): readonly Write[] => (one.type === 'save' ? one.writes : []))
  const allowed = writes.map((write) => ({
    ...write,
    fields: Object.fromEntries(Object.entries(write.fields).filter(([field]) => mayWrite(write.kind, field))),
  }))
  if (task.isCancelled()) return err({ type: 'cancelled' })
  const saves = savesOf(allowed)
  for (const [i, save] of saves.entries()) {
    task.onProgress({ stage, done: i, total: saves.length })
    const saved = await saveWrites(session, save)
    if (!saved.ok) return saved
  }
  return ok(null)
}

/**
 * Fills a workspace with invented records: a school gets files of invented branches and takes them in as it takes any
 * file; a branch or group gets two years of its own. Can be cancelled as long as nothing is written.
 */
export const fillSample = (session: Session, request: Request, task: Task): Filled => {
  const { level } = session.keys
  return level === 'school' || level === 'city'
    ? fillSchool(session, request, task)
    : fillOwn(session, request, task)
}

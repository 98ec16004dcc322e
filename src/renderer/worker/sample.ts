import { ok, type Result } from '#shared/base/result.ts'
import type { Engine, SaveProblem } from '../engine.ts'
import type { Task } from './importing.ts'
import { mintId, saveWrites } from './save.ts'
import type { Session } from './session.ts'

/** Fills a workspace with invented records. */
export const fillSample = async (
  session: Session,
  request: Parameters<Engine['fillWithSample']>[0],
  task: Task,
): Promise<Result<null, SaveProblem | { readonly type: 'cancelled' }>> => {
  task.onProgress({ stage: 'sample', done: 0, total: request.members })
  const writes = Array.from({ length: request.members }, (_, i) => ({
    kind: 'member',
    entity: mintId(session),
    fields: { name: `样例${i + 1}` },
  }))
  const saved = await saveWrites(session, writes)
  return saved.ok ? ok(null) : saved
}

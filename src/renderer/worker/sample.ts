import { err, type Result } from '#shared/base/result.ts'
import type { SaveProblem } from '../engine.ts'
import type { Task } from './importing.ts'
import type { Session } from './session.ts'

/** Placeholder until the generator is here: refuses. */
export const fillSample = async (
  _session: Session,
  _request: { readonly branches: number; readonly members: number },
  _task: Task,
): Promise<Result<null, SaveProblem | { readonly type: 'cancelled' }>> => err({ type: 'not-open' })

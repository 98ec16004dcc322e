/** The steps of taking a bundle in, in order; the same list drives the code, the progress display and the tests. */
export const openStages = [
  'read',
  'check-container',
  'verify-header',
  'decrypt',
  'verify-manifest',
  'verify-segments',
  'check-changes',
] as const

/** The steps of making a bundle, in order. */
export const packStages = ['attachments', 'changes', 'seal'] as const

/** One step of a long task; names a message. */
export type Stage = (typeof openStages)[number] | (typeof packStages)[number]

/** A person stopped it; nothing was written. */
export interface Cancelled {
  readonly type: 'cancelled'
}

/** How a long task tells where it is and learns that it should stop. Both are asked between steps and inside loops. */
export interface Watch {
  readonly onProgress?: (progress: {
    readonly stage: Stage
    readonly done: number
    readonly total: number
  }) => void
  readonly isCancelled?: () => boolean
}

/** Reports progress; true when the task should stop. */
export const step = (watch: Watch, stage: Stage, done: number, total: number): boolean => {
  watch.onProgress?.({ stage, done, total })
  return watch.isCancelled?.() ?? false
}

export const cancelled: Cancelled = { type: 'cancelled' }

import type { ReviewEngine } from '../engine-review.ts'
import { type EngineContext, notBuilt } from './context.ts'

/** Seeing before, deciding after, and taking back. */
export const createReviewPart = (_context: EngineContext): ReviewEngine => ({
  previewMerge: notBuilt,
  previewRecords: notBuilt,
  conflicts: notBuilt,
  refused: notBuilt,
  takeIn: notBuilt,
  approve: notBuilt,
  moveHome: notBuilt,
  linkSame: notBuilt,
  erase: notBuilt,
  undo: notBuilt,
  imports: notBuilt,
  previewTakeBack: notBuilt,
  takeBack: notBuilt,
  bringBack: notBuilt,
})

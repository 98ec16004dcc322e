import type { Command } from './command.ts'
import { exportFile, receipt } from './export.ts'
import { inspect } from './inspect.ts'
import { merge } from './merge.ts'
import { rebuild } from './rebuild.ts'
import { report } from './report.ts'
import { setup } from './setup.ts'
import { undo } from './undo.ts'
import { verify } from './verify.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  setup,
  inspect,
  verify,
  merge,
  undo,
  receipt,
  exportFile,
  rebuild,
  report,
]

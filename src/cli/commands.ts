import type { Command } from './command.ts'
import { inspect } from './inspect.ts'
import { rebuild } from './rebuild.ts'
import { report } from './report.ts'
import { verify } from './verify.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [inspect, verify, rebuild, report]

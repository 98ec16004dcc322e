import { choice, needed, plain, text } from './declare.ts'
import { defineKind } from './field.ts'

/** The two ways a file goes. */
export const transferWays = ['in', 'out'] as const

/** One bundle file that this organisation made or took in. When is the change's own clock; by whom, its device. */
export const transfer = defineKind('transfer', {
  way: needed(choice(transferWays)),
  /** The id of the bundle. */
  bundle: needed(text(22)),
  /** The organisation at the other end. */
  party: needed(text(22)),
  /** The device that made the file. */
  device: needed(text(22)),
  /** Its number in the row of bundles from that device to its addressee. */
  number: needed({ type: 'number', min: 1, integer: true }),
  /** SHA-256 of its header: what the next one in the row names. */
  hash: needed(text(43)),
  fileName: plain(text(200)),
  /** The clock of the PC that made it. */
  createdAt: plain({ type: 'number', integer: true }),
  /** In: the receipt it carried: what the PC that made it held. */
  holds: plain({ type: 'body' }),
  /** In: the stretches of changes that it was the first to bring. */
  brought: plain({ type: 'body' }),
  /** In: what it said became of our own files, as far as that was news. */
  reported: plain({ type: 'body' }),
  /** Out: the stretches it carried, with content or as ids. */
  carries: plain({ type: 'body' }),
})

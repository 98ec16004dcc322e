/** How a command ended; part of the command line's contract (README, `--help`). */
export const exitCode = {
  /** All done. */
  ok: 0,
  /** A fault of the program. */
  fault: 1,
  /** The command or its options were not understood. */
  usage: 2,
  /** At least one file was refused, or waits for a person's decision; what was sound is done. */
  refused: 3,
  /** Nothing to do: all of it was there already. */
  nothing: 4,
  /** A window or another command has the workspace open. */
  inUse: 5,
  /** No workspace, no keys, or a wrong pass phrase. */
  noAccess: 6,
  /** The disk refused: full, forbidden or failing. */
  disk: 7,
  /** Damage was found. */
  damaged: 8,
} as const

/** One of them. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

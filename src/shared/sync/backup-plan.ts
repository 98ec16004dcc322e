/** Why an automatic backup was made. */
export const backupReasons = ['daily', 'weekly', 'before-import', 'before-upgrade', 'by-hand'] as const
export type BackupReason = (typeof backupReasons)[number]

/** One automatic backup, as its file name says. */
export interface PlannedBackup {
  readonly name: string
  /** The clock of the PC that made it (ms). */
  readonly at: number
  readonly reason: BackupReason
}

/** How many of each are kept. */
export const keptBackups: Readonly<Record<BackupReason, number>> = {
  daily: 7,
  weekly: 8,
  'before-import': 3,
  'before-upgrade': 2,
  'by-hand': 3,
}

const dayMs = 86_400_000
const namePattern = /^\d{8}-(\d{1,15})-([a-z-]+)\.xjb$/

/** The file name of a backup: the UTC day for people, then the exact clock (ms) and the reason. */
export const backupName = (at: number, reason: BackupReason): string =>
  `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}-${at}-${reason}.xjb`

/** What a file name says; null for a file that is no automatic backup. Such files are never removed. */
export const readBackupName = (name: string): PlannedBackup | null => {
  const match = namePattern.exec(name)
  const reason = backupReasons.find((known) => known === match?.[2])
  const at = Number(match?.[1])
  return match && reason && backupName(at, reason) === name ? { name, at, reason } : null
}

/** Whether two clocks are less than some days apart: a backup dated years ahead by a wrong clock hides nothing. */
const isWithin = (a: number, b: number, days: number): boolean => Math.abs(a - b) < days * dayMs

/** The backup that is due by itself: none while one lies within a day; the first of a week is the weekly one. */
export const dueBackup = (held: readonly PlannedBackup[], now: number): 'daily' | 'weekly' | null => {
  if (held.some(({ at }) => isWithin(at, now, 1))) return null
  const hasWeekly = held.some(({ at, reason }) => reason === 'weekly' && isWithin(at, now, 7))
  return hasWeekly ? 'daily' : 'weekly'
}

/** Which backups are no longer kept: of each reason all but the newest few, and never the one just made. */
export const surplusBackups = (held: readonly PlannedBackup[], just: string): readonly string[] =>
  backupReasons.flatMap((reason) =>
    held
      .filter((one) => one.reason === reason)
      .toSorted((a, b) => Number(b.name === just) - Number(a.name === just) || b.at - a.at)
      .slice(keptBackups[reason])
      .map(({ name }) => name),
  )

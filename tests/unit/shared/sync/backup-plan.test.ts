import { describe, expect, test } from 'vitest'
import {
  type BackupReason,
  backupName,
  dueBackup,
  type PlannedBackup,
  readBackupName,
  surplusBackups,
} from '#shared/sync/backup-plan.ts'

const day = 86_400_000
const start = Date.UTC(2026, 2, 8, 1)
const planned = (at: number, reason: BackupReason): PlannedBackup => ({
  name: backupName(at, reason),
  at,
  reason,
})

/** Opens the program once a day for some days and lets the plan work. */
const live = (days: number): readonly PlannedBackup[] => {
  let held: readonly PlannedBackup[] = []
  for (let n = 0; n < days; n++) {
    const at = start + n * day
    const reason = dueBackup(held, at)
    if (!reason) continue
    const just = planned(at, reason)
    const all = [...held, just]
    const gone = surplusBackups(all, just.name)
    held = all.filter(({ name }) => !gone.includes(name))
  }
  return held
}

describe('the name of a backup', () => {
  test('says when and why, and is read back', () => {
    expect(backupName(start, 'before-import')).toBe(`20260308-${start}-before-import.xjb`)
    expect(readBackupName(backupName(start, 'weekly'))).toEqual(planned(start, 'weekly'))
  })

  test('of another file says nothing', () => {
    for (const name of ['mine.xjb', `20260309-${start}-daily.xjb`, `20260308-${start}-often.xjb`]) {
      expect(readBackupName(name)).toBeNull()
    }
  })
})

describe('the plan', () => {
  test('wants one a day, the first of each week as the weekly one', () => {
    expect(dueBackup([], start)).toBe('weekly')
    const first = planned(start, 'weekly')
    expect(dueBackup([first], start + day - 1)).toBeNull()
    expect(dueBackup([first], start + day)).toBe('daily')
    expect(dueBackup([first], start + 7 * day)).toBe('weekly')
  })

  test('counts one made for another reason as today’s', () => {
    expect(dueBackup([planned(start, 'before-import')], start + day / 2)).toBeNull()
  })

  test('is not held up by a backup that a wrong clock dated years ahead', () => {
    expect(dueBackup([planned(start + 3650 * day, 'weekly')], start)).toBe('weekly')
  })

  test('keeps seven daily and eight weekly ones of a hundred days, the newest of them', () => {
    const held = live(100)
    const of = (reason: BackupReason) => held.filter((one) => one.reason === reason).map(({ at }) => at)
    expect(of('daily')).toHaveLength(7)
    expect(of('weekly')).toHaveLength(8)
    const newest = start + 99 * day
    expect(Math.max(...of('daily'), ...of('weekly'))).toBe(newest)
    expect(Math.min(...of('daily'))).toBeGreaterThanOrEqual(newest - 9 * day)
    expect(Math.min(...of('weekly'))).toBeGreaterThanOrEqual(newest - 56 * day)
  })

  test('keeps the last three before imports and the last two before upgrades, and does not let them push out others', () => {
    const many = [1, 2, 3, 4, 5].flatMap((n) => [
      planned(start + n, 'before-import'),
      planned(start + n, 'before-upgrade'),
    ])
    const held = [planned(start, 'daily'), ...many]
    const gone = surplusBackups(held, '')
    expect(gone).toEqual([
      backupName(start + 2, 'before-import'),
      backupName(start + 1, 'before-import'),
      backupName(start + 3, 'before-upgrade'),
      backupName(start + 2, 'before-upgrade'),
      backupName(start + 1, 'before-upgrade'),
    ])
  })

  test('never removes the one just made, even when others are dated later', () => {
    const ahead = [1, 2, 3].map((n) => planned(start + n * 365 * day, 'before-import'))
    const just = planned(start, 'before-import')
    expect(surplusBackups([...ahead, just], just.name)).toEqual([ahead[0]?.name])
  })
})

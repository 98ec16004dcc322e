import type { OrgName } from './db/records.ts'

/** Levels are few; a chain of parents that is longer goes in a circle. */
const deepest = 8

/** Whether an organisation is another one or stands somewhere below it, by the parents known here. */
export const isAtOrBelow = (orgs: ReadonlyMap<string, OrgName>, org: string, top: string): boolean => {
  let at: string | null = org
  for (let steps = 0; at !== null && steps < deepest; steps++) {
    if (at === top) return true
    at = orgs.get(at)?.parent ?? null
  }
  return false
}

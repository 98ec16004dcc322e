import type { Rec } from '#shared/domain/field.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { type AidBranchLine, aidByBranch, countingDay } from '#shared/domain/mutual-aid-school.ts'
import type { HelpData } from './model.ts'

/** Enrolments and the claims on them. */
export interface AidRecords {
  readonly aids: readonly Rec<MutualAid>[]
  readonly claims: readonly Rec<MutualAidClaim>[]
}

/** The mutual aid of a year that reached a school; no claims where no certificate lets them travel. */
export interface AidYear extends AidRecords {
  readonly lines: readonly AidBranchLine[]
}

/** What the table of branches is made from. */
export type AidData = AidRecords & Pick<HelpData, 'members' | 'memberEvents' | 'countedWith' | 'today'>

/** The mutual aid of a year, of one product or of all, by branch. */
export const aidYear = (data: AidData, year: number, product: string | null): AidYear => {
  const aids = data.aids.filter(
    ({ values }) => values.year === year && (product === null || values.product?.trim() === product),
  )
  const ids = new Set(aids.map(({ id }) => id))
  const claims = data.claims.filter(({ values }) => values.aid && ids.has(values.aid))
  const { members, memberEvents, countedWith, today } = data
  const on = countingDay(year, today)
  return { aids, claims, lines: aidByBranch(aids, claims, members, memberEvents, on, countedWith) }
}

import type { Fen } from '../base/money.ts'
import type { PostRole } from './post.ts'

/** How long those who hold some posts are elected for, and how many may hold one at a time. */
export interface TermRule {
  readonly id: string
  readonly posts: readonly PostRole[]
  /** 一届几年. */
  readonly years: number
  /** How many may hold the same post at a time, in a union or in one of its groups; null for any number. */
  readonly most: number | null
  readonly per: 'union' | 'group'
  readonly clause: string | null
}

/** How the amount that comes out is brought to a whole number of units. */
export const roundings = ['nearest', 'down', 'up'] as const

/** A school's rule for dues. */
export interface DuesRule {
  /** Share of the monthly base, in ten-thousandths: 50 is 0.5 %. */
  readonly perTenThousand: number
  /** The smallest step of an amount in fen: 10 is a jiao. */
  readonly unit: Fen
  readonly rounding: (typeof roundings)[number]
  /** Months that may still be open before somebody counts as in arrears: 0 when a month must be paid within itself. */
  readonly grace: number
  /** So many months without dues in a row end a membership (自动退会); null when the rule knows none. Only told, never done. */
  readonly lapse: number | null
  readonly clause: string | null
}

/** A school's rules for its members. */
export interface MemberRule {
  readonly terms: readonly TermRule[]
  readonly dues: DuesRule | null
}

import type { DuesRule, TermRule } from '#shared/domain/member-rule.ts'
import type { MemberPack } from '#shared/rules/member.ts'
import { type Draft, freeId, written } from './written.ts'

/** The term of some posts while it is typed. */
export type TermDraft = { readonly id: string } & Draft<Omit<TermRule, 'id'>>

/** The rules of members while they are typed. */
export interface MemberDraft {
  readonly terms: readonly TermDraft[]
  readonly dues: Draft<DuesRule> | null
}

/** Rules that nobody has written a line of. */
export const blankMember: MemberDraft = { terms: [], dues: null }

/** Rules opened for changes. */
export const memberDraftOf = ({ rule }: MemberPack): MemberDraft => rule

/** The body of a draft. */
export const memberBody = ({ terms, dues }: MemberDraft): object => ({
  format: 1,
  terms: terms.map((one) => written(one, (key, value) => key === 'per' && value === 'union')),
  ...(dues
    ? {
        dues: written(
          dues,
          (key, value) =>
            (key === 'unit' && value === 1) ||
            (key === 'rounding' && value === 'nearest') ||
            (key === 'grace' && value === 0),
        ),
      }
    : {}),
})

/** A new row: as long as a term usually is. */
export const newTerm = (terms: readonly TermDraft[]): TermDraft => ({ id: freeId(terms, 't'), years: 5 })

/** Reads a share of the pay, `0.5%` or `0.5`, as ten-thousandths; null when it is none. */
export const readRate = (text: string): number | null => {
  const found = /^(\d{1,3}(?:\.\d{1,2})?)\s*[%％]?$/.exec(text.trim())
  const rate = found ? Math.round(Number(found[1]) * 100) : 0
  return rate >= 1 && rate <= 10_000 ? rate : null
}

/** A share of the pay as it is typed. */
export const rateText = (perTenThousand: number): string => `${perTenThousand / 100}%`

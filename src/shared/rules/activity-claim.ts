import type { ClaimNeed } from '../domain/activity-verdict.ts'
import type { ActivityPack, ActivityRow } from './activity.ts'
import { type ActivityFacts, unionLines } from './activity-facts.ts'

/** One thing a claim must hold, and whether it does. */
export interface ClaimState {
  readonly need: ClaimNeed
  readonly have: boolean
}

/**
 * The checklist of a claim, in the order of the rule: papers that what was spent asks for, then signatures, then facts
 * without which the rules cannot be asked. Nothing is asked where no fund paid anything.
 */
export const claimStates = (
  pack: ActivityPack,
  row: ActivityRow | null,
  facts: ActivityFacts,
): readonly ClaimState[] => {
  const lines = unionLines(facts)
  if (!row || lines.length === 0) return []
  const used = new Set(lines.flatMap(({ use }) => use ?? []))
  const numbered = lines.every(({ cost }) => Boolean(cost?.invoiceNo?.trim()))
  const isPaidBySource = [...row.grants, ...pack.funds].some(({ payers }) => payers.length > 0)
  return [
    ...row.papers
      .filter(({ uses }) => uses.length === 0 || uses.some((use) => used.has(use)))
      .map(({ paper }) => ({
        need: paper,
        have: facts.held.has(paper) || (paper === 'invoice' && numbered),
      })),
    ...row.signatures.map((need) => ({ need, have: facts.values.signatures?.includes(need) ?? false })),
    { need: 'use', have: lines.every(({ use }) => use != null) },
    ...(isPaidBySource
      ? [{ need: 'payer' as const, have: lines.every(({ cost }) => cost?.payer != null) }]
      : []),
    ...(row.invoices?.max ? [{ need: 'invoice-no' as const, have: numbered }] : []),
    ...(row.invoices?.last
      ? [{ need: 'invoice-day' as const, have: lines.every(({ invoicedOn }) => invoicedOn != null) }]
      : []),
  ]
}

import type { Level } from '../base/level.ts'
import type { Rec } from '../domain/field.ts'
import type { OrganisationRecord } from '../domain/organisation.ts'
import type { PaperHead } from './paper.ts'

/** The organisation a paper comes from, as its workspace knows it. */
export interface Issuer {
  readonly org: string
  readonly name: string
  readonly level: Level
  readonly parent: { readonly name: string } | null
}

/**
 * What stands above a paper: the names written down for papers, else those of the workspace. Only the organisation's own
 * record counts, because a school holds those of its branches too.
 */
export const issuerHead = (issuer: Issuer, organisations: readonly Rec<OrganisationRecord>[]): PaperHead => {
  const own = organisations.find((one) => one.home === issuer.org)?.values
  const above = issuer.level === 'branch' || issuer.level === 'group' ? issuer.parent?.name : null
  return { org: own?.paperName ?? issuer.name, school: own?.schoolName ?? above ?? null }
}

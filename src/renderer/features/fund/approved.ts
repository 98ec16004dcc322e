import type { OrgId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type FundEntry, fundEntry } from '#shared/domain/fund.ts'
import { lifeField } from '#shared/sync/change.ts'

/** What is approved of an entry: all of it, and that it counts. */
export const approvedFields: readonly string[] = [lifeField, ...Object.keys(fundEntry.fields)]

/** Whether a union may approve an entry now: it stands above its home, and nothing of it is in conflict or still to come. */
export const mayApprove = (
  { home, life, conflicts, waiting }: Pick<Rec<FundEntry>, 'home' | 'life' | 'conflicts' | 'waiting'>,
  place: { readonly org: OrgId; readonly above: boolean },
): boolean =>
  place.above &&
  home !== place.org &&
  life === 'active' &&
  ![...conflicts, ...waiting].some((field) => approvedFields.includes(field))

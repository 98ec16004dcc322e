import type { OrgId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import { visit } from '#shared/domain/condolence.ts'
import { lifeField } from '#shared/sync/change.ts'
import type { VisitRow } from './rows.ts'

/** What is approved of a visit: all but the signatures on paper, which are often written down afterwards. */
export const approvedFields: readonly string[] = [
  lifeField,
  ...Object.keys(visit.fields).filter((field) => field !== 'signed'),
]

/** Whether a union may approve a visit now: it stands above its home, and all that would be approved is decided. */
export const mayApprove = (
  { home, rec }: Pick<VisitRow, 'home' | 'rec'>,
  { org, level }: { readonly org: OrgId; readonly level: Level },
): boolean =>
  (level === 'school' || level === 'city') &&
  home !== org &&
  rec.life === 'active' &&
  ![...rec.conflicts, ...rec.waiting].some((field) => approvedFields.includes(field))

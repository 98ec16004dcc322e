import type { Records } from '#renderer/db/records.ts'
import type { EntityId } from '#shared/base/id.ts'
import { hardshipEvent, hardshipFile } from '#shared/domain/hardship.ts'
import { help, helpNote } from '#shared/domain/help.ts'
import { mutualAid, mutualAidClaim } from '#shared/domain/mutual-aid.ts'

/** One record by its kind, as an erasure names it. */
export interface NamedId {
  readonly kind: string
  readonly entity: EntityId
}

/**
 * What is said of a person's need and illness: hardship files with their steps, the notes of help, and claims on mutual aid.
 * Help and enrolments themselves are kept for the accounts, as visits are.
 */
export const needRecords = async (
  records: Records,
  members: readonly EntityId[],
): Promise<readonly NamedId[]> => {
  const [files, helps, aids] = await Promise.all([
    records.naming(hardshipFile, 'member', members),
    records.naming(help, 'member', members),
    records.naming(mutualAid, 'member', members),
  ])
  const [steps, notes, claims] = await Promise.all([
    records.naming(hardshipEvent, 'file', files),
    records.naming(helpNote, 'help', helps),
    records.naming(mutualAidClaim, 'aid', aids),
  ])
  const of = ({ kind }: { readonly kind: string }, ids: readonly EntityId[]): readonly NamedId[] =>
    ids.map((entity) => ({ kind, entity }))
  return [
    ...of(hardshipFile, files),
    ...of(hardshipEvent, steps),
    ...of(helpNote, notes),
    ...of(mutualAidClaim, claims),
  ]
}

import { useLiveQuery } from 'dexie-react-hooks'
import { isAtOrBelow } from '#renderer/below.ts'
import type { Records } from '#renderer/db/records.ts'
import type { SaveProblem } from '#renderer/engine.ts'
import { useServices } from '#renderer/services.ts'
import type { EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import { visit, visitHealth } from '#shared/domain/condolence.ts'
import { duesBase, memberDues } from '#shared/domain/dues.ts'
import { memberHonour } from '#shared/domain/honour.ts'
import { member, memberEvent, memberFamily, memberIdentity } from '#shared/domain/member.ts'
import { memberPost } from '#shared/domain/post.ts'
import { type NamedId, needRecords } from './personal-help.ts'

/** Everything that speaks of one person, by kind. Visits are kept for the accounts; what is said of health is not. */
export interface PersonalRecords {
  readonly members: readonly EntityId[]
  readonly events: readonly EntityId[]
  readonly identities: readonly EntityId[]
  readonly families: readonly EntityId[]
  readonly posts: readonly EntityId[]
  readonly honours: readonly EntityId[]
  readonly dues: readonly EntityId[]
  readonly bases: readonly EntityId[]
  readonly healths: readonly EntityId[]
  /** What is said of need and illness in help and mutual aid. */
  readonly needs: readonly NamedId[]
  readonly visits: readonly EntityId[]
}

/** Finds what speaks of a member, under whichever of its ids, void records included. */
export const personalRecords = async (records: Records, id: EntityId): Promise<PersonalRecords> => {
  const members = await records.sameOnes(member, id)
  const [events, identities, families, posts, honours, dues, bases, visits] = await Promise.all([
    records.naming(memberEvent, 'member', members),
    records.naming(memberIdentity, 'member', members),
    records.naming(memberFamily, 'member', members),
    records.naming(memberPost, 'member', members),
    records.naming(memberHonour, 'member', members),
    records.naming(memberDues, 'member', members),
    records.naming(duesBase, 'member', members),
    records.naming(visit, 'member', members),
  ])
  const [healths, needs] = await Promise.all([
    records.naming(visitHealth, 'visit', visits),
    needRecords(records, members),
  ])
  return { members, events, identities, families, posts, honours, dues, bases, healths, needs, visits }
}

/** What an erasure of a member would take; undefined while it is looked for. */
export const usePersonalRecords = (id: EntityId): PersonalRecords | undefined => {
  const { records } = useServices()
  return useLiveQuery(() => personalRecords(records, id), [records, id])
}

/** Erases what speaks of a member, for good, as one save. */
export const useErase = (): ((found: PersonalRecords) => Promise<Result<SaveId, SaveProblem>>) => {
  const { engine } = useServices()
  return ({ members, events, identities, families, posts, honours, dues, bases, healths, needs }) => {
    const of = (kind: string, ids: readonly EntityId[]) => ids.map((entity) => ({ kind, entity }))
    return engine.erase([
      ...of(member.kind, members),
      ...of(memberEvent.kind, events),
      ...of(memberIdentity.kind, identities),
      ...of(memberFamily.kind, families),
      ...of(memberPost.kind, posts),
      ...of(memberHonour.kind, honours),
      ...of(memberDues.kind, dues),
      ...of(duesBase.kind, bases),
      ...of(visitHealth.kind, healths),
      ...needs,
    ])
  }
}

/** Moves a member with its events and honours to another organisation as one save; what else speaks of it stays where it was written. */
export const useMove = (): ((found: PersonalRecords, to: OrgId) => Promise<Result<SaveId, SaveProblem>>) => {
  const { engine } = useServices()
  return ({ members, events, honours }, to) =>
    engine.moveHome(
      [
        ...members.map((entity) => ({ kind: member.kind, entity })),
        ...events.map((entity) => ({ kind: memberEvent.kind, entity })),
        ...honours.map((entity) => ({ kind: memberHonour.kind, entity })),
      ],
      to,
    )
}

/** Taking any save back. */
export const useUndo = () => useServices().engine.undo

/** Where a record may be moved to: the organisations below this one, but for the one that has it; none below a school. */
export const usePlacesBelow = (
  home: string | undefined,
): readonly { readonly id: OrgId; readonly name: string }[] => {
  const { records, workspace } = useServices()
  const found = useLiveQuery(async () => {
    if (workspace.level !== 'school' && workspace.level !== 'city') return []
    const orgs = await records.orgs()
    if (home === undefined || !isAtOrBelow(orgs, home, workspace.org)) return []
    return [...orgs].flatMap(([id, { name }]) =>
      id !== home && id !== workspace.org && isAtOrBelow(orgs, id, workspace.org)
        ? // The organisations of the index come under their own ids.
          [{ id: id as OrgId, name }]
        : [],
    )
  }, [records, home, workspace])
  return found ?? nowhere
}

const nowhere: readonly never[] = []

/** Whether a record of this home is this organisation's own or of one below it. */
export const useIsOurs = (home: string | undefined): boolean => {
  const { records, workspace } = useServices()
  return (
    useLiveQuery(
      async () => home !== undefined && isAtOrBelow(await records.orgs(), home, workspace.org),
      [records, home, workspace],
    ) ?? false
  )
}

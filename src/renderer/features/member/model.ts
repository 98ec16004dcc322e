import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import type { HistoryEntry, SaveProblem, Workspace, Write } from '#renderer/engine.ts'
import { savePaper } from '#renderer/print.ts'
import { createReading } from '#renderer/reading.ts'
import { voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { type Services, useServices } from '#renderer/services.ts'
import { saveTables } from '#renderer/workbook.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId, SaveId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { sorted } from '#shared/base/sorted.ts'
import { issuerHead } from '#shared/documents/issuer.ts'
import { activity, activityParticipant } from '#shared/domain/activity.ts'
import { visit } from '#shared/domain/condolence.ts'
import { memberDues } from '#shared/domain/dues.ts'
import type { Rec } from '#shared/domain/field.ts'
import { help } from '#shared/domain/help.ts'
import { memberHonour } from '#shared/domain/honour.ts'
import {
  type Member,
  type MemberEventType,
  type MemberFamily,
  type MemberIdentity,
  member,
  memberEvent,
  memberFamily,
  memberIdentity,
} from '#shared/domain/member.ts'
import type { Staff } from '#shared/domain/membership.ts'
import { mutualAid, mutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { memberPost } from '#shared/domain/post.ts'
import { proposal, proposalSeconder } from '#shared/domain/proposal.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { duesFacts } from '#shared/rules/dues.ts'
import { type MemberBase, type MemberDraft, memberWrites } from './draft.ts'
import { lifeOf, type Moment } from './life.ts'
import { memberTable, rosterOf } from './papers.ts'
import { type MemberCounts, type MemberFilter, type MemberRow, memberCounts, memberRows } from './rows.ts'

/** The records that others name, for histories. */
export const useNames = useRecordNames

/** What a screen shows while it is open; what was typed into a filter outlives a look at another page. */
export const useFilter = create<MemberFilter>(() => ({ chips: [], branch: null, group: null, find: '' }))

/** The names, units and levels the page speaks of. */
export const usePlace = () => {
  const { workspace, today } = useServices()
  const above = workspace.level === 'school' || workspace.level === 'city'
  return { workspace, today: today(), showsBranch: above }
}

const nothing: readonly never[] = []

const useRead = createReading((records, above: boolean) =>
  Promise.all([
    records.list(member),
    records.list(memberEvent),
    records.list(memberPost),
    records.list(memberHonour),
    // Above, dues are the branches' own work; their lists are not read here.
    above ? nothing : records.list(memberDues),
    above ? nothing : records.list(rulePack),
    records.list(organisation),
    records.orgs(),
  ]),
)

type Read = NonNullable<ReturnType<typeof useRead>>

/** What the list of members shows of what was read. */
const membersOf = whileSame((read: Read, now: Day, workspace: Workspace) => {
  const [members, events, posts, honours, dues, packs, organisations, orgs] = read
  const nameOf = (org: string): string =>
    orgs.get(org)?.name ?? (org === workspace.org ? workspace.name : org.slice(0, 6))
  const more = { posts, honours, dues: duesFacts(dues, packs) }
  // The table sorts at each visit, and what is in order already is soon sorted.
  const rows = sorted(memberRows(members, events, nameOf, now, more), ({ values }) => values.staffNo)
  const own = organisations.find((one) => one.home === workspace.org)
  const homes = [...new Set(rows.map((row) => row.home))]
  return {
    rows,
    counts: memberCounts(members, events, now, own?.values.staff),
    branches: homes.map((id) => ({ id, name: nameOf(id) })),
    staff: { id: own?.id ?? null, values: own?.values.staff ?? null },
    groups: [...new Set(rows.flatMap((row) => row.values.group ?? []))].sort(),
  }
})

/** All members with what their events say, and the counts of the whole. */
export const useMembers = ():
  | {
      readonly rows: readonly MemberRow[]
      readonly counts: MemberCounts
      readonly branches: readonly { readonly id: string; readonly name: string }[]
      readonly groups: readonly string[]
      /** The record of the union that says how many staff it has. */
      readonly staff: { readonly id: EntityId | null; readonly values: Staff | null }
    }
  | undefined => {
  const { today, workspace } = useServices()
  const read = useRead(workspace.level === 'school' || workspace.level === 'city')
  const now = today()
  return useMemo(() => read && membersOf(read, now, workspace), [read, now, workspace])
}

/** A member with what hangs on it. */
export interface OpenMember {
  readonly rec: Rec<Member>
  readonly identity: Rec<MemberIdentity> | null
  readonly family: Rec<MemberFamily> | null
  readonly life: readonly Moment[]
  readonly base: MemberBase
}

/** One member with identity and life; null when there is none by this id. */
export const useMember = (id: EntityId | null): OpenMember | null | undefined => {
  const { records } = useServices()
  return useLiveQuery(async () => {
    if (!id) return null
    const found = await records.get(member, id)
    if (!found) return null
    const [
      identities,
      families,
      events,
      posts,
      honours,
      visits,
      helps,
      aids,
      claims,
      activities,
      participants,
      proposals,
      seconders,
    ] = await Promise.all([
      records.list(memberIdentity),
      records.list(memberFamily),
      records.list(memberEvent),
      records.list(memberPost),
      records.list(memberHonour),
      records.list(visit),
      records.list(help),
      records.list(mutualAid),
      records.list(mutualAidClaim),
      records.list(activity),
      records.list(activityParticipant),
      records.list(proposal),
      records.list(proposalSeconder),
    ])
    const identity = identities.find((one) => one.values.member === id) ?? null
    const family = families.find((one) => one.values.member === id) ?? null
    const life: readonly Moment[] = lifeOf(id, {
      events,
      posts,
      honours,
      visits,
      helps,
      aids,
      claims,
      activities,
      participants,
      proposals,
      seconders,
    })
    const base: MemberBase = {
      id,
      member: found.values,
      identity: identity && { id: identity.id, values: identity.values },
      family: family && { id: family.id, values: family.values },
    }
    return { rec: found, identity, family, life, base }
  }, [records, id])
}

/** Who wrote what of one record; undefined while it is read. `stamp` changes when the record does. */
export const useHistory = (
  kind: string,
  id: EntityId,
  stamp: unknown,
): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  const [entries, setEntries] = useState<readonly HistoryEntry[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the record has changed
  useEffect(() => {
    let here = true
    void engine.history(kind, id).then((found) => {
      if (here) setEntries(found)
    })
    return () => {
      here = false
    }
  }, [engine, kind, id, stamp])
  return entries
}

const fresh = async (services: Services, count: number): Promise<readonly EntityId[]> => {
  const ids: EntityId[] = []
  for (let n = 0; n < count; n++) ids.push(await services.engine.newId())
  return ids
}

const save = (services: Services, writes: readonly Write[]): Promise<Result<SaveId, SaveProblem>> =>
  writes.length > 0
    ? services.engine.save(writes)
    : Promise.resolve(err({ type: 'nothing-changed' } as const))

/** Saves what changed of a member, the identity and the day of joining as one save. */
export const saveMember = async (
  services: Services,
  draft: MemberDraft,
  base: MemberBase | null,
): Promise<Result<EntityId, SaveProblem>> => {
  const [first, second, third, fourth] = await fresh(services, 4)
  if (!first || !second || !third || !fourth) throw new Error('no ids')
  const saved = await save(
    services,
    memberWrites(draft, base, { member: first, identity: second, family: third, event: fourth }),
  )
  return saved.ok ? ok(base?.id ?? first) : saved
}

/** Writes down what happened to a membership on a day. */
export const saveEvent = async (
  services: Services,
  of: EntityId,
  event: MemberEventType,
  day: Day,
  note: string | null,
): Promise<Result<SaveId, SaveProblem>> =>
  save(services, [
    {
      kind: 'member-event',
      entity: await services.engine.newId(),
      fields: { member: of, event, day, ...(note ? { note } : {}) },
    },
  ])

/** The commands of the page, bound to the open workspace. */
export const useMemberCommands = () => {
  const services = useServices()
  return {
    save: useCallback(
      (draft: MemberDraft, base: MemberBase | null) => saveMember(services, draft, base),
      [services],
    ),
    event: useCallback(
      (of: EntityId, event: MemberEventType, day: Day, note: string | null) =>
        saveEvent(services, of, event, day, note),
      [services],
    ),
    staff: useCallback(
      async (of: EntityId | null, staff: Staff) =>
        save(services, [
          { kind: 'organisation', entity: of ?? (await services.engine.newId()), fields: { staff } },
        ]),
      [services],
    ),
    void: useCallback(
      (id: EntityId, reason: string) => save(services, [voidWrite('member', id, reason)]),
      [services],
    ),
  }
}

/** Files of the list: the table for Excel and the roster. `locale` chooses the words of the paper. */
export const useMemberFiles = (messages: Messages, locale: Locale) => {
  const services = useServices()
  const { workspace } = services
  return {
    excel: (rows: readonly MemberRow[]) =>
      saveTables(
        services,
        [memberTable(rows, messages, workspace.level === 'school')],
        messages.memberPage.fileList(workspace.name, services.today()),
      ),
    roster: async (rows: readonly MemberRow[]) =>
      savePaper(
        services,
        'roster',
        rosterOf(
          rows,
          messages,
          issuerHead(workspace, await services.records.list(organisation)),
          services.today(),
        ),
        locale,
        messages.memberPage.fileRoster(workspace.name, services.today()),
      ),
  }
}

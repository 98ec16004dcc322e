import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useMemo } from 'react'
import { addFiles } from '#renderer/attachments.ts'
import type { HistoryEntry, SaveProblem, Write } from '#renderer/engine.ts'
import { savePaper } from '#renderer/print.ts'
import { createReading } from '#renderer/reading.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import { unlistedActivities } from '#renderer/unlisted-activities.ts'
import { saveTables } from '#renderer/workbook.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { ok, type Result } from '#shared/base/result.ts'
import {
  type Activity,
  type ActivityPrize,
  type ActivitySpending,
  activity,
  activityParticipant,
  activityPrize,
  activitySpending,
} from '#shared/domain/activity.ts'
import { type AttachmentRole, attachment } from '#shared/domain/attachment.ts'
import { byRef } from '#shared/domain/by-ref.ts'
import { type Club, type ClubMember, club, clubMember } from '#shared/domain/club.ts'
import type { BlobRef, Rec } from '#shared/domain/field.ts'
import { type FundEntry, fundEntry } from '#shared/domain/fund.ts'
import { spendingsHolding } from '#shared/domain/invoice.ts'
import { type Member, member, memberEvent } from '#shared/domain/member.ts'
import { eventsByMember, type MembershipStatus, membershipAt } from '#shared/domain/membership.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import type { PickedFile } from '#shared/host.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import type { Table } from '#shared/sheet/table.ts'
import { type LetterKind, letterPaper } from './letters.ts'
import { buildRecordPaper, buildSignInPaper, type PaperNames } from './papers.ts'
import { buildReceiptPaper, type Receipt } from './receipt.ts'
import { type ActivityJudge, type RuleRecords, useJudge } from './rule.ts'
import { type ActivityRow, type ParticipantRec, signInTime, summarise } from './summary.ts'

/** The records that others name, for histories. */
export const useNames = useRecordNames

/** Everything the screens of activities read, redrawn when it changes. */
export interface ActivityData extends RuleRecords {
  readonly rows: readonly ActivityRow[]
  /** The ledger of the fund: an invoice that stands there is claimed. */
  readonly entries: readonly Rec<FundEntry>[]
  readonly clubs: readonly Rec<Club>[]
  /** Who is in which club. */
  readonly places: readonly Rec<ClubMember>[]
  readonly judge: ActivityJudge
  /** The membership of a member on a day. */
  readonly statusOn: (member: EntityId, day: Day) => MembershipStatus
  readonly orgs: ReadonlyMap<string, { readonly name: string }>
}

export const useActivityPlace = () => {
  const { workspace, today } = useServices()
  return { level: workspace.level, org: workspace.org, name: workspace.name, today: today() }
}

/** The lines that count: those of voided activities claim no invoice and cost nothing. */
const linesOf = whileSame(spendingsHolding)

const useRead = createReading(async (records) => {
  const [activities, participants, spendings, prizes, attachments, members, events, packs, orgs] =
    await Promise.all([
      records.list(activity),
      records.list(activityParticipant),
      records.list(activitySpending),
      records.list(activityPrize),
      records.list(attachment),
      records.list(member),
      records.list(memberEvent),
      records.list(rulePack),
      records.orgs(),
    ])
  const [entries, clubs, places] = await Promise.all([
    records.list(fundEntry),
    records.list(club),
    records.list(clubMember),
  ])
  const unlisted = await unlistedActivities(records, activities, spendings)
  return {
    activities,
    participants,
    spendings: linesOf(spendings, unlisted),
    prizes,
    attachments,
    members,
    events,
    packs,
    orgs,
    entries,
    clubs,
    places,
  }
})

type Read = NonNullable<ReturnType<typeof useRead>>

/** What was read, with the sums and the state of each activity. */
const summed = whileSame((read: Read, judge: ActivityJudge, day: Day): ActivityData => {
  const byMember = eventsByMember(read.events)
  return {
    ...read,
    judge,
    rows: summarise(read.activities, read, day, (record) => judge.states(judge.factsOf(record))),
    statusOn: (id, on) => membershipAt(byMember.get(id) ?? [], on),
  }
})

/** The list, with sums; undefined while it is read. */
export const useActivities = (): ActivityData | undefined => {
  const day = useServices().today()
  const read = useRead()
  const judge = useJudge(read)
  return useMemo(() => (read && judge ? summed(read, judge, day) : undefined), [read, judge, day])
}

/** The records that hang on one activity. */
export const useActivityParts = (id: EntityId) => {
  const { records } = useServices()
  return useLiveQuery(async () => {
    const [participants, spendings, prizes, attachments] = await Promise.all([
      records.list(activityParticipant),
      records.list(activitySpending),
      records.list(activityPrize),
      records.list(attachment),
    ])
    return {
      prizes: byRef(prizes, 'activity', id),
      participants: byRef(participants, 'activity', id),
      spendings: byRef(spendings, 'activity', id),
      attachments: byRef(attachments, 'of', id),
    }
  }, [records, id])
}

const nothing: Result<null, SaveProblem> = ok(null)

/** What a person does to activities. Nothing changed is no problem: the form closes. */
export const useActivityDeeds = () => {
  const services = useServices()
  const { engine, today, now } = services
  const save = useCallback(
    async (writes: readonly Write[]): Promise<Result<null, SaveProblem>> => {
      const saved = await engine.save(writes)
      return saved.ok || saved.error.type === 'nothing-changed' ? nothing : saved
    },
    [engine],
  )
  return {
    saveActivity: async (
      id: EntityId | null,
      before: Activity,
      after: Activity,
    ): Promise<Result<EntityId, SaveProblem>> => {
      const entity = id ?? (await engine.newId())
      const fields = changedFields(before, after)
      if (id && Object.keys(fields).length === 0) return ok(entity)
      const saved = await save([{ kind: 'activity', entity, fields }])
      return saved.ok ? ok(entity) : saved
    },
    voidActivity: (id: EntityId, reason: string) => save([voidWrite('activity', id, reason)]),
    /** Puts members on the list; signed in at once unless they are only expected. */
    addPeople: async (row: ActivityRow, members: readonly EntityId[], signed: boolean) => {
      const at = signed ? signInTime(today(), now()) : null
      const writes: Write[] = []
      for (const one of members) {
        writes.push({
          kind: 'activity-participant',
          entity: await engine.newId(),
          fields: { activity: row.id, member: one, ...(at ? { signedInAt: at } : {}) },
        })
      }
      return save(writes)
    },
    setSigned: (participant: ParticipantRec, signed: boolean) =>
      save([
        {
          kind: 'activity-participant',
          entity: participant.id,
          fields: { signedInAt: signed ? signInTime(today(), now()) : null },
        },
      ]),
    takeOut: (participant: EntityId, reason: string) =>
      save([voidWrite('activity-participant', participant, reason)]),
    saveSpending: async (id: EntityId | null, before: ActivitySpending, after: ActivitySpending) => {
      const fields = changedFields(before, after)
      if (id && Object.keys(fields).length === 0) return nothing
      return save([{ kind: 'activity-spending', entity: id ?? (await engine.newId()), fields }])
    },
    savePrize: async (id: EntityId | null, before: ActivityPrize, after: ActivityPrize) => {
      const fields = changedFields(before, after)
      if (id && Object.keys(fields).length === 0) return nothing
      return save([{ kind: 'activity-prize', entity: id ?? (await engine.newId()), fields }])
    },
    removePrize: (id: EntityId, reason: string) => save([voidWrite('activity-prize', id, reason)]),
    /** Marks papers and signatures, closes for the claim, or opens again: only what differs is written. */
    saveClaim: async (id: EntityId, before: Activity, after: Activity) => {
      const fields = changedFields(before, after)
      return Object.keys(fields).length === 0 ? nothing : save([{ kind: 'activity', entity: id, fields }])
    },
    removeSpending: (id: EntityId, reason: string) => save([voidWrite('activity-spending', id, reason)]),
    addFiles: (of: EntityId, files: readonly PickedFile[], role: AttachmentRole) =>
      addFiles(
        services,
        of,
        files.map((file) => ({ ...file, role })),
      ),
    removeFile: (id: EntityId, reason: string) => save([voidWrite('attachment', id, reason)]),
  }
}

/** The bytes of an attachment. */
export const useLoadFile = () => {
  const { engine } = useServices()
  return useCallback((ref: BlobRef) => engine.getBlob(ref), [engine])
}

/** Who wrote what, of the activity itself; read again when it changes. */
export const useActivityHistory = (row: ActivityRow): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  return useLiveQuery(() => engine.history('activity', row.id), [engine, row.id, row.record])
}

/** Printing: the record paper and the list to sign. */
export const useActivityPapers = (locale: Locale, messages: Messages) => {
  const services = useServices()
  const { records, workspace } = services
  const head = useLiveQuery(async () => (await records.list(organisation))[0]?.values ?? null, [records])
  const names: PaperNames = {
    org: head?.paperName ?? workspace.name,
    school: head?.schoolName ?? null,
  }
  const t = messages.activityPage
  return {
    printRecord: async (row: ActivityRow, parts: NonNullable<ReturnType<typeof useActivityParts>>) =>
      savePaper(
        services,
        'activity-record',
        buildRecordPaper(row, parts, names, messages),
        locale,
        t.fileRecord(row.title, row.day ?? ''),
      ),
    printLetter: async (kind: LetterKind, row: ActivityRow, text: string) =>
      savePaper(
        services,
        kind === 'notice' ? 'activity-notice' : 'activity-news',
        letterPaper(kind, row, text, names, services.today(), messages),
        locale,
        kind === 'notice' ? t.letter.fileNotice(row.title) : t.letter.fileNews(row.title, row.day ?? ''),
      ),
    printReceipt: async (row: ActivityRow, receipt: Receipt) =>
      savePaper(
        services,
        'receipt-list',
        buildReceiptPaper(row, receipt, names, messages),
        locale,
        t.fileReceipt(row.title, row.day ?? ''),
      ),
    printSignIn: async (
      row: ActivityRow,
      participants: readonly ParticipantRec[],
      members: readonly Rec<Member>[],
      blankRows: number,
    ) =>
      savePaper(
        services,
        'sign-in-list',
        buildSignInPaper(row, participants, members, blankRows, names),
        locale,
        t.fileSignIn(row.title, row.day ?? ''),
      ),
  }
}

/** Writes tables as one workbook: the name it got, or null when the person cancelled. */
export const useSaveTables = () => {
  const services = useServices()
  return useCallback(
    (tables: readonly Table[], name: string) => saveTables(services, tables, name),
    [services],
  )
}

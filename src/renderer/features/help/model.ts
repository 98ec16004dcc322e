import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { HistoryEntry, SaveProblem, Workspace, Write } from '#renderer/engine.ts'
import { createReading } from '#renderer/reading.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import { type Day, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { sumFen } from '#shared/base/money.ts'
import { whileSame } from '#shared/base/once.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { fundEntry } from '#shared/domain/fund.ts'
import {
  type HardshipEvent,
  type HardshipFile,
  hardshipEvent,
  hardshipFile,
} from '#shared/domain/hardship.ts'
import { type Help, type HelpNote, help, helpNote } from '#shared/domain/help.ts'
import { type HelpLine, helpLines } from '#shared/domain/help-line.ts'
import { type Member, member, memberEvent, memberIdentity } from '#shared/domain/member.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import { type MutualAid, type MutualAidClaim, mutualAid, mutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { branchOfOrg } from '#shared/domain/school-report.ts'
import { type BankLine, bankLines } from '#shared/sheet/bank-table.ts'
import { cashOf, fileRows, spendingOf } from './rows.ts'

/** The records that others name, for histories. */
export const useNames = useRecordNames

const isActive = ({ life }: { readonly life: string }): boolean => life === 'active'

const useRead = createReading((records) =>
  Promise.all([
    records.list(hardshipFile),
    records.list(hardshipEvent),
    records.list(help),
    records.list(helpNote),
    records.list(mutualAid),
    records.list(mutualAidClaim),
    records.list(visit),
    records.list(member),
    records.list(memberEvent),
    records.list(fundEntry),
    records.orgs(),
  ]),
)

/** What the screens of help show of what was read. */
const helpOf = whileSame((read: NonNullable<ReturnType<typeof useRead>>, workspace: Workspace, now: Day) => {
  const [files, events, helps, notes, aids, claims, visits, members, memberEvents, entries, orgs] = read
  const byId = new Map(members.map((one) => [one.id, one]))
  const membership = eventsByMember(memberEvents)
  const lines = helpLines(helps, visits)
  const nameOf = (id: EntityId | null | undefined): string | null => (id && byId.get(id)?.values.name) || null
  return {
    workspace,
    today: now,
    year: dayParts(now).year,
    /** A school reads what its branches sent; files stay with them, claims too unless the certificate of a branch names them. */
    above: workspace.level === 'school' || workspace.level === 'city',
    files: fileRows(files, events, lines, byId, now),
    allFiles: files,
    events,
    helps,
    notes,
    lines,
    visits,
    aids: aids.filter(isActive),
    claims: claims.filter(isActive),
    members,
    memberEvents,
    /** Who may be chosen: members of this union today. */
    current: members.filter(
      ({ id, life, home }) =>
        life === 'active' &&
        home === workspace.org &&
        membershipAt(membership.get(id) ?? [], now) === 'active',
    ),
    /** Spending of the fund that a help may have been paid from. */
    spending: entries.filter(
      ({ life, values }) => life === 'active' && values.side === 'spending' && !values.corrects,
    ),
    memberOf: (id: EntityId | null | undefined): Rec<Member> | null => (id && byId.get(id)) || null,
    nameOf,
    /** The branch a record counts with: a group with the branch above it. */
    countedWith: (home: string) => branchOfOrg(orgs, workspace, home),
    branchOf: (home: string): string =>
      orgs.get(home)?.name ?? (home === workspace.org ? workspace.name : home.slice(0, 6)),
  }
})

/** Everything the screens of help read, redrawn when it changes. */
export const useHelp = () => {
  const { workspace, today } = useServices()
  const now = today()
  const read = useRead()
  return useMemo(() => read && helpOf(read, workspace, now), [read, workspace, now])
}

/** What is shown, once it is read. */
export type HelpData = NonNullable<ReturnType<typeof useHelp>>

type Saved = Result<null, SaveProblem>
const nothing: Saved = ok(null)

/** What a person does to the records of help. Nothing changed is no problem: the form closes. */
export const useHelpDeeds = () => {
  const { engine } = useServices()
  const save = async (writes: readonly Write[]): Promise<Saved> => {
    if (writes.length === 0) return nothing
    const saved = await engine.save(writes)
    return saved.ok || saved.error.type === 'nothing-changed' ? nothing : saved
  }
  const write = async <V extends object>(
    kind: string,
    before: Rec<V> | null,
    after: V,
  ): Promise<readonly Write[]> => {
    const fields = changedFields<V>(before?.values ?? ({} as V), after)
    if (Object.keys(fields).length === 0) return []
    return [{ kind, entity: before?.id ?? (await engine.newId()), fields }]
  }
  return {
    /** A new file is opened with its first step, in one save. */
    saveFile: async (before: Rec<HardshipFile> | null, after: HardshipFile, first: HardshipEvent | null) => {
      const writes = await write('hardship-file', before, after)
      const file = writes[0]?.entity
      return save([
        ...writes,
        ...(first && file && !before
          ? [{ kind: 'hardship-event', entity: await engine.newId(), fields: { ...first, file } }]
          : []),
      ])
    },
    saveStep: async (values: HardshipEvent) => save(await write('hardship-event', null, values)),
    /** A help and what is said of it, in one save. */
    saveHelp: async (
      before: { readonly help: Rec<Help>; readonly note: Rec<HelpNote> | null } | null,
      after: Help,
      note: HelpNote,
      /** What the spending is called that is entered in the fund along with it; null for none. */
      spend: string | null,
    ) => {
      const id = before?.help.id ?? (await engine.newId())
      const paid = spend === null ? null : spendingOf(after.day, spend, after.aid?.amount)
      const entry = paid && (await engine.newId())
      const writes: Write[] = paid && entry ? [{ kind: 'fund-entry', entity: entry, fields: paid }] : []
      const fields = changedFields<Help>(before?.help.values ?? {}, entry ? { ...after, entry } : after)
      if (Object.keys(fields).length > 0) writes.push({ kind: 'help', entity: id, fields })
      const said = changedFields<HelpNote>(before?.note?.values ?? {}, { ...note, help: id })
      if (before?.note ? Object.keys(said).length > 0 : note.reason || note.measures)
        writes.push({ kind: 'help-note', entity: before?.note?.id ?? (await engine.newId()), fields: said })
      return save(writes)
    },
    /** The same help to many, as one save that can be undone as one. */
    saveHelps: async (helps: readonly Help[], spend: string | null) => {
      const sum = sumFen(helps.flatMap(({ aid }) => aid?.amount ?? []))
      const paid = spend === null ? null : spendingOf(helps[0]?.day, spend, sum)
      const entry = paid && (await engine.newId())
      const writes: Write[] = paid && entry ? [{ kind: 'fund-entry', entity: entry, fields: paid }] : []
      for (const one of helps)
        writes.push({
          kind: 'help',
          entity: await engine.newId(),
          fields: entry ? { ...one, entry } : one,
        })
      return save(writes)
    },
    saveAids: async (aids: readonly MutualAid[]) => {
      const writes: Write[] = []
      for (const fields of aids) writes.push({ kind: 'mutual-aid', entity: await engine.newId(), fields })
      return save(writes)
    },
    saveAid: async (before: Rec<MutualAid>, after: MutualAid) =>
      save(await write('mutual-aid', before, after)),
    saveClaim: async (before: Rec<MutualAidClaim> | null, after: MutualAidClaim) =>
      save(await write('mutual-aid-claim', before, after)),
    void: (kind: string, id: EntityId, reason: string) => save([voidWrite(kind, id, reason)]),
  }
}

/** Who wrote what of one record; read again when it changes. */
export const useHistory = (record: Rec<unknown>): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  return useLiveQuery(() => engine.history(record.kind, record.id), [engine, record.id, record])
}

/** One line of a bank's list. */
export type { BankLine }

/** The list for the bank of some lines, with the accounts of the identity papers; undefined while they are read. They are read only where the list is shown. */
export const useBank = (
  data: HelpData,
  lines: readonly HelpLine[],
  noteOf: (line: HelpLine) => string,
): readonly BankLine[] | undefined => {
  const { records } = useServices()
  const identities = useLiveQuery(() => records.list(memberIdentity), [records])
  if (!identities) return undefined
  const known = new Map(
    identities.flatMap(({ values }) => (values.member ? [[values.member, values] as const] : [])),
  )
  return bankLines(cashOf(lines, noteOf), (id) => {
    const member = data.memberOf(id)?.values
    const papers = known.get(id)
    return {
      name: member?.name ?? '',
      staffNo: member?.staffNo ?? null,
      account: papers?.bankAccount ?? null,
      bank: papers?.bankName ?? null,
    }
  })
}

import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import type { HistoryEntry, SaveProblem, Workspace, Write } from '#renderer/engine.ts'
import { savePaper } from '#renderer/print.ts'
import { createReading } from '#renderer/reading.ts'
import { voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { type Services, useServices } from '#renderer/services.ts'
import { saveTables } from '#renderer/workbook.ts'
import type { EntityId, SaveId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { issuerHead } from '#shared/documents/issuer.ts'
import { attachment } from '#shared/domain/attachment.ts'
import { type Visit, visit, visitHealth } from '#shared/domain/condolence.ts'
import { memberDues } from '#shared/domain/dues.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import { member, memberEvent, memberIdentity } from '#shared/domain/member.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { createJudge } from '#shared/rules/condolence-records.ts'
import { duesFacts } from '#shared/rules/dues.ts'
import { bankLines, bankTable } from '#shared/sheet/bank-table.ts'
import { approvedFields } from './approved.ts'
import { type VisitBase, type VisitDraft, visitWrites } from './draft.ts'
import { approvalForms, cashOf, type PaperBasis, receiptOf, visitTable } from './papers.ts'
import { type VisitFilter, type VisitRow, visitRows } from './rows.ts'

/** The records that others name, for histories. */
export const useNames = useRecordNames

/** What was chosen above the list outlives a look at another page. */
export const useFilter = create<VisitFilter>(() => ({
  event: null,
  branch: null,
  period: 'thisYear',
  attention: false,
  approval: null,
  overridden: false,
  find: '',
}))

/** The level and the day the page speaks of. */
export const usePlace = () => {
  const { workspace, today } = useServices()
  return {
    workspace,
    today: today(),
    showsBranch: workspace.level === 'school' || workspace.level === 'city',
  }
}

const useRead = createReading((records) =>
  Promise.all([
    records.list(visit),
    records.list(member),
    records.list(memberEvent),
    records.list(memberDues),
    records.list(rulePack),
    records.orgs(),
  ]),
)

/** What the screens of visits show of what was read. */
const visitsOf = whileSame((read: NonNullable<ReturnType<typeof useRead>>, workspace: Workspace) => {
  const [visits, members, events, dues, packs, orgs] = read
  const nameOf = (org: string): string =>
    orgs.get(org)?.name ?? (org === workspace.org ? workspace.name : org.slice(0, 6))
  const rows = visitRows(visits, members, nameOf)
  const homes = [...new Set(rows.map((row) => row.home))]
  return {
    rows,
    visits,
    members,
    events,
    dues: duesFacts(dues, packs),
    packs,
    branches: homes.map((id) => ({ id, name: nameOf(id) })),
  }
})

/** The judge of what is on the screen; kept while nobody looks, and the same for the list and its forms. */
export const judgeOf = whileSame(createJudge)

/** Everything the screens of visits read, redrawn when it changes. */
export const useVisits = () => {
  const { workspace } = useServices()
  const read = useRead()
  return useMemo(() => read && visitsOf(read, workspace), [read, workspace])
}

export type VisitData = NonNullable<ReturnType<typeof useVisits>>

/** What hangs on one visit: the diagnosis and the files. */
export const useVisitParts = (id: EntityId | null) => {
  const { records } = useServices()
  return useLiveQuery(async () => {
    if (!id) return null
    const [healths, attachments] = await Promise.all([records.list(visitHealth), records.list(attachment)])
    const health = healths.find((one) => one.values.visit === id)
    return {
      health: health ? { id: health.id, diagnosis: health.values.diagnosis ?? null } : null,
      files: attachments.filter((one) => one.values.of === id),
    }
  }, [records, id])
}

/** Who wrote what of a visit; undefined while it is read. */
export const useVisitHistory = (id: EntityId, stamp: number): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  const [entries, setEntries] = useState<readonly HistoryEntry[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the record has changed
  useEffect(() => {
    let here = true
    void engine.history('visit', id).then((found) => {
      if (here) setEntries(found)
    })
    return () => {
      here = false
    }
  }, [engine, id, stamp])
  return entries
}

const save = (services: Services, writes: readonly Write[]): Promise<Result<SaveId, SaveProblem>> =>
  writes.length > 0
    ? services.engine.save(writes)
    : Promise.resolve(err({ type: 'nothing-changed' } as const))

/** Saves a visit, its diagnosis and its new files as one save. */
export const saveVisit = async (
  services: Services,
  draft: VisitDraft,
  base: VisitBase | null,
): Promise<Result<EntityId, SaveProblem>> => {
  const id = base?.id ?? (await services.engine.newId())
  const health = base?.health?.id ?? (await services.engine.newId())
  const files: EntityId[] = []
  for (const _ of draft.files) files.push(await services.engine.newId())
  const saved = await save(services, visitWrites(draft, base, { visit: id, health, files }))
  return saved.ok ? ok(id) : saved
}

/** Saves the same visit to many members as one save, which can be undone as one. */
export const saveBatch = async (
  services: Services,
  visits: readonly Visit[],
): Promise<Result<readonly EntityId[], SaveProblem>> => {
  const writes: Write[] = []
  for (const one of visits) {
    writes.push({ kind: 'visit', entity: await services.engine.newId(), fields: one })
  }
  const saved = await save(services, writes)
  return saved.ok ? ok(writes.map(({ entity }) => entity)) : saved
}

/** What a person does to visits. */
export const useVisitDeeds = () => {
  const services = useServices()
  return {
    save: (draft: VisitDraft, base: VisitBase | null) => saveVisit(services, draft, base),
    saveBatch: (visits: readonly Visit[]) => saveBatch(services, visits),
    sign: (id: EntityId, signed: NonNullable<Visit['signed']>) =>
      save(services, [{ kind: 'visit', entity: id, fields: { signed } }]),
    /** Approves what a school approves of some visits, as one save. */
    approve: (rows: readonly VisitRow[]) =>
      services.engine.approveAll(
        rows.map(({ id }) => ({ kind: visit.kind, entity: id, fields: approvedFields })),
      ),
    undo: services.engine.undo,
    void: (id: EntityId, reason: string) => save(services, [voidWrite('visit', id, reason)]),
    removeFile: (id: EntityId, reason: string) => save(services, [voidWrite('attachment', id, reason)]),
    keepFile: (name: string, bytes: Uint8Array) => services.engine.putBlob(bytes, name),
    load: (ref: BlobRef) => services.engine.getBlob(ref),
  }
}

/** Papers and tables of visits. */
export const useVisitFiles = (messages: Messages, locale: Locale) => {
  const services = useServices()
  const { workspace, records } = services
  const t = messages.condolencePage
  const head = async () => issuerHead(workspace, await records.list(organisation))
  const nameOf = (rows: readonly VisitRow[]): string =>
    rows.length === 1 ? (rows[0]?.member?.values.name ?? '') : workspace.name
  return {
    form: async (rows: readonly VisitRow[], basisOf: (row: VisitRow) => PaperBasis) =>
      savePaper(
        services,
        'condolence-form',
        approvalForms(rows, await head(), messages, basisOf),
        locale,
        t.fileForm(nameOf(rows), rows[0]?.day ?? services.today()),
      ),
    receipt: async (rows: readonly VisitRow[], occasion: string | null) =>
      savePaper(
        services,
        'receipt-list',
        receiptOf(rows, await head(), messages, occasion),
        locale,
        t.fileReceipt(nameOf(rows), rows[0]?.day ?? services.today()),
      ),
    /** The list for the bank of the cash among some visits, with the accounts of the identity papers. */
    bank: async (rows: readonly VisitRow[]) => {
      const papers = new Map(
        (await records.list(memberIdentity)).flatMap(({ values }) =>
          values.member ? [[values.member, values] as const] : [],
        ),
      )
      const people = new Map(rows.flatMap(({ member: one }) => (one ? [[one.id, one.values] as const] : [])))
      const lines = bankLines(cashOf(rows, messages), (id) => ({
        name: people.get(id)?.name ?? '',
        staffNo: people.get(id)?.staffNo ?? null,
        account: papers.get(id)?.bankAccount ?? null,
        bank: papers.get(id)?.bankName ?? null,
      }))
      const words = {
        ...messages.helpPage.bank,
        serial: messages.paper.serial,
        amount: messages.helpPage.ledger.amount,
        note: messages.paper.note,
        total: messages.app.table.total,
      }
      const file = await saveTables(
        services,
        [bankTable(lines, words.title, words)],
        t.fileBank(nameOf(rows), services.today()),
      )
      return file.ok
        ? ok({ name: file.value, missing: lines.filter(({ account }) => account === null).length })
        : file
    },
    excel: (rows: readonly VisitRow[]) =>
      saveTables(
        services,
        [visitTable(rows, messages, workspace.level === 'school')],
        t.fileList(workspace.name, services.today()),
      ),
  }
}

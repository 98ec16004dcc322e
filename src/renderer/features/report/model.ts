import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { create } from 'zustand'
import type { Workspace } from '#renderer/engine.ts'
import { savePaper } from '#renderer/print.ts'
import { createReading } from '#renderer/reading.ts'
import { useServices } from '#renderer/services.ts'
import { saveTables } from '#renderer/workbook.ts'
import { type Day, dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { issuerHead } from '#shared/documents/issuer.ts'
import { activity, activitySpending } from '#shared/domain/activity.ts'
import { visit } from '#shared/domain/condolence.ts'
import { help } from '#shared/domain/help.ts'
import { member } from '#shared/domain/member.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { branchOfOrg, condolenceReport } from '#shared/domain/school-report.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { overridesOf } from '#shared/rules/override.ts'
import { type OverrideRow, overrideRows, overrideTable } from './override-rows.ts'
import { reportPaper, reportTable } from './papers.ts'
import type { ReportView } from './rows.ts'

/** The period and the summing that were chosen; null means this year. */
export const useChoice = create<{
  readonly from: Day | null
  readonly to: Day | null
  readonly view: ReportView
}>(() => ({ from: null, to: null, view: 'detail' }))

const yearOf = (year: number): { readonly from: Day; readonly to: Day } => {
  const from = dayOf(year, 1, 1)
  const to = dayOf(year, 12, 31)
  if (!from || !to) throw new Error(`no year ${year}`)
  return { from, to }
}

/** The periods one word chooses, seen from a day. */
export const periodsAt = (today: Day) => {
  const { year } = dayParts(today)
  const now = yearOf(year)
  return {
    thisYear: now,
    lastYear: yearOf(year - 1),
    firstHalf: { from: now.from, to: dayOf(year, 6, 30) ?? now.to },
  }
}

const useRead = createReading((records) =>
  Promise.all([records.list(visit), records.list(member), records.orgs()]),
)

/** The report of a period, and what its records are. */
const reportOf = whileSame(
  (read: NonNullable<ReturnType<typeof useRead>>, from: Day, to: Day, workspace: Workspace) => {
    const [visits, members, orgs] = read
    const names = new Map<EntityId, string>(
      members.flatMap(({ id, values }) => (values.name ? [[id, values.name] as const] : [])),
    )
    const byId = new Map(visits.map((one) => [one.id, one]))
    const report = condolenceReport(visits, { from, to }, (home) => branchOfOrg(orgs, workspace, home))
    return { report, names, byId }
  },
)

/** The report of the chosen period. */
export const useReport = () => {
  const { workspace, today } = useServices()
  const choice = useChoice()
  const read = useRead()
  const now = today()
  const from = choice.from ?? periodsAt(now).thisYear.from
  const to = choice.to ?? periodsAt(now).thisYear.to
  return useMemo(() => {
    const period = { from, to, today: now, isBad: to < from, level: workspace.level }
    return read ? { ...period, ...reportOf(read, from, to, workspace) } : { ...period, report: undefined }
  }, [read, from, to, now, workspace])
}

export type ReportData = Extract<ReturnType<typeof useReport>, { readonly byId: unknown }>

/** What was kept against the rules in the chosen period. */
export const useOverrides = (messages: Messages) => {
  const { records, workspace, today } = useServices()
  const choice = useChoice()
  const read = useLiveQuery(
    () =>
      Promise.all([
        records.list(visit),
        records.list(help),
        records.list(activity),
        records.list(activitySpending),
        records.list(member),
        records.orgs(),
      ]),
    [records],
  )
  const now = today()
  const from = choice.from ?? periodsAt(now).thisYear.from
  const to = choice.to ?? periodsAt(now).thisYear.to
  return useMemo(() => {
    const isAbove = workspace.level === 'school' || workspace.level === 'city'
    const period = { from, to, today: now, isBad: to < from, isAbove }
    if (!read) return { ...period, rows: undefined }
    const [visits, helps, activities, spendings, members, orgs] = read
    const names = new Map(members.map(({ id, values }) => [id, values.name]))
    const rows = overrideRows(
      overridesOf({ visits, helps, activities, spendings }, { from, to }),
      (id) => names.get(id) ?? undefined,
      (home) => branchOfOrg(orgs, workspace, home),
      messages,
    )
    return { ...period, rows }
  }, [read, from, to, now, workspace, messages])
}

/** The list of overrides as an Excel file; the name it got, or null when cancelled. */
export const useOverrideFile = (messages: Messages) => {
  const services = useServices()
  const t = messages.reportPage.override
  return (rows: readonly OverrideRow[], from: Day, to: Day) =>
    saveTables(
      services,
      [overrideTable(rows, t.titleOf(from, to), messages)],
      t.file(services.workspace.name, from, to),
    )
}

/** The report as files. The paper always holds every line, whatever is shown. */
export const useReportFiles = (messages: Messages, locale: Locale) => {
  const services = useServices()
  const { workspace, records } = services
  const t = messages.reportPage
  return {
    pdf: async ({ report }: ReportData) =>
      savePaper(
        services,
        'school-report',
        reportPaper(report, issuerHead(workspace, await records.list(organisation)), messages),
        locale,
        t.filePdf(workspace.name, report.from, report.to),
      ),
    excel: ({ report }: ReportData) =>
      saveTables(
        services,
        [reportTable(report, messages)],
        t.fileExcel(workspace.name, report.from, report.to),
      ),
  }
}

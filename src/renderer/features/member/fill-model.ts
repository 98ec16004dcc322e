import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { useServices } from '#renderer/services.ts'
import { rememberedBy } from '#renderer/ui/stored.ts'
import { saveFilled, templates } from '#renderer/workbook.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { memberFamily, memberIdentity } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import { type FillRows, fillRows } from '#shared/sheet/fill-member.ts'
import type { Room, RoomProblem } from '#shared/sheet/fill-sheet.ts'
import type { Template, TemplateSheet } from '#shared/sheet/template.ts'
import {
  type FillPlan,
  fillHeadings,
  fillPeople,
  planColumns,
  readRememberedPlan,
  seenNumbers,
  splitName,
} from './fill-plan.ts'
import type { MemberRow } from './rows.ts'
import { noteView } from './view-model.ts'

/** What a person said of templates, by their headings. */
export const rememberedPlans = rememberedBy('xiaojia-template-columns', readRememberedPlan)

/** A template that somebody chose. */
export interface ChosenTemplate {
  readonly name: string
  readonly bytes: Uint8Array
  readonly template: Template
}

type Opened = Awaited<ReturnType<typeof templates.open>>
type Filled = Awaited<ReturnType<typeof templates.fill>>
/** Why a template was not opened. */
export type OpenProblem = Extract<Opened, { ok: false }>['error']
type FillProblem = Extract<Filled, { ok: false }>['error']
type SaveProblem = Extract<Awaited<ReturnType<typeof saveFilled | typeof noteView>>, { ok: false }>['error']

/** Opens a chosen file as a template. */
export const openTemplateFile = async (
  name: string,
  bytes: Uint8Array,
): Promise<Result<ChosenTemplate, OpenProblem>> => {
  const opened = await templates.open(bytes)
  return opened.ok ? ok({ name, bytes, template: opened.value }) : opened
}

/** The rows as they would be written; undefined while the records are read. */
export const useFillRows = (
  sheet: TemplateSheet | undefined,
  plan: FillPlan | null,
  rows: readonly MemberRow[],
): FillRows | undefined => {
  const { records, today } = useServices()
  const read = useLiveQuery(
    () => Promise.all([records.list(memberIdentity), records.list(memberFamily)]),
    [records],
  )
  const now = today()
  return useMemo(
    () =>
      read && sheet && plan
        ? // A template of the school is in Chinese, whatever language the screen has.
          fillRows(fillPeople(rows, ...read), planColumns(sheet, plan), {
            today: now,
            messages: zh,
            picks: plan.picks,
          })
        : undefined,
    [read, sheet, plan, rows, now],
  )
}

/** What stands where the people are to go; undefined while it is looked up. */
export const useRoom = (
  chosen: ChosenTemplate | null,
  sheet: TemplateSheet | undefined,
  plan: FillPlan | null,
  count: number,
): { readonly room: Room; readonly problem: RoomProblem | null } | undefined => {
  const [found, setFound] = useState<{ readonly room: Room; readonly problem: RoomProblem | null }>()
  const columns = plan ? plan.mapping.flatMap((field, column) => (field ? [column] : [])).join() : ''
  const keyColumn = plan?.mapping.indexOf('name') ?? -1
  const firstRow = plan?.firstRow ?? 0
  const name = sheet?.name
  const bytes = chosen?.bytes
  useEffect(() => {
    setFound(undefined)
    if (!bytes || !name || keyColumn < 0 || count === 0) return
    let here = true
    const filling = { firstRow, keyColumn, columns: columns.split(',').map(Number) }
    void templates.room(bytes, name, filling, count).then((room) => {
      if (here && room.ok) setFound(room.value)
    })
    return () => {
      here = false
    }
  }, [bytes, name, columns, keyColumn, firstRow, count])
  return found
}

/** Filling a template and saving it under its own name; the name it got, or null when cancelled. Whose numbers go out is written down first. */
export const useFill = (rows: readonly MemberRow[]) => {
  const services = useServices()
  const { records } = services
  return async (
    chosen: ChosenTemplate,
    sheet: TemplateSheet,
    plan: FillPlan,
    made: FillRows,
    nameOf: (stem: string, org: string, ending: string) => string,
  ): Promise<Result<string | null, FillProblem | SaveProblem>> => {
    const filled = await templates.fill(chosen.bytes, sheet.name, {
      firstRow: plan.firstRow,
      columns: planColumns(sheet, plan).map(({ column }) => column),
      keyColumn: plan.mapping.indexOf('name'),
      rows: made.rows,
    })
    if (!filled.ok) return err(filled.error)
    const seen = seenNumbers(rows, await records.list(memberIdentity), plan.mapping)
    const { stem, ending } = splitName(chosen.name)
    const name = nameOf(stem, services.workspace.name, ending)
    if (seen.length > 0) {
      const noted = await noteView(services, { members: seen, way: 'file', file: name.slice(0, 160) })
      if (!noted.ok) return noted
    }
    rememberedPlans.set(fillHeadings(sheet, plan.headingRow), { mapping: plan.mapping, picks: plan.picks })
    return saveFilled(services, filled.value.bytes, name)
  }
}

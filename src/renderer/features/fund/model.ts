import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useMemo } from 'react'
import type { HistoryEntry, SaveProblem, Workspace, Write } from '#renderer/engine.ts'
import { createReading } from '#renderer/reading.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import { packChoice } from '#renderer/ui/stored.ts'
import { unlistedActivities } from '#renderer/unlisted-activities.ts'
import { type Day, dayOf, dayParts } from '#shared/base/day.ts'
import { groupBy } from '#shared/base/group.ts'
import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { activity, activitySpending } from '#shared/domain/activity.ts'
import { visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import {
  type FundBudget,
  type FundCategory,
  type FundEntry,
  fundBudget,
  fundEntry,
} from '#shared/domain/fund.ts'
import { type FundRecords, potOf } from '#shared/domain/fund-line.ts'
import { fundReport, fundYears } from '#shared/domain/fund-report.ts'
import { fundByBranch, fundTotals, splitByBranch } from '#shared/domain/fund-school.ts'
import { spendingsHolding } from '#shared/domain/invoice.ts'
import { member, memberEvent } from '#shared/domain/member.ts'
import { type Headcount, headcount } from '#shared/domain/membership.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { branchOfOrg, type ReportBranch } from '#shared/domain/school-report.ts'
import { fundPacks } from '#shared/rules/topic-packs.ts'
import { approvedFields } from './approved.ts'
import { ruleDay, rulesOf } from './rule.ts'

/** The records that others name, for histories. */
export const useNames = useRecordNames

/** Everything the screens of the fund read, redrawn when it changes. */
const useRead = createReading(async (records) => {
  const [entries, budgets, activities, spendings, visits, members, events, packs, orgs] = await Promise.all([
    records.list(fundEntry),
    records.list(fundBudget),
    records.list(activity),
    records.list(activitySpending),
    records.list(visit),
    records.list(member),
    records.list(memberEvent),
    records.list(rulePack),
    records.orgs(),
  ])
  const unlisted = await unlistedActivities(records, activities, spendings)
  return { entries, budgets, activities, unlisted, spendings, visits, members, events, packs, orgs }
})

type Read = NonNullable<ReturnType<typeof useRead>>

const none: FundRecords = { entries: [], activities: [], spendings: [], visits: [] }

/** What the screens of the fund show of what was read. */
const fundOf = whileSame(
  (
    read: Read,
    workspace: Workspace,
    chosen: string | null,
    now: Day,
    year: number,
    above: boolean,
    branch: string | null,
  ) => {
    const { entries, budgets, spendings, visits, members, events, packs, orgs } = read
    const all: FundRecords = {
      entries,
      activities: [...read.activities, ...read.unlisted],
      spendings,
      visits,
    }
    const known = fundPacks.known(packs)
    const ruleOf = rulesOf(known, now, chosen)
    const pack = known.on(ruleDay(year, now), chosen)
    const branchOf = (home: string): ReportBranch => branchOfOrg(orgs, workspace, home)
    const names = new Map(
      members.flatMap(({ id, values }) => (values.name ? [[id, values.name] as const] : [])),
    )
    const byBranch = groupBy(members, ({ home }) => branchOf(home).id)
    const of = (id: string | null) => (id === null ? members : (byBranch.get(id) ?? []))
    const countOn = ruleDay(year, now)
    /** Members of what is shown, at the end of a day. */
    const headsOn = (day: Day): Headcount => headcount(of(branch), events, day)
    const split = above ? splitByBranch(all, budgets, branchOf) : []
    const shown = split.find((one) => one.branch.id === branch)
    const own = (above ? shown?.records : all) ?? none
    const planned = (above ? shown?.budgets : budgets) ?? []
    const school =
      above && branch === null
        ? fundByBranch(split, (id) => headcount(of(id), events, countOn).count, ruleOf, year)
        : []
    const years = new Set(
      above ? split.flatMap((one) => fundYears(one.records, one.budgets)) : fundYears(all, budgets),
    )
    years.add(dayParts(now).year)
    years.add(year)
    return {
      branch:
        branch === null ? null : { id: branch, name: orgs.get(branch)?.name ?? shown?.branch.name ?? branch },
      years: [...years].sort((a, b) => b - a),
      report: fundReport(own, planned, ruleOf, year),
      records: own,
      /** Whether the women's money is an account of its own here: a rule gives it, or something was booked to it. */
      women:
        own.entries.some(({ values }) => potOf(values) === 'women') ||
        own.spendings.some(({ values }) => values.pot === 'women') ||
        Boolean(pack?.pack.rule.pools.some(({ people }) => people === 'women')),
      budgets: planned,
      /** Invoices are claimed once, wherever they stand. */
      spendings: spendingsHolding(spendings, read.unlisted),
      pack,
      headsOn,
      heads: headsOn(countOn).count,
      nameOf: (id: EntityId) => names.get(id) ?? null,
      school,
      totals: fundTotals(school),
    }
  },
)

/** The ledger of one year: at a branch its own, at a school that of the chosen branch, or of all of them. */
export const useFund = (wanted: {
  readonly year: string | undefined
  readonly branch: string | undefined
}) => {
  const { workspace, today } = useServices()
  const read = useRead()
  const chosen = packChoice('fund', workspace.id).use()
  const now = today()
  const year = /^\d{4}$/.test(wanted.year ?? '') ? Number(wanted.year) : dayParts(now).year
  const above = workspace.level === 'school' || workspace.level === 'city'
  const branch = above ? (wanted.branch ?? null) : null
  const data = useMemo(
    () => read && fundOf(read, workspace, chosen, now, year, above, branch),
    [read, workspace, chosen, now, year, above, branch],
  )
  return { workspace, today: now, year, above, data }
}

/** What is shown, once it is read. */
export type Fund = ReturnType<typeof useFund> & {
  readonly data: NonNullable<ReturnType<typeof useFund>['data']>
}

const nothing: Result<null, SaveProblem> = ok(null)

/** What a person does to the fund. Nothing changed is no problem: the form closes. */
export const useFundDeeds = () => {
  const { engine } = useServices()
  const save = useCallback(
    async (writes: readonly Write[]): Promise<Result<null, SaveProblem>> => {
      if (writes.length === 0) return nothing
      const saved = await engine.save(writes)
      return saved.ok || saved.error.type === 'nothing-changed' ? nothing : saved
    },
    [engine],
  )
  return {
    /** Writes an entry; `before` null makes a new one. */
    saveEntry: async (before: Rec<FundEntry> | null, after: FundEntry) => {
      const fields = changedFields(before?.values ?? {}, after)
      if (Object.keys(fields).length === 0) return nothing
      return save([{ kind: 'fund-entry', entity: before?.id ?? (await engine.newId()), fields }])
    },
    addEntries: async (entries: readonly FundEntry[]) => {
      const writes: Write[] = []
      for (const fields of entries) writes.push({ kind: 'fund-entry', entity: await engine.newId(), fields })
      return save(writes)
    },
    /** Approves all that an entry says, as it stands; it is closed by that. */
    approve: (entry: Rec<FundEntry>) =>
      engine.approveAll([{ kind: fundEntry.kind, entity: entry.id, fields: approvedFields }]),
    undo: engine.undo,
    voidEntry: (id: EntityId, reason: string) => save([voidWrite('fund-entry', id, reason)]),
    /** Writes the budgets of a year that changed; what was emptied is taken out. */
    saveBudgets: async (
      year: number,
      budgets: readonly Rec<FundBudget>[],
      after: ReadonlyMap<FundCategory, FundBudget['budget']>,
    ) => {
      const writes: Write[] = []
      for (const [category, budget] of after) {
        // The one that counts, when there are several.
        const [known] = budgets
          .filter(({ values }) => values.year === year && values.category === category)
          .sort((a, b) => (a.id < b.id ? -1 : 1))
        if (!known) {
          if (budget != null)
            writes.push({
              kind: 'fund-budget',
              entity: await engine.newId(),
              fields: { year, category, budget },
            })
        } else if (budget == null) writes.push(voidWrite('fund-budget', known.id))
        else if (budget !== known.values.budget)
          writes.push({ kind: 'fund-budget', entity: known.id, fields: { budget } })
      }
      return save(writes)
    },
  }
}

/** Who wrote what of one entry; read again when it changes. */
export const useFundHistory = (entry: Rec<FundEntry>): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  return useLiveQuery(() => engine.history('fund-entry', entry.id), [engine, entry.id, entry])
}

/** The last day of a year, not after today. */
export const lastDayOf = (year: number, today: Day): Day => {
  const last = dayOf(year, 12, 31)
  return last !== null && last < today ? last : today
}

import { useServices } from '#renderer/services.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, FilterRow, Grid, Row, Stack, Stat, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { dayParts } from '#shared/base/day.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import {
  type ActivityPlan,
  activityCalendar,
  activityPlan,
  plannedTime,
} from '#shared/domain/activity-plan.ts'
import { Calendar } from './calendar.tsx'
import { useActivityPlace } from './model.ts'
import { PlanForm } from './plan-form.tsx'
import { leftOf, type PlanRow, plannedText, planRows, planTable } from './plan-rows.ts'
import { clubName, orgName, spanOf } from './words.ts'
import { ExcelButton, YearBar, type YearPlace } from './year-bar.tsx'

const tones = {
  done: 'good',
  open: 'info',
  overdue: 'warn',
  cancelled: 'neutral',
  extra: 'neutral',
} as const

/** What the year was to be and what it was, in figures; each opens the table. */
const Figures = (props: { readonly plan: ActivityPlan; readonly href: string }) => {
  const t = useMessages().activityYear.plan
  const { money, percent } = useFormat()
  const { plan, href } = props
  const { planned, done, overdue, extra, budget, spent, extraSpent } = plan
  return (
    <Grid min={160}>
      <Stat label={t.planned} value={t.times(planned)} note={t.plannedNote(done)} href={href} />
      <Stat
        label={t.done}
        value={t.times(done)}
        note={planned > 0 ? t.doneNote(percent(done / planned)) : null}
        href={href}
      />
      <Stat
        label={t.overdue}
        value={t.times(overdue)}
        note={t.overdueNote}
        href={href}
        {...(overdue > 0 ? { tone: 'warn' as const } : {})}
      />
      <Stat label={t.extra} value={t.times(extra.length)} note={t.extraNote} href={href} />
      <Stat label={t.budget} value={t.yuan(money(budget))} note={t.budgetNote} href={href} />
      <Stat
        label={t.spent}
        value={t.yuan(money(spent))}
        note={t.spentNote(money(extraSpent))}
        href={href}
        {...(spent > budget && budget > 0 ? { tone: 'warn' as const } : {})}
      />
    </Grid>
  )
}

/** 年度计划: the calendar of the year, or the plan beside what was held. */
export const PlanTab = (props: { readonly place: YearPlace; readonly hrefOf: (show: string) => string }) => {
  const messages = useMessages()
  const t = messages.activityYear.plan
  const format = useFormat()
  const { today } = useActivityPlace()
  const { workspace } = useServices()
  const { place } = props
  const { data, year, branch, above, query, go } = place
  const activities = data.activities.filter(({ home }) => branch === null || home === branch)
  const rowOf = new Map(data.rows.map((row) => [row.id, row]))
  const spentOf = (id: string): Fen => rowOf.get(id as never)?.total ?? (0 as Fen)
  const peopleOf = (id: string): number => rowOf.get(id as never)?.signed ?? 0
  const plan = activityPlan(activities, spentOf, year, today)
  const rows = planRows(plan, spentOf, peopleOf)
  const now = dayParts(today)
  const years = activities.flatMap(({ values }) => {
    const planned = plannedTime(values)
    return [...(values.startsOn ? [dayParts(values.startsOn).year] : []), ...(planned ? [planned.year] : [])]
  })
  const shown = query.show === 'table' ? 'table' : 'calendar'
  const org = branch === null ? workspace.name : orgName(data, branch)
  const add = (month: number | null) => go({ dialog: 'plan', month: month === null ? null : String(month) })
  const columns: readonly Column<PlanRow>[] = [
    { key: 'title', title: t.columns.title, value: ({ record }) => record.values.title },
    {
      key: 'time',
      title: t.columns.time,
      value: ({ planned }) => (planned ? planned.month * 100 + (planned.day ?? 32) : null),
      render: ({ planned }) => (planned ? plannedText(messages, planned) : null),
    },
    {
      key: 'type',
      title: t.columns.type,
      value: ({ record }) => (record.values.type ? messages.activity.choices.type[record.values.type] : null),
    },
    ...(data.clubs.length > 0
      ? [
          {
            key: 'club',
            title: t.columns.club,
            value: ({ record }: PlanRow) => clubName(data, messages, record.values.club),
          },
        ]
      : []),
    {
      key: 'state',
      title: t.columns.state,
      value: ({ state }) => t.states[state],
      render: ({ state }) => <Tag tone={tones[state]}>{t.states[state]}</Tag>,
    },
    {
      key: 'held',
      title: t.columns.held,
      value: ({ record }) => record.values.startsOn,
      render: ({ record }) => {
        const row = rowOf.get(record.id)
        return row ? spanOf(row) : null
      },
    },
    {
      key: 'people',
      title: t.columns.people,
      end: true,
      value: ({ people }) => people,
      total: (list) => list.reduce((sum, { people }) => sum + people, 0),
    },
    {
      key: 'budget',
      title: t.columns.budget,
      end: true,
      value: ({ budget }) => budget,
      render: ({ budget }) => (budget === null ? null : format.money(budget)),
      total: (list) => format.money(sumFen(list.flatMap(({ budget }) => budget ?? []))),
    },
    {
      key: 'spent',
      title: t.columns.spent,
      end: true,
      value: ({ spent }) => spent,
      render: ({ spent }) => format.money(spent),
      total: (list) => format.money(sumFen(list.map(({ spent }) => spent))),
    },
    {
      key: 'left',
      title: t.columns.left,
      end: true,
      value: leftOf,
      render: (row) => {
        const left = leftOf(row)
        return left === null ? null : format.money(left)
      },
    },
  ]
  const planning = above ? null : (
    <Button kind="primary" icon="add" onClick={() => add(null)}>
      {t.add}
    </Button>
  )
  return (
    <Stack>
      <Row spread>
        <FilterRow>
          <YearBar place={place} years={[now.year + 1, now.year, ...years]} />
          <FilterChips
            label={t.views}
            single
            options={optionsOf(['calendar', 'table'] as const, t)}
            value={[shown]}
            onChange={([show]) => go({ show: show === 'table' ? 'table' : null }, true)}
          />
        </FilterRow>
        <Row gap="small">
          <ExcelButton
            disabled={rows.length === 0}
            name={t.file(org, year)}
            tables={() => [
              planTable(year, rows, org, (one) => clubName(data, messages, one.values.club), messages),
            ]}
          />
          {planning}
        </Row>
      </Row>
      <Figures plan={plan} href={props.hrefOf('table')} />
      {shown === 'calendar' ? (
        <>
          {plan.lines.length === 0 ? <p className="xj-note">{t.empty}</p> : null}
          <Calendar
            year={year}
            months={activityCalendar(activities, year, today)}
            now={year === now.year ? now.month : null}
            openId={query.open ?? null}
            branchOf={above && place.branch === null ? ({ home }) => orgName(data, home) : undefined}
            onOpen={(id) => go({ open: id, tab: null })}
            onPlan={above ? null : add}
          />
          <p className="xj-hint">{t.keys}</p>
        </>
      ) : (
        <DataTable
          label={t.tableLabel(year)}
          rows={rows}
          rowKey={({ record }) => record.id}
          columns={columns}
          openKey={query.open ?? null}
          onOpen={({ record }) => go({ open: record.id, tab: null })}
          tone={({ state }) => (state === 'overdue' ? 'warn' : state === 'cancelled' ? 'quiet' : undefined)}
          empty={<EmptyState title={t.empty} icon="activity" action={planning} />}
        />
      )}
      {query.dialog === 'plan' && !above ? (
        <PlanForm
          data={data}
          year={year}
          month={/^([1-9]|1[0-2])$/.test(query.month ?? '') ? Number(query.month) : null}
          onClose={() => go({ dialog: null, month: null }, true)}
        />
      ) : null}
    </Stack>
  )
}
